"""The real application over a real graph of the tables that `world.py` writes, asked over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, Protocol

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph.hub import Hub
from graph.tables.writing import write
from tests.api.world import records
from tests.conftest import COVERED

JSON = dict[str, Any]


class Ask(Protocol):
    async def __call__(
        self, query: str, variables: JSON | None = None, language: str | None = None
    ) -> JSON:
        """Return the whole answer to a GraphQL query."""


@pytest_asyncio.fixture(scope="session")
async def hub(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Hub]:
    tables = tmp_path_factory.mktemp("tables")
    write(records(), tables / "d")
    async with Hub.open(tmp_path_factory.mktemp("graph of the edge"), tables) as hub:
        request.config.stash.setdefault(COVERED, set()).add("embedded")
        yield hub


@pytest_asyncio.fixture(scope="session")
async def client(hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(hub)), base_url="http://localhost"
    ) as client:
        yield client


@pytest.fixture(scope="session")
def ask(client: httpx.AsyncClient) -> Ask:
    async def answered(
        query: str, variables: JSON | None = None, language: str | None = None
    ) -> JSON:
        headers = {"accept-language": language} if language else {}
        response = await client.post(
            "/graphql", json={"query": query, "variables": variables}, headers=headers
        )
        answer: JSON = response.json()
        return answer

    return answered
