"""Headers that answers carry whatever they are."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

OURS_ALONE = {
    "cross-origin-opener-policy": "same-origin",  # no page elsewhere holds on to a window of ours
    "cross-origin-resource-policy": "same-origin",  # nor has an answer in its own process
    "x-content-type-options": "nosniff",
}
"""What keeps every answer of the process, an error or a refusal too,
from pages of other origins.
"""


class WithHeaders:
    """Adds those that an answer does not have."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = [
            (name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message["headers"])
                names = {name.lower() for name, _ in given}
                given += [header for header in self._headers if header[0] not in names]
                message = {**message, "headers": given}
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)
