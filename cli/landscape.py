"""`dolen landscape`: who works on what, and where nobody does."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import typer

from cli.ask import Data, asking
from cli.options import AsOf, DataFolder, Json, first_day, settings
from cli.questions import LANDSCAPE
from cli.words import columns, show
from graph.words import P, T, say

EXAMPLES = """\b
Examples:
  dolen landscape
  dolen landscape --columns centre
  dolen landscape --rows life-stage --since 2025
  dolen landscape --framework wales-well-being-goals"""

Lens = Literal["outcome", "life-stage", "audience", "nation", "centre"]


def landscape(
    rows: Annotated[Lens, typer.Option(help="What the rows are.")] = "outcome",
    across: Annotated[Lens, typer.Option("--columns", help="What the columns are.")] = "nation",
    framework: Annotated[
        str | None,
        typer.Option(metavar="ID", help="In the words of this framework. Default: shared ones."),
    ] = None,
    since: Annotated[
        dt.date | None,
        typer.Option(
            metavar="DATE",
            parser=first_day,
            help="Also tell what changed since this day: 2025-01-01, January 2025 or 2025.",
        ),
    ] = None,
    as_of: AsOf = None,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Show who works on what for whom, what was tested where, and the gaps."""

    async def answered() -> Data:
        asked = {
            "rows": rows.replace("-", "_").upper(),
            "columns": across.replace("-", "_").upper(),
            "framework": framework,
            "since": since and since.isoformat(),
            "asOf": as_of and as_of.isoformat(),
        }
        async with asking(settings(data)) as ask:
            return await ask(LANDSCAPE, input=asked)

    answer = asyncio.run(answered())
    show(answer, tell(answer["landscape"]), as_json=as_json)


def tell(found: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each column, then for each row the number of works and the state of its
    cells, and what changed, by name.
    """
    yield from found["notes"]
    for each in found["counts"]:
        told = (
            T(
                "tested on {part} of {whole} ({shown} with no graver state)",
                part=each["tested"],
                whole=each["rows"],
                shown=each["shownTested"],
            ),
            P("{n} gap", "{n} gaps", each["gaps"]),
            P("{n} not recorded", "{n} not recorded", each["rows"] - each["recorded"]),
        )
        yield f"{each['column']['label']}: {', '.join(map(say, told))}"
    width = len(found["columns"])
    cells = found["cells"]
    yield ""
    for at, row in enumerate(found["rows"]):
        yield row["label"]
        yield from columns(
            (f"  {cell['column']['label']}", _state(cell))
            for cell in cells[at * width : (at + 1) * width]
        )
    if found["changed"] is not None:
        yield ""
        yield found["changed"]
        for field, heading in _CHANGED.items():
            if found[field]:
                yield f"{say(heading)}:"
                yield from (f"  {each['name']}" for each in found[field])
    yield ""
    yield found["definition"]


_CHANGED = {
    "newWorks": T("Works that began"),
    "endedWorks": T("Works that ended"),
    "newFindings": T("Findings that came out"),
    "newPriorities": T("Priorities and policies that began"),
    "newProposals": T("What was proposed, and does not hold"),
    "gonePriorities": T("What ceased"),
}


def _state(cell: dict[str, Any]) -> str:
    """As a cell of the map reads: the number of works, where somebody has said, and its state."""
    if not cell["isRecorded"]:
        return str(cell["state"])
    return f"{say(P('{n} work', '{n} works', cell['worksCount']))}: {cell['state']}"
