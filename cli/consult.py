"""`dolen consult`: whom to consult on a proposal before it is funded."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from cli.ask import Data, asking
from cli.find import PLACES, TERMS, find
from cli.options import AsOf, DataFolder, Json, settings
from cli.questions import CONSULT
from cli.words import number, plain, show
from graph.words import P, T, say

EXAMPLES = """\b
Examples:
  dolen consult "net zero" --life-stage whole-life --place "United Kingdom"
  dolen consult environment housing --audience local-policy --title "A Centre for net zero" """


def consult(
    outcomes: Annotated[
        list[str],
        typer.Argument(metavar="OUTCOME...", help="Outcomes, by name or id, such as housing."),
    ],
    life_stage: Annotated[
        list[str] | None, typer.Option(help="A life stage, by name or id; may be repeated.")
    ] = None,
    audience: Annotated[
        list[str] | None, typer.Option(help="An audience, by name or id; may be repeated.")
    ] = None,
    place: Annotated[
        list[str] | None, typer.Option(help="A place, by name or id; may be repeated.")
    ] = None,
    title: Annotated[str, typer.Option(help="What the proposal is called.")] = "",
    as_of: AsOf = None,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """List the Centres to consult on a proposal. Nothing is kept."""

    async def answered() -> Data:
        async with asking(settings(data)) as ask:

            async def ids(texts: list[str] | None, kinds: tuple[str, ...] = TERMS) -> list[str]:
                return [(await find(ask, each, kinds=kinds)).id for each in texts or ()]

            proposal = {
                "title": title,
                "outcomes": await ids(outcomes),
                "lifeStages": await ids(life_stage),
                "audiences": await ids(audience),
                "places": await ids(place, PLACES),
            }
            return await ask(CONSULT, proposal=proposal, asOf=as_of and as_of.isoformat())

    answer = asyncio.run(answered())
    show(answer, tell(answer["consultationList"]), as_json=as_json)


def tell(found: dict[str, Any]) -> Iterator[str]:
    """Yield the Centres to be consulted, the nearest first, with what overlaps; and the others,
    with why they are not.
    """
    yield say(P("{n} Centre to consult", "{n} Centres to consult", len(found["consulted"])))
    yield from found["notes"]
    if found["consulted"]:
        yield ""
        yield f"{say(T('To be consulted'))}:"
    for each in found["consulted"]:
        nearness = each["nearness"]
        yield f"  {each['centre']['name']}: {number(nearness['total'])}"
        parts = ", ".join(map(_part, nearness["parts"]))
        yield f"    {parts}"
        yield f"    {each['sentence']}"
    if found["others"]:
        yield ""
        yield f"{say(T('Not on the list, and why'))}:"
        yield from (f"  {each['centre']['name']}: {each['sentence']}" for each in found["others"])
    yield ""
    yield found["definition"]


def _part(part: dict[str, Any]) -> str:
    """A part of nearness; of one that a side leaves out that it does."""
    value = number(part["value"]) if part["isStated"] else say(T("not stated"))
    return f"{plain(part['aspect'])} {value}"
