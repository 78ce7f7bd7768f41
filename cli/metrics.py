"""`dolen metrics`: how well the network is connected."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Annotated

import typer

from cli.ask import Answerer, Data, asking
from cli.errors import UnusableInput
from cli.find import CENTRES, PLACES, find
from cli.metrics_series import tell_series
from cli.metrics_text import tell, told_kept
from cli.options import AsOf, DataFolder, Json, day, nation, settings
from cli.questions import KEEP_FIGURES, METRIC_IDS, METRICS
from cli.words import show
from graph.metrics.question import SeriesStep
from graph.model import TargetAudience

EXAMPLES = """\b
Examples:
  dolen metrics --nation Wales
  dolen metrics --nation Wales --centre "Youth Endowment Fund" --as-of 2026-06-30
  dolen metrics --metric M-02p --metric M-03 --json
  dolen metrics --nation Wales --metric M-03 --from 2024-01-01 --step quarter
  dolen metrics --keep"""


def metrics(
    of_nation: Annotated[
        list[str] | None,
        typer.Option(
            "--nation",
            metavar="NATION",
            parser=nation,
            help="England, Northern Ireland (ni), Scotland or Wales; several times for several. "
            "Default: all.",
        ),
    ] = None,
    metric: Annotated[
        list[str] | None,
        typer.Option(
            "--metric",
            metavar="ID",
            help="Such as M-02p; several times for several. Default: all.",
        ),
    ] = None,
    centre: Annotated[
        list[str] | None,
        typer.Option(
            "--centre",
            metavar="NAME",
            help="The network's side: a Centre by name or id; several times for several together. "
            "Default: all that are open.",
        ),
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only whom the list names in this area.")
    ] = None,
    audience: Annotated[
        TargetAudience,
        typer.Option(help="Which target list: whom you want to reach for policy or practice."),
    ] = TargetAudience.POLICY,
    as_of: AsOf = None,
    first: Annotated[
        dt.date | None,
        typer.Option(
            "--from",
            metavar="DATE",
            parser=day,
            help="The first day of a series, in place of one day.",
        ),
    ] = None,
    last: Annotated[
        dt.date | None,
        typer.Option(
            "--to", metavar="DATE", parser=day, help="The last day of a series. Default: today."
        ),
    ] = None,
    step: Annotated[
        SeriesStep | None,
        typer.Option(help="From day to day of a series. Default: a quarter."),
    ] = None,
    window: Annotated[
        int, typer.Option(min=1, max=3650, help="Days up to that day that count as the window.")
    ] = 180,
    keep: Annotated[
        bool,
        typer.Option(
            "--keep",
            help="Keep the figures for your Centre too, to be shown beside what they are later.",
        ),
    ] = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Say how well the network is connected in each nation, and what is not known."""
    if keep and (metric or place or len(centre or ()) > 1):
        raise typer.BadParameter(
            "--keep keeps all figures of whole nations, of one Centre or of all together. Leave "
            "--metric, --place and further --centre out."
        )

    if keep and (first or last or step):
        raise typer.BadParameter(
            "--keep keeps the figures of one day. Leave --from, --to and --step out."
        )

    async def answered() -> Data:
        async with asking(settings(data)) as ask:
            centres = [(await find(ask, name, kinds=CENTRES)).id for name in centre or ()]
            area = (await find(ask, place, kinds=PLACES)).id if place else None
            asked = {
                "ids": await _ids(ask, metric or ()),
                "nations": of_nation or None,
                "centres": centres or None,
                "place": area,
                "asOf": as_of.isoformat() if as_of else None,
                "from": first.isoformat() if first else None,
                "to": last.isoformat() if last else None,
                "step": step.name if step else None,
                "windowDays": window,
                "audience": audience.name,
            }
            found = await ask(METRICS, input=asked, counted=first is None)
            if not keep:
                return found
            wanted = {
                "asOf": asked["asOf"],
                "nations": asked["nations"],
                "centre": next(iter(centres), None),
                "windowDays": window,
                "audience": audience.name,
            }
            return {**found, **await ask(KEEP_FIGURES, input=wanted)}

    answer = asyncio.run(answered())
    told = tell_series(answer) if first else tell(answer)
    show(answer, [*told, *told_kept(answer.get("keepFigures"))], as_json=as_json)


async def _ids(ask: Answerer, wanted: list[str] | tuple[str, ...]) -> list[str]:
    """Return the metrics that are meant, in GraphQL's words; all where none is named."""
    defined = (await ask(METRIC_IDS))["metricDefinitions"]
    by_code = {each["code"].casefold(): each["id"] for each in defined}
    found = []
    for code in wanted:
        plain = code.casefold().replace("_", "-")
        if plain not in by_code:
            raise UnusableInput(
                f'There is no metric "{code}". There are: '
                + ", ".join(each["code"] for each in defined)
            )
        found.append(by_code[plain])
    return found or list(by_code.values())
