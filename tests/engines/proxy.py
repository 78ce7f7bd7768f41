"""A way to a server that a test can cut:
bytes pass through until it is told, or until so many have passed.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Proxy:
    port: int
    target: int
    cut_after: int | None = None
    """Bytes from the client after which every connection is cut; then the count begins anew."""
    refuses: bool = False
    """Whether new connections are closed at once."""
    cuts: int = 0
    passed: int = 0
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    def cut(self) -> None:
        """Drop all connections without a word."""
        self.cuts += 1
        self.passed = 0
        self.drop()

    def drop(self) -> None:
        for writer in self._open:
            writer.transport.abort()
        self._open.clear()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.refuses:
            writer.transport.abort()
            return
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self.target)
        self._open |= {writer, server_writer}
        await asyncio.gather(
            self._pass(reader, server_writer, counted=True),
            self._pass(server_reader, writer, counted=False),
        )

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, counted: bool
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65_536):
                if counted:
                    self.passed += len(data)
                    if self.cut_after is not None and self.passed > self.cut_after:
                        self.cut()
                        return
                writer.write(data)
                await writer.drain()
        writer.close()


@contextlib.asynccontextmanager
async def proxy_to(target: int) -> AsyncIterator[Proxy]:
    """Yield a proxy on a free port of loopback to a port of loopback."""
    proxy = Proxy(0, target)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()
        proxy.drop()
