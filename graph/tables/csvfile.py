"""One CSV file as rows of cells. A file that is no table of ours says how to save it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import Problem
from graph.tables.problems import Report
from graph.words import T

_SAVE = T("Save it as CSV UTF-8 with commas.")
MOST_COLUMNS = 100
"""Several times those of our widest table."""
_ROWS_OF_A_SPREADSHEET = 1_048_576
"""No spreadsheet has more, those counted that are blank."""
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r]")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula:
    with a `'` before it where it begins like one.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the cell that `guarded` had."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


class _TooManyRows(Exception):
    pass


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: its number as a spreadsheet counts (the header is row 1), and its cells by
    column, without outer spaces.
    """

    number: int
    cells: dict[str, str]


def read_rows(
    path: Path, file: str, problems: Report, most_rows: int | None = None
) -> tuple[Sequence[str], list[CsvRow]]:
    """Return the header and the rows of a file that are whole.
    What is wrong is added to `problems` under the name `file`.

    A file with more than `most_rows` is not read to its end, and none of it is returned.
    """
    before = len(problems)
    content = _text(path, file, problems)
    if content is None:
        return (), []
    numbered = _numbered(content, file, problems)
    first = next(numbered, None)
    if first is None or not any(cell.strip() for cell in first[1]):
        if len(problems) == before:
            problems.append(
                Problem(
                    file, 0, "", T("The first row is blank. Write the names of the columns there.")
                )
            )
        return (), []
    header = [cell.strip() for cell in first[1]]
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        problems.append(
            Problem(
                file, 1, "", T("The columns are not separated by commas. {remedy}", remedy=_SAVE)
            )
        )
        return (), []
    if len(header) > MOST_COLUMNS:
        problems.append(
            Problem(
                file,
                1,
                "",
                T(
                    "The header has {columns} columns. A table has at most {most}: remove those "
                    "that are not needed.",
                    columns=f"{len(header):,}",
                    most=MOST_COLUMNS,
                ),
            )
        )
        return (), []
    try:
        return header, list(
            _rows(
                header, numbered if most_rows is None else _few(numbered, most_rows), file, problems
            )
        )
    except _TooManyRows:
        problems.append(
            Problem(
                file,
                0,
                "",
                T(
                    "It has more than {most} rows. Import at most {most} at a time.",
                    most=f"{most_rows:,}",
                ),
            )
        )
        return (), []


def _text(path: Path, file: str, problems: Report) -> str | None:
    try:
        content = path.read_bytes()
    except OSError as error:
        problems.append(
            Problem(
                file,
                0,
                "",
                T(
                    "The file cannot be read ({reason}). Check its name and its permissions.",
                    reason=error.strerror or "?",
                ),
            )
        )
        return None
    if content.startswith(_SPREADSHEETS):
        problems.append(
            Problem(file, 0, "", T("This is a spreadsheet, not a CSV file. {remedy}", remedy=_SAVE))
        )
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(
            Problem(file, line, "", T("The letters are not in UTF-8. {remedy}", remedy=_SAVE))
        )
        return None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.append(
            Problem(
                file,
                line,
                "",
                T("The file has a NUL character, so it is no text file. {remedy}", remedy=_SAVE),
            )
        )
        return None
    return text


def _numbered(content: str, file: str, problems: Report) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, cells
    except csv.Error:
        problems.append(
            Problem(
                file,
                number + 1,
                "",
                T(
                    "The row is not valid CSV. Check its quotation marks, and that the file is "
                    "whole."
                ),
            )
        )


def _few(numbered: Iterator[tuple[int, list[str]]], most: int) -> Iterator[tuple[int, list[str]]]:
    """Pass on rows until there are too many of them.
    Those that are blank count only where no spreadsheet has so many.
    """
    filled = 0
    for number, cells in numbered:
        filled += any(cell.strip() for cell in cells)
        if filled > most or number > _ROWS_OF_A_SPREADSHEET:
            raise _TooManyRows
        yield number, cells


def _rows(
    header: list[str], numbered: Iterator[tuple[int, list[str]]], file: str, problems: Report
) -> Iterator[CsvRow]:
    for number, cells in numbered:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            message = T(
                "The row has {cells} cells, the header has {columns}. Put quotation marks round a "
                "cell that has a comma.",
                cells=len(cells),
                columns=len(header),
            )
            problems.append(Problem(file, number, "", message))
            continue
        yield CsvRow(
            number, dict(zip(header, (unguarded(cell.strip()) for cell in cells), strict=True))
        )
