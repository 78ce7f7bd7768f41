"""What a connection may do: how large the head of a request is, how soon it comes, how many are
open, how slowly an answer is read.

The request line and the headers of a request are its head.
uvicorn bounds neither its size nor its time.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import uvicorn
from starlette.datastructures import Headers
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol
from uvicorn.server import ServerState

from api.errors import OPERATION_TOO_LARGE, TIMEOUT, UNAVAILABLE
from api.limits import LIMITS, Limits
from api.refusals import refusal
from graph.words import T, Text

if sys.platform != "win32":
    import resource

LINGER_SECONDS = 1.0
"""From a refusal until the connection is cut.
What comes meanwhile is dropped: closed at once, it would take the refusal with it.
"""


class WireConfig(uvicorn.Config):
    """How an application is served, within limits."""

    def __init__(
        self,
        app: ASGIApp,
        limits: Limits = LIMITS,
        *,
        stops_within: int | None = None,
        proxies: Sequence[str] = (),
    ) -> None:
        super().__init__(
            app,
            http=Wire,
            ws="none",
            log_config=None,
            access_log=False,  # addresses may hold a question, and so a name
            server_header=False,
            proxy_headers=bool(proxies),
            forwarded_allow_ips=list(proxies),
            timeout_graceful_shutdown=stops_within,
        )
        self.limits = limits
        self.most_connections = min(limits.connections, _files() // 2)
        self.waiting: dict[Wire, None] = {}
        """The connections that run no request.
        First comes the one that has run none for longest.
        """


class Wire(HttpToolsProtocol):
    """A connection. While it runs no request it may be closed to make room for another one."""

    def __init__(
        self,
        config: WireConfig,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._limits = config.limits
        self._most = config.most_connections
        self._waiting = config.waiting
        self._parsed = 0
        """Heads, pieces of bodies and ends of requests."""
        self._unparsed_bytes = 0
        """That came since. Of a head that shares a piece with the request before it,
        that piece is not counted.
        """
        self._head_begun = False
        self._deadline: asyncio.TimerHandle | None = None
        self._too_many = False
        self._refused = False
        self._turns = 0
        """Each head, each end of an answer, and each time that one goes on after it was held up."""
        self._look: asyncio.TimerHandle | None = None

    # ignored as uvicorn does: asyncio's own protocol takes any transport, a server's gets this one
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > self._most:
            self._make_room()
        self._waiting[self] = None
        if not self._refused:
            self._give(self._limits.head_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        self._waiting.pop(self, None)
        self._forget_deadline()
        if self._look is not None:
            self._look.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        while data and not self._refused and not self.transport.is_closing():
            room = self._limits.head_bytes - self._unparsed_bytes
            self._feed(data[:room])
            data = data[room:]

    def _feed(self, piece: bytes) -> None:
        parsed = self._parsed
        super().data_received(piece)
        if self._refused:
            return
        self._unparsed_bytes = self._unparsed_bytes + len(piece) if parsed == self._parsed else 0
        if self._unparsed_bytes >= self._limits.head_bytes:  # of a head, or of headers after a body
            self._refuse_head()
        elif self._deadline is None and (self._head_begun or self._is_idle):
            self._give(self._limits.head_seconds)

    def on_message_begin(self) -> None:
        if len(self.pipeline) >= self._limits.pipelined:
            self._stop_parsing()
        super().on_message_begin()
        self._head_begun = True
        self._forget_deadline()

    def on_header(self, name: bytes, value: bytes) -> None:
        if len(self.headers) >= self._limits.headers:
            self._stop_parsing()
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._parsed += 1
        self._turns += 1
        self._head_begun = False
        self._forget_deadline()
        super().on_headers_complete()
        self._waiting.pop(self, None)

    def on_body(self, body: bytes) -> None:
        self._parsed += 1
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._parsed += 1
        super().on_message_complete()

    def _unsupported_upgrade_warning(self) -> None:
        """Say nothing: that a client would rather speak another protocol is no fault here, and it
        is answered in this one.
        """

    def _stop_parsing(self) -> NoReturn:
        self._too_many = True
        raise ValueError("too many")  # stops the parser, and then `send_400_response` is called

    def send_400_response(self, msg: str) -> None:
        if self._too_many:
            self._refuse_head()
        else:
            super().send_400_response(msg)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._turns += 1
        if self._is_idle:
            self._waiting[self] = None
        if self._deadline is not None:
            self._unset_keepalive_if_required()  # the next request has begun, and has its own time
        self._watch()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._watch()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._turns += 1

    @property
    def _is_idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _make_room(self) -> None:
        """Close the connection that has been without a request for longest, or else this one."""
        if self._waiting:
            longest = next(iter(self._waiting))
            del self._waiting[longest]
            longest.transport.abort()
        else:
            self._refuse(
                503,
                UNAVAILABLE,
                T("Too many connections are open. Connect again in a few seconds."),
            )

    def _give(self, seconds: float) -> None:
        self._deadline = self.loop.call_later(seconds, self._late)

    def _forget_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _late(self) -> None:
        self._deadline = None
        if self._refused:
            self.transport.abort()
        elif self._head_begun:
            text = T(
                "The headers of a request must come whole within {seconds} seconds. Send it again.",
                seconds=f"{self._limits.head_seconds:g}",
            )
            self._refuse(408, TIMEOUT, text)
        else:
            self.transport.close()

    def _refuse_head(self) -> None:
        text = T(
            "The address and the headers of a request may have {bytes} bytes together, and be "
            "{most} headers. Send fewer, or send the question by POST.",
            bytes=self._limits.head_bytes,
            most=self._limits.headers,
        )
        self._refuse(431, OPERATION_TOO_LARGE, text)

    def _refuse(self, status: int, code: str, text: Text) -> None:
        """Answer and close; where requests that came before are not answered yet, close after the
        last of them without a word.
        """
        self._refused = True
        self._forget_deadline()
        if not self._is_idle:
            self.cycle.keep_alive = False
            return
        headers = Headers(raw=self.headers or [])
        response = refusal(headers, status, code, text, {"connection": "close"})
        lines = [
            b"%s: %s\r\n" % header
            for header in (*self.server_state.default_headers, *response.raw_headers)
        ]
        self.transport.write(b"".join([STATUS_LINE[status], *lines, b"\r\n", response.body]))
        self.transport.write_eof()
        self._give(LINGER_SECONDS)

    def _watch(self) -> None:
        """Look after a while whether the client takes what is written for it."""
        held = self.flow.write_paused or self._is_idle  # else the server adds to it
        if (
            held
            and self._look is None
            and self in self.connections
            and (unsent := self.transport.get_write_buffer_size())
        ):
            self._look = self.loop.call_later(
                self._limits.pace_seconds, self._looked, self._turns, unsent
            )

    def _looked(self, turns: int, unsent: int) -> None:
        """Cut off a client that took less than `pace_bytes` of what was unsent, where
        nothing was added to it since.
        """
        self._look = None
        left = self.transport.get_write_buffer_size()
        if left and turns == self._turns and unsent - left < self._limits.pace_bytes:
            self.transport.abort()
        else:
            self._watch()


def _files() -> int:
    """Return how many files and connections the system lets the process have open."""
    if sys.platform == "win32":
        return sys.maxsize
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return sys.maxsize if soft == resource.RLIM_INFINITY else soft
