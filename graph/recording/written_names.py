"""The names of people and bodies that stand in the rows of an import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.columns import Shape
from graph.kinds import GROUPS, PEOPLE
from graph.names.among import NamesAmong
from graph.recording.sheets import Sheet


def written_names(sheets: Sequence[Sheet]) -> Mapping[str, NamesAmong]:
    """Return them by the table in which one that nothing has is made new."""
    return {
        table: NamesAmong(
            (name for sheet in sheets for name in _names(sheet, table)),
            of_people=table == PEOPLE.table,
        )
        for table in GROUPS["actors"]
    }


def _names(sheet: Sheet, table: str) -> Iterator[str]:
    for column in sheet.kind.columns:
        if column.former or not (
            (sheet.kind.table == table and column.name == sheet.kind.named_by)
            or (column.refers_to is not None and GROUPS[column.refers_to][0] == table)
        ):
            continue
        for row in sheet.rows:
            cell = row.cells.get(column.name, "")
            parts = cell.split(";") if column.shape is Shape.NAMES else [cell]
            yield from (name for part in parts if (name := part.strip()))
