"""Each kind of record as a flat table, from its row in `graph/kinds.py` and its fields' types.

Beside an id stands the name of what it points to, beside a date that is known to the month the
first and the last day that it may be, and beside a source the page that it leads to.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from types import NoneType
from typing import cast, get_args, get_origin, get_type_hints

from graph.columns import Column
from graph.dates import PartialDate
from graph.kind import Kind
from graph.kinds import GROUPS, KINDS
from graph.model import Identifier, Language, Record, Records, Topics
from graph.names.shown import own_names
from graph.sources import cite
from graph.tables.flat import FlatField, FlatTable, FlatType, Plain, Value
from graph.words import say

PARTIAL = r"\d{4}(-\d{2}(-\d{2})?)?"
_CALLED = {"sources": "source", "valid_from": "from", "valid_to": "to"}
"""What other tables call a field that no column of the kind holds."""
_TYPES: Mapping[object, FlatType] = {
    bool: FlatType.BOOLEAN,
    int: FlatType.INTEGER,
    float: FlatType.NUMBER,
    dt.date: FlatType.DATE,
}


def flat_table(kind: Kind[Record]) -> FlatTable:
    """Return a kind as a flat table: its own id, then what its columns hold, then what else its
    record says, and last where it comes from, who may use it and who recorded it.
    """
    columns = {field: column for column in kind.all_columns for field in column.fields}
    types = get_type_hints(kind.record)
    said = [*columns, *(field.name for field in dataclasses.fields(kind.record))]
    inner = [name for name in dict.fromkeys(said) if name not in ("id", *_LAST)]
    names = (*inner, *_LAST)
    fields = (field for name in names for field in _fields(name, types[name], columns.get(name)))
    return FlatTable(kind.table, say(kind.many).capitalize(), (_key(kind, columns), *fields))


_LAST = ("sources", "audience", "recorded_by")


def _key(kind: Kind[Record], columns: Mapping[str, Column]) -> FlatField:
    """The own id. Where another's stands under that name, as in further names, it has a longer
    one.
    """
    taken = any(column.name == "id" for field, column in columns.items() if field != "id")
    own = columns["id"].name if "id" in columns else f"{kind.label.lower()}_id" if taken else "id"
    return FlatField(
        name=own,
        type=FlatType.STRING,
        says=f"The id of the {say(kind.one)}",
        value=lambda record, _: record.id,
        needed=True,
    )


def _fields(name: str, declared: object, column: Column | None) -> Iterator[FlatField]:
    """Yield what one field of a record becomes."""
    kept = _without_none(declared)
    alone = column is not None and len(column.fields) == 1
    called = column.name if column is not None and alone else _CALLED.get(name, name)
    says = (say(column.called_of(name)) if column is not None else called).replace("_", " ")
    own = FlatField(
        name=called,
        type=_TYPES.get(kept, FlatType.STRING),
        says=f"{says[:1].upper()}{says[1:]}",
        value=lambda record, _: cast("Plain", getattr(record, name)),
        needed=column is not None and column.needed and kept is declared,
        unit=column.unit if column is not None else "",
    )
    if kept is PartialDate:
        yield from _partial(own)
    elif kept is Topics:
        yield from _topics(own)
    elif get_origin(kept) is tuple:
        yield replace(own, type=FlatType.LIST, value=_listed(own, get_args(kept)[0]))
    elif isinstance(kept, type) and issubclass(kept, StrEnum):
        yield replace(own, allowed=tuple(kept))
    elif own.type is FlatType.STRING and column is not None:
        yield replace(own, value=_written(own, column), points_to=_one_table(column.refers_to))
    else:
        yield own
    if column is not None and column.refers_to is not None:
        yield from _looked_up(own, get_origin(kept) is tuple, column.refers_to)
    if name == "sources":
        yield FlatField(
            name="source_address",
            type=FlatType.LIST,
            says="The pages to which the sources lead",
            value=_addresses,
        )


def _without_none(declared: object) -> object:
    kept = [each for each in get_args(declared) if each is not NoneType]
    return kept[0] if NoneType in get_args(declared) else declared


def _partial(own: FlatField) -> Iterator[FlatField]:
    """A date as it is known, and the days between which it lies."""

    def part(which: str) -> Value:
        return lambda *given: getattr(own.value(*given), which, None)

    yield replace(own, value=part("text"), pattern=PARTIAL)
    for which, says in (("first", "the first day that it may be"), ("last", "the last such day")):
        yield replace(
            own,
            name=f"{own.name}_{which}",
            type=FlatType.DATE,
            says=f"{own.says}: {says}",
            value=part(which),
        )


def _topics(own: FlatField) -> Iterator[FlatField]:
    def part(which: str) -> Value:
        return lambda *given: cast("Plain", getattr(own.value(*given), which))

    for name, which, says in (
        (own.name, "first", f"{own.says} that weigh more"),
        (f"{own.name}_others", "others", f"{own.says}, the others"),
    ):
        yield replace(own, name=name, type=FlatType.LIST, says=says, value=part(which))


def _listed(own: FlatField, of: object) -> Value:
    if of is not Identifier:
        return own.value

    def value(record: Record, records: Records) -> Plain:
        codes = cast("tuple[Identifier, ...]", own.value(record, records))
        return tuple(f"{code.scheme}:{code.value}" for code in codes)

    return value


def _written(own: FlatField, column: Column) -> Value:
    """A value of one field as its column writes it: blank is none."""
    if len(column.fields) > 1:
        return own.value
    return lambda *given: column.write(own.value(*given)) or None


def _one_table(group: str | None) -> str | None:
    tables = GROUPS[group] if group is not None else ()
    return tables[0] if len(tables) == 1 else None


def _looked_up(own: FlatField, several: bool, group: str) -> Iterator[FlatField]:
    """The name of what is pointed to; and its table, where that may be one of several."""

    def of_each(look: Callable[[str, Records], str]) -> Value:
        def value(record: Record, records: Records) -> Plain:
            pointed = own.value(record, records)
            if isinstance(pointed, tuple):
                return tuple(look(id_, records) for id_ in pointed)
            return look(pointed, records) or None if isinstance(pointed, str) else None

        return value

    type_ = FlatType.LIST if several else FlatType.STRING
    yield FlatField(
        name=f"{own.name}_name",
        type=type_,
        says=f"{own.says}: the name, in English where there is one",
        value=of_each(_name),
    )
    if len(GROUPS[group]) > 1:
        yield FlatField(
            name=f"{own.name}_table",
            type=type_,
            says=f"{own.says}: the table that has the row",
            value=of_each(
                lambda id_, records: next(
                    (table for table in GROUPS[group] if id_ in getattr(records, table)), ""
                )
            ),
            allowed=() if several else GROUPS[group],
        )


def _name(id_: str, records: Records) -> str:
    node = records.node(id_)
    names = {} if node is None else own_names(node)
    return names.get(Language.EN) or next(iter(names.values()), "")


def _addresses(record: Record, records: Records) -> Plain:
    pages = (cite(source, records.sources).url for source in record.sources)
    return tuple(page for page in pages if page)


FLAT: Mapping[str, FlatTable] = {kind.table: flat_table(kind) for kind in KINDS}
"""A table a kind, by name."""
