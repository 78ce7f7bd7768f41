"""What a person reads when the server is up: where it is, and a first question to paste."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cli import demonstration
from cli.hub import BUNDLED, tables_of
from graph.kept_settings import read_kept_server
from graph.paths.notes import INVENTED
from graph.settings import Settings, read_settings

CENTRE, TARGET = "Youth Endowment Fund", "First Minister of Wales"
FIRST_QUESTION = """\
{ introductionPaths(input: {centre: "yef", \
target: {post: "welsh-ministers-first-minister-of-wales"}}) {
    paths { lead actors { name } hops { sentence } askFirst { name } } noPath { sentence } } }"""
FIRST_QUESTION_OF_OTHER_TABLES = "{ centres { nodes { id name } } }"
FIRST_QUESTION_OF_THE_DEMONSTRATION = """\
{ introductionPaths(input: {centre: "demo-lanternlight-centre-for-childhood",
                            target: {post: "demo-minister-for-childhood-and-learning"}}) {
    notes paths { lead actors { name } hops { sentence } askFirst { name } } noPath { sentence } } \
}"""


NO_CENTRE = (
    "Shows what is public. To record your own meetings, say which Centre you are: in the browser, "
    "or with dolen init"
)


INVITE = ("account", "invite", "NAME", "--role", "operator")


@dataclass(frozen=True, slots=True)
class First:
    """A first question, for the command line and for a program."""

    command: Sequence[str]
    query: str
    same: bool
    """Whether both ask the same."""


OF_BUNDLED = First(("path", CENTRE, TARGET), FIRST_QUESTION, same=True)
OF_THE_DEMONSTRATION = First(
    ("path", "Lanternlight Centre for Childhood", "Minister for Childhood and Learning"),
    FIRST_QUESTION_OF_THE_DEMONSTRATION,
    same=True,
)
OF_OTHERS = First(("doctor",), FIRST_QUESTION_OF_OTHER_TABLES, same=False)


def welcome(settings: Settings, url: str) -> str:
    """Return the address and a first question, for the command line and for a program."""
    tables = tables_of(settings)
    first = (
        {BUNDLED: OF_BUNDLED, demonstration.TABLES: OF_THE_DEMONSTRATION}.get(tables, OF_OTHERS)
        if tables
        else OF_OTHERS
    )
    return "\n".join(
        [
            f"Dolen serves {url}",
            f"Data in {settings.store}. Stop with Ctrl-C.",
            *([str(INVENTED)] if first is OF_THE_DEMONSTRATION else []),
            "",
            "A first question, to paste in another terminal:"
            if settings.served is None
            else "A first question, with a key in DOLEN_KEY, to paste in another terminal:",
            f"  {_command(settings, first.command)}",
            "The same for programs:" if first.same else "For programs:",
            f"  {_request(settings, url, first)}",
            "",
            _for_whom(settings),
        ]
    )


def _for_whom(settings: Settings) -> str:
    if settings.served is not None:
        return (
            f"People sign in at {settings.served.url}; programs and commands ask with a key. "
            f"To invite the first: {_command(settings, INVITE)}"
        )
    if settings.centre:
        return f"Answers, and records, for the Centre {settings.centre}."
    return NO_CENTRE


def _command(settings: Settings, words: Sequence[str]) -> str:
    named = settings.data != read_settings({}).data and _leads_there(settings)
    return shlex.join([_ourselves(), *words, *(["--data", str(settings.data)] if named else [])])


def _leads_there(settings: Settings) -> bool:
    """Return whether the data folder alone says where the graph is:
    not where the environment names a server.
    """
    return (
        settings.server is None
        or read_kept_server(settings.data).get("NEO4J_URI") == settings.server.uri
    )


def _request(settings: Settings, url: str, first: First) -> str:
    key = "" if settings.served is None else '-H "authorization: Bearer $DOLEN_KEY" '
    question = " ".join(first.query.split())
    return (
        f"curl -s {url}/graphql {key}-H 'content-type: application/json' -d "
        f"{shlex.quote(json.dumps({'query': question}))}"
    )


def _ourselves() -> str:
    """Return the `dolen` command as a shell in this folder can call it."""
    beside = Path(sys.executable).parent / "dolen"
    if not beside.exists():
        return "dolen"
    return str(beside.relative_to(Path.cwd())) if beside.is_relative_to(Path.cwd()) else str(beside)
