"""What is written to disk before it is sent: one at a time, in a folder of its own that goes when
it is sent, when the client has gone, or when it cannot be made.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from api.context import Parts
from api.errors import STORAGE_FULL, TIMEOUT
from api.refusals import refusal
from api.waiting import waited_for
from graph.errors import InputError
from graph.words import Fill, T

log = logging.getLogger("dolen.api")


async def sent_as_file(
    parts: Parts,
    request: Request,
    name: str,
    media_type: str,
    headers: Mapping[str, str],
    write: Callable[[Path], Awaitable[None]],
) -> Response:
    """Return the file that `write` makes at the path that it is given, or why there is none."""
    try:
        async with waited_for(request.receive, parts.limits.whole_seconds), parts.exporting:
            return await _made(name, media_type, headers, write)
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


async def _made(
    name: str, media_type: str, headers: Mapping[str, str], write: Callable[[Path], Awaitable[None]]
) -> Response:
    """Raises:
    OSError, InputError: the folder for temporary files cannot be written.
    """
    folder = tempfile.TemporaryDirectory(prefix="dolen-export-")
    try:
        await write(Path(folder.name) / name)
    except BaseException:
        folder.cleanup()
        raise
    return FileResponse(
        Path(folder.name) / name,
        media_type=media_type,
        filename=name,
        headers=headers,
        background=BackgroundTask(folder.cleanup),
    )


def _refusal(request: Request, status: int, code: str, message: Fill) -> Response:
    headers = {"cache-control": "no-store", "retry-after": "5"}
    return refusal(request.headers, status, code, message, headers)
