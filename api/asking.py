"""Who asks, and from where: decided before anything else looks at a request."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import BAD_USER_INPUT
from api.foreign import answer_to_foreign, is_foreign
from api.refusals import refusal
from graph.view import Viewer
from graph.words import T, Text

CENTRE_HEADER = "dolen-centre"
"""The Centre that a program takes itself to ask for.
The answers of another one would mislead it.
"""


class Asking:
    """Gives each request its viewer.
    Until people say who they are, a process serves one viewer: the one it was started for.

    Refused are a request of a program that is set to another Centre, and what a browser asks
    for a page of another site.
    """

    def __init__(self, app: ASGIApp, viewer: Viewer) -> None:
        self._app = app
        self._viewer = viewer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if is_foreign(headers):
            await answer_to_foreign(scope, headers)(scope, receive, send)
            return
        wanted = headers.get(CENTRE_HEADER, "").strip()
        if wanted and wanted != self._viewer.centre:
            text = _other_centre(wanted, self._viewer)
            await refusal(headers, 409, BAD_USER_INPUT, text)(scope, receive, send)
            return
        scope.setdefault("state", {})["viewer"] = self._viewer
        await self._app(scope, receive, send)


def _other_centre(wanted: str, viewer: Viewer) -> Text:
    if viewer.centre is None:
        return T(
            'You are set to the Centre "{centre}", but this server was started for no Centre. '
            "Stop it and start it again for your Centre.",
            centre=wanted[:80],
        )
    return T(
        'You are set to the Centre "{centre}", but this server was started for the Centre '
        '"{served}". Stop it and start it again for your Centre, or change DOLEN_CENTRE to the '
        "one that it serves.",
        centre=wanted[:80],
        served=viewer.centre,
    )
