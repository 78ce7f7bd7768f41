"""Writes records as a folder of tables: sorted rows, LF, blank for what is unknown.
What is written can be read again.
"""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path

from graph.attention import attended
from graph.columns import Column
from graph.errors import Problem, TableError
from graph.kind import Kind
from graph.kinds import FILED
from graph.model import Record, Records
from graph.tables.csvfile import CsvRow, guarded
from graph.tables.dataset import NAME, dataset_text
from graph.tables.rows import read_row
from graph.words import T


def write(records: Records, folder: Path, *, export: bool = False) -> None:
    """Write one dataset. A table without records is no file.
    `dataset.toml` is written where `records` has a dataset.

    An id that a reader makes again by itself is left blank, so that rows sort by what they say. An
    `export` has all ids, who may use and who recorded each row, and no cell that a spreadsheet
    would take for a formula.

    Raises:
        TableError: a value that the format cannot hold (a semicolon inside a list);
            nothing was written.
    """
    problems: list[Problem] = []
    files = {
        kind.file: _file(kind, list(getattr(records, kind.table).values()), export, problems)
        for kind in FILED.values()
    }
    if problems:
        raise TableError(problems)
    if records.datasets:
        files[NAME] = dataset_text(records)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(content, encoding="utf-8", newline="\n")


def _file(
    kind: Kind[Record], records: list[Record], export: bool, problems: list[Problem]
) -> str | None:
    if not records:
        return None
    columns = _columns(kind, records, export)
    rows = []
    for record in attended(records):
        cells = {column.name: _cell(kind, column, record, export) for column in columns}
        again, _ = read_row(
            kind, CsvRow(0, {name: cell.strip() for name, cell in cells.items()}), kind.file
        )
        if again != record:
            problems.append(
                Problem(
                    kind.file,
                    0,
                    "",
                    T(
                        '"{id}" has a value that a table cannot hold: a semicolon in a list, a '
                        "space at an end, a NUL character, or an empty text. Correct it.",
                        id=record.id,
                    ),
                )
            )
        rows.append([cells[column.name] for column in columns])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([guarded(cell) for cell in row] if export else row for row in sorted(rows))
    return out.getvalue()


def _columns(kind: Kind[Record], records: list[Record], export: bool) -> tuple[Column, ...]:
    """The columns; with who may use and who recorded each row where that is
    asked for or says something.
    """
    if export or any(not record.audience.is_public or record.recorded_by for record in records):
        return kind.all_columns
    return kind.columns


def _cell(kind: Kind[Record], column: Column, record: Record, export: bool) -> str:
    values = [getattr(record, field) for field in column.fields]
    if column.fields == ("id",) and kind.derived and not export:
        made = kind.derived_id(partial(getattr, record))
        return "" if made == values[0] else column.write(*values)
    return column.write(*values)
