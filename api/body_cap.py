"""A limit to the body of a request: what passes it is refused unread."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.accept import language_of
from api.errors import OPERATION_TOO_LARGE, refused
from graph.words import T


class BodyTooLarge(Exception):
    """The body passed the limit while it was read."""


class BodyCap:
    """Answers 413 to a body of more than `most` bytes: at once where its length is stated, else as soon as it is passed.

    `most_at` has the paths with a limit of their own.
    """

    def __init__(self, app: ASGIApp, most: int, most_at: Mapping[str, int] = MappingProxyType({})) -> None:
        self._app = app
        self._most = most
        self._most_at = most_at

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._most_at.get(scope["path"], self._most)
        stated = Headers(scope=scope).get("content-length", "")
        if stated.isdecimal() and int(stated[:20]) > most:
            await _refuse(most, scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise BodyTooLarge
            return message

        try:
            await self._app(scope, counted, send)
        except BodyTooLarge:
            await _refuse(most, scope, receive, send)


async def _refuse(most: int, scope: Scope, receive: Receive, send: Send) -> None:
    text = T("The body of a request may have {most} bytes. Ask in parts.", most=most)
    error = refused(OPERATION_TOO_LARGE, text, language_of(Headers(scope=scope)))
    await JSONResponse({"errors": [error]}, status_code=413, headers={"connection": "close"})(scope, receive, send)
