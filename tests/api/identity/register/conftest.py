"""What is kept of who may enter, on every store."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from graph.hub import Hub
from tests.api.identity.conftest import Clock, Harbour, harbour_of, tables_in
from tests.engines.server import EMBEDDED, Server


@pytest_asyncio.fixture(scope="package")
async def harbour(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Harbour]:
    """The harbour over the store of the session: in memory where it is embedded, as a data folder
    is served, and looked up at each request where others may write into it.
    """
    await server.wipe()
    store, clock = server.store(), Clock()
    await store.prepare()
    hub = await Hub.over(
        store,
        tables_in(tmp_path_factory.mktemp("harbour")),
        alone=server.name == EMBEDDED,
        clock=clock,
    )
    yield harbour_of(hub, clock)
