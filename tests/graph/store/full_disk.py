"""Run in a namespace of its own, where it may mount a small disk: fill it under a store, make room, and look at what stands."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from graph.errors import StoreError
from graph.model import Records
from graph.records.difference import difference
from graph.store import embedded, neo4j_server
from graph.store.contract import Store
from tests.engines.local import LocalServer
from tests.engines.release import LONG_TERM
from tests.graph.store.storm import check_storm, gust

Open = Callable[[], contextlib.AbstractAsyncContextManager[Store]]
LEFT = 2_000_000
"""Bytes that are left for the writes."""


async def fill(disk: Path, opened: Open) -> None:
    """Write until the disk is full, then again after a new start with room on it."""
    acknowledged: set[str] = set()
    async with opened() as store:
        await write(store, "first", acknowledged)
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        (disk / "filler").write_bytes(bytes(free - LEFT))
        try:
            for number in range(100_000):
                await write(store, f"full-{number}", acknowledged)
        except StoreError as error:
            print(f"refused: {error}")   # noqa: T201 - the test reads it
    (disk / "filler").unlink()
    async with opened() as store:
        await check_storm(store, acknowledged)
        await write(store, "last", acknowledged)
        await check_storm(store, acknowledged)
    print(f"well: {len(acknowledged) > 10}")   # noqa: T201


async def write(store: Store, id_: str, acknowledged: set[str]) -> None:
    found = difference(Records(), gust(id_), complete=False)
    await store.write(Records(), found, by="somebody", seen=(await store.state()).seq)
    acknowledged.add(id_)


def mount(disk: Path, size: str) -> None:
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)], check=True)


async def _embedded(disk: Path) -> None:
    mount(disk, "40m")
    await fill(disk, lambda: embedded.open_store(disk))


async def _neo4j(disk: Path) -> None:
    mount(disk, "150m")
    server = LocalServer(LONG_TERM, disk / "home")

    @contextlib.asynccontextmanager
    async def opened() -> AsyncIterator[Store]:
        server.start()
        try:
            async with neo4j_server.open_store(server.address) as store:
                yield store
        finally:
            server.kill()   # with a full disk it may wait long for its last checkpoint

    await fill(disk, opened)


if __name__ == "__main__":
    asyncio.run({"embedded": _embedded, "neo4j": _neo4j}[sys.argv[1]](Path(sys.argv[2])))
