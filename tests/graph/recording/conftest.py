"""A hub over the small world of `tests.graph.store.world`, where the Centre Foundations records."""

from __future__ import annotations

import pytest
import pytest_asyncio

from graph import dates
from graph.hub import Hub
from graph.store.bolt import BoltStore
from tests.graph.recording.viewers import TODAY
from tests.graph.store.world import world


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "today", lambda: TODAY)


@pytest_asyncio.fixture
async def hub(store: BoltStore) -> Hub:
    await store.load(world(), by="tables", complete=True)
    return await Hub.over(store, None)
