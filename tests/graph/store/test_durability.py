"""The engine is killed under a storm of writes, and in the middle of a load:
what was acknowledged stands, and nothing stands half.

Two rounds an engine, and twenty in `make long`; an even one is a storm, an odd one a load.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.store import embedded, neo4j_server
from graph.store.address import ServerAddress
from graph.store.bolt import BoltStore
from tests.engines.local import LocalServer
from tests.engines.server import Server
from tests.graph.store.storm import PEOPLE_OF_A_LOAD, check_load, check_storm, storm
from tests.graph.store.world import many

ROOT = Path(__file__).parents[3]
LONG = [pytest.param(number, marks=pytest.mark.long) for number in range(2, 20)]
rounds = pytest.mark.parametrize("number", [0, 1, *LONG])
server_rounds = pytest.mark.parametrize(
    "number", [pytest.param(0, marks=pytest.mark.long), 1, *LONG]
)
"""A server takes 20 seconds to start again; the storm against it is killed in the long run."""


def writes_before_the_kill(number: int) -> int:
    """3, 17, 31 ... 129 writes."""
    return 3 + 7 * number


def batches_before_the_kill(number: int) -> int:
    """1 to 5 of the eight or so statements of a load."""
    return 1 + number // 2 % 5


@rounds
async def test_the_embedded_engine_that_is_killed_loses_nothing_that_it_acknowledged(
    tmp_path: Path, number: int
) -> None:
    what = "load" if number % 2 else "storm"
    lines = until_killed(
        tmp_path,
        what,
        batches_before_the_kill(number) if number % 2 else writes_before_the_kill(number),
    )

    async with embedded.open_store(tmp_path) as store:
        if what == "storm":
            await check_storm(store, set(lines))
        else:
            await check_load(store, acknowledged="loaded" in lines)


def until_killed(
    folder: Path, what: str, lines: int, address: ServerAddress | None = None
) -> list[str]:
    """Run the storm or the load in a process, kill it after so many lines, and return all
    whole lines that it said.
    """
    arguments = [sys.executable, "-m", "tests.graph.store.storm", str(folder), what]
    there = (
        {}
        if address is None
        else {
            "NEO4J_URI": address.uri,
            "NEO4J_USER": address.user,
            "NEO4J_PASSWORD": address.password,
            "NEO4J_DATABASE": address.database,
        }
    )
    with subprocess.Popen(
        arguments, cwd=ROOT, env=os.environ | there, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        said = [process.stdout.readline() for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
        said += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    return [line.strip() for line in said if line.endswith("\n")]


@server_rounds
@pytest.mark.engine("neo4j")
async def test_the_neo4j_that_is_killed_loses_nothing_that_it_acknowledged(
    neo4j_restarts: LocalServer, server: Server, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_server, "RETRY_SECONDS", 1)
    await server.wipe()
    if number % 2:
        acknowledged = await load_until_killed(neo4j_restarts, batches_before_the_kill(number))
    else:
        written = await storm_until_killed(neo4j_restarts, writes_before_the_kill(number))
    await asyncio.to_thread(neo4j_restarts.start)

    async with neo4j_server.open_store(neo4j_restarts.address) as store:
        if number % 2:
            await check_load(store, acknowledged=acknowledged)
        else:
            await check_storm(store, written)


@pytest.mark.parametrize("what", ["storm", "load"])
@pytest.mark.engine("neo4j")
async def test_a_dolen_that_is_killed_leaves_nothing_half_at_the_server(
    store: BoltStore, server: Server, tmp_path: Path, what: str
) -> None:
    lines = await asyncio.to_thread(until_killed, tmp_path, what, 2, server.address)

    if what == "storm":
        await check_storm(store, set(lines))
    else:
        await check_load(store, acknowledged="loaded" in lines)


async def storm_until_killed(server: LocalServer, writes: int) -> set[str]:
    """Return the writes that were acknowledged."""
    written: set[str] = set()
    enough = asyncio.Event()

    def acknowledge(id_: str) -> None:
        written.add(id_)
        if len(written) == writes:
            enough.set()

    async with neo4j_server.open_store(server.address) as store:
        writing = asyncio.create_task(storm(store, acknowledge))
        await enough.wait()
        await asyncio.to_thread(server.kill)
        with pytest.raises(ExceptionGroup) as failed:
            await writing
        assert failed.value.split(StoreError)[1] is None
    return written


async def load_until_killed(server: LocalServer, batches: int) -> bool:
    """Return whether the load was acknowledged."""
    left = batches
    enough = asyncio.Event()

    def report(step: str, done: int, total: int) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            enough.set()

    async with neo4j_server.open_store(server.address) as store:
        loading = asyncio.create_task(
            store.load(many(PEOPLE_OF_A_LOAD), by="tables", complete=True, progress=report)
        )
        await enough.wait()
        await asyncio.to_thread(server.kill)
        with contextlib.suppress(StoreError):
            await loading
            return True
    return False
