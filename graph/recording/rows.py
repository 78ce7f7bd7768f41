"""A new record from the cells of one row, of which those that refer to
other records hold their ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.errors import InputError, LeftBlank
from graph.kinds import RECORDED
from graph.model import Record, RecordId
from graph.recording.fields import read, text
from graph.words import T


def record_of(table: str, cells: Mapping[str, str]) -> Record:
    """Return the record that a row of a table says; what the row leaves out is not known.

    Raises:
        InputError: a Centre records nothing in such a table, or a cell is missing,
            unknown or cannot be read.
    """
    kind = RECORDED.get(table)
    if kind is None:
        raise InputError(
            T(
                '"{table}" is no table of yours. Name one of: {known}.',
                table=table[:80],
                known=", ".join(RECORDED),
            ),
            argument="table",
        )
    columns = {column.name: column for column in kind.columns if column.fields != ("id",)}
    if unknown := [name for name in cells if name not in columns]:
        raise InputError(
            T(
                "This column is unknown. Remove it, or use one of: {known}.",
                known=", ".join(columns),
            ),
            unknown[0][:80],
        )
    values: dict[str, Any] = {}
    for column in columns.values():
        cell = text(column.name, cells.get(column.name))
        if cell is not None:
            values |= zip(column.fields, read(column, cell), strict=True)
        elif column.blank:
            values |= zip(column.fields, column.blank, strict=True)
        elif column.completed:
            values[column.fields[0]] = ""  # another cell says the same
        elif column.needed:
            raise LeftBlank(T("This is blank. Every record of this kind needs one."), column.name)
    return kind.record(id=RecordId(""), **values)
