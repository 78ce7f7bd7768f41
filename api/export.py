"""`GET /export`: all that the viewer may use, as a folder of tables in one zip file."""

from __future__ import annotations

import logging
import tempfile
import zipfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from api.context import Parts, viewer_of
from api.errors import STORAGE_FULL, TIMEOUT
from api.refusals import refusal
from api.waiting import waited_for
from graph.attention import attended, in_thread
from graph.errors import InputError
from graph.words import Fill, T

EXPORT = "/export"
FILE = "dolen-export.zip"

log = logging.getLogger("dolen.api")


def export_route(parts: Parts) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers `GET /export`."""

    async def answered(request: Request) -> Response:
        try:
            async with waited_for(request.receive, parts.limits.whole_seconds), parts.exporting:
                return await _exported(parts, request)
        except TimeoutError:
            seconds = f"{parts.limits.whole_seconds:g}"
            text = T(
                "The export was not written within {seconds} seconds, since others were asking "
                "too. Try again later.",
                seconds=seconds,
            )
            return _refusal(request, 503, TIMEOUT, text)
        except (OSError, InputError) as error:
            log.warning("The folder for temporary files takes no export: %s", error)
            return _refusal(
                request,
                507,
                STORAGE_FULL,
                T(
                    "The export cannot be written: the server's folder for temporary files "
                    "is full or cannot be written. Once whoever runs the server has made "
                    "room there, try again."
                ),
            )

    return answered


async def _exported(parts: Parts, request: Request) -> Response:
    """Write the tables and zip them.
    The folder goes when the file is sent, or when it cannot be made.

    Raises:
        OSError, InputError: the folder for temporary files cannot be written.
    """
    folder = tempfile.TemporaryDirectory(prefix="dolen-export-")
    try:
        await parts.hub.desk.export(viewer_of(request), Path(folder.name) / "tables")
        file = await in_thread(_zipped, Path(folder.name) / "tables", Path(folder.name) / FILE)
    except BaseException:
        folder.cleanup()
        raise
    return FileResponse(
        file,
        media_type="application/zip",
        filename=FILE,
        headers={"cache-control": "private, no-store"},
        background=BackgroundTask(folder.cleanup),
    )


def _zipped(folder: Path, file: Path) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in attended(sorted(folder.rglob("*")), between=1):
            archive.write(path, path.relative_to(folder))
    return file


def _refusal(request: Request, status: int, code: str, message: Fill) -> Response:
    headers = {"cache-control": "no-store", "retry-after": "5"}
    return refusal(request.headers, status, code, message, headers)
