"""`dolen history`: what was changed in a record, by whom and when."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from cli.ask import Data, asking
from cli.find import RECORDS, find
from cli.options import DataFolder, Json, Nation, settings
from cli.recording_questions import HISTORY
from cli.words import show

EXAMPLES = """\b
Examples:
  dolen history "Jane Hutt"
  dolen history interaction-3f2a --first 5"""


def history(
    record: Annotated[
        str,
        typer.Argument(
            metavar="RECORD",
            help="A person, organisation, office, place or interaction: a name or an id.",
        ),
    ],
    nation: Nation = None,
    first: Annotated[int, typer.Option(min=1, max=100, help="Changes wanted.")] = 20,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Say what was changed in a record, the newest first, and the id by which
    `dolen undo` takes it back.
    """

    async def answered() -> Data:
        async with asking(settings(data)) as ask:
            found = await find(ask, record, kinds=RECORDS, nation=nation)
            return await ask(HISTORY, id=found.id, first=first)

    answer = asyncio.run(answered())
    show(answer, tell(answer["node"]), as_json=as_json)


def tell(node: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a history."""
    yield typer.style(f"{node['name']}, id {node['id']}", bold=True)
    for change in node["history"]["nodes"]:
        undone = f", undone by {change['undoneBy']}" if change["undoneBy"] else ""
        yield f"{change['sentence']}  ({change['id']}{undone})"
    if node["history"]["pageInfo"]["hasNextPage"]:
        yield "There are older changes: ask for more with --first."
