"""`POST /import`: takes a Centre's own tables, which GraphQL's `importTables` imports by the id that this answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from api.context import Parts, viewer_of
from api.errors import BAD_USER_INPUT, FORBIDDEN, NOT_FOUND, OPERATION_TOO_LARGE, MissingRecord, refused
from api.uploads import UploadTooLarge

IMPORT = "/import"
HOW = ("Send one table as the body, and name it in the address: POST /import?name=people.csv. Add a further one to the same upload with "
       "its id: POST /import?name=memberships.csv&upload=ID.")
NO_CENTRE = 'No Centre is set, so nothing can be imported. Set one with "dolen init", and start Dolen again.'


def import_route(parts: Parts) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers `POST /import`."""

    async def answered(request: Request) -> Response:
        centre = viewer_of(request).centre
        name, into = request.query_params.get("name", ""), request.query_params.get("upload")
        if centre is None:
            return _refusal(403, FORBIDDEN, NO_CENTRE)
        if not name or request.headers.get("content-type", "").startswith("multipart/"):
            return _refusal(400, BAD_USER_INPUT, HOW)
        try:
            upload = await parts.uploads.keep(centre, name, request.stream(), into)
        except ValueError as error:
            return _refusal(400, BAD_USER_INPUT, str(error))
        except MissingRecord as error:
            return _refusal(404, NOT_FOUND, str(error))
        except UploadTooLarge as error:
            return _refusal(413, OPERATION_TOO_LARGE, str(error))
        except ClientDisconnect:
            return Response(status_code=400)  # nobody reads it
        files = [{"name": path.name, "bytes": path.stat().st_size} for path in upload.files]
        return JSONResponse({"upload": upload.id, "files": files}, 201, {"cache-control": "no-store"})

    return answered


def _refusal(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"errors": [refused(code, message)]}, status, {"cache-control": "no-store"})
