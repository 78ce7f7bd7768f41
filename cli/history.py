"""`dolen history`: what was changed in a record, by whom and when."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from cli.ask import Ask, Data, asking
from cli.errors import UnusableInput
from cli.find import RECORDS, find
from cli.options import DataFolder, Json, Nation, settings
from cli.recording_questions import GONE, HISTORY, HISTORY_OF_ANY
from cli.words import show
from graph.names.fold import fold

EXAMPLES = """\b
Examples:
  dolen history "Jane Hutt"
  dolen history interaction-3f2a --first 5"""


def history(
    record: Annotated[
        str,
        typer.Argument(
            metavar="RECORD",
            help="A person, organisation, office, place or interaction, also one that was removed: "
            "a name or an id. A membership or a tie: its id.",
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
            try:
                found = await find(ask, record, kinds=RECORDS, nation=nation)
            except UnusableInput as refused:
                return await _of_another(ask, record, first, refused)
            return await ask(HISTORY, id=found.id, first=first)

    answer = asyncio.run(answered())
    show(answer, tell(answer), as_json=as_json)


async def _of_another(ask: Ask, record: str, first: int, refused: UnusableInput) -> Data:
    """Return the history of what no search by name finds.

    Raises:
        UnusableInput: it is none of these either, or may be several of what was removed.
    """
    answer = await ask(HISTORY_OF_ANY, id=record, first=first)
    if answer["history"] is not None:
        return answer
    gone = await _gone(ask, record)
    if not gone:
        raise refused
    if len(gone) > 1:
        said = f'"{record}" may mean one of these, which were removed. Write the id:'
        raise UnusableInput(said, list(gone.items()))
    return await ask(HISTORY_OF_ANY, id=next(iter(gone)), first=first)


async def _gone(ask: Ask, text: str) -> dict[str, str]:
    """Return what was removed and is called this, else what has all its words, by id."""
    told, after, more = dict[str, str](), None, True
    while more:
        writes = (await ask(GONE, text=text, after=after))["writes"]
        for write in writes["nodes"]:
            told |= {
                one["id"]: one["described"]
                for one in write["records"]
                if one["isGone"] and one["id"] not in told
            }
        more, after = writes["pageInfo"]["hasNextPage"], writes["pageInfo"]["endCursor"]
    asked = fold(text)
    return {id: name for id, name in told.items() if fold(name) == asked} or {
        id: name for id, name in told.items() if {*asked.split()} <= {*fold(name).split()}
    }


def tell(answer: Data) -> Iterator[str]:
    """Yield the lines of a history."""
    changes: dict[str, Any]
    if (of := answer.get("node")) is not None:
        name, changes = of["name"], of["history"]
    else:
        of = answer["history"]
        name, changes = of["described"], of["changes"]
        name += ", removed" if of["isGone"] else ""
    yield typer.style(f"{name}, id {of['id']}", bold=True)
    for change in changes["nodes"]:
        undone = f", undone by {change['undoneBy']}" if change["undoneBy"] else ""
        yield f"{change['sentence']}  ({change['id']}{undone})"
    if changes["pageInfo"]["hasNextPage"]:
        yield "There are older changes: ask for more with --first."
