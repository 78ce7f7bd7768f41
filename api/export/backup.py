"""`GET /admin/backup`: the whole graph of every Centre with its feed, and who may sign in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from api.admin import ADMIN
from api.context import Parts, viewer_of
from api.export.files import sent_as_file
from api.refusals import NOT_KEPT, not_allowed
from api.running.last_backup import note_backup
from graph.errors import NotAllowed
from graph.privacy.roles import Act, require

BACKUP = f"{ADMIN}/backup"
FILE = "dolen-backup.zip"


def backup_route(parts: Parts) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers `GET /admin/backup`, for operators alone."""

    async def answered(request: Request) -> Response:
        try:
            require(viewer_of(request), Act.OPERATE)
        except NotAllowed as error:
            return not_allowed(request.headers, error)

        async def write(file: Path) -> None:
            await parts.hub.back_up(file)
            note_backup(parts.in_force.folder, dt.datetime.now(dt.UTC))

        return await sent_as_file(parts, request, FILE, "application/zip", NOT_KEPT, write)

    return answered
