"""A flat table, as data frames, databases and dashboards read it: a row a record, in each cell a
plain value of a type that is said.

The tables of this house are read again as they are written (`graph/tables/reading.py`). In these
nothing has to be taken apart or looked up: `graph/tables/flattening.py` says what stands in them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.attention import attended
from graph.model import Record, Records

Plain = str | int | float | dt.date | tuple[str, ...] | None
"""A value of a cell. Of a truth value `bool`, which is an `int`."""
Value = Callable[[Record, Records], Plain]


class FlatType(StrEnum):
    """As Table Schema calls them."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatField:
    name: str
    type: FlatType
    says: str
    """What it is, for whoever reads its description."""
    value: Value
    needed: bool = False
    """No row leaves it blank."""
    allowed: tuple[str, ...] = ()
    """All values that there are; none: any."""
    pattern: str = ""
    unit: str = ""
    points_to: str | None = None
    """The one table that has a row for every id in it."""


@dataclass(frozen=True, slots=True)
class FlatTable:
    name: str
    title: str
    fields: tuple[FlatField, ...]
    """The first is the key: no two rows share its value."""

    @property
    def key(self) -> FlatField:
        return self.fields[0]

    def rows(self, records: Records) -> Iterator[tuple[Plain, ...]]:
        """Yield the rows, in the order of their ids.

        Raises:
            Abandoned: nobody waits for them any more.
        """
        table: Mapping[str, Record] = getattr(records, self.name)
        for id_ in attended(sorted(table)):
            yield tuple(field.value(table[id_], records) for field in self.fields)
