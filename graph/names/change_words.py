"""What a change did, by whom and when, in sentences of both languages."""

from __future__ import annotations

from graph.dates import LONDON
from graph.kinds import kind_of
from graph.model import Records
from graph.names.shown import named
from graph.records.changes import TABLES, Change, ChangeKind, Write
from graph.words import Fill, T, Text, joined


def change_sentence(change: Change | Write, records: Records) -> Text:
    """Return what was done, by whom and when, as a sentence."""
    day = change.at.astimezone(LONDON).date()
    done = _done(change)
    if change.by == TABLES:
        return T("{done} with the tables on {day}.", done=done, day=day)
    centre, _, person = change.by.partition("/")
    whose = named(records, centre)
    if person:
        return T(
            "{done} by {person} of {centre} on {day}.",
            done=done,
            person=named(records, person),
            centre=whose,
            day=day,
        )
    return T("{done} by {centre} on {day}.", done=done, centre=whose, day=day)


def _done(change: Change | Write) -> Text:
    if change.kind is ChangeKind.CORRECTED and change.fields:
        return T(
            "Corrected ({fields})",
            fields=joined([_called(change, field) for field in change.fields], ", "),
        )
    return KINDS[change.kind]


def _called(change: Change | Write, field: str) -> Fill:
    """Return a field in words, by the kind of the first record that has it."""
    return next(
        (
            kind_of(entry.record).called(field)
            for entry in change.entries
            if hasattr(entry.record, field)
        ),
        field,
    )


KINDS = {
    ChangeKind.ADDED: T("Added"),
    ChangeKind.CORRECTED: T("Corrected"),
    ChangeKind.ENDED: T("Ended"),
    ChangeKind.REMOVED: T("Removed"),
    ChangeKind.IMPORTED: T("Imported"),
    ChangeKind.UNDONE: T("An earlier change was undone"),
}
"""What was done, in words."""
