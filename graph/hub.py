"""The front door: opens the store, and hands out views and what the feed tells."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from graph import tables
from graph.attention import in_thread
from graph.desk import Desk
from graph.following import Current
from graph.health import HealthReport, examine, memory_check
from graph.memory import Latest
from graph.model import ActorId, RecordId, Records
from graph.names.change_words import gone_of, mentions
from graph.privacy.audience import Audience
from graph.privacy.policy import audiences, centre_of, shown, visible
from graph.records.changes import TABLES, Change, ChangeKind, Write, WritesAsked
from graph.store.address import ServerAddress, StoreAddress
from graph.store.contract import Loaded, Progress, Store
from graph.store.opening import open_store
from graph.store.shape import SCHEMA_VERSION
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

    def __init__(self, current: Current, loaded: Loaded | None) -> None:
        self.store = current.store
        self.desk = Desk(current)
        self._current = current
        self.loaded = loaded
        """What was loaded at the start; None where the tables were loaded before."""
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
        archives: Path | None = None,
    ) -> AsyncIterator[Hub]:
        """Open the graph of a data folder or of a server. A new one is filled with the datasets of
        `tables`; so is one whose datasets have changed. What other processes write at a server is
        followed while it is open. A graph of an older schema is written whole into the folder
        `archives` first (default: one in the data folder).

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
            hub = await cls.over(store, tables, progress)
            # nobody else can write into a folder that is open here
            async with (
                hub.following() if isinstance(where, ServerAddress) else contextlib.nullcontext()
            ):
                yield hub

    @classmethod
    async def over(cls, store: Store, tables: Path | None, progress: Progress | None = None) -> Hub:
        """Return a hub over an open store, after loading the datasets of `tables` where they
        differ from those loaded last.
        """
        loaded = None if tables is None else await _load_changed(store, tables, progress)
        hub = cls(await _current(store), loaded)
        await hub.view(Viewer())  # what the public sees today is made before the first request
        return hub

    async def view(self, viewer: Viewer, as_of: dt.date | None = None) -> View:
        """Return what the viewer may use on the date (default: today in London)."""
        return await self._current.view(viewer, as_of)

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

        It reads everything: one at a time, and at the same position of the feed the same report
        again. With a viewer, only the records that the viewer may use are counted and named.
        """
        await self._current.catch_up()
        shared = None if viewer is None else frozenset(audiences(viewer))
        return await self._reports.get(
            (self._current.known.seq, shared), lambda: self._report(viewer)
        )

    async def _report(self, viewer: Viewer | None) -> HealthReport:
        async with self._reporting:
            store, known = self.store, self._current.known
            network = (await self._current.view(Viewer())).network
            stored = await store.snapshot(await store.audiences())
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


async def _current(store: Store) -> Current:
    return Current(store, await store.snapshot(await store.audiences()))


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


async def _load_changed(store: Store, folder: Path, progress: Progress | None) -> Loaded | None:
    fingerprint = _fingerprint(folder)
    if (await store.state()).fingerprint == fingerprint:
        return None
    return await store.load(
        tables.read(folder), by=TABLES, complete=True, fingerprint=fingerprint, progress=progress
    )


def _fingerprint(folder: Path) -> str:
    """Return a text that changes when any file of the datasets does."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".csv", ".toml")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
