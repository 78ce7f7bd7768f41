"""What undoes a write: every record as it was before, unless something that was
recorded since depends on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.errors import NotFound, NothingToDo, StillReferred
from graph.kinds import said
from graph.model import OrganizationId, Record, RecordId, Records
from graph.privacy.policy import centre_of
from graph.recording.changing import refuse_orphans
from graph.recording.planning import Plan
from graph.records.changes import Change
from graph.records.difference import Entry, applied
from graph.records.replacing import led_to
from graph.records.tables import references, tables_of
from graph.view import View
from graph.words import T


def undoing(view: View, change_id: str, changes: Sequence[Change], centre: OrganizationId) -> Plan:
    """Return what undoes a write of the Centre.
    `changes` are all of the write, as the Centre may know them.

    Raises:
        NotFound: the Centre made no such change. The same is said whether or not somebody else did.
        InputError: it is undone already, or what was recorded since depends on it.
    """
    if any(centre_of(change) != centre for change in changes):
        changes = ()
    back = taken_back(view.records, change_id, changes)
    return Plan(back, RecordId(back[0].id), undone=tuple(changes))


def taken_back(
    records: Records, change_id: str, changes: Sequence[Change]
) -> tuple[Entry[Record], ...]:
    """Return the entries that undo the changes of a write.

    Raises:
        NotFound: there are none.
        InputError: it is undone already, or what was recorded since depends on it.
    """
    if not changes:
        raise NotFound(
            T(
                'Your Centre made no change with the id "{change_id}". The history of a record '
                "shows the ids of its changes.",
                change_id=change_id[:80],
            ),
            argument="change",
        )
    if changes[0].undone_by:
        raise NothingToDo(
            T(
                "This change is undone already. To have it again, undo the change that undid "
                'it: "{undone_by}".',
                undone_by=changes[0].undone_by,
            )
        )
    back = tuple(
        Entry(entry.table, entry.id, entry.after, entry.before)
        for change in changes
        for entry in change.entries
    )
    _refuse_changed(records, back)
    back = _followed(records, back)
    after = applied(records, back)
    refuse_orphans(
        after,
        {(entry.table, entry.id) for entry in back if entry.after is None},
        T("It cannot be undone"),
    )
    _refuse_lost(records, after, back)
    return back


def _followed(records: Records, back: tuple[Entry[Record], ...]) -> tuple[Entry[Record], ...]:
    """Return the entries with what comes back referring to the record that stands by then, where
    two became one since.
    """
    survivor = applied(records, back).survivor
    return tuple(
        entry
        if entry.after is None
        or (led := led_to(entry.after, survivor)) is None
        or led.id != entry.id
        else replace(entry, after=led)
        for entry in back
    )


def _refuse_changed(records: Records, back: Sequence[Entry[Record]]) -> None:
    tables = tables_of(records)
    for entry in back:
        now = tables[entry.table].get(entry.id)
        if now == entry.before:
            continue
        if entry.before is None and now is not None:
            raise StillReferred(
                T(
                    "It cannot be undone: {now} is here again since, with the id "
                    "{id}. Remove it first.",
                    now=said(records, now),
                    id=entry.id,
                )
            )
        why = (
            T(
                "It cannot be undone: {record} was removed since. Undo that first; the history "
                'of "{id}" shows it.'
            )
            if now is None
            else T(
                "It cannot be undone: {record} was changed since. Undo that first; the history "
                'of "{id}" shows it.'
            )
        )
        raise StillReferred(why.filled(record=said(records, entry.record), id=entry.id))


def _refuse_lost(before: Records, after: Records, back: Sequence[Entry[Record]]) -> None:
    tables = tables_of(after)
    for entry in back:
        if entry.after is None:
            continue
        for id_ in {id_ for _, id_ in references(entry.after)}:
            if not any(id_ in by_id for by_id in tables.values()):
                raise StillReferred(
                    T(
                        'It cannot be undone: {after} refers to "{id}", which was removed '
                        "since. Undo that first.",
                        after=said(before, entry.after),
                        id=id_,
                    )
                )
