"""What a command would write: the record made, checked, and compared with
those that may be the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from graph import ids
from graph.errors import InputError
from graph.kinds import kind_of
from graph.model import OrganizationId, Record, RecordId
from graph.ontology import CENTRE_KINDS
from graph.privacy.roles import Act, require
from graph.recording.adding import MakeId, Making
from graph.recording.changing import correction, ending, removal
from graph.recording.checking import checked
from graph.recording.commands import (
    Add,
    Command,
    CorrectFact,
    CorrectRecord,
    EndRecord,
    Merge,
    RemoveRecord,
)
from graph.recording.duplicates import LikelySame, likely_same
from graph.recording.merging import merging
from graph.recording.notes import notes_on
from graph.records.changes import Change
from graph.records.difference import Entry
from graph.view import View, Viewer
from graph.words import T, Text


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written. `record_id` is the record that the command is about."""

    entries: tuple[Entry[Record], ...]
    record_id: RecordId
    likely_same: tuple[LikelySame, ...] = ()
    """Records that a new one may repeat: a warning, not a refusal."""
    notes: tuple[Text, ...] = ()
    """Sentences that the person should know."""
    undone: tuple[Change, ...] = ()
    """The changes that it undoes."""

    def unless_repeated(self, seen: Collection[str]) -> Plan:
        """Return the plan, or where there are likely the same records beside those that were
        `seen`, one that writes nothing.
        """
        repeated = tuple(one for one in self.likely_same if one.id not in seen)
        return (
            replace(self, entries=(), record_id=repeated[0].id, likely_same=repeated)
            if repeated
            else self
        )


def plan(
    view: View, command: Command, centre: OrganizationId, make_id: MakeId = ids.random
) -> Plan:
    """Return what the command writes for a Centre, after every check.
    `view` is the Centre's own, of today.

    Raises:
        NotFound: an id that nothing has that the Centre may see.
        InputError: what was asked cannot be; the message says what to do.
    """
    match command:
        case CorrectFact():
            return _changed(view, correction(view, command, centre))
        case CorrectRecord():
            return _corrected(view, Making(view, centre, make_id), command)
        case EndRecord():
            return _changed(view, ending(view, command, centre))
        case RemoveRecord():
            entry = removal(view, command, centre)
            return Plan((entry,), RecordId(entry.id))
        case Merge():
            merged = merging(view, command, centre)
            return Plan(merged.entries, RecordId(merged.keep.id), notes=merged.notes)
        case Add():
            return _added(view, Making(view, centre, make_id), command)


def recording_centre(view: View, viewer: Viewer) -> OrganizationId:
    """Return the Centre for which the viewer records.

    Raises:
        NotAllowed: the viewer's role is none that records.
        InputError: the viewer has none, or it is no Centre of this graph.
    """
    require(viewer, Act.RECORD)
    if viewer.centre is None:
        raise InputError(
            T(
                "No Centre is set, so there is nobody whose record it would be. Say which Centre "
                "you are, and record it then."
            )
        )
    record = view.records.organizations.get(viewer.centre)
    if record is None or record.kind not in CENTRE_KINDS or not record.audience.is_public:
        raise InputError(
            T(
                '"{centre}" is no Centre here, so nothing can be recorded for it. Choose one '
                "that is.",
                centre=viewer.centre,
            )
        )
    return viewer.centre


def _added(view: View, making: Making, command: Add) -> Plan:
    given = (command.record, *command.beside)
    ids = making.ids(given)
    records = [making.made(record, ids, public=command.public) for record in given]
    _check(view, records)
    return Plan(
        _entries(records),
        RecordId(records[0].id),
        _alike(view, records),
        notes_on(records, view.as_of),
    )


def _corrected(view: View, making: Making, command: CorrectRecord) -> Plan:
    ids = making.ids(command.beside)
    entry = correction(view, command, making.centre, ids)
    new = [
        making.made(record, ids, public=entry.record.audience.is_public)
        for record in command.beside
    ]
    _check(view, [entry.record, *new])
    return Plan(
        (entry, *_entries(new)),
        RecordId(entry.id),
        _alike(view, new),
        notes_on([entry.record, *new], view.as_of),
    )


def _changed(view: View, entry: Entry[Record]) -> Plan:
    _check(view, [entry.record])
    return Plan((entry,), RecordId(entry.id), notes=notes_on([entry.record], view.as_of))


def _check(view: View, records: Sequence[Record]) -> None:
    beside = {record.id: record for record in records}
    for record in records:
        checked(view.records, record, view.as_of, beside=beside)


def _alike(view: View, new: Sequence[Record]) -> tuple[LikelySame, ...]:
    """Return the records that any of the new ones may repeat, each once."""
    return tuple({one.id: one for record in new for one in likely_same(view, record)}.values())


def _entries(records: Sequence[Record]) -> tuple[Entry[Record], ...]:
    return tuple(Entry(kind_of(record).table, record.id, None, record) for record in records)
