"""`GET /export/dolen.sqlite`: all flat tables in one file that answers SQL."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from api.context import Parts, viewer_of
from api.export.files import sent_as_file
from api.export.kept import headers_of, unchanged
from graph.attention import in_thread
from graph.tables.database import write_database

DATABASE = "/export/dolen.sqlite"
FILE = "dolen.sqlite"


def database_route(parts: Parts) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers the address of the database."""

    async def answered(request: Request) -> Response:
        view = await parts.hub.view(viewer_of(request))
        headers = await headers_of(view)
        if (same := unchanged(request, headers)) is not None:
            return same

        async def write(file: Path) -> None:
            await in_thread(write_database, view.records, file)

        return await sent_as_file(parts, request, FILE, "application/vnd.sqlite3", headers, write)

    return answered
