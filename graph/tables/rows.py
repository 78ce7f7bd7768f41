"""Rows into records: each cell by its column's rule, every problem reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import InputError, Problem
from graph.kind import Kind
from graph.model import Membership, Record
from graph.tables.csvfile import CsvRow, read_rows
from graph.words import T, Text


@dataclass(frozen=True, slots=True)
class Placed:
    """A record and where it stands."""

    kind: Kind[Record]
    record: Record
    file: str
    row: int

    def problem(self, column: str, message: Text) -> Problem:
        return Problem(self.file, self.row, column, message)


def read_table(kind: Kind[Record], path: Path, file: str, problems: list[Problem]) -> list[Placed]:
    """Return the records of one file whose rows are right; what is wrong is added to `problems`."""
    header, rows = read_rows(path, file, problems)
    if not header or not _known_columns(kind, header, file, problems):
        return []
    placed = []
    for row in rows:
        record, found = read_row(kind, row, file)
        problems.extend(found)
        if record is not None:
            placed.append(Placed(kind, record, file, row.number))
    return placed


def read_row(kind: Kind[Record], row: CsvRow, file: str) -> tuple[Record | None, list[Problem]]:
    """Return the record of one row, or None and what is wrong with it."""
    fields, found = _fields(kind, row, file)
    if found:
        return None, found
    if kind.derived and "id" not in fields:
        fields["id"] = kind.derived_id(fields.get)
    return kind.record(**fields), []


def _known_columns(
    kind: Kind[Record], header: Sequence[str], file: str, problems: list[Problem]
) -> bool:
    known = {column.name: None for column in kind.all_columns}  # in their order
    found = [
        *(
            Problem(
                file,
                1,
                name,
                T(
                    "This column is unknown. Remove it, or use one of: {known}.",
                    known=", ".join(known),
                ),
            )
            for name in header
            if name not in known
        ),
        *(
            Problem(file, 1, name, T("This column stands twice. Remove one."))
            for name, times in sorted(Counter(header).items())
            if times > 1
        ),
        *(
            Problem(file, 1, column.name, T("This column is missing. Add it: every row needs it."))
            for column in kind.columns
            if column.needed and column.name not in header
        ),
    ]
    problems.extend(found)
    return not found


def _fields(kind: Kind[Record], row: CsvRow, file: str) -> tuple[dict[str, Any], list[Problem]]:
    fields: dict[str, Any] = {}
    found: list[Problem] = []
    for column in kind.all_columns:
        cell = row.cells.get(column.name, "").replace("\r\n", "\n").replace("\r", "\n")
        if not cell:
            if column.needed:
                found.append(
                    Problem(
                        file,
                        row.number,
                        column.name,
                        T("This cell is blank. Every row needs a value here."),
                    )
                )
            fields.update(zip(column.fields, column.blank, strict=False))
            continue
        try:
            if "\0" in cell:
                raise InputError(T("The cell has a NUL character. Remove it."))
            fields.update(zip(column.fields, column.read(cell), strict=True))
        except InputError as error:
            found.append(Problem(file, row.number, column.name, error.text))
    if not found and kind.record is Membership and ("actor" in fields) == ("as_written" in fields):
        found.append(
            Problem(
                file,
                row.number,
                "actor",
                T("Give either the actor's id, or as_written for somebody who is no record here."),
            )
        )
    return fields, found
