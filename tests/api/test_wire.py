"""What connections may do to a server:
through real sockets, with limits so small that no test waits for long.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.types import Receive, Scope, Send

from api.app import create_app
from api.limits import Limits
from graph.hub import Hub
from graph.identity import centre_viewer
from graph.view import Viewer
from tests.browser.serving import answering

SOON = 5.0
"""Seconds in which what must happen happens, also on a busy machine."""
LIVE = b"GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n"
QUERY = b'{"query": "{ node(id: \\"bo\\") { id } }"}'
QUESTION = (
    b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"Content-Length: %d\r\n\r\n"
) % len(QUERY) + QUERY
UPLOAD = b"POST /import?name=people.csv HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Caller:
    """A connection on which a test sends what it likes."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, *pieces: bytes) -> None:
        for piece in pieces:
            self.writer.write(piece)
            await self.writer.drain()

    async def answer(self) -> tuple[int, bytes]:
        """Return the status and the body of the next answer."""
        async with asyncio.timeout(SOON):
            head = await self.reader.readuntil(b"\r\n\r\n")
            length = head.lower().partition(b"content-length: ")[2].split()[0]
            return int(head.split()[1]), await self.reader.readexactly(int(length))

    async def refusal(self) -> tuple[int, str, str]:
        """Return the status, the code and the text of an answer after which
        the connection is closed.
        """
        status, body = await self.answer()
        assert await self.closed() == b""
        (error,) = json.loads(body)["errors"]
        return status, error["extensions"]["code"], error["message"]

    async def closed(self) -> bytes:
        """Return what comes until the connection is closed."""
        async with asyncio.timeout(SOON):
            return await self.reader.read()


@dataclass(frozen=True, slots=True)
class Site:
    port: int

    @asynccontextmanager
    async def caller(self, *pieces: bytes) -> AsyncIterator[Caller]:
        """Connect, and send the pieces."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            caller = Caller(reader, writer)
            await caller.send(*pieces)
            yield caller
        finally:
            writer.close()

    async def asked(self, request: bytes) -> tuple[int, bytes]:
        async with self.caller(request) as caller:
            return await caller.answer()


@asynccontextmanager
async def served(hub: Hub, limits: Limits) -> AsyncIterator[Site]:
    """The application of one Centre, within limits."""
    viewer = centre_viewer(await hub.view(Viewer()), "harbour")
    async with answering(create_app(hub, viewer=viewer, limits=limits), limits) as url:
        yield Site(int(url.rpartition(":")[2]))


def head(size: int, headers: int = 1, line: int = 0) -> bytes:
    """A whole head of so many bytes:
    a request line that is longer by `line`, Host, and more headers to share the rest.
    """
    begun = b"GET /live?%s HTTP/1.1\r\nHost: localhost\r\n" % (b"x" * line)
    rest = size - len(begun) - len(b"\r\n")
    sizes = [rest // headers + (number < rest % headers) for number in range(headers)]
    return begun + b"".join(b"x: %s\r\n" % (b"x" * (each - 5)) for each in sizes) + b"\r\n"


@pytest.mark.parametrize(
    ("headers", "line"), [(1, 0), (40, 0), (1, 700)], ids=["one header", "many headers", "address"]
)
async def test_a_head_may_be_as_large_as_the_limit_and_no_larger(
    hub: Hub, headers: int, line: int
) -> None:
    async with served(hub, Limits(head_bytes=1_000)) as site:
        whole, more = head(1_000, headers, line), head(1_001, headers, line)
        assert (len(whole), len(more)) == (1_000, 1_001)
        for pieces in ((whole,), (whole[:999], whole[999:])):
            async with site.caller(*pieces) as caller:
                assert await caller.answer() == (200, b'{"live":true}')
        for pieces in ((more,), (more[:990], more[990:]), (more * 100,)):
            async with site.caller(*pieces) as caller:
                status, code, text = await caller.refusal()
            assert (status, code) == (431, "OPERATION_TOO_LARGE")
            assert "1000 bytes" in text


async def test_a_head_has_a_number_of_headers(hub: Hub) -> None:
    async with served(hub, Limits(headers=10)) as site:
        assert (await site.asked(head(1_000, 9)))[0] == 200  # and Host
        async with site.caller(head(1_000, 10)) as caller:
            assert (await caller.refusal())[0] == 431


async def test_each_request_of_a_connection_has_its_own_head(hub: Hub) -> None:
    async with served(hub, Limits(head_bytes=1_000)) as site, site.caller() as caller:
        for pieces in (
            (head(1_000),),
            (head(900) + head(900) + head(900),),
            (QUESTION + head(900), head(1_000)),
        ):
            await caller.send(*pieces)
            for _ in range(b"".join(pieces).count(b"HTTP/1.1")):
                assert (await caller.answer())[0] == 200
        await caller.send(QUESTION, b"GET /live HTTP/1.1\r\nx: " + b"x" * 2_000)
        statuses = [(await caller.answer())[0]]
        rest = await caller.closed()
        assert statuses == [200]
        assert rest == b"" or rest.startswith(b"HTTP/1.1 431")


async def test_headers_after_a_body_count_too(hub: Hub) -> None:
    begun = QUESTION.replace(
        b"Content-Length: %d" % len(QUERY), b"Transfer-Encoding: chunked"
    ).removesuffix(QUERY)
    chunked = begun + b"%x\r\n%s\r\n0\r\n" % (len(QUERY), QUERY)
    async with served(hub, Limits(head_bytes=1_000, body_seconds=0.2)) as site:
        assert (await site.asked(chunked + b"x: " + b"x" * 500 + b"\r\n\r\n"))[0] == 200
        async with site.caller(chunked + b"x: ", b"x" * 10_000, b"\r\n\r\n") as caller:
            assert (await caller.refusal())[0] == 408  # read no further, it does not end


async def test_requests_that_wait_on_a_connection_are_few(hub: Hub) -> None:
    async with served(hub, Limits(pipelined=2)) as site:
        async with site.caller(LIVE * 3) as caller:
            for _ in range(3):
                assert (await caller.answer())[0] == 200
        async with site.caller(LIVE * 100) as caller:
            assert (await caller.closed()).count(b"HTTP/1.1 200") == 3


async def test_a_head_that_does_not_come_whole_and_a_silent_connection_are_closed(hub: Hub) -> None:
    async with served(hub, Limits(head_seconds=0.2)) as site:
        async with (
            site.caller() as silent,
            site.caller(LIVE[:-2]) as half,
            site.caller(LIVE) as second,
        ):
            assert await silent.closed() == b""
            assert (await half.refusal())[:2] == (408, "TIMEOUT")
            assert (await second.answer())[0] == 200
            await second.send(LIVE[:10])
            assert (await second.refusal())[0] == 408
        async with site.caller(b"GET /live HTTP/1.1\r\nAccept-Language: cy\r\nx") as welsh:
            assert "eiliad" in (await welsh.refusal())[2]


async def test_a_head_that_drips_is_not_waited_for(hub: Hub) -> None:
    async with served(hub, Limits(head_seconds=0.3)) as site, site.caller() as caller:
        dripping = asyncio.create_task(_drip(caller, LIVE[:-2]))
        assert (await caller.refusal())[0] == 408
        dripping.cancel()


async def _drip(caller: Caller, sent: bytes) -> None:
    for byte in sent:
        await caller.send(bytes([byte]))
        await asyncio.sleep(0.05)


async def test_a_body_that_does_not_come_whole_is_refused(hub: Hub) -> None:
    async with served(hub, Limits(body_seconds=0.2)) as site:
        async with site.caller(QUESTION[:-10]) as stalled, site.caller(QUESTION) as other:
            assert (await other.answer())[0] == 200
            assert (await stalled.refusal())[:2] == (408, "TIMEOUT")
        async with site.caller(QUESTION[:-10]) as gone:
            gone.writer.close()
        assert (await site.asked(QUESTION))[0] == 200


@pytest.mark.parametrize("form", [False, True], ids=["file", "form"])
@pytest.mark.parametrize("path", ["/import", "/en/import"])
async def test_an_upload_that_stalls_ends_and_leaves_nothing(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, form: bool
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    async with served(hub, Limits(pace_seconds=0.2, pace_bytes=50_000)) as site:
        request = UPLOAD.replace(b"/import", path.encode()) % 10_000_000
        body = b"name\n" + b"x" * 60_000
        if form or path != "/import":
            request = request.replace(
                b"Content-Length",
                b"Content-Type: multipart/form-data; boundary=b\r\nContent-Length",
            )
            body = (
                b'--b\r\nContent-Disposition: form-data; name="file"; filename="people.csv"\r\n\r\n'
                + body
            )
        async with site.caller(request + body) as caller:
            status, code, text = await caller.refusal()
        assert (status, code) == (408, "TIMEOUT")
        assert "50000 bytes in each 0.2 seconds" in text
        assert [
            file for file in tmp_path.rglob("*") if not file.name.startswith("dolen-uploads-")
        ] == []


async def test_a_slow_upload_that_keeps_its_pace_is_kept(hub: Hub) -> None:
    async with served(hub, Limits(pace_seconds=0.5, pace_bytes=1_000, body_seconds=0.1)) as site:
        async with site.caller(UPLOAD % 8_000) as caller:
            for _ in range(8):
                await caller.send(b"x" * 1_000)
                await asyncio.sleep(0.1)
            status, body = await caller.answer()
        assert status == 201
        assert json.loads(body)["files"] == [{"name": "people.csv", "bytes": 8_000}]


async def test_connections_without_a_whole_request_keep_nobody_from_an_answer(hub: Hub) -> None:
    beginnings = (b"", LIVE[:-2], QUESTION[:-10])
    async with (
        served(hub, Limits(connections=450, at_once=1)) as site,
        contextlib.AsyncExitStack() as opened,
    ):
        for number in range(300):
            await opened.enter_async_context(site.caller(beginnings[number % 3]))
        for request in (LIVE, QUESTION, LIVE.replace(b"live", b"ready"), QUESTION):
            assert (await site.asked(request))[0] == 200


async def test_where_too_many_are_open_the_one_longest_without_a_request_makes_room(
    hub: Hub,
) -> None:
    async with (
        served(hub, Limits(connections=3)) as site,
        site.caller(UPLOAD % 10 + b"name") as busy,
        site.caller() as silent,
        site.caller(LIVE) as kept,
    ):
        assert (await kept.answer())[0] == 200  # it is without a request for a shorter time
        async with site.caller(LIVE) as newcomer:
            assert (await newcomer.answer())[0] == 200
            assert await silent.closed() == b""
            await kept.send(LIVE)
            assert (await kept.answer())[0] == 200
        await busy.send(b"\nAnn A")
        assert (await busy.answer())[0] == 201


async def test_where_all_are_busy_one_more_is_refused(hub: Hub) -> None:
    begun = UPLOAD % 10 + b"name"
    async with (
        served(hub, Limits(connections=2)) as site,
        site.caller(begun) as first,
        site.caller(begun) as second,
    ):
        async with site.caller() as newcomer:
            assert (await newcomer.refusal())[:2] == (503, "UNAVAILABLE")
        for busy in (first, second):
            await busy.send(b"\nAnn A")
            assert (await busy.answer())[0] == 201


async def test_however_much_is_asked_the_process_says_that_it_serves(hub: Hub) -> None:
    async with served(hub, Limits(at_once=0)) as site:
        async with site.caller(QUESTION) as caller:
            status, code, text = await caller.refusal()
        assert (status, code) == (503, "UNAVAILABLE")
        assert "5 seconds" in text
        assert (await site.asked(LIVE))[0] == 200
        assert (await site.asked(LIVE.replace(b"live", b"ready")))[0] == 200
    async with served(hub, Limits(uploads_at_once=1)) as site, site.caller(UPLOAD % 10):
        assert (await site.asked(UPLOAD % 10 + b"name\nAnn A"))[0] == 503
        assert (await site.asked(QUESTION))[0] == 200


async def test_an_answer_that_nobody_reads_is_given_up() -> None:
    gone = asyncio.Event()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            for _ in range(2):
                await send(
                    {"type": "http.response.body", "body": bytes(20_000_000), "more_body": True}
                )
            while (await receive())["type"] != "http.disconnect":
                pass
            gone.set()

    async with (
        answering(app, Limits(pace_seconds=0.2)) as url,
        Site(int(url.rpartition(":")[2])).caller(LIVE),
    ):
        await asyncio.wait_for(gone.wait(), SOON)


@pytest.mark.parametrize(
    "request_",
    [
        QUESTION.replace(b"Content-Length", b"Transfer-Encoding: chunked\r\nContent-Length"),
        QUESTION.replace(b"Content-Length", b"Content-Length: 7\r\nContent-Length"),
        QUESTION + b"{}\r\n\r\n",
    ],
    ids=["two lengths of different kinds", "two lengths", "a body after its end"],
)
async def test_a_body_of_which_the_end_is_not_clear_is_refused(hub: Hub, request_: bytes) -> None:
    async with served(hub, Limits()) as site, site.caller(request_) as caller:
        assert (await caller.answer())[0] == 400
        assert await caller.closed() == b""
