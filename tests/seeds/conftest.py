"""A folder of sources for each test; the committed tables once."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import tables
from graph.model import Records
from tests.seeds.sources import Sources

TABLES = Path(__file__).parents[2] / "seeds" / "tables"


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    return Sources(tmp_path / "sources")


@pytest.fixture(scope="session")
def bundled() -> Records:
    return tables.read(TABLES)
