"""What must hold of a record before it is written. Each refusal says, in words, what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from graph.columns import Column
from graph.dates import PartialDate
from graph.errors import InputError, NeedsSource, NotForEverybody, NotFound
from graph.kind import Kind
from graph.kinds import BY_TABLE, INTERVALS, kind_of, references_of, said
from graph.model import Record, Records
from graph.names.fold import fold
from graph.names.shown import named
from graph.records.tables import tables_of
from graph.rules import Around
from graph.sources import cite, is_address, is_meant_as_address
from graph.words import T, either

EARLIEST_YEAR = 1900


def checked(
    records: Records,
    record: Record,
    as_of: dt.date,
    *,
    beside: Mapping[str, Record] = MappingProxyType({}),
) -> None:
    """Check a record against the viewer's records and those that are written
    with it, `beside`, by id.

    Raises:
        NotFound: it refers to something that the viewer does not have.
        InputError: it cannot be so.
    """
    kind = kind_of(record)
    _held_by_a_table(kind, record)
    _references(records, kind, record, beside)
    for field in ("name", "label"):
        if (name := getattr(record, field, None)) is not None and not fold(name):
            raise InputError(
                T(
                    "This has no letter and no figure, so nobody could find it. Write it "
                    "as people know it."
                ),
                field,
            )
    for field in kind.within_memory:
        if (day := getattr(record, field)) != getattr(
            tables_of(records)[kind.table].get(record.id), field, None
        ):
            _not_long_ago(_column(kind, field), day, as_of)
    for start, end in INTERVALS:
        _interval(getattr(record, start, None), getattr(record, end, None))
    for one, other in kind.differ:
        if getattr(record, one) == (value := getattr(record, other)) and value is not None:
            raise InputError(
                T(
                    "{value} cannot be related to itself. Name somebody else.",
                    value=named(records, value),
                ),
                _column(kind, other),
            )
    for source in record.sources:
        if is_meant_as_address(source) and not is_address(source):
            raise InputError(
                T(
                    '"{source}" is no address of a page. Copy it from the browser, or say in words '
                    "where you know it from.",
                    source=source[:80],
                ),
                "source",
            )
    kind.check(record, Around(records, as_of, beside))
    if record.audience.is_public:
        _public(records, kind, record, beside)


def has_address(sources: tuple[str, ...], records: Records) -> bool:
    """Return whether one of the sources leads to a page."""
    urls = (
        source if is_meant_as_address(source) else cite(source, records.sources).url
        for source in sources
    )
    return any(url is not None and is_address(url) for url in urls)


def _held_by_a_table(kind: Kind[Record], record: Record) -> None:
    """What no table can hold could never be exported."""
    for column in kind.columns:
        cell = column.write(*(getattr(record, field) for field in column.fields))
        if not cell:
            continue
        try:
            same = _again(column, cell) == tuple(getattr(record, field) for field in column.fields)
        except InputError as error:
            raise InputError(error.message, column.name) from None
        if not same:
            raise InputError(
                T(
                    '"{cell}" cannot be kept in a table. Write each part without semicolons.',
                    cell=cell[:80],
                ),
                column.name,
            )


def _again(column: Column, cell: str) -> tuple[object, ...]:
    return column.read(cell.strip())


def _references(
    records: Records, kind: Kind[Record], record: Record, beside: Mapping[str, Record]
) -> None:
    tables = tables_of(records)
    for column, id_, names in references_of(kind, record):
        new = beside.get(id_)
        if (new is not None and kind_of(new).table in names) or any(
            id_ in tables[name] for name in names
        ):
            continue
        what = either([BY_TABLE[name].one for name in names])
        other = records.node(id_)
        if other is not None:
            raise InputError(
                T(
                    '"{id}" is {other}, which is no {what}. Choose another record.',
                    id=id_,
                    other=said(records, other),
                    what=what,
                ),
                column,
            )
        raise NotFound(
            T(
                'No {what} has the id "{id}". Find its id with a search by name, or add it first.',
                what=what,
                id=id_[:80],
            ),
            column,
        )


def _interval(start: PartialDate | None, end: PartialDate | None) -> None:
    if start is not None and end is not None and start.first > end.last:
        raise InputError(
            T(
                "It ends ({end}) before it begins ({start}). Correct one of the two dates.",
                end=end,
                start=start,
            )
        )


def _not_long_ago(column: str, day: PartialDate | None, as_of: dt.date) -> None:
    if day is None or day.first.year >= EARLIEST_YEAR:
        return
    this_century = as_of.year // 100 * 100 + day.first.year % 100
    year = this_century if this_century <= as_of.year else this_century - 100
    raise InputError(
        T(
            "Did you mean {meant}? Dates before {earliest} are not taken in your own records, "
            "and this says {day}.",
            meant=PartialDate(f"{year}{day.text[4:]}"),
            earliest=EARLIEST_YEAR,
            day=day,
        ),
        column,
    )


def _public(
    records: Records, kind: Kind[Record], record: Record, beside: Mapping[str, Record]
) -> None:
    if not has_address(record.sources, records):
        raise NeedsSource(
            T(
                "A public fact needs the address of the page where it stands: https://... Give it "
                "as the source, or record the fact as your Centre's own."
            ),
            "source",
        )
    tables = tables_of(records)
    for column, id_, names in references_of(kind, record):
        other = beside.get(id_) or next(
            (tables[name][id_] for name in names if id_ in tables[name]), None
        )
        if other is not None and not record.audience.within(other.audience):
            raise NotForEverybody(
                T(
                    "{other} is your Centre's own record, so what says something of it cannot be "
                    "public. Record it as your Centre's own.",
                    other=said(records, other),
                ),
                column,
            )


def _column(kind: Kind[Record], field: str) -> str:
    return next((column.name for column in kind.columns if field in column.fields), field)
