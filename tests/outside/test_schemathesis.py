"""Operations that schemathesis makes from the schema alone, queries and mutations, sent to a server
that is started for a Centre.

`make long` installs it in an environment of its own, so that what it needs never decides which
releases the server runs on.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from bench.server import serving

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCHEMATHESIS = ROOT / ".venv-outside" / "bin" / "schemathesis"
LYONESSE = ROOT / "tests" / "cli" / "lyonesse"
OPTIONS = (
    "--checks",
    "answered_or_refused_by_a_rule",
    "--mode",
    "positive",
    "--generation-allow-x00",
    "false",
    "--max-examples",
    "40",
    "--seed",
    "1",
    "--continue-on-failure",
    "--suppress-health-check",
    "all",
    "--output-truncate",
    "false",
)


@pytest.mark.long
def test_every_operation_that_the_schema_allows_is_answered_or_refused_by_a_rule(
    tmp_path: Path,
) -> None:
    if not SCHEMATHESIS.exists():
        pytest.skip("schemathesis is not installed: make long does that")
    with serving(tmp_path / "data", LYONESSE, "harbour") as server:
        command = [str(SCHEMATHESIS), "run", f"{server.url.rstrip('/')}/graphql", *OPTIONS]
        environment = {**os.environ, "SCHEMATHESIS_HOOKS": str(HERE / "hooks.py")}
        ended = subprocess.run(
            command,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
    assert ended.returncode == 0, ended.stdout
