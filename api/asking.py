"""Who asks, and from where: decided before anything else looks at a request."""

from __future__ import annotations

from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import BAD_USER_INPUT
from api.foreign import answer_to_foreign, is_foreign
from api.in_force import InForce
from api.refusals import refusal
from graph.view import Viewer
from graph.words import T, Text

CENTRE_HEADER = "dolen-centre"
"""The Centre that a program takes itself to ask for.
The answers of another one would mislead it.
"""
NOT_KEPT = {"cache-control": "private, no-store"}
SWAPPED = T(
    "Another Centre was chosen while this was answered, so the answer is not given out. If it was "
    "to record something, look at the changes before you send it again."
)


class Asking:
    """Gives each request its viewer: the one in force, until people say who they are.

    Refused are a request of a program that is set to another Centre, and what a browser asks
    for a page of another site. What was still answered for one Centre when another one was chosen
    is not given out any more.
    """

    def __init__(self, app: ASGIApp, in_force: InForce) -> None:
        self._app = app
        self._in_force = in_force

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if is_foreign(headers):
            await answer_to_foreign(scope, headers)(scope, receive, send)
            return
        viewer = (await self._in_force.current()).viewer
        wanted = headers.get(CENTRE_HEADER, "").strip()
        if wanted and wanted != viewer.centre:
            text = _other_centre(wanted, viewer)
            await refusal(headers, 409, BAD_USER_INPUT, text)(scope, receive, send)
            return
        scope.setdefault("state", {})["viewer"] = viewer
        given_out = True

        async def unless_swapped(message: Message) -> None:
            nonlocal given_out
            if message["type"] == "http.response.start" and self._is_stale(viewer, message):
                given_out = False
                await _ask_again(scope, headers)(scope, receive, send)
            if given_out:
                await send(message)

        await self._app(scope, receive, unless_swapped)

    def _is_stale(self, viewer: Viewer, start: Message) -> bool:
        """Return whether another Centre was chosen since. Where an answer leads is none's own."""
        return (
            viewer.centre != self._in_force.standing.viewer.centre
            and not 300 <= start["status"] < 400
        )


def _ask_again(scope: Scope, headers: Headers) -> Response:
    if scope["method"] in ("GET", "HEAD"):
        query = scope["query_string"].decode("latin-1")
        path = quote(scope["path"])
        return RedirectResponse(f"{path}?{query}" if query else path, 303, NOT_KEPT)
    return refusal(headers, 409, BAD_USER_INPUT, SWAPPED)


def _other_centre(wanted: str, viewer: Viewer) -> Text:
    if viewer.centre is None:
        return T(
            'You are set to the Centre "{centre}", but this server answers for no Centre. Choose '
            "yours on its page “Who are you?”, or with: dolen init",
            centre=wanted[:80],
        )
    return T(
        'You are set to the Centre "{centre}", but this server answers for the Centre "{served}". '
        "Choose yours on its page “Who are you?” or with dolen init, or change DOLEN_CENTRE to "
        "the one that it serves.",
        centre=wanted[:80],
        served=viewer.centre,
    )
