"""`/admin/update`: newer tables of datasets, for whoever runs Dolen, which goes on answering."""

from __future__ import annotations

import asyncio
import errno
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from api.accept import language_of
from api.admin import ADMIN, answered
from api.context import viewer_of
from graph.attention import in_thread
from graph.errors import InputError, StorageFull
from graph.privacy.roles import Act, require
from graph.progress import Reached, telling
from graph.tables.unpacking import unpacked
from graph.updates import Brought, Updates
from graph.words import T, say

UPDATE = f"{ADMIN}/update"
UNDO = f"{UPDATE}/undo"
RELEASE = "release.zip"


@dataclass(slots=True)
class Updating:
    """One update at a time, and how far it has come. `updates` None: where the tables are with
    which the graph was filled is not known.
    """

    updates: Updates | None
    reached: Reached | None = None
    alone: asyncio.Lock = field(default_factory=asyncio.Lock)

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """Within it nobody else updates, and how far this has come is known."""
        async with self.alone:
            try:
                with telling(self._tell):
                    yield
            finally:
                self.reached = None

    def _tell(self, reached: Reached) -> None:
        self.reached = reached


def update_routes(updates: Updates | None) -> list[Route]:
    """Return the addresses of updates: `POST` takes a release as its body, and with `look=1` only
    says what it would change; `GET` says how far that has come.
    """
    updating = Updating(updates)

    async def update(request: Request) -> Response:
        try:
            return await answered(request, _update(updating, request))
        except ClientDisconnect:
            return Response(status_code=400)  # nobody reads it

    async def undo(request: Request) -> Response:
        return await answered(request, _undo(updating, request))

    async def told(request: Request) -> Response:
        return await answered(request, _reached(updating, request))

    return [
        Route(UPDATE, update, methods=["POST"]),
        Route(UPDATE, told, methods=["GET"]),
        Route(UNDO, undo, methods=["POST"]),
    ]


async def _update(updating: Updating, request: Request) -> object:
    updates = _required(updating, request)
    only_look = request.query_params.get("look") == "1"
    with tempfile.TemporaryDirectory(prefix="dolen-update-") as scratch:
        release = await _received(request, Path(scratch, RELEASE))
        folder = await in_thread(unpacked, release, Path(scratch, "unpacked"))
        async with updating.one():
            ahead = await updates.look(
                folder, viewer_of(request), fewer=request.query_params.get("fewer") == "1"
            )
            brought = None if only_look else await updates.bring(ahead)
    language = language_of(request.headers)
    return {
        "datasets": sorted(ahead.brought),
        "changesNothing": ahead.changes_nothing,
        "news": [say(text, language) for text in ahead.news],
        "brought": None if brought is None else _brought(brought),
    }


async def _undo(updating: Updating, request: Request) -> object:
    updates = _required(updating, request)
    async with updating.one():
        kept, changes = await updates.undo()
    return {"of": kept.name, "records": sum(len(change.entries) for change in changes)}


async def _reached(updating: Updating, request: Request) -> object:
    require(viewer_of(request), Act.OPERATE)
    return {"reached": _told(updating.reached)}


def _required(updating: Updating, request: Request) -> Updates:
    """Return where newer tables are brought.

    Raises:
        NotAllowed: whoever asks does not run this Dolen.
        InputError: it is not known.
    """
    require(viewer_of(request), Act.OPERATE)
    if updating.updates is None:
        raise InputError(
            T(
                "What is newer cannot be told: the tables with which this data folder was filled "
                "are not where they were, or they are those of the demonstration. Say where they "
                "are: DOLEN_TABLES=FOLDER"
            )
        )
    return updating.updates


async def _received(request: Request, into: Path) -> Path:
    """Write a release that is sent into a file.

    Raises:
        StorageFull: the disk has no room for it.
    """
    try:
        with into.open("wb") as file:
            async for piece in request.stream():
                file.write(piece)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFull from error
        raise
    return into


def _brought(brought: Brought) -> dict[str, object]:
    return {"said": str(brought.loaded), "archive": str(brought.archive), "change": brought.change}


def _told(reached: Reached | None) -> dict[str, object] | None:
    if reached is None:
        return None
    return {"stage": reached.stage, "done": reached.done, "total": reached.total}
