"""What a change did, by whom and when, in sentences of both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.dates import LONDON
from graph.kinds import kind_of
from graph.model import Language, Node, Record, RecordId, Records
from graph.names.articles import inside
from graph.names.fold import fold
from graph.names.shown import name_of, named
from graph.records.changes import TABLES, Change, ChangeKind, Write
from graph.records.tables import references
from graph.words import Fill, T, Text, joined, say


def change_sentence(change: Change | Write, records: Records) -> Text:
    """Return what was done, by whom and when, as a sentence."""
    day = change.at.astimezone(LONDON).date()
    done = _done(change)
    if change.by == TABLES:
        return T("{done} with the tables on {day}.", done=done, day=day)
    centre, _, person = change.by.partition("/")
    node = records.node(RecordId(centre))
    whose = inside(node) if node is not None else centre
    if person:
        return T(
            "{done} by {person} of {centre} on {day}.",
            done=done,
            person=named(records, person),
            centre=whose,
            day=day,
        )
    return T("{done} by {centre} on {day}.", done=done, centre=whose, day=day)


def mentions(write: Write, text: str, records: Records, gone: Mapping[str, Node]) -> bool:
    """Return whether all words of a text stand, as beginnings of words, in what a write did: in its
    sentence in either language, and in the names of what it touched and of whom that names.

    `gone`: records that are no longer here. A large write names no records.
    """
    told = [say(change_sentence(write, records), language) for language in Language]
    ids = {
        id_
        for entry in write.entries
        for id_ in (entry.id, *(id_ for _, id_ in references(entry.record)))
    }
    nodes = (records.node(RecordId(id_)) or gone.get(id_) for id_ in ids)
    told += [say(name_of(node), language) for node in nodes if node for language in Language]
    told += [written for entry in write.entries for written in _written(entry.record)]
    words = {word for each in told for word in fold(each).split()}
    return all(any(word.startswith(asked) for word in words) for asked in fold(text).split())


def _written(record: Record) -> Sequence[str]:
    """The names in a record that are no records."""
    written = getattr(record, "as_written", None) or ()
    return (written,) if isinstance(written, str) else tuple(written)


def gone_of(writes: Iterable[Change | Write]) -> Mapping[str, Node]:
    """Return what writes or changes tell of people, bodies, posts, places and meetings, by id:
    those that are no longer here are known by it.
    """
    return {
        entry.id: entry.record
        for write in writes
        for entry in write.entries
        if isinstance(entry.record, Node)
    }


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
    ChangeKind.MERGED: T("Made one record of two"),
    ChangeKind.UNDONE: T("An earlier change was undone"),
}
"""What was done, in words."""
