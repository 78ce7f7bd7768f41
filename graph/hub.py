"""The front door: opens the store, and hands out views and what the feed tells."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import gc
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from graph import dates, tables
from graph.accounts.archive import read_accounts, restore_accounts, write_accounts
from graph.accounts.kept import Remembered
from graph.accounts.log import Clock, now_in_utc
from graph.accounts.model import Account
from graph.accounts.service import Accounts
from graph.attention import in_thread
from graph.backup import packed, unpacked
from graph.desk import Desk, Recorded
from graph.following import Current
from graph.health import HealthReport, examine, memory_check, sources_check
from graph.memory import Latest
from graph.metrics.figure import Figure
from graph.metrics.kept import MOST_REPORTS, KeptBeside, KeptPress, beside, reports
from graph.metrics.question import TODAY, Days, MetricsQuestion
from graph.model import ActorId, Dataset, RecordId, Records, SourcePrefix
from graph.names.change_words import gone_of, mentions
from graph.privacy.audience import Audience
from graph.privacy.policy import audiences, centre_of, shown, visible
from graph.recording.erasing import Erasure
from graph.recording.keeping import keeping
from graph.recording.once_only import Keyed
from graph.records.changes import (
    TABLES,
    Change,
    ChangeKind,
    ChangesRead,
    Write,
    WritesAsked,
    write_of,
)
from graph.store.address import ServerAddress, StoreAddress
from graph.store.contract import Loaded, Progress, Store
from graph.store.opening import open_store
from graph.store.shape import SCHEMA_VERSION
from graph.tables.releases import fingerprint_of, is_older, newer_of
from graph.updates import Updates
from graph.view import View, Viewer

ARCHIVES = "archives"
"""The folder in a data folder for what the graph was before an upgrade of its schema."""
REPORTS = 2
"""Reports on the health of the graph that are kept: for the public, or all, and for the Centre."""


WRITES_READ, WRITES_AT_ONCE = 2_000, 200


@dataclass(frozen=True, slots=True)
class WritesAbout:
    """Writes that tell of a text. `read_to`: the write to which was read, where more are older and
    were not read.
    """

    writes: Sequence[Write]
    read_to: str | None


class Hub:
    """Make one with `Hub.open`, or over a store that is open already with `Hub.over`.
    What is written is written at its `desk`.
    """

    def __init__(
        self, current: Current, loaded: Loaded | None, accounts: Accounts | None = None
    ) -> None:
        self.store = current.store
        self.accounts = accounts or Accounts(current.store)
        """Who may enter."""
        self.desk = Desk(current)
        self._current = current
        self.loaded = loaded
        """What was loaded at the start; None where the tables were loaded before."""
        self.ahead: Sequence[Dataset] = ()
        """The datasets of which the graph has newer tables than the folders that it was opened
        with, which therefore stayed as they were.
        """
        self._reports: Latest[tuple[int, frozenset[Audience] | None], HealthReport] = Latest(
            REPORTS
        )
        self._reporting = asyncio.Lock()

    @classmethod
    @contextlib.asynccontextmanager
    async def open(
        cls,
        where: StoreAddress,
        tables: Path | None,
        progress: Progress | None = None,
        *,
        updates: Path | None = None,
        archives: Path | None = None,
        clock: Clock = now_in_utc,
    ) -> AsyncIterator[Hub]:
        """Open the graph of a data folder or of a server. A new one is filled with the datasets of
        `tables`, or with newer ones of `updates`; so is one whose datasets have changed, but never
        with older ones. What other processes write at a server is followed while it is open. A
        graph of an older schema is written whole into the folder `archives` first (default: one in
        the data folder). `clock` says how late it is to whoever signs in.

        Raises:
            SettingsError: the folder, or the server with this user and database, cannot be used.
            FolderInUse: another process has the folder open; carries its address where it serves.
            StoreUnavailable: the server does not answer.
            ForeignGraph: the server's database has data that is none of Dolen's.
            NewerSchema: a newer Dolen wrote it.
            TableError: a table cannot be used; nothing was written.
            StoreError: the store cannot be used.
        """
        async with open_store(where) as store:
            await _upgrade(
                store,
                archives
                or (where if isinstance(where, Path) else user_data_path("dolen", appauthor=False))
                / ARCHIVES,
            )
            # nobody else can write into a folder that is open here
            alone = not isinstance(where, ServerAddress)
            hub = await cls.over(store, tables, progress, updates=updates, alone=alone, clock=clock)
            async with contextlib.nullcontext() if alone else hub.following():
                yield hub

    @classmethod
    async def over(
        cls,
        store: Store,
        tables: Path | None,
        progress: Progress | None = None,
        *,
        updates: Path | None = None,
        alone: bool = False,
        clock: Clock = now_in_utc,
    ) -> Hub:
        """Return a hub over an open store, after loading the datasets of `tables`, and those of
        `updates` that are newer, where they differ from those loaded last. Where the graph has
        newer ones of any, nothing is loaded. `alone`: nobody else can write into the store
        meanwhile.
        """
        loaded: Loaded | Sequence[Dataset] | None = None
        if tables is not None:
            loaded = await _load_changed(store, tables, newer_of(tables, updates), progress)
        with _collections_put_off() if loaded is None else contextlib.nullcontext():
            hub = cls(
                await _current(store, alone=alone),
                loaded if isinstance(loaded, Loaded) else None,
                Accounts(await Remembered.of(store) if alone else store, clock),
            )
            await hub.view(Viewer())  # what the public sees today is made before the first request
        hub.ahead = loaded if isinstance(loaded, Sequence) else ()
        return hub

    async def view(self, viewer: Viewer, as_of: dt.date | None = None) -> View:
        """Return what the viewer may use on the date (default: today in London)."""
        return await self._current.view(viewer, as_of)

    async def figures(
        self, viewer: Viewer, question: MetricsQuestion, days: Days = TODAY
    ) -> Sequence[Figure]:
        """Return the engagement figures of one day or of each day of a series.

        Raises:
            InputError: what cannot be asked, or more rows than are answered.
        """
        return await self._current.figures(viewer, question, days)

    def figures_at_hand(
        self, viewer: Viewer, question: MetricsQuestion, days: Sequence[dt.date]
    ) -> Mapping[dt.date, Sequence[Figure]]:
        """Return the figures of those of the days of which somebody asked for them before, and
        nothing was written since that could change them. None is made.
        """
        memory = self._current.memory
        found = ((day, memory.figures_at_hand(viewer, question, day)) for day in days)
        return {day: figures for day, figures in found if figures is not None}

    async def keep_figures(
        self,
        viewer: Viewer,
        question: MetricsQuestion,
        as_of: dt.date | None = None,
        *,
        keyed: Keyed | None = None,
    ) -> Recorded:
        """Keep the figures of a day for the viewer's Centre, with the position of the feed.
        What was kept by the same key before is answered once more.

        Raises:
            InputError: the viewer has no Centre, they are kept already, or as `figures`.
            Overtaken, StorageFull, StoreUnavailable, StoreTimeout: as `Desk.record`.
        """
        if (before := await self.desk.written_before(viewer, keyed)) is not None:
            return before
        position = self._current.known.seq
        figures = await self.figures(viewer, question, Days(as_of=as_of))
        command = keeping(self.records(viewer), figures, question, position)
        return await self.desk.record(viewer, command, keyed=keyed)

    async def kept_figures(
        self, viewer: Viewer, holding: str | None = None
    ) -> Sequence[tuple[KeptPress, Sequence[KeptBeside]]]:
        """Return what the viewer's Centre kept by its latest presses, the latest day first, each
        figure beside the same as it is reckoned now. `holding`: only the press of this figure.
        """
        kept = [
            report
            for report in reports(self.records(viewer).kept_figures.values())
            if holding is None or holding in {each.id for each in report.figures}
        ][:MOST_REPORTS]
        return [
            (
                report,
                beside(
                    report, await self.figures(viewer, report.question, Days(as_of=report.as_of))
                ),
            )
            for report in kept
        ]

    @property
    def position(self) -> int:
        """The position of the feed up to which this process knows what is written."""
        return self._current.known.seq

    async def position_in_store(self) -> int:
        """Return the last position of the feed as the store has it.

        Raises:
            StoreUnavailable, StoreTimeout: it does not answer.
        """
        return (await self.store.state()).seq

    @property
    def engine(self) -> str:
        """The engine of the store and its version, for people."""
        return self.store.engine

    def in_memory(self) -> Mapping[str, int]:
        """Return how much is kept in memory, by what it is."""
        return self._current.memory.kept()

    @property
    def sources(self) -> Mapping[str, SourcePrefix]:
        """Where public facts come from, which everybody may know."""
        return self._current.known.records.sources

    def records(self, viewer: Viewer) -> Records:
        """Return the records that the viewer may use."""
        return visible(self._current.known.records, viewer)

    async def history(
        self, record_ids: Sequence[RecordId], viewer: Viewer, first: int = 50
    ) -> Mapping[RecordId, Sequence[Change]]:
        """Return for each record the latest changes that the viewer may know, the newest
        first, in one statement: also those of records that a Centre made one with it.
        """
        merged = _merged_into(self._current.known.records, record_ids)
        ids = [*record_ids, *(former for formers in merged.values() for former in formers)]
        found = await self.store.history(ids, audiences(viewer), first)
        return {
            id_: [
                shown(change, viewer)
                for change in _newest([found[each] for each in (id_, *merged.get(id_, ()))], first)
            ]
            for id_ in record_ids
        }

    async def writes(
        self,
        viewer: Viewer,
        *,
        by: str | None = None,
        kind: ChangeKind | None = None,
        before: str = "",
        first: int = 25,
    ) -> Sequence[Write]:
        """Return the latest writes, the newest first:
        of the viewer's own Centre and of the datasets, or `by` one of these alone.

        `before`: those older than the write of this change;
        none where the viewer knows no such change.
        """
        may = [TABLES, *([] if viewer.centre is None else [viewer.centre])]
        asked = WritesAsked(
            by=[one for one in may if by in (None, one)], kind=kind, before=before, first=first
        )
        return await self.store.writes(audiences(viewer), asked)

    async def writes_about(
        self,
        text: str,
        viewer: Viewer,
        *,
        by: str | None = None,
        kind: ChangeKind | None = None,
        before: str = "",
        first: int = 25,
    ) -> WritesAbout:
        """Return the same of those that tell of a text, in their own words or by a name in it;
        of all where it is blank. For a text at most the `WRITES_READ` writes before are read.
        """
        if not text:
            writes = await self.writes(viewer, by=by, kind=kind, before=before, first=first)
            return WritesAbout(writes, None)
        records, found, at = self.records(viewer), list[Write](), before
        for _ in range(WRITES_READ // WRITES_AT_ONCE):
            writes = await self.writes(viewer, by=by, kind=kind, before=at, first=WRITES_AT_ONCE)
            gone = gone_of(writes)
            found += [write for write in writes if mentions(write, text, records, gone)]
            if len(found) >= first or len(writes) < WRITES_AT_ONCE:
                return WritesAbout(found[:first], None)
            at = writes[-1].id
        return WritesAbout(found, at)

    async def changes_since(
        self,
        viewer: Viewer,
        position: int = 0,
        *,
        since: dt.datetime | None = None,
        kind: ChangeKind | None = None,
        first: int = 50,
    ) -> ChangesRead:
        """Return the changes that the viewer may know of after a position of the feed, the oldest
        first: those made at a moment or later, those of a kind. For a kind at most the
        `WRITES_READ` changes that follow are read.
        """
        if since is not None:
            position = max(position, await self._position_before(since, viewer))
        at_once = first + 1 if kind is None else WRITES_AT_ONCE
        found, read_to = list[Change](), ""
        for _ in range(WRITES_READ // at_once):
            read = await self.store.changes_since(position, audiences(viewer), first=at_once)
            for change in read:
                if kind in (None, change.kind):
                    if len(found) == first:
                        return ChangesRead(found, found[-1].id)
                    found.append(shown(change, viewer))
            if len(read) < at_once:
                return ChangesRead(found, None)
            position, read_to = read[-1].seq, read[-1].id
        return ChangesRead(found, read_to)

    async def _position_before(self, moment: dt.datetime, viewer: Viewer) -> int:
        """The position of the last change that the viewer may know of before a moment."""
        low, high = 0, (await self.store.state()).seq
        while low < high:
            middle = (low + high) // 2
            following = await self.store.changes_since(middle, audiences(viewer), first=1)
            if following and following[0].at < moment:
                low = following[0].seq
            else:
                high = middle
        return low

    async def position_of(self, change_id: str, viewer: Viewer) -> int | None:
        """Return where in the feed a change stands; None: the viewer knows no such change."""
        return await self.store.position_of(change_id, audiences(viewer))

    async def change(self, id: str, viewer: Viewer) -> Change | None:
        """Return a change by its id; None: the viewer knows no such change."""
        known = await self.position_of(id, viewer)
        if known is None:
            return None
        found = await self.store.changes_since(known - 1, audiences(viewer), first=1)
        return shown(found[0], viewer)

    async def write(self, id: str, viewer: Viewer) -> Write | None:
        """Return a write by its id, as far as the viewer may know it; None: it is no such."""
        found = await self.store.changes_of_write(id, audiences(viewer))
        return write_of([shown(change, viewer) for change in found]) if found else None

    async def write_of(self, change_id: str, viewer: Viewer) -> Sequence[Change]:
        """Return the changes of the write that a change, given by its id, is a part of;
        none where the viewer's Centre did not make it.
        """
        found = await self.store.changes_of_write(change_id, audiences(viewer))
        return (
            found
            if viewer.centre is not None
            and all(centre_of(change) == viewer.centre for change in found)
            else ()
        )

    async def erase(self, erasure: Erasure, *, by: str) -> Sequence[Account]:
        """Write an erasure, and let go of the accounts of whom it erases. Return these. For the
        operator only.

        Raises:
            Overtaken: somebody wrote since; nothing was written.
            StorageFull, StoreUnavailable, StoreTimeout: the store cannot do it now.
        """
        await self.desk.erase(erasure, by=by)
        return await self.accounts.forget(erasure.ids)

    async def back_up(self, file: Path) -> None:
        """Write all records of all Centres, the whole feed, accounts and keys into a zip file. For
        the operator only.

        Raises:
            InputError, OSError: the folder for temporary files cannot be written.
            StoreUnavailable, StoreTimeout: the store does not answer.
        """
        with tempfile.TemporaryDirectory(dir=file.parent) as scratch:
            folder = Path(scratch) / "archive"
            await self.desk.export_all(folder)
            await write_accounts(self.store, folder)
            await in_thread(packed, folder, file)

    async def restore(self, path: Path) -> None:
        """Write a backup, or the folder of an archive, into a graph that is empty.

        Raises:
            InputError: something was written into the graph already, or it is no backup.
            TableError: a row of the archive cannot be used; nothing was written.
        """
        with tempfile.TemporaryDirectory(prefix="dolen-restore-") as scratch:
            folder = await asyncio.to_thread(unpacked, path, Path(scratch))
            accounts = await asyncio.to_thread(read_accounts, folder)
            await self.desk.restore(folder)
            await restore_accounts(self.store, accounts)

    def updates(self, tables: Path, folder: Path, archives: Path) -> Updates:
        """Return where newer tables are brought into the graph: it was opened with `tables`, keeps
        those that are newer in `folder`, and is archived in `archives` first.
        """
        return Updates(self._current, self.desk, tables, folder, archives)

    async def ping(self) -> None:
        """Return when the store answers.

        Raises:
            StoreUnavailable, StoreTimeout: it does not.
            StorageFull: it does, but nothing can be written.
        """
        await self.store.ping()

    async def catch_up(self) -> None:
        """Bring memory up to all that is written by now.
        Views that were handed out stay as they are.

        Raises:
            StoreUnavailable, StoreTimeout: the store does not answer.
        """
        await self._current.catch_up()

    def following(self) -> contextlib.AbstractAsyncContextManager[None]:
        """Follow what other processes write, as long as the context is open."""
        return self._current.following()

    async def health(self, viewer: Viewer | None = None) -> HealthReport:
        """Look at all that is stored, compare it with what is in memory, and say how it is.

        It reads everything, but in a folder into which nothing was written since it was opened:
        one at a time, and at the same position of the feed the same report again. With a viewer,
        only the records that the viewer may use are counted and named.
        """
        await self._current.catch_up()
        shared = None if viewer is None else frozenset(audiences(viewer))
        report = await self._reports.get(
            (self._current.known.seq, shared), lambda: self._report(viewer)
        )
        return report.with_(sources_check(self.sources, dates.today()))

    async def _report(self, viewer: Viewer | None) -> HealthReport:
        async with self._reporting:
            store, known = self.store, self._current.known
            network = (await self._current.view(Viewer())).network
            stored = await self._current.stored()
            state, positions, constraints = (
                await store.state(),
                await store.positions(),
                await store.constraints(),
            )
            seen = stored.records if viewer is None else visible(stored.records, viewer)
            report = await in_thread(examine, seen, state, positions, constraints, store.engine)
            if stored.seq != known.seq:  # written since: the two cannot be compared
                return report
            return report.with_(
                await in_thread(memory_check, stored.records, known.records, network)
            )


@contextlib.contextmanager
def _collections_put_off() -> Iterator[None]:
    """Collect no garbage meanwhile. Of what is read at the start nearly all stays, and to walk it
    again and again takes a third of a second. After a load there is garbage to collect.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _merged_into(
    records: Records, record_ids: Sequence[RecordId]
) -> Mapping[RecordId, Sequence[RecordId]]:
    """Return the ids that lead to each record since a Centre said so, not a dataset."""
    merged: dict[RecordId, list[RecordId]] = {}
    for former, now in records.replaced.items():
        if now in record_ids and records.actor(ActorId(RecordId(former))).recorded_by:
            merged.setdefault(RecordId(now), []).append(RecordId(former))
    return merged


def _newest(histories: Sequence[Sequence[Change]], first: int) -> Sequence[Change]:
    if len(histories) == 1:
        return histories[0]
    once = {change.id: change for history in reversed(histories) for change in history}
    return sorted(once.values(), key=lambda change: -change.seq)[:first]


async def _current(store: Store, *, alone: bool = False) -> Current:
    return Current(store, await store.snapshot(await store.audiences()), alone=alone)


async def _upgrade(store: Store, archives: Path, version: int = SCHEMA_VERSION) -> Path | None:
    """Bring a graph of an older schema to this one, after writing all of it into an archive.
    Return the archive's folder.

    Version 1 is the first: what a later one changes in the graph stands here, between
    the archive and the stamp.
    """
    was = (await store.state()).schema_version
    if was >= version:
        return None
    archive = archives / f"schema-{was}-{dt.datetime.now(dt.UTC):%Y-%m-%dT%H%M%S}"
    await Desk(await _current(store)).export_all(archive)
    await store.upgrade(version)
    return archive


async def _load_changed(
    store: Store, folder: Path, newer: Mapping[str, Path], progress: Progress | None
) -> Loaded | Sequence[Dataset] | None:
    """Load the tables, where they are not those that were loaded last. Return what that did, or the
    datasets of which the graph has newer tables: then nothing is loaded.
    """
    fingerprint, state = fingerprint_of(folder, newer), await store.state()
    if state.fingerprint == fingerprint:
        return None
    wanted = tables.read(folder, newer=newer)
    if state.seq:
        stored = await store.datasets()
        ahead = [
            stored[id_]
            for id_, dataset in wanted.datasets.items()
            if id_ in stored and is_older(dataset.released, stored[id_].released)
        ]
        if ahead:
            return ahead
    return await store.load(
        wanted, by=TABLES, complete=True, fingerprint=fingerprint, progress=progress
    )
