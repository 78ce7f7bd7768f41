"""The pages over the same graph as the tests of the API, and over none that answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph.hub import Hub
from graph.tables.writing import write
from tests.api.pages.quay import records
from tests.api.pages.reading import Document, read


class Look(Protocol):
    async def __call__(self, address: str, status: int = 200, **headers: str) -> Document:
        """Return the page at an address, which must answer with the status."""


@pytest.fixture(scope="session")
def look(client: httpx.AsyncClient) -> Look:
    async def looked(address: str, status: int = 200, **headers: str) -> Document:
        response = await client.get(address, headers=headers)
        assert response.status_code == status, (
            f"{address}: {response.status_code} {response.headers.get('location', '')}"
        )
        return read(response)

    return looked


@pytest_asyncio.fixture(scope="session")
async def quay(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[httpx.AsyncClient]:
    """The pages over the invented quay, as the public sees them."""
    tables = tmp_path_factory.mktemp("quay")
    write(records(), tables / "d")
    async with (
        Hub.open(tmp_path_factory.mktemp("graph of the quay"), tables) as hub,
        httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app(hub)), base_url="http://localhost"
        ) as client,
    ):
        yield client
