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
from graph.errors import InputError, NothingToDo, Overtaken
from graph.following import Current
from graph.model import OrganizationId, RecordId, Records
from graph.paths.answer import Target
from graph.privacy.audience import Audience
from graph.privacy.policy import audiences, first_known, visible
from graph.recording.changing import refuse_unadded
from graph.recording.commands import Command, Merge, RemoveRecord
from graph.recording.duplicates import LikelySame
from graph.recording.erasing import Erasure, erasing, own_person
from graph.recording.exporting import export, export_feed, read_archive
from graph.recording.importing import NOTHING_CHOSEN, Import
from graph.recording.looked_at import LookedAt
from graph.recording.once_only import Keyed, ToldOfWrite
from graph.recording.permitted import require_permitted
from graph.recording.planning import Plan, plan, recording_centre
from graph.recording.preview import Preview, preview
from graph.recording.seen_before import changed_by, refuse_changed_since
from graph.recording.sheets import FileChoices
from graph.recording.undoing import taken_back, undoing
from graph.records.changes import Change, ChangeKind
from graph.records.difference import Difference, difference_of
from graph.records.handing_over import with_copies
from graph.store.contract import KeyedWrite, Loaded, Snapshot
from graph.view import View, Viewer
from graph.words import Fill, T

ATTEMPTS = 3
MOST_SINCE = 50
"""Changes of a record among which the one is looked for that somebody has seen."""
MOST_OF_ONE = 1_000
"""Changes of one record that are looked through for the one that added it."""
LOOK_KEPT_SECONDS = 900.0
"""For which an import that was looked at need not be read again to be written."""

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
    notes: tuple[Fill, ...] = ()
    again: bool = False
    """It was written before, by the same key."""


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
        self._looked_at = LookedAt()
        self._forgetting: asyncio.TimerHandle | None = None

    async def plan(self, viewer: Viewer, command: Command) -> Plan:
        """Return what `record` would write, to be shown beforehand, with the records that a new one
        may repeat. Nothing is written.

        Raises:
            InputError: as `record`.
        """
        view = await self._current.view(viewer)
        made = await self._plan(view, command, recording_centre(view, viewer))
        require_permitted(viewer, made.entries)
        return made

    async def record(
        self,
        viewer: Viewer,
        command: Command,
        *,
        only_if_new: bool = False,
        seen: Collection[str] = (),
        keyed: Keyed | None = None,
        expected: str = "",
    ) -> Recorded:
        """Write what a command says, for the viewer's Centre, in one transaction.
        When it returns, every view has it.

        With `only_if_new` nothing is written where records stand that may be the same, but for
        those that whoever records has `seen`: they are `likely_same`. Of equal commands at the same
        moment so one is written, also where they come by several processes.

        `keyed`: what a program calls it. What was written by the same key within a day is the
        answer then, and nothing is written. `expected`: the latest change of the record to be
        changed, as whoever changes it has seen it.

        Raises:
            InputError: the viewer has no Centre, or what was asked cannot be;
                the message says what to do.
            NotFound: an id that nothing has that the viewer may see.
            ChangedSince: the record was changed since the change that is `expected`.
            KeyReused: something else was written by the key.
            Overtaken: others write without a pause; nothing was written.
            StorageFull: the disk has no room; nothing was written.
            StoreUnavailable, StoreTimeout: the store does not answer.
        """

        async def planned(view: View, centre: OrganizationId) -> tuple[Plan, None]:
            if expected:
                await self._refuse_changed(view, command, expected)
            made = await self._plan(view, command, centre)
            return made.unless_repeated(seen) if only_if_new else made, None

        kind = ChangeKind.MERGED if isinstance(command, Merge) else None
        recorded, _ = await self._write(viewer, planned, kind, keyed)
        return recorded

    async def undo(self, viewer: Viewer, change_id: str, *, keyed: Keyed | None = None) -> Recorded:
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

        recorded, _ = await self._write(viewer, planned, ChangeKind.UNDONE, keyed)
        return recorded

    async def load(
        self, records: Records, *, by: str, complete: bool = False, fingerprint: str | None = None
    ) -> Loaded:
        """Write records, all or nothing, by a program: `by` is its name.
        When it returns, every view has them. `complete`, `fingerprint`: as `Store.load`.

        Raises:
            StoreError: as `Store.load`.
            Overtaken, StoreUnavailable, StoreTimeout: as `record`.
        """
        return await asyncio.shield(
            asyncio.create_task(self._loaded(records, by, complete, fingerprint))
        )

    async def take_back(self, change_id: str, *, by: str) -> Sequence[Change]:
        """Undo a write by a program, whosever records it changed, and return the changes of that.
        For the operator only.

        Raises:
            NotFound, InputError: as `undo`.
            Overtaken, StoreUnavailable, StoreTimeout: as `record`.
        """
        async with self._recording:
            await self._current.catch_up()
            known = self._current.known
            changes = await self._store.changes_of_write(change_id, await self._store.audiences())
            back = await in_thread(taken_back, known.records, change_id, changes)
            return await self._current.write(
                known,
                difference_of(known.records, back),
                by=by,
                kind=ChangeKind.UNDONE,
                undone=changes,
            )

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

        `choices` says by written name which record is meant: its id, "new", or
        "left-out" for one of which no row is imported. `chosen` says what columns of other
        programs' files are, which meetings of a calendar are kept, and which rows are left out.

        Raises:
            InputError: the viewer has no Centre, or there is no such target.
        """
        view = await self._current.view(viewer)
        centre = recording_centre(view, viewer)
        found = await in_thread(
            self._looked_at.importing, view, files, choices, centre, chosen, keep=True
        )
        if self._forgetting is not None:
            self._forgetting.cancel()
        loop = asyncio.get_running_loop()
        self._forgetting = loop.call_later(LOOK_KEPT_SECONDS, self._looked_at.forget)
        return await in_thread(preview, view, found, centre, target)

    async def import_tables(
        self,
        viewer: Viewer,
        files: Sequence[Path],
        choices: Mapping[str, str] = MappingProxyType({}),
        chosen: FileChoices = NOTHING_CHOSEN,
        *,
        partly: bool = False,
        keyed: Keyed | None = None,
    ) -> Imported:
        """Write a person's own files for the viewer's Centre, all or nothing; with `partly` without
        the rows that are unclear or cannot be used. The same files again change nothing.

        Raises:
            TableError: rows that cannot be used, and names for which a record has to be chosen;
                nothing was written.
            InputError: the viewer has no Centre.
            NothingToDo, KeyReused: as `refuse_imported`.
            Overtaken, StoreUnavailable, StoreTimeout: as `record`.
        """

        async def planned(view: View, centre: OrganizationId) -> tuple[Plan, Import]:
            found = await asyncio.to_thread(
                self._looked_at.importing, view, files, choices, centre, chosen, keep=False
            )
            return await asyncio.to_thread(found.plan, partly=partly), found

        recorded, found = await self._write(viewer, planned, ChangeKind.IMPORTED, keyed)
        if found is None:
            raise _imported_already(recorded)
        return Imported(found, recorded.change)

    async def refuse_imported(self, viewer: Viewer, keyed: Keyed | None) -> None:
        """Refuse a key by which an import was made already.

        Raises:
            NothingToDo: it was; the text has the id of its change.
            KeyReused: something else was written by it.
        """
        if (made := await self.written_before(viewer, keyed)) is not None:
            raise _imported_already(made)

    async def erasure(self, asked: str) -> Erasure:
        """Return what erases a person whom a Centre recorded, by id or whole name. Nothing is
        written. For the operator only.

        Raises:
            NotFound, InputError: nobody, or several, or somebody public is meant.
            StoreUnavailable, StoreTimeout: the store does not answer.
        """
        known, feed = await self._all()
        person = own_person(known.records, feed, asked)
        return await asyncio.to_thread(erasing, known.records, feed, known.seq, person)

    async def erase(self, erasure: Erasure, *, by: str) -> None:
        """Write an erasure.

        Raises:
            Overtaken: somebody wrote since; nothing was written.
            StorageFull, StoreUnavailable, StoreTimeout: as `record`.
        """
        async with self._recording:
            await self._store.erase(
                erasure.difference,
                erasure.changes,
                by=by,
                audience=erasure.person.audience,
                seen=erasure.seen,
            )
            await self._current.read_anew()

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
        known, feed = await self._all()
        await asyncio.to_thread(export, known.records, folder)
        await asyncio.to_thread(export_feed, feed, folder)

    async def _all(self) -> tuple[Snapshot, Sequence[Change]]:
        """Return all that is known, and the whole feed that led there."""
        await self._current.catch_up()
        known, everybody, feed = self._current.known, await self._store.audiences(), list[Change]()
        while (
            more := await self._store.changes_since(feed[-1].seq if feed else 0, everybody)
        ) and (not feed or feed[-1].seq < known.seq):
            feed += (change for change in more if change.seq <= known.seq)
        return known, feed

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

    async def _refuse_changed(self, view: View, command: Command, expected: str) -> None:
        """Refuse to change what was changed since the change that is expected.

        Raises:
            ChangedSince: it was; the text says what changed.
        """
        id_ = RecordId(view.records.survivor(changed_by(command)))
        changes = (await self._store.history([id_], audiences(view.viewer), MOST_SINCE))[id_]
        refuse_changed_since(view.records, id_, changes, expected)

    async def written_before(self, viewer: Viewer, keyed: Keyed | None) -> Recorded | None:
        """Return what was written by the key, as it was told then.

        Raises:
            KeyReused: it was asked for something else.
        """
        if keyed is None or viewer.centre is None:
            return None
        kept = await self._store.keyed(keyed.id_for(viewer.centre), audiences(viewer))
        if kept is None:
            return None
        keyed.refuse_other(kept.asked)
        told = ToldOfWrite.read(kept.told)
        changes = await self._store.changes_of_write(kept.change, audiences(viewer))
        return Recorded(
            told.record_id, first_known(changes, viewer), told.likely_same, told.notes, again=True
        )

    async def _loaded(
        self, records: Records, by: str, complete: bool, fingerprint: str | None
    ) -> Loaded:
        async with self._recording:
            loaded = await self._store.load(
                records, by=by, complete=complete, fingerprint=fingerprint
            )
            await self._current.catch_up()
        return loaded

    async def _write(
        self,
        viewer: Viewer,
        planned: Planned[F],
        kind: ChangeKind | None = None,
        keyed: Keyed | None = None,
    ) -> tuple[Recorded, F | None]:
        # who goes away while it is written must not leave memory behind the store
        return await asyncio.shield(
            asyncio.create_task(self._written(viewer, planned, kind, keyed))
        )

    async def _written(
        self, viewer: Viewer, planned: Planned[F], kind: ChangeKind | None, keyed: Keyed | None
    ) -> tuple[Recorded, F | None]:
        """Write a plan; where somebody else was first, plan anew from what is there now.
        Return beside it what the plan was made of: None where it was written by the key before.

        Raises:
            Overtaken: others write without a pause; nothing was written.
        """
        async with self._recording:
            for attempt in range(1, ATTEMPTS + 1):
                known, view = self._current.known, await self._current.view(viewer)
                before = await self.written_before(viewer, keyed)
                if before is not None:
                    return before, None
                plan, planned_from = await planned(view, recording_centre(view, viewer))
                require_permitted(viewer, plan.entries)
                written = await in_thread(_difference, known.records, plan)
                try:
                    changes = await self._current.write(
                        known,
                        written,
                        by=_by(viewer),
                        kind=kind,
                        undone=plan.undone,
                        keyed=_kept(viewer, keyed, plan),
                    )
                except Overtaken:
                    if attempt == ATTEMPTS:
                        raise
                    await self._current.catch_up()
                else:
                    break
        change = first_known(changes, viewer)
        return Recorded(plan.record_id, change, plan.likely_same, plan.notes), planned_from


def _difference(stored: Records, plan: Plan) -> Difference:
    entries, _ = with_copies(stored, plan.entries)
    return difference_of(stored, entries)


def _imported_already(made: Recorded) -> NothingToDo:
    return NothingToDo(
        T(
            'These tables were imported with this key already: the change "{change}" undoes it.',
            change=made.change.id if made.change is not None else "?",
        ),
        argument="idempotency_key",
    )


def _kept(viewer: Viewer, keyed: Keyed | None, plan: Plan) -> KeyedWrite | None:
    if keyed is None or viewer.centre is None:
        return None
    told = ToldOfWrite(plan.record_id, plan.likely_same, plan.notes)
    return KeyedWrite(
        keyed.id_for(viewer.centre), Audience.of(viewer.centre), keyed.fingerprint, told.text
    )


def _by(viewer: Viewer) -> str:
    """Who records, in the feed: the Centre and, where it is known, the person; else the name of the
    account or the key.
    """
    who = viewer.person or viewer.name
    return f"{viewer.centre}/{who}" if who else str(viewer.centre)
