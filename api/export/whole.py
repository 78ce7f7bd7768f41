"""`GET /export`: all that the viewer may use, as a folder of tables in one zip file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from api.context import Parts, viewer_of
from api.export.files import sent_as_file
from graph.attention import in_thread
from graph.backup import packed

EXPORT = "/export"
FILE = "dolen-export.zip"
NOT_KEPT = {"cache-control": "private, no-store"}


def export_route(parts: Parts) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers `GET /export`."""

    async def answered(request: Request) -> Response:
        async def write(file: Path) -> None:
            tables = file.parent / "tables"
            await parts.hub.desk.export(viewer_of(request), tables)
            await in_thread(packed, tables, file)

        return await sent_as_file(parts, request, FILE, "application/zip", NOT_KEPT, write)

    return answered
