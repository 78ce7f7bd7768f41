"""Arguments and options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime as dt
import os
from typing import Annotated

import typer

from cli.dates import read_date, read_first_day
from graph.settings import Settings, read_settings

NATIONS = {
    "england": "ENGLAND",
    "lloegr": "ENGLAND",
    "northern ireland": "NORTHERN_IRELAND",
    "ni": "NORTHERN_IRELAND",
    "scotland": "SCOTLAND",
    "yr alban": "SCOTLAND",
    "wales": "WALES",
    "cymru": "WALES",
}


def nation(text: str) -> str:
    """Return the GraphQL name of a nation.

    Raises:
        typer.BadParameter: the text names none.
    """
    plain = " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
    if plain not in NATIONS:
        raise typer.BadParameter(
            f'"{text}" is not a nation. Write England, Northern Ireland (or ni), Scotland or Wales.'
        )
    return NATIONS[plain]


def day(text: str) -> dt.date:
    """Return the day that a person means.

    Raises:
        typer.BadParameter: the text is no day.
    """
    try:
        return read_date(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def first_day(text: str) -> dt.date:
    """Return the day that a person means; of a month or a year alone its first day.

    Raises:
        typer.BadParameter: the text is neither.
    """
    try:
        return read_first_day(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


DataFolder = Annotated[
    str | None, typer.Option("--data", metavar="FOLDER", help="Data folder (also DOLEN_DATA).")
]
AsOf = Annotated[
    dt.date | None,
    typer.Option(
        metavar="DATE",
        parser=day,
        help="Date of the question: 2026-11-24, 24 November 2026 or 24/11/2026. Default: today.",
    ),
]
Nation = Annotated[
    str | None,
    typer.Option(
        metavar="NATION",
        parser=nation,
        help="Look for names in England, Northern Ireland (ni), Scotland or Wales.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print the data of the GraphQL answer.")]


def settings(data: str | None) -> Settings:
    """Return the settings of a command that asks."""
    return read_settings(os.environ, data=data)
