"""`GET /export`: all that the viewer may use, as a folder of tables in one zip file."""

from __future__ import annotations

import asyncio
import tempfile
import zipfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from api.context import Parts, viewer_of

EXPORT = "/export"
FILE = "dolen-export.zip"


def export_route(parts: Parts) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers `GET /export`."""

    async def answered(request: Request) -> Response:
        folder = tempfile.TemporaryDirectory(prefix="dolen-export-")
        try:
            async with parts.exporting:
                await parts.hub.desk.export(viewer_of(request), Path(folder.name) / "tables")
                file = await asyncio.to_thread(_zipped, Path(folder.name) / "tables", Path(folder.name) / FILE)
        except BaseException:
            folder.cleanup()
            raise
        return FileResponse(
            file, media_type="application/zip", filename=FILE, headers={"cache-control": "private, no-store"},
            background=BackgroundTask(folder.cleanup),
        )

    return answered


def _zipped(folder: Path, file: Path) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
    return file
