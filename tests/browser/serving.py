"""Servers of the pages: the real command in a process of its own, filled from the bundled tables;
or an application of a test's own.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from api.limits import LIMITS, Limits
from api.wire import WireConfig

START_SECONDS = 90
STOP_SECONDS = 15


@contextlib.contextmanager
def served(folder: Path, *, centre: str | None = "yef", port: int = 0) -> Iterator[str]:
    """Serve from a folder until the end of the block;
    the value is the address, without a last slash.

    Centre None: the one that was chosen for the folder, if any. Port 0: any that is free.
    """
    told = folder / "told.txt"
    command = [sys.executable, "-u", "-m", "cli", "serve", "--port", str(port)]
    with told.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=_variables(folder, centre),
        )
    try:
        yield _address(process, told)
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()  # no server outlives its tests
            process.wait()


@contextlib.asynccontextmanager
async def answering(app: ASGIApp, limits: Limits = LIMITS) -> AsyncIterator[str]:
    """Serve an application from this process until the end of the block;
    the value is the address.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(WireConfig(app, limits, stops_within=STOP_SECONDS))
        serving = asyncio.create_task(server.serve([listener]))
        try:
            # who comes before it serves waits in the queue
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await serving


def _variables(folder: Path, centre: str | None) -> Mapping[str, str]:
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DOLEN_", "NEO4J_"))
    }
    return (
        clean
        | {"DOLEN_DATA": str(folder / "data")}
        | ({} if centre is None else {"DOLEN_CENTRE": centre})
    )


def _address(process: subprocess.Popen[bytes], told: Path) -> str:
    """Wait until the server says where it is."""
    for _ in range(START_SECONDS * 5):
        found = re.search(
            r"^Dolen serves (http://\S+)$", told.read_text(encoding="utf-8"), re.MULTILINE
        )
        if found:
            return found[1]
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.2)
            break
    raise AssertionError(f"The server did not start:\n{told.read_text(encoding='utf-8')}")
