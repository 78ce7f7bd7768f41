"""From a command that records to its answer:
what may be the same is shown first, and how to undo it is said last.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from cli.ask import Answerer, Data, asking
from cli.errors import UnusableInput
from cli.options import settings
from cli.recording_questions import mutation
from cli.terminal import in_terminal
from graph import dates
from graph.errors import InputError
from graph.spoken import past_day

Yes = Annotated[
    bool,
    typer.Option(
        "--yes", "-y", help="Do not ask: record it also where the same may be here already."
    ),
]
Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="TEXT",
        help="Where it comes from: an address, or words. May be repeated.",
    ),
]
Public = Annotated[
    bool,
    typer.Option(
        "--public",
        help="For everybody, not only your Centre's own. Needs a --source with an address.",
    ),
]
Since = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Since when: March 2025, or a day.")
]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Until when.")]


@dataclass(frozen=True, slots=True)
class MutationCall:
    """One mutation: its `input`, and what it records in words."""

    mutation: str
    given: dict[str, object]
    said: str
    look_first: bool = True
    """Whether to look first for records that may be the same."""


Prepare = Callable[[Answerer], Awaitable[MutationCall]]


def record(prepare: Prepare, *, data: str | None, yes: bool, as_json: bool) -> None:
    """Record what `prepare` asks for, after it has found the records that names mean.

    Raises:
        UnusableInput: it is refused, or nobody is there to say whether it is the same.
    """

    async def done() -> tuple[MutationCall, Data]:
        async with asking(settings(data)) as ask:
            asked = await prepare(ask)
            return asked, await _recorded(ask, asked, yes=yes)

    asked, answer = asyncio.run(done())
    if as_json:
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    made = answer[asked.mutation]
    typer.echo(f"{asked.said}. Its id is {made['recordId']}.")
    for note in made["notes"]:
        typer.echo(f"Note: {note}")
    for other in made["likelySame"]:
        typer.echo(
            f"It may be the same as {other['described']}, id {other['id']}: "
            f"{' '.join(other['why'])}"
        )
    typer.echo(f"To undo it: dolen undo {made['change']['id']}")


async def _recorded(ask: Answerer, asked: MutationCall, *, yes: bool) -> Data:
    text, given = mutation(asked.mutation), dict(asked.given)
    careful = asked.look_first and not yes
    answer = await ask(text, input={**given, "onlyIfNew": True} if careful else given)
    found: dict[str, Any] = answer[asked.mutation]
    if careful and found["__typename"] == "Refusal" and found["candidates"]:
        _agree(found["candidates"])
        answer = await ask(text, input=given)
        found = answer[asked.mutation]
    if found["__typename"] == "Refusal":
        raise UnusableInput(refusal(found))
    return answer


def refusal(refused: dict[str, Any]) -> str:
    """Return why nothing was recorded, with the records that may be meant."""
    return "\n".join(
        [
            refused["message"],
            *(
                f"  {candidate['id']}  {candidate['described']}"
                for candidate in refused["candidates"]
            ),
        ]
    )


def _agree(candidates: list[dict[str, Any]]) -> None:
    listed = "\n".join(
        f"  {candidate['id']}  {candidate['described']}: {' '.join(candidate['why'])}"
        for candidate in candidates
    )
    question = f"It may be here already:\n{listed}"
    if not in_terminal():
        raise UnusableInput(
            f"{question}\n"
            "Nothing was recorded. Use that record, or add --yes to record it all the same."
        )
    typer.echo(question)
    typer.confirm("Record it all the same?", abort=True)


def day(text: str | None) -> str | None:
    """Return a date as a person writes it in ISO form, as far as it is known.

    Raises:
        UnusableInput: the text is no date.
    """
    if text is None or not text.strip():
        return None
    try:
        return str(past_day(text, dates.today()))
    except InputError as error:
        raise UnusableInput(str(error)) from error


def fact(sources: list[str] | None, public: bool) -> dict[str, object]:
    """Return what the input of every new fact has."""
    return {"sources": sources or [], "audience": "PUBLIC" if public else "OWN_CENTRE"}


def without_blanks(given: dict[str, object | None]) -> dict[str, object]:
    """Return an input without what was left out."""
    return {name: value for name, value in given.items() if value is not None}
