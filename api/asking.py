"""Who asks, and from where: decided before anything else looks at a request."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.accept import language_of, reads_pages
from api.door import NO_GOOD, Asker, Door, Unknown
from api.errors import BAD_USER_INPUT, TOO_OFTEN, UNAVAILABLE, TooOften
from api.foreign import answer_to_foreign, is_foreign, is_page
from api.pages.addresses import asked_for, sign_in_first
from api.provider.known import ProviderDown
from api.refusals import NOT_KEPT, refusal, unauthenticated
from graph.errors import StoreError
from graph.model import Language
from graph.view import Viewer
from graph.words import T, Text

CENTRE_HEADER = "dolen-centre"
"""The Centre that a program takes itself to ask for.
The answers of another one would mislead it.
"""
READING = ("GET", "HEAD", "OPTIONS")
OF_WHO_ASKS = "Cookie, Authorization"
"""Headers upon which an answer depends where people sign in."""
SWAPPED = T(
    "Another Centre was chosen while this was answered, so the answer is not given out. If it was "
    "to record something, look at the changes before you send it again."
)


class Asking:
    """Gives each request its viewer, as the door says who that is.

    Refused are a request of a program that is set to another Centre, and what a browser asks
    for a page of another site. Who has not signed in where people do is led there, and a program
    is told to send a key. What was still answered for one Centre when another one was chosen
    is not given out any more.
    """

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if self._door.served is not None:
            send = _depending(scope, send)  # a refusal depends on who asks too
        if (site := self._door.site(headers)) is not None:
            if scope["method"] == "OPTIONS":
                await _may_ask(site)(scope, receive, send)
                return
            send = _for_site(site, send)
        elif is_foreign(headers):
            await answer_to_foreign(scope, headers)(scope, receive, send)
            return
        try:
            asker = await self._door.asker(scope, headers)
        except Unknown:
            await unauthenticated(headers, NO_GOOD)(scope, receive, send)
            return
        except TooOften as error:
            answer = refusal(headers, 429, TOO_OFTEN, error.text, error.headers)
            await answer(scope, receive, send)
            return
        except (StoreError, ProviderDown) as error:
            answer = refusal(headers, 503, UNAVAILABLE, error.text, {"retry-after": "5"})
            await answer(scope, receive, send)
            return
        if asker.session and scope["method"] not in READING and not self._door.is_ours(headers):
            await answer_to_foreign(scope, headers)(scope, receive, send)
            return
        viewer = asker.viewer
        wanted = headers.get(CENTRE_HEADER, "").strip()
        if wanted and wanted != viewer.centre:
            text = _other_centre(wanted, viewer, signing_in=self._door.served is not None)
            await refusal(headers, 409, BAD_USER_INPUT, text)(scope, receive, send)
            return
        if not self._door.is_open(scope["path"], asker):
            await self._to_sign_in(scope, headers)(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state["viewer"], state["account"], state["key"] = viewer, asker.account, asker.key
        state["session"] = asker.session
        if self._door.served is not None:
            if self._door.served.is_secure and self._door.is_here(headers):
                scope["scheme"] = "https"  # TLS ends before us
            await self._app(scope, receive, send)
            return
        if asker.key is not None:
            await self._app(scope, receive, send)
            return
        await self._unless_swapped(scope, receive, send, asker)

    def _to_sign_in(self, scope: Scope, headers: Headers) -> Response:
        """Lead a person to the page that asks who it is, and tell a program."""
        if not is_page(scope["path"]) or not (
            scope["method"] in ("GET", "HEAD") or reads_pages(headers)
        ):
            return unauthenticated(headers)
        first = scope["path"].removeprefix("/").partition("/")[0]
        language = first if first in [*Language] else language_of(headers)
        page = sign_in_first(scope, Language(language))
        served = self._door.served
        if served is not None and not self._door.is_here(headers):
            page = served.origin + page  # nobody signs in under the names that are for programs
        return RedirectResponse(page, 303, NOT_KEPT)

    async def _unless_swapped(
        self, scope: Scope, receive: Receive, send: Send, asker: Asker
    ) -> None:
        headers, given_out = Headers(scope=scope), True

        async def unless_swapped(message: Message) -> None:
            nonlocal given_out
            if message["type"] == "http.response.start" and self._is_stale(asker.viewer, message):
                given_out = False
                await _ask_again(scope, headers)(scope, receive, send)
            if given_out:
                await send(message)

        await self._app(scope, receive, unless_swapped)

    def _is_stale(self, viewer: Viewer, start: Message) -> bool:
        """Return whether another Centre was chosen since. Where an answer leads is none's own."""
        return (
            viewer.centre != self._door.in_force.standing.viewer.centre
            and not 300 <= start["status"] < 400
        )


def _may_ask(site: str) -> Response:
    """Answer a browser that asks first whether a page of a named site may ask."""
    given = {
        "access-control-allow-methods": "GET, POST",
        "access-control-allow-headers": "authorization, content-type, accept-language, "
        f"{CENTRE_HEADER}",
        "access-control-max-age": "600",
    }
    return Response(status_code=204, headers={**given, **_site(site), "vary": "Origin"})


def _for_site(site: str, send: Send) -> Send:
    """Let a page of a named site read an answer."""

    async def readable(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = MutableHeaders(scope=message)
            given.update(_site(site))
            given.add_vary_header("Origin")
        await send(message)

    return readable


def _site(site: str) -> dict[str, str]:
    return {"access-control-allow-origin": site}


def _depending(scope: Scope, send: Send) -> Send:
    """Say of an answer that it is for whoever asked alone; a file of the pages is for all."""
    if scope["path"].startswith("/static/"):
        return send

    async def depending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = MutableHeaders(scope=message)
            given.add_vary_header(OF_WHO_ASKS)
            given["cache-control"] = NOT_KEPT["cache-control"]
        await send(message)

    return depending


def _ask_again(scope: Scope, headers: Headers) -> Response:
    if scope["method"] in ("GET", "HEAD"):
        return RedirectResponse(asked_for(scope), 303, NOT_KEPT)
    return refusal(headers, 409, BAD_USER_INPUT, SWAPPED)


def _other_centre(wanted: str, viewer: Viewer, *, signing_in: bool) -> Text:
    if signing_in:
        return T(
            'You are set to the Centre "{centre}", but what you sent to say who you are is of '
            "another one, or of none. Send a key of that Centre in DOLEN_KEY, or set no Centre.",
            centre=wanted[:80],
        )
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
