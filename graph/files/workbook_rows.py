"""Writes the rows of a workbook as lines, in a process that `workbook.py` starts."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from graph.files.merged import Range, merged_cells

MEMORY = 1_000_000_000
"""Bytes of addresses, of which some hundred million are the interpreter's own."""
TOO_LARGE, DAMAGED = 1, 2

Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def main(path: str, most: int) -> int:
    """Write for each row with a text the sheet, whether that is hidden, the row's number and its
    cells as JSON.
    Return how the process ends.
    """
    _take_no_more_than(MEMORY)
    written = 0
    try:
        book = _opened(path)
        merged = merged_cells(Path(path))
        for about in book.sheets_metadata:
            name, hidden = about.name, about.visible is not SheetVisibleEnum.Visible
            sheet = book.get_sheet_by_name(name)
            for number, texts in enumerate(_rows(sheet, merged.get(name)), start=1):
                if any(texts):
                    line = json.dumps([name, hidden, number, texts])
                    written += len(line)
                    if written > most:
                        return TOO_LARGE
                    sys.stdout.write(line + "\n")
    except CalamineError as error:
        return TOO_LARGE if "limit exceeded" in str(error) else DAMAGED
    except (OSError, ValueError, IndexError, ParseError, BadZipFile):
        return DAMAGED
    return 0


def _opened(path: str) -> CalamineWorkbook:
    """Open a workbook by what is in it: many programs call any of them .xls."""
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(Path(path).read_bytes()))
    except CalamineError:
        return CalamineWorkbook.from_path(path)  # by its name, which then tells why not


def _rows(sheet: CalamineSheet, merged: Sequence[Range] | None) -> list[list[str]]:
    """Return the rows from the first on, with what stands once for several rows in each of them."""
    rows = [[as_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in merged or sheet.merged_cell_ranges or ():
        if left == right and top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
    return rows


def as_text(cell: Cell) -> str:
    """Return a cell as a person would write it: a day without an hour that nobody gave.

    >>> as_text(3.0), as_text(dt.datetime(2026, 3, 4)), as_text(dt.datetime(2026, 3, 4, 10, 30))
    ('3', '2026-03-04', '2026-03-04 10:30')
    """
    if isinstance(cell, dt.datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == dt.time() else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _take_no_more_than(size: int) -> None:
    try:
        import resource
    except ImportError:  # a system without such limits; the time is bounded there too
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
