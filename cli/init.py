"""`dolen init`: for which Centre a data folder is, and who works with it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated

import typer

from cli.ask import asking
from cli.errors import UnusableInput
from cli.find import CENTRES, PEOPLE, find
from cli.options import DataFolder, settings
from cli.questions import OPEN_CENTRES, VIEWER
from cli.terminal import in_terminal
from graph.errors import SettingsError
from graph.kept_settings import keep
from graph.settings import Settings
from graph.store.locking import who_serves

QUESTION = (
    "Which Centre do you work for? Its name or id; blank: none, and only what is public is used"
)
EXAMPLES = """\b
Examples:
  dolen init "Youth Endowment Fund"
  dolen init yef --person "Ann Lee"
  dolen init --none"""


def init(
    centre: Annotated[
        str | None,
        typer.Argument(metavar="CENTRE", help="The Centre that you work for: a name or an id."),
    ] = None,
    person: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Yourself, where you have a record: it says who recorded what."
        ),
    ] = None,
    none: Annotated[
        bool, typer.Option("--none", help="Work for no Centre: look only at what is public.")
    ] = False,
    data: DataFolder = None,
) -> None:
    """Choose the Centre that you work for.
    Its own meetings and contacts are used then, and what you record is its own.
    """
    chosen = settings(data)
    if none:
        asyncio.run(_choose_none(chosen))
        return
    if centre is None:
        if not in_terminal():
            raise SettingsError('Say which Centre you work for: dolen init "Youth Endowment Fund"')
        centre = str(typer.prompt(QUESTION, default="", show_default=False)).strip()
    asyncio.run(_choose(chosen, centre, person) if centre else _choose_none(chosen))


async def _choose(chosen: Settings, centre: str, person: str | None) -> None:
    """Keep the Centre, then the person as one whom that Centre may know.

    Raises:
        UnusableInput: a name means nobody, or several, or the Centre is closed.
    """
    async with asking(replace(chosen, centre=None, person=None)) as ask:
        found = await find(ask, centre, kinds=CENTRES)
        open_now = [node["id"] for node in (await ask(OPEN_CENTRES))["centres"]["nodes"]]
    if found.id not in open_now:
        raise UnusableInput(
            f"{found.name} is not open any more. Choose the Centre that took its place: dolen "
            f'search "{found.name}"'
        )
    path = keep(chosen.data, centre=found.id)
    who = found.name
    if person is not None:
        async with asking(replace(chosen, centre=found.id, person=None)) as ask:
            one = await find(ask, person, kinds=PEOPLE)
        keep(chosen.data, centre=found.id, person=one.id)
        who = f"{one.name} of {found.name}"
    typer.echo(f"You ask and record as {who}. Kept in {path}.")
    await _say_who_serves(chosen, found.id)


async def _choose_none(chosen: Settings) -> None:
    path = keep(chosen.data, centre="")
    typer.echo(f"You work for no Centre, and see what is public. Kept in {path}.")
    await _say_who_serves(chosen, None)


async def _say_who_serves(chosen: Settings, centre: str | None) -> None:
    """Say whether a server that runs answers so from now on:
    not where a variable set its Centre at the start.
    """
    serving = who_serves(chosen.data)
    if serving is None:
        return
    async with asking(replace(chosen, centre=None, person=None)) as ask:
        answering = (await ask(VIEWER))["viewer"]["centre"]
    if (answering and answering["id"]) == centre:
        typer.echo(f"The server at {serving.url} answers so from now on.")
    else:
        typer.echo(
            f"The server at {serving.url} was started with DOLEN_CENTRE, and answers as before. "
            "Stop it and start it again without: dolen serve"
        )
