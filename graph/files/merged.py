"""Which cells of an .ods are merged, which the library that reads it does not tell."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse

Range = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell, each by row and column from 0."""
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CONTENT = "content.xml"
_SPANNED = b"-spanned"
_PIECE = 1 << 20
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def merged_cells(path: Path) -> Mapping[str, Sequence[Range]]:
    """Return the ranges of each sheet by its name; none of a file that is no .ods."""
    found: dict[str, list[Range]] = defaultdict(list)
    if not zipfile.is_zipfile(path):
        return found
    with zipfile.ZipFile(path) as parts:
        if _CONTENT not in parts.namelist() or not _has_any(parts):
            return found
        with parts.open(_CONTENT) as content:
            name, row = "", 0
            for event, element in iterparse(content, ("start", "end")):
                if event == "start" and element.tag == f"{_TABLE}table":
                    name, row = element.get(f"{_TABLE}name", ""), 0
                elif event == "end" and element.tag == f"{_TABLE}table-row":
                    found[name] += _of_row(element, row)
                    row += _number(element, "number-rows-repeated")
                    element.clear()
    return found


def _has_any(parts: zipfile.ZipFile) -> bool:
    """Return whether a cell may be merged: most files have none, and it takes long to see where."""
    last = b""
    with parts.open(_CONTENT) as content:
        while piece := content.read(_PIECE):
            if _SPANNED in last + piece:
                return True
            last = piece[-len(_SPANNED) :]
    return False


def _of_row(element: Element, row: int) -> list[Range]:
    ranges, column = [], 0
    for cell in element:
        if cell.tag not in _CELLS:
            continue
        rows, columns = (_number(cell, f"number-{what}-spanned") for what in ("rows", "columns"))
        if rows > 1 or columns > 1:
            ranges.append(((row, column), (row + rows - 1, column + columns - 1)))
        column += _number(cell, "number-columns-repeated")
    return ranges


def _number(element: Element, name: str) -> int:
    text = element.get(f"{_TABLE}{name}", "1")
    return int(text) if text.isdecimal() else 1
