"""One engine under test, and what a test may do with it beside the contract."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import neo4j

from graph.store import embedded, neo4j_server
from graph.store.address import ServerAddress
from graph.store.bolt import BoltStore

EMBEDDED, NEO4J = "embedded", "neo4j"
MARK = "dolen_tests"
"""The name of a constraint that marks a database as one for tests.
It holds no data and stays when the data is wiped.
"""
_MAKE_MARK = (
    "CREATE CONSTRAINT dolen_tests IF NOT EXISTS FOR (node:DolenTests) REQUIRE node.id IS UNIQUE"
)


class NotForTests(Exception):
    """The database has data that is not the tests' own."""


@dataclass(frozen=True, slots=True)
class Server:
    """One engine under test, with its driver for what the contract does not say.
    `address` is None where it is embedded.
    """

    name: str
    driver: neo4j.AsyncDriver
    database: str
    make: Callable[[neo4j.AsyncDriver, str, str], BoltStore]
    address: ServerAddress | None = None

    def store(self) -> BoltStore:
        """Return one more store over the same graph, as another process would have."""
        return self.make(self.driver, self.database, self.name)

    async def rows(self, text: str, **parameters: object) -> list[dict[str, object]]:
        """Run a text in a managed transaction of its own."""
        result = await self.driver.execute_query(text, parameters, database_=self.database)
        return [record.data() for record in result.records]

    async def write(self, work: Callable[[neo4j.AsyncManagedTransaction], Awaitable[None]]) -> None:
        async with self.driver.session(database=self.database) as session:
            await session.execute_write(work)

    async def wipe(self) -> None:
        await self.rows("MATCH (node) DETACH DELETE node")

    async def take_for_tests(self) -> None:
        """Mark the database as one for tests.

        Raises:
            NotForTests: it has data and no mark; nothing was changed.
        """
        marked = any(row["name"] == MARK for row in await self.rows("SHOW CONSTRAINTS"))
        if not marked and await self.rows("MATCH (node) RETURN 1 AS one LIMIT 1"):
            raise NotForTests(
                f'The database "{self.database}" has data in it and no constraint "{MARK}", so it '
                "is none for tests and nothing in it was touched. Give the tests an empty one in "
                "NEO4J_URI and NEO4J_DATABASE."
            )
        await self.rows(_MAKE_MARK)


@contextlib.asynccontextmanager
async def embedded_server(folder: Path) -> AsyncIterator[Server]:
    with embedded.running(folder) as engine:
        async with engine.driver() as driver:
            yield Server(EMBEDDED, driver, embedded.DATABASE, BoltStore)


@contextlib.asynccontextmanager
async def neo4j_at(address: ServerAddress) -> AsyncIterator[Server]:
    """Yield the server at an address, its database marked as one for tests."""
    async with neo4j_server.driver(address) as driver:
        server = Server(NEO4J, driver, address.database, neo4j_server.Neo4jStore, address)
        await server.take_for_tests()
        yield server
