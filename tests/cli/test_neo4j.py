"""The commands over a graph at a Neo4j server, which several processes may have open at a time."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest

from tests.cli.conftest import TODAY, dolen, serve
from tests.engines.server import Server

QUESTION = ("path", "harbour", "First Minister of Lyonesse", "--as-of", TODAY, "--json")


@pytest.mark.engine("neo4j")
async def test_a_graph_at_a_server_is_filled_once_and_asked_by_commands_beside_a_running_server(
    server: Server, tmp_path: Path
) -> None:
    await server.wipe()
    assert server.address is not None
    there = {
        "NEO4J_URI": server.address.uri,
        "NEO4J_USER": server.address.user,
        "NEO4J_PASSWORD": server.address.password,
        "NEO4J_DATABASE": server.address.database,
    }
    serving = serve(tmp_path / "one", more=there)
    asked = dolen(tmp_path / "two", *QUESTION, more=there)
    serving.process.send_signal(signal.SIGTERM)
    _, said = serving.process.communicate(timeout=20)
    assert serving.process.returncode == 0
    assert ": done" in said
    assert asked.code == 0
    assert ": done" not in asked.error  # the other one had filled it
    assert [
        actor["id"] for actor in json.loads(asked.out)["introductionPaths"]["paths"][0]["actors"]
    ] == ["ann", "bo", "cy"]
