"""Operations that schemathesis makes from the schema alone, queries and mutations, sent to a server
that is started for a Centre.

`make long` installs it in an environment of its own, so that what it needs never decides which
releases the server runs on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
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


WITH_A_KEY = {
    "DOLEN_PUBLIC_URL": "http://localhost",
    "DOLEN_CONTACT": "data@example.org",
    "DOLEN_PATHS_A_MINUTE": "1000000",
    "DOLEN_WRITES_A_MINUTE": "1000000",
}
"""People sign in, and nobody is counted out: the key may all that one of a Centre may."""


@pytest.mark.long
@pytest.mark.parametrize("with_key", [False, True], ids=["alone", "with a key"])
def test_every_operation_that_the_schema_allows_is_answered_or_refused_by_a_rule(
    tmp_path: Path, with_key: bool
) -> None:
    if not SCHEMATHESIS.exists():
        pytest.skip("schemathesis is not installed: make long does that")
    data = tmp_path / "data"
    opened = (
        serving(data, LYONESSE, more=WITH_A_KEY) if with_key else serving(data, LYONESSE, "harbour")
    )
    with opened as server:
        command = [str(SCHEMATHESIS), "run", f"{server.url.rstrip('/')}/graphql", *OPTIONS]
        if with_key:
            command += ["--header", f"Authorization: Bearer {_key(data)}"]
        environment = {**os.environ, "SCHEMATHESIS_HOOKS": str(HERE / "hooks.py")}
        ended = subprocess.run(
            command,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=1_800,
            check=False,
        )
    assert ended.returncode == 0, ended.stdout


def _key(data: Path) -> str:
    """Return a new key with all rights of a Centre, which the running server makes."""
    asked = ["key", "create", "Fuzz", "--role", "steward", "--centre", "harbour", "--json"]
    made = subprocess.run(
        [sys.executable, "-m", "cli", *asked, "--data", str(data)],
        cwd=ROOT,
        env={**os.environ, **WITH_A_KEY},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return str(json.loads(made.stdout)["text"])
