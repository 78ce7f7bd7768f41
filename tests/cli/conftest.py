"""The real command on an invented nation:
six people of Lyonesse, whose tables stand beside this file.

Most tests ask one running server; those about starting and stopping start their own processes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app

ROOT = Path(__file__).parents[2]
LYONESSE = Path(__file__).parent / "lyonesse"
TODAY = "2026-11-24"
"""The date of every question: the diary of Lyonesse ends ten days before."""


def environment(data: Path, tables: Path | None = LYONESSE) -> dict[str, str]:
    """Return the environment of a `dolen` process on a data folder; None: the bundled tables."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DOLEN_")}
    return {
        **inherited,
        "DOLEN_DATA": str(data),
        **({"DOLEN_TABLES": str(tables)} if tables else {}),
    }


def start(
    data: Path,
    *arguments: str,
    tables: Path | None = LYONESSE,
    more: Mapping[str, str] | None = None,
) -> subprocess.Popen[str]:
    """Start `dolen`, with further variables in its environment, and return at once."""
    return subprocess.Popen(
        [sys.executable, "-m", "cli", *arguments],
        cwd=ROOT,
        env={**environment(data, tables), **(more or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@dataclass
class Ended:
    code: int
    out: str
    error: str


def dolen(
    data: Path,
    *arguments: str,
    tables: Path | None = LYONESSE,
    more: Mapping[str, str] | None = None,
) -> Ended:
    """Run `dolen` in a process of its own to its end."""
    with start(data, *arguments, tables=tables, more=more) as process:
        try:
            out, error = process.communicate(timeout=60)
        finally:
            process.kill()
    return Ended(process.returncode, out, error)


@dataclass
class Server:
    process: subprocess.Popen[str]
    url: str
    data: Path


def serve(
    data: Path,
    *arguments: str,
    tables: Path | None = LYONESSE,
    more: Mapping[str, str] | None = None,
) -> Server:
    """Start a server on a free port and return when it says where it serves."""
    process = start(data, "serve", "--port", "0", *arguments, tables=tables, more=more)
    assert process.stdout is not None
    first = process.stdout.readline()
    if not first.startswith("Dolen serves http://127.0.0.1:"):
        process.kill()
        pytest.fail(f"The server did not start: {first}{process.communicate()[1]}")
    return Server(process, first.split()[-1], data)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on Lyonesse for all tests that only ask."""
    server = serve(tmp_path_factory.mktemp("served") / "data")
    yield server
    server.process.terminate()
    server.process.communicate(timeout=20)


@dataclass
class Commands:
    """The `dolen` command of one data folder, run in this process."""

    data: Path

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(
            app, arguments, env={"DOLEN_TABLES": str(LYONESSE), "DOLEN_DATA": str(self.data)}
        )


@pytest.fixture
def ask(served: Server) -> Commands:
    return Commands(served.data)
