"""Stores for tests: one engine a session, in a folder of the run, wiped before each test. A run's last lines say which were covered."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import neo4j
import pytest
import pytest_asyncio

from graph.store import embedded
from graph.store.bolt import BoltStore


@dataclass(frozen=True, slots=True)
class Server:
    """One engine under test, with its driver for what the contract does not say."""

    name: str
    driver: neo4j.AsyncDriver
    database: str

    async def rows(self, text: str, **parameters: object) -> list[dict[str, object]]:
        """Run a text in a managed transaction of its own."""
        result = await self.driver.execute_query(text, parameters, database_=self.database)
        return [record.data() for record in result.records]

    async def write(self, work: Callable[[neo4j.AsyncManagedTransaction], Awaitable[None]]) -> None:
        async with self.driver.session(database=self.database) as session:
            await session.execute_write(work)


@contextlib.asynccontextmanager
async def embedded_server(folder: Path) -> AsyncIterator[Server]:
    with embedded.running(folder) as engine:
        driver = engine.driver()
        try:
            yield Server("embedded", driver, embedded.DATABASE)
        finally:
            await driver.close()


SERVERS: dict[str, Callable[[Path], contextlib.AbstractAsyncContextManager[Server]]] = {"embedded": embedded_server}
COVERED = pytest.StashKey[set[str]]()


@pytest_asyncio.fixture(scope="session", params=list(SERVERS))
async def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    async with SERVERS[request.param](tmp_path_factory.mktemp("graph with é")) as server:
        request.config.stash.setdefault(COVERED, set()).add(server.name)
        yield server


@pytest_asyncio.fixture
async def store(server: Server) -> BoltStore:
    """An empty graph."""
    await server.rows("MATCH (node) DETACH DELETE node")
    store = BoltStore(server.driver, server.database, server.name)
    await store.prepare()
    return store


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Say which stores were covered, after all else: a run without one must not look like a whole one."""
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal is not None:
        covered: set[str] = config.stash.setdefault(COVERED, set())
        terminal.write_line(f"stores covered: {', '.join(sorted(covered)) or 'none'}")
