"""Limits to the body of a request:
what is too large is refused unread, and what comes too slowly is not waited for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import OPERATION_TOO_LARGE, TIMEOUT
from api.limits import Limits
from api.refusals import refusal
from graph.words import T, Text


class BodyTooLarge(Exception):
    """The body passed the limit while it was read."""


class BodyCap:
    """Lets a request through when its body has come whole. Uploads pass as they come, at a pace.

    Answers 413 to a body that is too large: at once where its length is stated, else as soon as the
    limit is passed. Answers 408 to one that is not whole in time, and to an upload that keeps no
    pace: to the application, whoever sends it has gone away.

    `uploads` has the paths that take uploads, each with its own limit in bytes.
    """

    def __init__(self, app: ASGIApp, limits: Limits, uploads: Mapping[str, int]) -> None:
        self._app = app
        self._limits = limits
        self._uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        if "content-length" not in headers and "transfer-encoding" not in headers:
            await self._app(scope, receive, send)
            return
        most = self._uploads.get(scope["path"], self._limits.body_bytes)
        stated = headers.get("content-length", "")
        passing = self._upload if scope["path"] in self._uploads else self._question
        try:
            if stated.isdecimal() and int(stated[:20]) > most:
                raise BodyTooLarge
            await passing(scope, _bounded(receive, most), send)
        except BodyTooLarge:
            text = T("The body of a request may have {most} bytes. Ask in parts.", most=most)
            await _refuse(413, OPERATION_TOO_LARGE, text, scope, receive, send)

    async def _question(self, scope: Scope, receive: Receive, send: Send) -> None:
        seconds = self._limits.body_seconds
        try:
            async with asyncio.timeout(seconds):
                body = await _whole(receive)
        except ClientDisconnect:
            return
        except TimeoutError:
            text = T(
                "The body of a request must come whole within {seconds} seconds. Send it again.",
                seconds=f"{seconds:g}",
            )
            await _refuse(408, TIMEOUT, text, scope, receive, send)
            return
        await self._app(scope, _first(body, receive), send)

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        pace = Pace(receive, self._limits)

        async def answer(message: Message) -> None:
            if not pace.lost:
                await send(message)

        await self._app(scope, pace.receive, answer)
        if pace.lost:
            text = T(
                "An upload must bring {bytes} bytes in each {seconds} seconds. Nothing of it was "
                "kept: send it again, or in parts.",
                bytes=self._limits.pace_bytes,
                seconds=f"{self._limits.pace_seconds:g}",
            )
            await _refuse(408, TIMEOUT, text, scope, receive, send)


class Pace:
    """A body that ends as if its sender had gone where the next `pace_bytes` of it are waited for
    longer than `pace_seconds`.
    """

    def __init__(self, receive: Receive, limits: Limits) -> None:
        self._receive = receive
        self._limits = limits
        self._missing = limits.pace_bytes
        self._left = limits.pace_seconds
        self.lost = False

    async def receive(self) -> Message:
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            async with asyncio.timeout(self._left):
                message = await self._receive()
        except TimeoutError:
            self.lost = True
            return {"type": "http.disconnect"}
        self._left -= loop.time() - began
        self._missing -= len(message.get("body", b""))
        if self._missing <= 0:
            self._missing, self._left = self._limits.pace_bytes, self._limits.pace_seconds
        return message


def _bounded(receive: Receive, most: int) -> Receive:
    read = 0

    async def counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            raise BodyTooLarge
        return message

    return counted


async def _whole(receive: Receive) -> bytes:
    """Return a body.

    Raises:
        ClientDisconnect: its sender went away before its end.
    """
    pieces = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        pieces.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(pieces)


def _first(body: bytes, receive: Receive) -> Receive:
    """Return what gives a body, and then what else comes: that the client goes away."""
    given = False

    async def received() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return received


async def _refuse(
    status: int, code: str, text: Text, scope: Scope, receive: Receive, send: Send
) -> None:
    answer = refusal(Headers(scope=scope), status, code, text, {"connection": "close"})
    await answer(scope, receive, send)
