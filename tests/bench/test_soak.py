"""Ten minutes of work on each store, then slow clients and an attacker, as `bench/soak.py` says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, serve
from tests.engines.server import EMBEDDED, Server

SECONDS = "600"


@pytest.mark.long
async def test_ten_minutes_of_work_leave_no_error_and_memory_flat_on_either_store(
    server: Server, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "bench.soak", "--seconds", SECONDS]
    if server.name == EMBEDDED:
        ended = _run(command)
    else:
        await server.wipe()
        assert server.address is not None
        more = {
            "NEO4J_URI": server.address.uri,
            "NEO4J_USER": server.address.user,
            "NEO4J_PASSWORD": server.address.password,
            "NEO4J_DATABASE": server.address.database,
            "DOLEN_CENTRE": "yef",
        }
        served = serve(tmp_path, tables=None, more=more)
        try:
            ended = _run([*command, "--at", served.url])
        finally:
            served.process.terminate()
            served.process.communicate(timeout=30)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=1_500, check=False
    )
