"""`dolen search`: records by name."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from cli.ask import Data, asking
from cli.find import not_held
from cli.options import DataFolder, Json, Nation, settings
from cli.questions import SEARCH
from cli.words import columns, show

EXAMPLES = """\b
Examples:
  dolen search "sioned wiliams"
  dolen search minister --nation wales --first 20"""


def search(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT", help="A name or a part of one; accents and small slips do not matter."
        ),
    ],
    nation: Nation = None,
    first: Annotated[int, typer.Option(min=1, max=100, help="Records wanted.")] = 10,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Find people, organisations, offices and places by name, then terms, works and findings."""

    async def answered() -> Data:
        async with asking(settings(data)) as ask:
            return await ask(SEARCH, text=text, nation=nation, first=first)

    answer = asyncio.run(answered())
    show(answer, tell(answer, text), as_json=as_json)


def tell(answer: dict[str, Any], text: str) -> Iterator[str]:
    """Yield a line for each record found: its id, and its name with what tells it from others;
    before them, where they but share a word with the name, that it is not in the data.
    """
    hits, named = answer["search"]["edges"], answer["named"]
    landscape = answer["landscape"]["edges"]
    if not hits and not landscape:
        yield f'Nothing here is called "{text}". Try another part of the name.'
    elif hits and named["sentence"] is not None:
        yield named["sentence"]
    if hits or not landscape:
        yield from not_held(named["unknowns"])
    if hits and named["sentence"] is not None:
        yield "Names that share a word with it:"
    yield from columns((hit["node"]["id"], hit["description"]) for hit in hits)
    if landscape:
        yield "Terms, works and findings:"
        yield from columns((hit["node"]["id"], hit["description"]) for hit in landscape)
