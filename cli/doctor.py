"""`dolen doctor`: whether the graph is well."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import typer

from cli.ask import Data, asking
from cli.errors import UNEXPECTED
from cli.options import DataFolder, Json, settings
from cli.questions import HEALTH
from cli.words import day, show

EXAMPLES = """\b
Examples:
  dolen doctor
  dolen doctor --data ~/try --json"""


def doctor(data: DataFolder = None, as_json: Json = False) -> None:
    """Report on the health of the graph. Ends with 1 where something is wrong."""
    chosen = settings(data)

    async def answered() -> Data:
        async with asking(chosen) as ask:
            return await ask.patiently(HEALTH)

    answer = asyncio.run(answered())
    show(answer, tell(answer, str(chosen.store)), as_json=as_json)
    if not answer["examine"]["ok"]:
        raise typer.Exit(UNEXPECTED)


def tell(report: dict[str, Any], where: str) -> Iterator[str]:
    """Yield the lines of a report: what was looked at, then the datasets."""
    status, found = report["status"], report["examine"]
    yield typer.style(
        f"Dolen {status['version']}, {day(status['asOf'])}: "
        f"{'well' if found['ok'] else 'not well'}",
        bold=True,
    )
    yield f"Data in {where}"
    yield ""
    yield from (
        f"{'ok   ' if check['ok'] else 'WRONG'}  {check['name']}: {check['message']}"
        for check in found["checks"]
    )
    yield ""
    yield from (
        f"Dataset {dataset['folder']}: {dataset['title']}" for dataset in status["datasets"]
    )
