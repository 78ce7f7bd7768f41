"""What a change did, by whom and when, in sentences of both languages."""

from __future__ import annotations

from graph.dates import LONDON
from graph.hub import TABLES
from graph.model import RecordId, Records
from graph.names.field_words import field_words
from graph.names.shown import name_of
from graph.store.changes import Change, ChangeKind
from graph.store.writes import Write
from graph.words import Fill, T, Text, joined


def change_sentence(change: Change | Write, records: Records) -> Text:
    """Return what was done, by whom and when, as a sentence."""
    day = change.at.astimezone(LONDON).date()
    done = _done(change)
    if change.by == TABLES:
        return T("{done} with the tables on {day}.", done=done, day=day)
    centre, _, person = change.by.partition("/")
    whose = _name(records, centre)
    if person:
        return T("{done} by {person} of {centre} on {day}.", done=done, person=_name(records, person), centre=whose, day=day)
    return T("{done} by {centre} on {day}.", done=done, centre=whose, day=day)


def _name(records: Records, id: str) -> Fill:
    record = records.node(RecordId(id))
    return id if record is None else name_of(record)


def _done(change: Change | Write) -> Text:
    if change.kind is ChangeKind.CORRECTED and change.fields:
        return T("Corrected ({fields})", fields=joined([field_words(field) for field in change.fields], ", "))
    return KINDS[change.kind]


KINDS = {
    ChangeKind.ADDED: T("Added"),
    ChangeKind.CORRECTED: T("Corrected"),
    ChangeKind.ENDED: T("Ended"),
    ChangeKind.REMOVED: T("Removed"),
    ChangeKind.IMPORTED: T("Imported"),
    ChangeKind.UNDONE: T("An earlier change was undone"),
}
"""What was done, in words."""
