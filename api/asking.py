"""Who asks, and from where: decided before anything else looks at a request."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.accept import language_of
from api.errors import BAD_USER_INPUT, FORBIDDEN, refused
from graph.view import Viewer
from graph.words import T, Text

CENTRE_HEADER = "dolen-centre"
"""The Centre that a program takes itself to ask for. The answers of another one would mislead it."""
FOREIGN = T("A page of another site sent this. Only Dolen's own pages, and programs that are no browser, may.")
READING = frozenset({"GET", "HEAD", "OPTIONS"})


class Asking:
    """Gives each request its viewer. Until people say who they are, a process serves one viewer: the one it was started for.

    Refused are a request of a program that is set to another Centre, and what a page of another site lets a browser send.
    """

    def __init__(self, app: ASGIApp, viewer: Viewer) -> None:
        self._app = app
        self._viewer = viewer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if scope["method"] not in READING and is_foreign(headers):
            await _refusal(headers, 403, FORBIDDEN, FOREIGN)(scope, receive, send)
            return
        wanted = headers.get(CENTRE_HEADER, "").strip()
        if wanted and wanted != self._viewer.centre:
            await _refusal(headers, 409, BAD_USER_INPUT, _other_centre(wanted, self._viewer))(scope, receive, send)
            return
        scope.setdefault("state", {})["viewer"] = self._viewer
        await self._app(scope, receive, send)


def is_foreign(headers: Headers) -> bool:
    """Return whether a browser sent this for a page of another origin. A program that is no browser sends neither header.

    >>> is_foreign(Headers({"sec-fetch-site": "cross-site"})), is_foreign(Headers({"sec-fetch-site": "same-origin"}))
    (True, False)
    >>> is_foreign(Headers({"origin": "http://evil.example", "host": "localhost:8000"}))
    True
    >>> is_foreign(Headers({"origin": "http://localhost:8000", "host": "localhost:8000"})), is_foreign(Headers({}))
    (False, False)
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.casefold() != headers.get("host", "").casefold()


def _other_centre(wanted: str, viewer: Viewer) -> Text:
    if viewer.centre is None:
        return T('You are set to the Centre "{centre}", but this server was started for no Centre. Stop it and start it again for your '
                 "Centre.", centre=wanted[:80])
    return T('You are set to the Centre "{centre}", but this server was started for the Centre "{served}". Stop it and start it again for '
             "your Centre, or change DOLEN_CENTRE to the one that it serves.", centre=wanted[:80], served=viewer.centre)


def _refusal(headers: Headers, status: int, code: str, message: Text) -> JSONResponse:
    return JSONResponse({"errors": [refused(code, message, language_of(headers))]}, status_code=status)
