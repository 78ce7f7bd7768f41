"""Text with its cells between commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

from graph.files.sheet import MOST_ROWS, NumberedRow, SheetInFile, UnreadableFile, filled
from graph.tables.csvfile import unguarded
from graph.words import T, Text

_BETWEEN = (",", ";", "\t", "|")
_LOOKED_AT = 60
"""Lines from which it is told what stands between the cells."""
_ROWS_OF_A_SPREADSHEET = 1_048_576
"""No spreadsheet has more, those counted that are blank."""
_MOST_THAT_RECURS = 16
"""Letters of a day or of a kind of meeting."""


def delimited(text: str, unsure: Text | None = None) -> SheetInFile:
    """Return the rows of a text.

    >>> [cells for _, cells in delimited("sep=;\\nname;born\\n\\nAnn, Lee;1970").rows]
    [('name', 'born'), ('Ann, Lee', '1970')]

    Raises:
        UnreadableFile: a quotation mark is not closed, or it is no table of any size.
    """
    first, _, rest = text.partition("\n")
    stated = first.strip().casefold()
    if len(stated) == 5 and stated.startswith("sep="):
        between, text, before = stated[4], rest, 1
    elif first.strip("\r").casefold() == "sep=\t":
        between, text, before = "\t", rest, 1
    else:
        between, before = _between(text), 0
    rows = filled(_rows(text, between, before))
    return SheetInFile("", rows, () if unsure is None else (unsure,))


def _once(short: dict[str, str], text: str) -> str:
    """Return a text, of equal short ones the first: days and kinds recur in thousands of rows."""
    return short.setdefault(text, text) if len(text) <= _MOST_THAT_RECURS else text


def _rows(text: str, between: str, before: int) -> list[NumberedRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    rows: list[NumberedRow] = []
    full, number = 0, before
    short: dict[str, str] = {}
    try:
        for number, cells in enumerate(reader, start=before + 1):
            full += any(cell.strip() for cell in cells)
            if full > MOST_ROWS + 1 or number > _ROWS_OF_A_SPREADSHEET:
                raise UnreadableFile(too_many_rows())
            texts = (unguarded(cell.strip()) for cell in cells)
            rows.append((number, [_once(short, text) for text in texts]))
    except csv.Error:
        raise UnreadableFile(
            T("The row is not valid CSV. Check its quotation marks, and that the file is whole."),
            number + 1,
        ) from None
    return rows


def too_many_rows() -> Text:
    """Return what is said of a sheet that is longer than may be."""
    return T(
        "It has more than {most} rows. Import at most {most} at a time.", most=f"{MOST_ROWS:,}"
    )


def _between(text: str) -> str:
    """Return what makes most rows equally long, and of such the one that makes them longest."""
    return max(_BETWEEN, key=lambda between: _evenness(text, between))


def _evenness(text: str, between: str) -> tuple[float, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    try:
        lengths = [len(row) for row in islice(reader, _LOOKED_AT) if any(row)]
    except csv.Error:
        return 0.0, 0
    several = Counter(length for length in lengths if length > 1)
    if not several:
        return 0.0, 0
    length, rows = max(several.items(), key=lambda one: (one[1], one[0]))
    return rows / len(lengths), length
