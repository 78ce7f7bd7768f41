"""A limit to the requests that are answered at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import UNAVAILABLE
from api.limits import Limits
from api.refusals import refusal
from graph.words import T

RETRY_SECONDS = 5


@dataclass(slots=True)
class Lane:
    """Requests that count together."""

    most: int
    answered: int = 0


class AtOnce:
    """Answers 503 to a request that comes while as many of its lane are answered as there may be.

    Checks of the process and uploads have lanes of their own:
    neither does a crowd of questions keep them from an answer, nor they it.
    """

    def __init__(
        self, app: ASGIApp, limits: Limits, checks: Collection[str], uploads: Collection[str]
    ) -> None:
        self._app = app
        self._checks_at = checks
        self._uploads_at = uploads
        self._checks = Lane(limits.checks_at_once)
        self._uploads = Lane(limits.uploads_at_once)
        self._others = Lane(limits.at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        lane = self._lane(scope)
        if lane.answered >= lane.most:
            await _busy(scope)(scope, receive, send)
            return
        lane.answered += 1
        try:
            await self._app(scope, receive, send)
        finally:
            lane.answered -= 1

    def _lane(self, scope: Scope) -> Lane:
        if scope["path"] in self._checks_at:
            return self._checks
        return (
            self._uploads
            if scope["path"] in self._uploads_at and scope["method"] == "POST"
            else self._others
        )


def _busy(scope: Scope) -> JSONResponse:
    text = T(
        "Too many requests are being answered. Send this one again in {seconds} seconds.",
        seconds=RETRY_SECONDS,
    )
    headers = {"retry-after": str(RETRY_SECONDS), "connection": "close"}
    return refusal(Headers(scope=scope), 503, UNAVAILABLE, text, headers)
