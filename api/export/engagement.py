"""`GET /export/engagement.csv`, `.json` and `.parquet`: engagement figures in long form, as the
arguments in the address ask for them, written while they are sent; Parquet before it is.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from api.context import Parts, viewer_of
from api.errors import BAD_USER_INPUT, NOT_EVERY_DAY, NOT_FOUND, NOT_INSTALLED, TIMEOUT
from api.export.asked import asked_in
from api.export.figures import COLUMNS, cells_of
from api.export.files import sent_as_file
from api.export.kept import headers_of, unchanged
from api.export.parquet import has_parquet, write_parquet
from api.export.tables import csv_cell, csv_line, in_chunks
from api.refusals import refusal
from api.waiting import waited_for
from graph import dates
from graph.attention import in_thread
from graph.errors import InputError
from graph.metrics.definitions import METRICS
from graph.metrics.figure import Figure
from graph.words import T

ENGAGEMENT = "/export/engagement.{format}"
NOT_KEPT = {"cache-control": "no-store"}


def engagement_route(parts: Parts) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers the address of the figures."""

    async def answered(request: Request) -> Response:
        format = request.path_params["format"]
        if format not in _FORMATS:
            text = T("Ask for one of these: {files}.", files=_files(_FORMATS))
            return refusal(request.headers, 404, NOT_FOUND, text, NOT_KEPT)
        if format == _PARQUET and not has_parquet():
            text = T(
                "This server cannot write Parquet, since pyarrow is not installed in it. Ask for "
                "one of these: {files}. Whoever runs the server can install it as "
                "dolen[parquet].",
                files=_files(_STREAMED),
            )
            return refusal(request.headers, 501, NOT_INSTALLED, text, NOT_KEPT)
        try:
            question, days = asked_in(request.query_params)
            view = await parts.hub.view(viewer_of(request))
            headers = await headers_of(view, str(view.as_of), str(question), str(days), _VERSIONS)
            if (same := unchanged(request, headers)) is not None:
                return same
            async with waited_for(request.receive, parts.limits.whole_seconds):
                figures = await parts.hub.figures(view.viewer, question, days)
        except InputError as error:
            return refusal(request.headers, 400, BAD_USER_INPUT, error.text, NOT_KEPT)
        except TimeoutError:
            text = NOT_EVERY_DAY.filled(seconds=f"{parts.limits.whole_seconds:g}")
            return refusal(request.headers, 503, TIMEOUT, text, {**NOT_KEPT, "retry-after": "1"})
        at = dt.datetime.now(dt.UTC)
        name = f"engagement-{dates.today().isoformat()}.{format}"
        headers = {**headers, "content-disposition": f'inline; filename="{name}"'}
        if format == _PARQUET:

            async def write(file: Path) -> None:
                await in_thread(write_parquet, figures, at, file)

            return await sent_as_file(parts, request, name, _PARQUET_MEDIA, headers, write)
        media, lines_of = _STREAMED[format]
        return StreamingResponse(
            in_chunks(lines_of(figures, at)), headers=headers, media_type=media
        )

    return answered


def _csv(figures: Sequence[Figure], at: dt.datetime) -> Iterator[str]:
    yield csv_line([column.name for column in COLUMNS])
    for cells in cells_of(figures, at):
        yield csv_line([csv_cell(cell) for cell in cells])


def _json(figures: Sequence[Figure], at: dt.datetime) -> Iterator[str]:
    """A list of objects, one on each line."""
    before = "[\n"
    for cells in cells_of(figures, at):
        values = dict(zip((column.name for column in COLUMNS), cells, strict=True))
        yield before + json.dumps(values, ensure_ascii=False, default=dt.date.isoformat)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _files(formats: Iterable[str]) -> str:
    return ", ".join(ENGAGEMENT.format(format=format) for format in formats)


_STREAMED: dict[str, tuple[str, Callable[[Sequence[Figure], dt.datetime], Iterator[str]]]] = {
    "csv": ("text/csv", _csv),
    "json": ("application/json", _json),
}
_PARQUET, _PARQUET_MEDIA = "parquet", "application/vnd.apache.parquet"
_FORMATS = (*_STREAMED, _PARQUET)
_VERSIONS = " ".join(f"{metric.id} {metric.version}" for metric in METRICS)
