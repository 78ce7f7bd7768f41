"""The front door: opens the store, keeps memory fresh, and hands out views."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import hashlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from graph import dates, tables
from graph.errors import InputError, Overtaken, StoreError
from graph.following import news_since
from graph.health import HealthReport, examine, memory_check
from graph.memory import Memory
from graph.model import OrganizationId, RecordId, Records
from graph.paths.answer import Target
from graph.privacy.policy import audiences, shown, visible
from graph.recording.changing import refuse_unadded
from graph.recording.commands import Command, RemoveRecord
from graph.recording.duplicates import LikelySame
from graph.recording.exporting import export, export_feed, read_archive
from graph.recording.handing_over import with_copies
from graph.recording.importing import Import, importing
from graph.recording.planning import Plan, plan, recording_centre
from graph.recording.preview import Preview, preview
from graph.recording.undoing import undoing
from graph.store.address import ServerAddress, StoreAddress
from graph.store.changes import Change, ChangeKind
from graph.store.contract import Loaded, Progress, Snapshot, Store
from graph.store.difference import difference_of
from graph.store.opening import open_store
from graph.view import View, Viewer

TABLES = "tables"
"""Who loads the datasets, in the feed of changes."""
FOLLOW_SECONDS = 0.25
"""How long after a look at the feed the next one comes."""

ATTEMPTS = 3
MOST_OF_ONE = 1_000
"""Changes of one record that are looked through for the one that added it."""

log = logging.getLogger(__name__)

Planned = Callable[[View, OrganizationId], Awaitable[Plan]]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written. `change` undoes it by its id; None: nothing was to be written."""

    record_id: RecordId
    change: Change | None
    likely_same: tuple[LikelySame, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote. `change` undoes the whole of it by its id; None: nothing changed."""

    records: Import
    change: Change | None


class Hub:
    """Make one with `Hub.open`, or over a store that is open already with `Hub.over`."""

    def __init__(self, store: Store, known: Snapshot, loaded: Loaded | None) -> None:
        self.store = store
        self.loaded = loaded
        """What was loaded at the start; None where the tables were loaded before."""
        self._known = known
        self._memory = Memory(known.records)
        self._catching_up = asyncio.Lock()
        self._recording = asyncio.Lock()   # within a process nobody is overtaken

    @classmethod
    @contextlib.asynccontextmanager
    async def open(cls, where: StoreAddress, tables: Path | None, progress: Progress | None = None) -> AsyncIterator[Hub]:
        """Open the graph of a data folder or of a server. A new one is filled with the datasets of `tables`; so is one whose
        datasets have changed. What other processes write at a server is followed while it is open.

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
            hub = await cls.over(store, tables, progress)
            # nobody else can write into a folder that is open here
            async with hub.following() if isinstance(where, ServerAddress) else contextlib.nullcontext():
                yield hub

    @classmethod
    async def over(cls, store: Store, tables: Path | None, progress: Progress | None = None) -> Hub:
        """Return a hub over an open store, after loading the datasets of `tables` where they differ from those loaded last."""
        loaded = None if tables is None else await _load_changed(store, tables, progress)
        hub = cls(store, await store.snapshot(await store.audiences()), loaded)
        await hub.view(Viewer())   # what the public sees today is made before the first request
        return hub

    async def view(self, viewer: Viewer, as_of: dt.date | None = None) -> View:
        """Return what the viewer may use on the date (default: today in London)."""
        return await self._memory.view(viewer, as_of or dates.today())

    def records(self, viewer: Viewer) -> Records:
        """Return the records that the viewer may use."""
        return visible(self._known.records, viewer)

    async def history(self, record_ids: Sequence[RecordId], viewer: Viewer, first: int = 50) -> Mapping[RecordId, Sequence[Change]]:
        """Return for each record the latest changes that the viewer may know, the newest first, in one statement."""
        found = await self.store.history(record_ids, audiences(viewer), first)
        return {id_: [shown(change, viewer) for change in changes] for id_, changes in found.items()}

    async def plan(self, viewer: Viewer, command: Command) -> Plan:
        """Return what `record` would write, with the records that a new one may repeat. Nothing is written.

        Raises:
            InputError: as `record`.
        """
        view = await self.view(viewer)
        return await self._plan(view, command, recording_centre(view, viewer))

    async def record(self, viewer: Viewer, command: Command) -> Recorded:
        """Write what a command says, for the viewer's Centre, in one transaction. When it returns, every view has it.

        Raises:
            InputError: the viewer has no Centre, or what was asked cannot be; the message says what to do.
            NotFound: an id that nothing has that the viewer may see.
            Overtaken: others write without a pause; nothing was written.
            StoreUnavailable, StoreTimeout: the store does not answer.
        """
        return await self._write(viewer, lambda view, centre: self._plan(view, command, centre))

    async def undo(self, viewer: Viewer, change_id: str) -> Recorded:
        """Undo a change of the viewer's Centre and all that was written with it: of an import the whole import.

        Raises:
            NotFound: the Centre made no such change.
            InputError: it is undone already, or what was recorded since depends on it; and as `record`.
            Overtaken, StoreUnavailable, StoreTimeout: as `record`.
        """
        changes: Sequence[Change] = ()

        async def planned(view: View, centre: OrganizationId) -> Plan:
            nonlocal changes
            changes = await self.store.changes_of_write(change_id, audiences(viewer))
            return undoing(view, change_id, changes, centre)

        return await self._write(viewer, planned, ChangeKind.UNDONE, lambda: changes)

    async def preview(self, viewer: Viewer, files: Sequence[Path], choices: Mapping[str, str] = MappingProxyType({}),
                      target: Target | None = None) -> Preview:
        """Return what `import_tables` would change: records, ties, and the paths to a target. Nothing is written.

        `choices` says by written name which record is meant: its id, or "new".

        Raises:
            InputError: the viewer has no Centre, or there is no such target.
        """
        view = await self.view(viewer)
        return await asyncio.to_thread(preview, view, files, choices, recording_centre(view, viewer), target)

    async def import_tables(self, viewer: Viewer, files: Sequence[Path], choices: Mapping[str, str] = MappingProxyType({})) -> Imported:
        """Write a person's own CSV files for the viewer's Centre, all or nothing. The same files again change nothing.

        Raises:
            TableError: rows that cannot be used, and names for which a record has to be chosen; nothing was written.
            InputError: the viewer has no Centre.
            Overtaken, StoreUnavailable, StoreTimeout: as `record`.
        """
        found: Import

        async def planned(view: View, centre: OrganizationId) -> Plan:
            nonlocal found
            found = await asyncio.to_thread(importing, view, files, choices, centre)
            return found.plan()

        recorded = await self._write(viewer, planned, ChangeKind.IMPORTED)
        return Imported(found, recorded.change)

    async def export(self, viewer: Viewer, folder: Path) -> None:
        """Write all records that the viewer may use as a folder of tables.

        Raises:
            InputError: the folder has files in it, or cannot be written.
        """
        await asyncio.to_thread(export, self.records(viewer), folder)

    async def export_all(self, folder: Path) -> None:
        """Write all records of all Centres and the whole feed, from which `restore` makes the same graph. For the operator only.

        Raises:
            InputError: the folder has files in it, or cannot be written.
            StoreUnavailable, StoreTimeout: the store does not answer.
        """
        await self.catch_up()
        known, everybody, feed = self._known, await self.store.audiences(), list[Change]()
        while (more := await self.store.changes_since(feed[-1].seq if feed else 0, everybody)) and (not feed or feed[-1].seq < known.seq):
            feed += (change for change in more if change.seq <= known.seq)
        await asyncio.to_thread(export, known.records, folder)
        await asyncio.to_thread(export_feed, feed, folder)

    async def restore(self, folder: Path) -> None:
        """Write an archive of `export_all` into a graph that is empty.

        Raises:
            InputError: something was written into the graph already.
            TableError: a row of the archive cannot be used; nothing was written.
        """
        records, feed = await asyncio.to_thread(read_archive, folder)
        try:
            await self.store.restore(records, feed)
        except Overtaken as error:
            raise InputError("Something is in the graph already, and an archive is put back whole. Choose a new data folder or an empty "
                             "database, and open it without tables.") from error
        async with self._catching_up:
            self._known = await self.store.snapshot(await self.store.audiences())
            self._memory = Memory(self._known.records)
        await self.view(Viewer())

    async def ping(self) -> None:
        """Return when the store answers.

        Raises:
            StoreUnavailable, StoreTimeout: it does not.
        """
        await self.store.ping()

    async def load(self, records: Records, *, by: str) -> Loaded:
        """Write records, all or nothing. When it returns, every view has them.

        Raises:
            StoreError: as `Store.load`.
        """
        loaded = await self.store.load(records, by=by)
        await self.catch_up()
        return loaded

    async def catch_up(self) -> None:
        """Bring memory up to all that is written by now. Views that were handed out stay as they are.

        Raises:
            StoreUnavailable, StoreTimeout: the store does not answer.
        """
        async with self._catching_up:
            news = await news_since(self._known, self.store)
            if news is None:
                return
            today, records = dates.today(), news.snapshot.records
            if news.changes is None:
                memory = Memory(records)
            else:
                entries = [(entry.before, entry.after) for change in news.changes for entry in change.entries]
                memory = await self._memory.after(records, entries, today)
            await memory.view(Viewer(), today)   # made before anybody asks for it
            self._known, self._memory = news.snapshot, memory

    @contextlib.asynccontextmanager
    async def following(self) -> AsyncIterator[None]:
        """Follow what other processes write, as long as the context is open."""
        task = asyncio.create_task(self._follow())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def health(self) -> HealthReport:
        """Look at all that is stored, afresh, compare it with what is in memory, and say how it is."""
        await self.catch_up()
        store, known, today = self.store, self._known, dates.today()
        network = (await self._memory.view(Viewer(), today)).network
        stored = await store.snapshot(await store.audiences())
        state, positions, constraints = await store.state(), await store.positions(), await store.constraints()
        report = examine(stored.records, state, positions, constraints, store.engine)
        if stored.seq != known.seq:   # written since: the two cannot be compared
            return report
        return report.with_(await asyncio.to_thread(memory_check, stored.records, known.records, network))

    async def _plan(self, view: View, command: Command, centre: OrganizationId) -> Plan:
        if isinstance(command, RemoveRecord):
            id_ = RecordId(command.record)
            refuse_unadded(id_, (await self.store.history([id_], audiences(view.viewer), MOST_OF_ONE))[id_], centre)
        return await asyncio.to_thread(plan, view, command, centre)

    async def _write(self, viewer: Viewer, planned: Planned, kind: ChangeKind | None = None,
                     undone: Callable[[], Sequence[Change]] = tuple) -> Recorded:
        """Write a plan; where somebody else was first, plan anew from what is there now."""
        async with self._recording:
            for attempt in range(1, ATTEMPTS + 1):
                known, view = self._known, await self._memory.view(viewer, dates.today())
                made = await planned(view, recording_centre(view, viewer))
                found = difference_of(known.records, with_copies(known.records, made.entries))
                try:
                    await self.store.write(known.records, found, by=_by(viewer), seen=known.seq, kind=kind, undone=undone())
                except Overtaken:
                    if attempt == ATTEMPTS:
                        raise
                    await self.catch_up()
                else:
                    break
            await self.catch_up()
        changes = await self.store.changes_since(known.seq, audiences(viewer), first=1) if made.entries else ()
        return Recorded(made.record_id, next(iter(changes), None), made.likely_same, made.notes)

    async def _follow(self) -> None:
        failing = False
        while True:
            await asyncio.sleep(FOLLOW_SECONDS)
            try:
                await self.catch_up()
            except StoreError as error:
                if not failing:
                    log.warning("What others write cannot be followed now, answers stay as they were: %s", error)
                failing = True
            except Exception:   # else one odd record would end the following for good, and nobody would know
                log.exception("A change could not be followed; the next one is tried.")
            else:
                if failing:
                    log.warning("The store answers again; memory is up to date.")
                failing = False


def _by(viewer: Viewer) -> str:
    """Who records, in the feed: the Centre and, where it is known, the person."""
    return f"{viewer.centre}/{viewer.person}" if viewer.person is not None else str(viewer.centre)


async def _load_changed(store: Store, folder: Path, progress: Progress | None) -> Loaded | None:
    fingerprint = _fingerprint(folder)
    if (await store.state()).fingerprint == fingerprint:
        return None
    return await store.load(tables.read(folder), by=TABLES, complete=True, fingerprint=fingerprint, progress=progress)


def _fingerprint(folder: Path) -> str:
    """Return a text that changes when any file of the datasets does."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".csv", ".toml")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
