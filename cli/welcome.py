"""What a person reads when the server is up: where it is, and a first question to paste."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

from graph.settings import Settings, read_settings

CENTRE, TARGET = "Youth Endowment Fund", "First Minister of Wales"
FIRST_QUESTION = """\
{ search(text: "%s") { edges { node { __typename id name } } } }"""


def welcome(settings: Settings, url: str) -> str:
    """Return the address and a first question, for the command line and for a program."""
    return "\n".join(
        [
            f"Dolen serves {url}",
            f"Data in {settings.data}. Stop with Ctrl-C.",
            "",
            "A first question, to paste in another terminal:",
            f"  {first_command(settings)}",
            f"  {first_request(url)}",
        ]
    )


def first_command(settings: Settings) -> str:
    """Return the command that asks the first question of this server."""
    words = [_ourselves(), "path", CENTRE, TARGET]
    if settings.data != read_settings({}).data:
        words += ["--data", str(settings.data)]
    return shlex.join(words)


def first_request(url: str) -> str:
    """Return the first question as a request that any program can make."""
    body = json.dumps({"query": FIRST_QUESTION % TARGET})
    return f"curl -s {url}/graphql -H 'content-type: application/json' -d {shlex.quote(body)}"


def _ourselves() -> str:
    """Return the `dolen` command as this shell can call it."""
    beside = Path(sys.executable).parent / "dolen"
    if not beside.exists():
        return "dolen"
    return str(beside.relative_to(Path.cwd())) if beside.is_relative_to(Path.cwd()) else str(beside)
