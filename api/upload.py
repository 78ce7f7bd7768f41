"""`POST /import`: takes a Centre's own files, which GraphQL's `importTables` imports by
the id that this answers. `GET /import` says how far that has come.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from types import MappingProxyType

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from api.accept import language_of
from api.context import Parts, viewer_of
from api.errors import (
    BAD_USER_INPUT,
    FORBIDDEN,
    NOT_FOUND,
    OPERATION_TOO_LARGE,
    STORAGE_FULL,
    UNAVAILABLE,
    MissingRecord,
)
from api.refusals import not_allowed, refusal
from api.uploads import MOST_FILES, RETRY_SECONDS, NoRoom, Upload, UploadTooLarge, storing
from graph.errors import InputError, NotAllowed, StorageFull
from graph.model import OrganizationId
from graph.privacy.roles import Act, require
from graph.words import Fill, T, say

IMPORT = "/import"
HOW = T(
    "Send one file as the body, and name it in the address: POST /import?name=people.csv. Add a "
    "further one to the same upload with its id: POST /import?name=contacts.xlsx&upload=ID. A "
    "form with files (multipart/form-data) may have them all."
)
PIECE = 65_536
NO_CENTRE = T(
    "No Centre is set, so nothing can be imported. Choose one on the page “Who are you?”, or with "
    '"dolen init".'
)


def import_route(parts: Parts) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers `POST /import`."""

    async def answered(request: Request) -> Response:
        viewer = viewer_of(request)
        centre = viewer.centre
        name, into = request.query_params.get("name", ""), request.query_params.get("upload")
        try:
            require(viewer, Act.RECORD)
        except NotAllowed as error:
            return not_allowed(request.headers, error)
        if centre is None:
            return _refusal(request, 403, FORBIDDEN, NO_CENTRE)
        sent = request.headers.get("content-type", "").startswith("multipart/")
        if not name and not sent:
            return _refusal(request, 400, BAD_USER_INPUT, HOW)
        try:
            upload = await (
                _form(parts, centre, request, into)
                if sent
                else parts.uploads.keep(centre, [(name, request.stream())], into)
            )
        except InputError as error:
            return _refusal(request, 400, BAD_USER_INPUT, error.text)
        except MissingRecord as error:
            return _refusal(request, 404, NOT_FOUND, error.text)
        except UploadTooLarge as error:
            return _refusal(request, 413, OPERATION_TOO_LARGE, error.text)
        except NoRoom as error:
            return _refusal(
                request, 503, UNAVAILABLE, error.text, {"retry-after": str(RETRY_SECONDS)}
            )
        except StorageFull as error:
            return _refusal(request, 507, STORAGE_FULL, error.text)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody reads it
        files = [{"name": path.name, "bytes": upload.sizes[path.name]} for path in upload.files]
        return JSONResponse(
            {"upload": upload.id, "files": files}, 201, {"cache-control": "no-store"}
        )

    return answered


def progress_route(parts: Parts) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers `GET /import`: how far the look at an upload or its import has come."""

    async def answered(request: Request) -> Response:
        viewer = viewer_of(request)
        centre = viewer.centre
        try:
            require(viewer, Act.RECORD)
        except NotAllowed as error:
            return not_allowed(request.headers, error)
        if centre is None:
            return _refusal(request, 403, FORBIDDEN, NO_CENTRE)
        try:
            upload = parts.uploads.find(request.query_params.get("upload", ""), centre)
        except MissingRecord as error:
            return _refusal(request, 404, NOT_FOUND, error.text)
        reached = upload.reached
        told = (
            None
            if reached is None
            else {
                "stage": reached.stage,
                "done": reached.done,
                "total": reached.total,
                "message": say(reached.said, language_of(request.headers)),
            }
        )
        return JSONResponse(
            {"upload": upload.id, "reached": told}, headers={"cache-control": "no-store"}
        )

    return answered


async def _form(parts: Parts, centre: OrganizationId, request: Request, into: str | None) -> Upload:
    """Keep every file of a form, all or none.

    Raises:
        InputError: the form has no file, or one is no table.
        MissingRecord, UploadTooLarge, NoRoom, StorageFull: as `Uploads.keep`.
    """
    with storing(), parts.uploads.passing(request) as counted:
        try:
            async with counted.form(max_files=MOST_FILES, max_fields=0) as form:
                # one field may have several files
                files = [file for _, file in form.multi_items() if isinstance(file, UploadFile)]
                if not files:
                    raise InputError(HOW)
                return await parts.uploads.keep(
                    centre, [(file.filename or "", _pieces(file)) for file in files], into
                )
        except HTTPException as error:
            raise InputError(T("The form cannot be read: {error}", error=error.detail)) from error


async def _pieces(file: UploadFile) -> AsyncIterator[bytes]:
    while piece := await file.read(PIECE):
        yield piece


def _refusal(
    request: Request,
    status: int,
    code: str,
    message: Fill,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> JSONResponse:
    return refusal(request.headers, status, code, message, {"cache-control": "no-store", **headers})
