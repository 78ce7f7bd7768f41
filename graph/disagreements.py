"""Where sources disagree: every value that is stated for a field of a
record, and which one holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.kinds import FILED
from graph.model import Conflict, Record


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A value of a field, named and written as in the tables, and who states it.
    `holds`: the record carries it.
    """

    field: str
    value: str
    holds: bool
    sources: tuple[str, ...]


def stated_values(record: Record, conflicts: Iterable[Conflict]) -> list[StatedValue]:
    """Return the values that sources state differently for a record, by field;
    the one that it carries holds and comes first.
    """
    stated = [
        StatedValue(
            conflict.field,
            conflict.value,
            conflict.value == _as_in_table(record, conflict),
            conflict.sources,
        )
        for conflict in conflicts
    ]
    return sorted(stated, key=lambda each: (each.field, not each.holds, each.value))


def _as_in_table(record: Record, conflict: Conflict) -> str | None:
    """The field as its table writes it; None where the table has no such column."""
    columns = FILED[conflict.table].columns if conflict.table in FILED else ()
    column = next((each for each in columns if each.name == conflict.field), None)
    return (
        None
        if column is None
        else column.write(*(getattr(record, field) for field in column.fields))
    )
