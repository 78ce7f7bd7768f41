"""What a command would write: the record made, checked, and compared with those that may be the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from graph import ids
from graph.errors import InputError
from graph.model import (
    PUBLIC,
    Interaction,
    OrganizationId,
    RecordId,
)
from graph.ontology import CENTRE_KINDS
from graph.recording.adding import MakeId, Making, records_of
from graph.recording.changing import correction, ending, removal
from graph.recording.checking import checked
from graph.recording.commands import (
    Command,
    CorrectFact,
    CorrectRecord,
    EndMembership,
    RemoveRecord,
)
from graph.recording.duplicates import LikelySame, likely_same
from graph.store.difference import Entry
from graph.view import View, Viewer
from graph.words import T, Text


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written. `record_id` is the record that the command is about."""

    entries: tuple[Entry, ...]
    record_id: RecordId
    likely_same: tuple[LikelySame, ...] = ()
    """Records that a new one may repeat: a warning, not a refusal."""
    notes: tuple[Text, ...] = ()
    """Sentences that the person should know."""

    def unless_repeated(self, seen: Collection[str]) -> Plan:
        """Return the plan, or where there are likely the same records beside those that were `seen`, one that writes nothing."""
        repeated = tuple(one for one in self.likely_same if one.id not in seen)
        return replace(self, entries=(), record_id=repeated[0].id, likely_same=repeated) if repeated else self


def plan(view: View, command: Command, centre: OrganizationId, make_id: MakeId = ids.random) -> Plan:
    """Return what the command writes for a Centre, after every check. `view` is the Centre's own, of today.

    Raises:
        NotFound: an id that nothing has that the Centre may see.
        InputError: what was asked cannot be; the message says what to do.
    """
    match command:
        case CorrectFact() | CorrectRecord():
            return _changed(view, correction(view, command, centre))
        case EndMembership():
            return _changed(view, ending(view, command, centre))
        case RemoveRecord():
            entry = removal(view, command, centre)
            return Plan((entry,), RecordId(entry.id))
        case _:
            return _added(view, Making(view, centre, make_id), command)


def recording_centre(view: View, viewer: Viewer) -> OrganizationId:
    """Return the Centre for which the viewer records.

    Raises:
        InputError: the viewer has none, or it is no Centre of this graph.
    """
    if viewer.centre is None:
        raise InputError(T(
            "No Centre is set, so there is nobody whose record it would be. Start Dolen for your Centre, and record it then."))
    record = view.records.organizations.get(viewer.centre)
    if record is None or record.kind not in CENTRE_KINDS or record.audience != PUBLIC:
        raise InputError(T(
            '"{centre}" is no Centre here, so nothing can be recorded for it. Start Dolen with the id of a Centre.', centre=viewer.centre))
    return viewer.centre


def _added(view: View, making: Making, command: Command) -> Plan:
    records = list(records_of(command, making))
    beside = {record.id: record for _, record in records}
    for table, record in records:
        checked(view.records, table, record, view.as_of, beside=beside)
    table, first = records[0]
    return Plan(
        tuple(Entry(table, record.id, None, record) for table, record in records),
        first.id,
        likely_same(view, table, first),
        tuple(note for _, record in records for note in _notes(view, record)),
    )


def _changed(view: View, entry: Entry) -> Plan:
    checked(view.records, entry.table, entry.after, view.as_of)
    return Plan((entry,), RecordId(entry.id), notes=tuple(_notes(view, entry.after)))


def _notes(view: View, record: Any) -> Iterable[Text]:
    if isinstance(record, Interaction) and (last := (record.to or record.date).last) > view.as_of:
        yield T("{date} may still lie ahead, so it counts from {last} on. Give the day for it to count from today.",
                date=record.to or record.date, last=last)
