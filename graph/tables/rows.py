"""Rows into records: each cell by its column's rule, every problem reported."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import InputError, Problem
from graph.tables.csvfile import Row, read_rows
from graph.tables.description import Table
from graph.words import T, Text


@dataclass(frozen=True, slots=True)
class Placed:
    """A record and where it stands."""

    table: Table
    record: Any
    file: str
    row: int

    @property
    def fields(self) -> dict[str, Any]:
        """The record's fields by name."""
        return {field.name: getattr(self.record, field.name) for field in dataclasses.fields(self.record)}

    def problem(self, column: str, message: Text) -> Problem:
        return Problem(self.file, self.row, column, message)


def read_table(table: Table, path: Path, file: str, problems: list[Problem]) -> list[Placed]:
    """Return the records of one file whose rows are right; what is wrong is added to `problems`."""
    header, rows = read_rows(path, file, problems)
    if not header or not _known_columns(table, header, file, problems):
        return []
    placed = []
    for row in rows:
        record, found = read_row(table, row, file)
        problems.extend(found)
        if not found:
            placed.append(Placed(table, record, file, row.number))
    return placed


def read_row(table: Table, row: Row, file: str) -> tuple[Any, list[Problem]]:
    """Return the record of one row, or None and what is wrong with it."""
    fields, found = _fields(table, row, file)
    if found:
        return None, found
    if table.derived_id is not None and "id" not in fields:
        fields["id"] = table.derived_id(fields)
    return table.record(**fields), []


def _known_columns(table: Table, header: Sequence[str], file: str, problems: list[Problem]) -> bool:
    known = {column.name: None for column in table.all_columns}   # in their order
    found = [
        *(Problem(file, 1, name, T("This column is unknown. Remove it, or use one of: {known}.", known=', '.join(known)))
          for name in header if name not in known),
        *(Problem(file, 1, name, T("This column stands twice. Remove one."))
          for name, times in sorted(Counter(header).items()) if times > 1),
        *(Problem(file, 1, column.name, T("This column is missing. Add it: every row needs it."))
          for column in table.columns if column.needed and column.name not in header),
    ]
    problems.extend(found)
    return not found


def _fields(table: Table, row: Row, file: str) -> tuple[dict[str, Any], list[Problem]]:
    fields: dict[str, Any] = {}
    found: list[Problem] = []
    for column in table.all_columns:
        cell = row.cells.get(column.name, "").replace("\r\n", "\n").replace("\r", "\n")
        if not cell:
            if column.needed:
                found.append(Problem(file, row.number, column.name, T("This cell is blank. Every row needs a value here.")))
            fields.update(zip(column.fields, column.blank, strict=False))
            continue
        try:
            if "\0" in cell:
                raise InputError(T("The cell has a NUL character. Remove it."))
            fields.update(zip(column.fields, column.read(cell), strict=True))
        except InputError as error:
            found.append(Problem(file, row.number, column.name, error.text))
    if not found and table.name == "memberships" and ("actor" in fields) == ("as_written" in fields):
        found.append(Problem(file, row.number, "actor", T("Give either the actor's id, or as_written for somebody who is no record here.")))
    return fields, found
