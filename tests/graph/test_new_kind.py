"""A further kind of record is a record, its table and its row:
all else follows, in a copy of the tree to which these are added.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.store.address import ServerAddress
from tests.engines.server import EMBEDDED, NEO4J, Server
from tests.graph.new_kind.added import add_collaboration

HOUSE = Path(__file__).parents[2]
STORY = "tests/graph/new_kind/story.py"
PARTS = ("graph", "api", "cli", "seeds", "tests", "pyproject.toml", "README.md")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree with the kind added. What was compiled comes with it."""
    copy = tmp_path_factory.mktemp("house")
    half_written = shutil.ignore_patterns("*.pyc.*")  # another process compiles, too
    for part in PARTS:
        if (HOUSE / part).is_dir():
            shutil.copytree(HOUSE / part, copy / part, ignore=half_written)
        else:
            shutil.copy2(HOUSE / part, copy / part)
    add_collaboration(copy)
    return copy


def run(house: Path, *chosen: str, address: ServerAddress | None = None) -> None:
    """Run the story, or a part of it, in a process of its own that knows the copy alone."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DOLEN_", "NEO4J_", "PYTEST_"))
    }
    if address is not None:
        environment |= {
            "NEO4J_URI": address.uri,
            "NEO4J_USER": address.user,
            "NEO4J_PASSWORD": address.password,
            "NEO4J_DATABASE": address.database,
        }
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", STORY, *chosen],
        cwd=house,
        env={**environment, "PYTHONPATH": str(house)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_three_additions_are_a_kind_at_every_door(house: Path) -> None:
    run(house, f"--stores={EMBEDDED}")


@pytest.mark.engine(NEO4J)
def test_so_it_is_in_a_server(house: Path, server: Server) -> None:
    run(house, f"--stores={NEO4J}", "-k", "stored", address=server.address)
