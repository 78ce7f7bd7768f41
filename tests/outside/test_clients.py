"""The programs that others ask with, each as it is installed from its registry, against a server
that is started for a Centre.

`make long` installs them in environments of their own, so that what they need never decides which
releases the server runs on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.server import serving

CLIENTS = Path(__file__).parent / "clients"
ROOT = CLIENTS.parents[2]
PROGRAMS = ROOT / ".venv-outside" / "bin" / "python"
MODULES = ROOT / ".node-outside" / "node_modules"
LYONESSE = ROOT / "tests" / "cli" / "lyonesse"
ASKED = {
    "graphql-http": ("node", "audits.mjs"),
    "Apollo Client": ("node", "apollo.mjs"),
    "urql": ("node", "urql.mjs"),
    "graphql-codegen": ("node_modules/.bin/graphql-codegen", "--config", "codegen.json"),
    "what graphql-codegen made": ("node_modules/.bin/tsc", "--project", "."),
    "relay-compiler": ("node_modules/.bin/relay-compiler", "relay.config.json"),
    "gql, pandas, DuckDB, frictionless and Power Query": (str(PROGRAMS), "programs.py"),
}

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("clients") / "data", LYONESSE, "harbour") as server:
        yield server.url.rstrip("/")


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clients in a folder in which they may write, beside what they are made of."""
    folder = tmp_path_factory.mktemp("clients") / "clients"
    shutil.copytree(CLIENTS, folder)
    (folder / "relay" / "__generated__").mkdir()
    shutil.copy(ROOT / "api" / "schema.graphql", folder)
    (folder / "node_modules").symlink_to(MODULES)
    return folder


@pytest.mark.parametrize("client", ASKED)
def test_it_asks_and_is_answered(client: str, served: str, beside: Path) -> None:
    command = ASKED[client]
    there = PROGRAMS if command[0] == str(PROGRAMS) else MODULES
    if not there.exists():
        pytest.skip(f"{client} is not installed: make long does that")
    ended = subprocess.run(
        command,
        cwd=beside,
        env={**os.environ, "SERVED": served},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
