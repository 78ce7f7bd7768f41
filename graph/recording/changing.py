"""Changes of records that stand already: a correction, an end, a removal."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from graph.columns import Column
from graph.errors import (
    InputError,
    LeftBlank,
    NeedsSource,
    NotFound,
    NothingToDo,
    StillReferred,
)
from graph.kind import END
from graph.kinds import FILED, kind_of, said
from graph.model import OrganizationId, Record, Records
from graph.privacy.policy import centre_of
from graph.recording.checking import has_address
from graph.recording.commands import CorrectFact, CorrectRecord, EndRecord, RemoveRecord
from graph.recording.fields import needed_day, read, text, texts
from graph.records.changes import Change
from graph.records.difference import Entry
from graph.records.tables import Key, references, tables_of
from graph.view import View
from graph.words import Fill, P, T, Text, joined

MOST_NAMED = 3


def correction(
    view: View,
    command: CorrectFact | CorrectRecord,
    centre: OrganizationId,
    ids: Mapping[str, str] = MappingProxyType({}),
) -> Entry[Record]:
    """Return the change of fields. `ids` are those of records that are new in it, by what
    stands for them in the values.

    Raises:
        NotFound: the viewer has no such record.
        InputError: a field, a value or the source cannot be used.
    """
    record = _record(view, command.record)
    cells = {command.field: command.value} if isinstance(command, CorrectFact) else command.values
    values: dict[str, Any] = {}
    for name, value in cells.items():
        column = _column(record, name)
        cell = (
            "; ".join(ids.get(part) or view.names.of_id(part) or part for part in value.split("; "))
            if column.refers_to
            else value
        )
        values |= zip(column.fields, _values(column, record, text(name, cell) or ""), strict=True)
    return _changed(view, record, values, command.source, centre)


def ending(view: View, command: EndRecord, centre: OrganizationId) -> Entry[Record]:
    """Return the end of what is so for a time.

    Raises:
        NotFound: the viewer has no such record.
        InputError: it has no end, or the date or the source cannot be used.
    """
    record = _record(view, command.record)
    if not kind_of(record).has_end:
        raise InputError(
            T(
                '"{record}" is {said}, and not something that ends.',
                record=command.record,
                said=said(view.records, record),
            ),
            argument="record",
        )
    return _changed(view, record, {END: needed_day("on", command.on)}, command.source, centre)


def removal(view: View, command: RemoveRecord, centre: OrganizationId) -> Entry[Record]:
    """Return the removal of a record that the Centre recorded.

    Raises:
        NotFound: the Centre recorded no such record.
            The same is said whether or not somebody else did.
        StillReferred: others of the Centre's records refer to it.
    """
    found = [
        (table, by_id[command.record])
        for table, by_id in tables_of(view.records).items()
        if command.record in by_id and by_id[command.record].recorded_by == centre
    ]
    if not found:
        raise nothing_recorded(command.record)
    (table, record), *_ = found
    refuse_orphans(view.records, {(table, record.id)}, T("It cannot be removed"))
    return Entry(table, record.id, record, None)


def nothing_recorded(id_: str) -> NotFound:
    """Return what is said of a record that the Centre did not record:
    the same as of one that is not there.
    """
    return NotFound(
        T(
            'Your Centre recorded nothing with the id "{id}". What one\'s own Centre '
            "recorded can be removed; a public fact can be corrected, with the address of a "
            "page that says otherwise.",
            id=id_[:80],
        ),
        argument="record",
    )


def refuse_unadded(id_: str, history: Sequence[Change], centre: OrganizationId) -> None:
    """Refuse the removal of a record that the Centre corrected, but did not add.
    `history` is that of the record, the newest first.

    Raises:
        NotFound: with the words of `nothing_recorded`.
    """
    added = next((change for change in history if change.entries[0].before is None), None)
    if added is not None and centre_of(added) != centre:
        raise nothing_recorded(id_)


def refuse_orphans(records: Records, gone: Collection[Key], cannot: Text) -> None:
    """Refuse a write after which records would refer to something that is not there.
    `cannot`: "It cannot be removed".

    Raises:
        StillReferred: with the names of those records.
    """
    left = list(referring(records, gone))
    if left:
        names: list[Fill] = [
            T("{record}, id {id}", record=said(records, record), id=record.id)
            for record in left[:MOST_NAMED]
        ]
        if len(left) > MOST_NAMED:
            names.append(P("and {n} more", "and {n} more", len(left) - MOST_NAMED))
        raise StillReferred(
            P(
                "{cannot}: {n} recorded since refers to it ({names}). Remove it first, or undo it.",
                "{cannot}: {n} recorded since refer to it ({names}). Remove these "
                "first, or undo them.",
                len(left),
                cannot=cannot,
                names=joined(names),
            )
        )


def referring(records: Records, keys: Collection[Key]) -> Iterator[Record]:
    """Yield the records that refer to one of the keys and are none of them."""
    for table, by_id in tables_of(records).items():
        for id_, record in by_id.items():
            if (table, id_) not in keys and any(key in keys for key in references(record)):
                yield record


def _record(view: View, id_: str) -> Record:
    known = view.names.of_id(id_) or id_
    for table, by_id in tables_of(view.records).items():
        if table in FILED and known in by_id:
            return by_id[known]
    raise NotFound(
        T('Nothing here has the id "{id}". Find its id with a search by name.', id=id_[:80]),
        argument="record",
    )


def _column(record: Record, name: str) -> Column:
    columns = [
        column
        for column in kind_of(record).columns
        if column.fields != ("id",) and not column.about
    ]
    for column in columns:
        if name in (column.name, *column.fields):
            return column
    raise InputError(
        T(
            '"{name}" cannot be corrected here. Choose one of: {names}.',
            name=name[:80],
            names=", ".join(column.name for column in columns),
        ),
        argument="field",
    )


def _values(column: Column, record: Record, cell: str) -> tuple[object, ...]:
    if not cell:
        if column.needed:
            raise LeftBlank(T("This is blank. Every record of this kind needs one."), column.name)
        defaults = {field.name: field.default for field in fields(record)}
        return column.blank or tuple(defaults[name] for name in column.fields)
    return read(column, cell)


def _changed(
    view: View, record: Record, values: dict[str, Any], source: str | None, centre: OrganizationId
) -> Entry[Record]:
    given = texts("source", (source or "",))
    after = replace(record, **values)
    if after == record:
        raise NothingToDo(
            T("{record} says so already: nothing to correct.", record=said(view.records, record))
        )
    if record.audience.is_public and not has_address(given, view.records):
        raise NeedsSource(
            T(
                "A public fact is corrected with the address of a page that says so: give it as "
                "the source, https://..."
            ),
            argument="source",
        )
    sources = tuple(dict.fromkeys((*given, *after.sources)))
    return Entry(
        kind_of(record).table,
        record.id,
        record,
        replace(after, sources=sources, recorded_by=centre),
    )
