"""What is written at the front door:
a Centre records, undoes, imports and exports, always for the viewer who asks.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from graph.attention import in_thread
from graph.errors import InputError, Overtaken
from graph.following import Current
from graph.model import OrganizationId, RecordId, Records
from graph.paths.answer import Target
from graph.privacy.policy import audiences, visible
from graph.recording.changing import refuse_unadded
from graph.recording.commands import Command, Merge, RemoveRecord
from graph.recording.duplicates import LikelySame
from graph.recording.exporting import export, export_feed, read_archive
from graph.recording.handing_over import with_copies
from graph.recording.importing import NOTHING_CHOSEN, Import, importing
from graph.recording.planning import Plan, plan, recording_centre
from graph.recording.preview import Preview, preview
from graph.recording.sheets import FileChoices
from graph.recording.undoing import undoing
from graph.records.changes import Change, ChangeKind
from graph.records.difference import Difference, difference_of
from graph.store.contract import Loaded
from graph.view import View, Viewer
from graph.words import T, Text

ATTEMPTS = 3
MOST_OF_ONE = 1_000
"""Changes of one record that are looked through for the one that added it."""

F = TypeVar("F")
Planned = Callable[[View, OrganizationId], Awaitable[tuple[Plan, F]]]
"""Makes a plan from what is there now, and tells what the plan was made of."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written. `change` undoes it by its id; None: nothing was to be written.

    With `only_if_new` `record_id` is the likeliest of `likely_same` then.
    """

    record_id: RecordId
    change: Change | None
    likely_same: tuple[LikelySame, ...] = ()
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote. `change` undoes the whole of it by its id; None: nothing changed."""

    records: Import
    change: Change | None


class Desk:
    """Where a Centre writes. What is written is in every view when a method returns."""

    def __init__(self, current: Current) -> None:
        self._current = current
        self._store = current.store
        self._recording = asyncio.Lock()  # within a process nobody is overtaken

    async def plan(self, viewer: Viewer, command: Command) -> Plan:
        """Return what `record` would write, to be shown beforehand, with the records that a new one
        may repeat. Nothing is written.

        Raises:
            InputError: as `record`.
        """
        view = await self._current.view(viewer)
        return await self._plan(view, command, recording_centre(view, viewer))

    async def record(
        self,
        viewer: Viewer,
        command: Command,
        *,
        only_if_new: bool = False,
        seen: Collection[str] = (),
    ) -> Recorded:
        """Write what a command says, for the viewer's Centre, in one transaction.
        When it returns, every view has it.

        With `only_if_new` nothing is written where records stand that may be the same, but for
        those that whoever records has `seen`: they are `likely_same`. Of equal commands at the same
        moment so one is written, also where they come by several processes.

        Raises:
            InputError: the viewer has no Centre, or what was asked cannot be;
                the message says what to do.
            NotFound: an id that nothing has that the viewer may see.
            Overtaken: others write without a pause; nothing was written.
            StorageFull: the disk has no room; nothing was written.
            StoreUnavailable, StoreTimeout: the store does not answer.
        """

        async def planned(view: View, centre: OrganizationId) -> tuple[Plan, None]:
            made = await self._plan(view, command, centre)
            return made.unless_repeated(seen) if only_if_new else made, None

        kind = ChangeKind.MERGED if isinstance(command, Merge) else None
        recorded, _ = await self._write(viewer, planned, kind)
        return recorded

    async def undo(self, viewer: Viewer, change_id: str) -> Recorded:
        """Undo a change of the viewer's Centre and all that was written with it:
        of an import the whole import.

        Raises:
            NotFound: the Centre made no such change.
            InputError: it is undone already, or what was recorded since
                depends on it; and as `record`.
            Overtaken, StoreUnavailable, StoreTimeout: as `record`.
        """

        async def planned(view: View, centre: OrganizationId) -> tuple[Plan, None]:
            changes = await self._store.changes_of_write(change_id, audiences(viewer))
            return undoing(view, change_id, changes, centre), None

        recorded, _ = await self._write(viewer, planned, ChangeKind.UNDONE)
        return recorded

    async def load(self, records: Records, *, by: str) -> Loaded:
        """Write records, all or nothing, by a program: `by` is its name.
        When it returns, every view has them.

        Raises:
            StoreError: as `Store.load`.
            Overtaken, StoreUnavailable, StoreTimeout: as `record`.
        """
        return await asyncio.shield(asyncio.create_task(self._loaded(records, by)))

    async def preview(
        self,
        viewer: Viewer,
        files: Sequence[Path],
        choices: Mapping[str, str] = MappingProxyType({}),
        target: Target | None = None,
        chosen: FileChoices = NOTHING_CHOSEN,
    ) -> Preview:
        """Return what `import_tables` would change:
        records, ties, and the paths to a target. Nothing is written.

        `choices` says by written name which record is meant: its id, or "new". `chosen` says
        what columns of other programs' files are, and which meetings of a calendar are kept.

        Raises:
            InputError: the viewer has no Centre, or there is no such target.
        """
        view = await self._current.view(viewer)
        return await in_thread(
            preview, view, files, choices, recording_centre(view, viewer), target, chosen
        )

    async def import_tables(
        self,
        viewer: Viewer,
        files: Sequence[Path],
        choices: Mapping[str, str] = MappingProxyType({}),
        chosen: FileChoices = NOTHING_CHOSEN,
        *,
        partly: bool = False,
    ) -> Imported:
        """Write a person's own files for the viewer's Centre, all or nothing; with `partly` without
        the rows that are unclear or cannot be used. The same files again change nothing.

        Raises:
            TableError: rows that cannot be used, and names for which a record has to be chosen;
                nothing was written.
            InputError: the viewer has no Centre.
            Overtaken, StoreUnavailable, StoreTimeout: as `record`.
        """

        async def planned(view: View, centre: OrganizationId) -> tuple[Plan, Import]:
            found = await asyncio.to_thread(importing, view, files, choices, centre, chosen=chosen)
            return found.plan(partly=partly), found

        recorded, found = await self._write(viewer, planned, ChangeKind.IMPORTED)
        return Imported(found, recorded.change)

    async def export(self, viewer: Viewer, folder: Path) -> None:
        """Write all records that the viewer may use as a folder of tables.

        Raises:
            InputError: the folder has files in it, or cannot be written.
        """
        await in_thread(export, visible(self._current.known.records, viewer), folder)

    async def export_all(self, folder: Path) -> None:
        """Write all records of all Centres and the whole feed, from which `restore` makes the same
        graph. For the operator only.

        Raises:
            InputError: the folder has files in it, or cannot be written.
            StoreUnavailable, StoreTimeout: the store does not answer.
        """
        await self._current.catch_up()
        known, everybody, feed = self._current.known, await self._store.audiences(), list[Change]()
        while (
            more := await self._store.changes_since(feed[-1].seq if feed else 0, everybody)
        ) and (not feed or feed[-1].seq < known.seq):
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
            await self._store.restore(records, feed)
        except Overtaken as error:
            raise InputError(
                T(
                    "Something is in the graph already, and an archive is put back whole. Choose a "
                    "new data folder or an empty database, and open it without tables."
                )
            ) from error
        await self._current.read_anew()

    async def _plan(self, view: View, command: Command, centre: OrganizationId) -> Plan:
        if isinstance(command, RemoveRecord):
            id_ = RecordId(command.record)
            refuse_unadded(
                id_,
                (await self._store.history([id_], audiences(view.viewer), MOST_OF_ONE))[id_],
                centre,
            )
        return await asyncio.to_thread(plan, view, command, centre)

    async def _loaded(self, records: Records, by: str) -> Loaded:
        async with self._recording:
            loaded = await self._store.load(records, by=by)
            await self._current.catch_up()
        return loaded

    async def _write(
        self, viewer: Viewer, planned: Planned[F], kind: ChangeKind | None = None
    ) -> tuple[Recorded, F]:
        # who goes away while it is written must not leave memory behind the store
        return await asyncio.shield(asyncio.create_task(self._written(viewer, planned, kind)))

    async def _written(
        self, viewer: Viewer, planned: Planned[F], kind: ChangeKind | None
    ) -> tuple[Recorded, F]:
        """Write a plan; where somebody else was first, plan anew from what is there now.
        Return beside it what the plan was made of.

        Raises:
            Overtaken: others write without a pause; nothing was written.
        """
        async with self._recording:
            for attempt in range(1, ATTEMPTS + 1):
                known, view = self._current.known, await self._current.view(viewer)
                plan, planned_from = await planned(view, recording_centre(view, viewer))
                written = await in_thread(_difference, known.records, plan)
                try:
                    await self._current.write(
                        known, written, by=_by(viewer), kind=kind, undone=plan.undone
                    )
                except Overtaken:
                    if attempt == ATTEMPTS:
                        raise
                    await self._current.catch_up()
                else:
                    break
            await self._current.catch_up()
        changes = (
            await self._store.changes_since(known.seq, audiences(viewer), first=1)
            if plan.entries
            else ()
        )
        return Recorded(
            plan.record_id, next(iter(changes), None), plan.likely_same, plan.notes
        ), planned_from


def _difference(stored: Records, plan: Plan) -> Difference:
    return difference_of(stored, with_copies(stored, plan.entries))


def _by(viewer: Viewer) -> str:
    """Who records, in the feed: the Centre and, where it is known, the person."""
    return f"{viewer.centre}/{viewer.person}" if viewer.person is not None else str(viewer.centre)
