"""`dolen tie`: how well two know each other, and from what that is known."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from cli.ask import Data, asking
from cli.find import ACTORS, FoundRecord, find
from cli.options import AsOf, DataFolder, Json, Nation, settings
from cli.questions import TIE
from cli.words import day, number, plain, show, sources

EXAMPLES = """\b
Examples:
  dolen tie "Jane Hutt" "Mark Drakeford"
  dolen tie "Jane Hutt" "Mark Drakeford" --as-of 2025-06-01 --json"""


def tie(
    a: Annotated[
        str, typer.Argument(metavar="A", help="A person or an organisation: a name or an id.")
    ],
    b: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    nation: Nation = None,
    as_of: AsOf = None,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Say how well two know each other, and from what that is known."""

    async def answered() -> tuple[Data, FoundRecord, FoundRecord]:
        async with asking(settings(data)) as ask:
            one = await find(ask, a, kinds=ACTORS, nation=nation)
            other = await find(ask, b, kinds=ACTORS, nation=nation)
            return (
                await ask(TIE, a=one.id, b=other.id, asOf=as_of.isoformat() if as_of else None),
                one,
                other,
            )

    answer, one, other = asyncio.run(answered())
    show(answer, tell(answer["tie"], one, other), as_json=as_json)


def tell(answer: dict[str, Any] | None, one: FoundRecord, other: FoundRecord) -> Iterator[str]:
    """Yield the lines of an answer; None is no tie."""
    heading = f"{one.name} and {other.name}"
    if answer is None:
        yield f"{heading}: there is no evidence of a tie that you may use."
        return
    yield typer.style(f"{heading}, as of {day(answer['asOf'])}", bold=True)
    lapsed = ", lapsed: on no path" if answer["lapsed"] else ""
    yield (
        f"{plain(answer['band'])} ({number(answer['strength'])}), {plain(answer['basis'])}{lapsed}"
    )
    yield answer["sentence"]
    yield ""
    yield "Made of"
    for part in answer["parts"]:
        yield (
            f"- {plain(part['kind'])}: {number(part['value'])}, {part['share']:.0%} of the strength"
        )
    yield ""
    yield "Evidence"
    for edge in answer["evidence"]["edges"]:
        yield f"- {edge['node']['sentence']}"
        yield from (f"  {line}" for line in sources(edge["node"]["sources"]))
    if answer["evidence"]["pageInfo"]["hasNextPage"]:
        yield "There is more evidence than is shown here."
