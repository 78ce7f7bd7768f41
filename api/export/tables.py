"""`GET /export/tables/{name}.csv` and `.json`: one kind of record as a flat table, written while it
is read. Where the client goes away, what is not written yet never is.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Awaitable, Callable, Iterator, Sequence

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from api.context import Parts, viewer_of
from api.errors import NOT_FOUND
from api.export.kept import headers_of, unchanged
from api.refusals import refusal
from graph.model import Records
from graph.tables.csvfile import guarded
from graph.tables.flat import FlatTable, Plain
from graph.tables.flattening import FLAT
from graph.words import T

TABLES = "/export/tables"
CHUNK = 32_000
"""Letters that are sent at a time."""


def table_route(parts: Parts) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers the address of a table; any other beside it: which there are."""

    async def answered(request: Request) -> Response:
        name, _, format = request.path_params["file"].partition(".")
        table, written = FLAT.get(name), _WRITTEN.get(format)
        if table is None or written is None:
            return _no_table(request)
        view = await parts.hub.view(viewer_of(request))
        headers = await headers_of(view)
        if (same := unchanged(request, headers)) is not None:
            return same
        media, write = written
        return StreamingResponse(
            in_chunks(write(table, view.records)),
            headers={**headers, "content-disposition": f'inline; filename="{name}.{format}"'},
            media_type=media,
        )

    return answered


def _no_table(request: Request) -> Response:
    text = T(
        "There is no such table. Ask for one of these, with .csv or .json behind it: {tables}.",
        tables=", ".join(FLAT),
    )
    return refusal(request.headers, 404, NOT_FOUND, text, {"cache-control": "no-store"})


def in_chunks(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines, many together."""
    waiting, letters = list[str](), 0
    for line in lines:
        waiting.append(line)
        letters += len(line)
        if letters >= CHUNK:
            yield "".join(waiting)
            waiting, letters = [], 0
    yield "".join(waiting)


def _csv_lines(table: FlatTable, records: Records) -> Iterator[str]:
    """A header and a line for each row. What a spreadsheet would take for a formula has a `'`
    before it, as in every CSV file of ours.
    """
    yield csv_line([field.name for field in table.fields])
    for row in table.rows(records):
        yield csv_line([csv_cell(value) for value in row])


def csv_line(cells: Sequence[str]) -> str:
    """Return a line of a CSV file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def csv_cell(value: Plain) -> str:
    """Return a value as a cell, which no spreadsheet takes for a formula."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return guarded("; ".join(value))
        case dt.date() | int() | float():
            return str(value)
        case _:
            return guarded(value)


def _json_lines(table: FlatTable, records: Records) -> Iterator[str]:
    """A list of objects, one on each line."""
    names = [field.name for field in table.fields]
    before = "[\n"
    for row in table.rows(records):
        values = dict(zip(names, row, strict=True))
        yield before + json.dumps(values, ensure_ascii=False, default=dt.date.isoformat)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


_WRITTEN: dict[str, tuple[str, Callable[[FlatTable, Records], Iterator[str]]]] = {
    "csv": ("text/csv", _csv_lines),
    "json": ("application/json", _json_lines),
}
"""The media type of each form, and what writes it."""
