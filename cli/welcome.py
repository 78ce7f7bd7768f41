"""What a person reads when the server is up: where it is, and a first question to paste."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

from cli.hub import BUNDLED, tables_of
from graph.settings import Settings, read_settings

CENTRE, TARGET = "Youth Endowment Fund", "First Minister of Wales"
FIRST_QUESTION = """\
{ introductionPaths(input: {centre: "yef", target: {post: "welsh-ministers-first-minister-of-wales"}}) {
    paths { lead actors { name } hops { sentence } askFirst { name } } noPath { sentence } } }"""
FIRST_QUESTION_OF_OTHER_TABLES = "{ centres { nodes { id name } } }"


def welcome(settings: Settings, url: str) -> str:
    """Return the address and a first question, for the command line and for a program."""
    bundled = tables_of(settings) == BUNDLED
    return "\n".join(
        [
            f"Dolen serves {url}",
            f"Data in {settings.store}. Stop with Ctrl-C.",
            "",
            "A first question, to paste in another terminal:",
            f"  {first_command(settings, bundled=bundled)}",
            "The same for programs:" if bundled else "For programs:",
            f"  {first_request(url, bundled=bundled)}",
        ]
    )


def first_command(settings: Settings, *, bundled: bool) -> str:
    """Return the command that asks a first question of this data folder."""
    question = ["path", CENTRE, TARGET] if bundled else ["doctor"]
    folder = [] if settings.data == read_settings({}).data else ["--data", str(settings.data)]
    return shlex.join([_ourselves(), *question, *folder])


def first_request(url: str, *, bundled: bool) -> str:
    """Return a first question as a request that any program can make."""
    question = " ".join((FIRST_QUESTION if bundled else FIRST_QUESTION_OF_OTHER_TABLES).split())
    return f"curl -s {url}/graphql -H 'content-type: application/json' -d {shlex.quote(json.dumps({'query': question}))}"


def _ourselves() -> str:
    """Return the `dolen` command as a shell in this folder can call it."""
    beside = Path(sys.executable).parent / "dolen"
    if not beside.exists():
        return "dolen"
    return str(beside.relative_to(Path.cwd())) if beside.is_relative_to(Path.cwd()) else str(beside)
