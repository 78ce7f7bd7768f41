"""The pages over the same graph as the tests of the API, and over none that answers."""

from __future__ import annotations

from typing import Protocol

import httpx
import pytest

from tests.api.pages.reading import Document, read


class Look(Protocol):
    async def __call__(self, address: str, status: int = 200, **headers: str) -> Document:
        """Return the page at an address, which must answer with the status."""


@pytest.fixture(scope="session")
def look(client: httpx.AsyncClient) -> Look:
    async def looked(address: str, status: int = 200, **headers: str) -> Document:
        response = await client.get(address, headers=headers)
        assert response.status_code == status, f"{address}: {response.status_code} {response.headers.get('location', '')}"
        return read(response)

    return looked
