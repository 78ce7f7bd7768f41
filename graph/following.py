"""Records brought up to date by the feed:
what this process knows, and what has been written since, by it or by another.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from graph import dates
from graph.attention import in_thread
from graph.errors import StoreError
from graph.memory import Memory
from graph.metrics.figure import Figure
from graph.metrics.question import Days, MetricsQuestion
from graph.metrics.series import MOST_ROWS, days_of, least_rows, marked, too_many
from graph.model import Records
from graph.records import difference
from graph.records.changes import Change, ChangeKind
from graph.records.difference import Changed, Difference
from graph.store.contract import KeyedWrite, Snapshot, Store
from graph.view import View, Viewer

FOLLOW_SECONDS = 0.25
"""How long after a look at the feed the next one comes."""
MOST_CHANGES = 100
"""More than these (some thousand records) are not followed one by one:
reading all anew is as fast.
"""

log = logging.getLogger(__name__)


class Current:
    """What this process knows of a graph, at one position of the feed:
    its records, and what is computed from them.
    """

    def __init__(self, store: Store, known: Snapshot, *, alone: bool = False) -> None:
        """`alone`: nobody else can write into the store while it is open here."""
        self.store = store
        self.known = known
        self._alone = alone
        self._read_to = known.seq
        self.memory = Memory(known.records)
        self._catching_up = asyncio.Lock()

    async def view(self, viewer: Viewer, as_of: dt.date | None = None) -> View:
        """Return what the viewer may use on the date (default: today in London)."""
        return await self.memory.view(viewer, as_of or dates.today())

    async def figures(
        self, viewer: Viewer, question: MetricsQuestion, days: Days
    ) -> Sequence[Figure]:
        """Return the figures of each of the days, those of a day together.

        Each day is kept when it is made, so a question that was cut off goes on where it stopped.

        Raises:
            InputError: what cannot be asked, or more rows than are answered.
        """
        chosen = days_of(days, dates.today())
        found: list[Figure] = []
        before: Sequence[Figure] = ()
        rows = least_rows(question)
        for number, day in enumerate(chosen):
            expected = len(found) + rows * (len(chosen) - number)
            if expected > MOST_ROWS:
                raise too_many(expected, len(chosen), question)
            made = await self.memory.figures(viewer, question, day)
            await self.view(viewer)  # so that many days do not push out the network of today
            found += made if number == 0 else marked(before, made)
            before, rows = made, len(made)
        if len(found) > MOST_ROWS:
            raise too_many(len(found), len(chosen), question)
        return found

    async def stored(self) -> Snapshot:
        """Return all that is stored, read anew, unless nobody can have written since it was read.

        Raises:
            StoreUnavailable, StoreTimeout: the store does not answer.
        """
        if self._alone and self.known.seq == self._read_to:
            return self.known
        return await self.store.snapshot(await self.store.audiences())

    async def catch_up(self) -> None:
        """Bring memory up to all that is written by now.
        Views that were handed out stay as they are.

        Raises:
            StoreUnavailable, StoreTimeout: the store does not answer.
        """
        async with self._catching_up:
            news = await news_since(self.known, self.store)
            if news is None:
                return
            await self._become(
                news.snapshot,
                None
                if news.changes is None
                else [
                    (entry.before, entry.after)
                    for change in news.changes
                    for entry in change.entries
                ],
            )

    async def write(
        self,
        known: Snapshot,
        found: Difference,
        *,
        by: str,
        kind: ChangeKind | None,
        undone: Sequence[Change],
        keyed: KeyedWrite | None = None,
    ) -> Sequence[Change]:
        """Write a difference from what was known, and bring memory up to it: what is written is
        known here, and is not read back. Return the changes that it left.

        Raises:
            Overtaken: somebody wrote since; nothing was written.
            StoreError: as `Store.write`.
        """
        async with self._catching_up:
            changes = await self.store.write(
                known.records, found, by=by, seen=known.seq, kind=kind, undone=undone, keyed=keyed
            )
            entries = [(entry.before, entry.after) for entry in found.entries]
            if changes:  # so nobody wrote since, and this is what is known
                records = await in_thread(difference.applied, known.records, found.entries)
                await self._become(Snapshot(records, changes[-1].seq), entries)
        return changes

    async def _become(self, known: Snapshot, entries: Sequence[Changed] | None) -> None:
        """Know other records, which differ in the entries; None: in whatever it is."""
        today = dates.today()
        memory = (
            Memory(known.records)
            if entries is None
            else await self.memory.after(known.records, entries, today)
        )
        await memory.view(Viewer(), today)  # made before anybody asks for it
        self.known, self.memory = known, memory

    async def read_anew(self) -> None:
        """Read all that is stored."""
        async with self._catching_up:
            self.known = await self.store.snapshot(await self.store.audiences())
            self._read_to = self.known.seq
            self.memory = Memory(self.known.records)
            await self.view(Viewer())  # made before anybody asks for it

    @contextlib.asynccontextmanager
    async def following(self) -> AsyncIterator[None]:
        """Follow what other processes write, as long as the context is open."""
        task = asyncio.create_task(self._follow())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _follow(self) -> None:
        failing = False
        while True:
            await asyncio.sleep(FOLLOW_SECONDS)
            try:
                await self.catch_up()
            except StoreError as error:
                if not failing:
                    log.warning(
                        "What others write cannot be followed now, answers stay as they were: %s",
                        error,
                    )
                failing = True
            # else one odd record would end the following for good, and nobody would know
            except Exception:
                log.exception("A change could not be followed; the next one is tried.")
            else:
                if failing:
                    log.warning("The store answers again; memory is up to date.")
                failing = False


@dataclass(frozen=True, slots=True)
class News:
    """Where the graph stands now, and the changes that led there. None: all was read anew."""

    snapshot: Snapshot
    changes: Sequence[Change] | None


async def news_since(known: Snapshot, store: Store) -> News | None:
    """Return what was written since, or None where nothing was.

    A change without entries says that somebody was erased, also from what is known here: then all
    is read anew.

    Raises:
        StoreUnavailable, StoreTimeout: the store does not answer.
    """
    seq = (await store.state()).seq
    if seq == known.seq:
        return None
    audiences = await store.audiences()
    if known.seq < seq <= known.seq + MOST_CHANGES:
        changes = await store.changes_since(known.seq, audiences, first=2 * MOST_CHANGES)
        if _join_on(known.seq, changes, seq) and all(change.entries for change in changes):
            return News(Snapshot(applied(known.records, changes), changes[-1].seq), changes)
    return News(await store.snapshot(audiences), None)


def applied(records: Records, changes: Sequence[Change]) -> Records:
    """Return the records after the changes, each table in the order of its ids."""
    return difference.applied(records, (entry for change in changes for entry in change.entries))


def _join_on(known: int, changes: Sequence[Change], seq: int) -> bool:
    """Return whether the changes follow each other from `known` on, at least to `seq`.
    A graph that was put back in time does not.
    """
    positions = [change.seq for change in changes]
    return positions[-1:] >= [seq] and positions == list(range(known + 1, positions[-1] + 1))
