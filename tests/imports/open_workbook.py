"""Writes an .ods as LibreOffice does."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.imports.written import Cell, Merged

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def open_workbook(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Cell]]],
    merged: Sequence[Merged] = (),
    formulas: Mapping[tuple[int, int], str] | None = None,
) -> Path:
    """Write sheets. `formulas`: by row and column what a formula there gives."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{_rows(rows, merged, formulas or {})}"
        "</table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f'<office:document-content {_NAMESPACES} office:version="1.3"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<m:manifest xmlns:m="{_MANIFEST}"><m:file-entry m:full-path="/" m:media-type="{_TYPE}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", _TYPE)
        file.writestr("META-INF/manifest.xml", manifest)
        file.writestr("content.xml", content)
    return path


def _rows(
    rows: Sequence[Sequence[Cell]],
    merged: Sequence[Merged],
    formulas: Mapping[tuple[int, int], str],
) -> str:
    spans = {(top, left): bottom - top + 1 for top, bottom, left, _ in merged}
    covered = {(row, left) for top, bottom, left, _ in merged for row in range(top + 1, bottom + 1)}
    return "".join(
        "<table:table-row>"
        + "".join(
            "<table:covered-table-cell/>"
            if (row, column) in covered
            else _cell(value, spans.get((row, column)), formulas.get((row, column)))
            for column, value in enumerate(cells)
        )
        + "</table:table-row>"
        for row, cells in enumerate(rows)
    )


def _cell(value: Cell, span: int | None, formula: str | None) -> str:
    spanned = f' table:number-rows-spanned="{span}" table:number-columns-spanned="1"'
    more = spanned if span else ""
    if formula is not None:
        value, more = formula, f"{more} table:formula={quoteattr('of:=[.A1]')}"
    if value == "":
        return f"<table:table-cell{more}/>"
    if isinstance(value, tuple):
        day = dt.date(1899, 12, 30) + dt.timedelta(days=value[1])
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{day}"{more}>'
            f"<text:p>{day:%d/%m/%y}</text:p></table:table-cell>"
        )
    if isinstance(value, str):
        return (
            f'<table:table-cell office:value-type="string"{more}><text:p>{escape(value)}</text:p>'
            "</table:table-cell>"
        )
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}"{more}>'
        f"<text:p>{value}</text:p></table:table-cell>"
    )
