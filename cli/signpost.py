"""`dolen signpost`: which Centres to ask about something."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from cli.ask import Data, asking
from cli.find import PLACES, find
from cli.options import AsOf, DataFolder, Json, settings
from cli.questions import SIGNPOST
from cli.words import many, show
from graph.words import P, say

EXAMPLES = """\b
Examples:
  dolen signpost "youth mental health" --place Wales
  dolen signpost "youth violence in Nottingham"
  dolen signpost "digartrefedd yng Nghymru" """

MOST_WORKS = 3


def signpost(
    text: Annotated[str, typer.Argument(metavar="QUESTION", help="In your own words.")],
    place: Annotated[str | None, typer.Option(help="A nation or another place, or its id.")] = None,
    as_of: AsOf = None,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Find which Centres to ask, in a neutral order."""

    async def answered() -> Data:
        async with asking(settings(data)) as ask:
            at = None if place is None else (await find(ask, place, kinds=PLACES)).id
            return await ask(SIGNPOST, text=text, place=at, asOf=as_of and as_of.isoformat())

    answer = asyncio.run(answered())
    show(answer, tell(answer["signpost"]), as_json=as_json)


def tell(found: dict[str, Any]) -> Iterator[str]:
    """Yield how the question was read, the answer in words, and each Centre by band."""
    if found["readAs"] is not None:
        yield found["readAs"]
    yield from found["sentences"]
    band = None
    for each in found["centres"]:
        if each["band"] != band:
            band = each["band"]
            yield ""
            yield f"{each['heading']}:"
        yield f"  {each['centre']['name']}{_page(each['centre'])}"
        yield f"    {each['why']}"
        if each["works"]:
            yield f"    {many([work['name'] for work in each['works']], most=MOST_WORKS)}"
        if each["findings"]:
            yield f"    {say(P('{n} finding', '{n} findings', len(each['findings'])))}"
    yield ""
    yield found["definition"]


def _page(centre: dict[str, Any]) -> str:
    return f", {centre['website']}" if centre["website"] else ""
