"""`dolen init`: for which Centre a data folder is, and who works with it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated

import typer

from cli.ask import asking
from cli.errors import UnusableInput
from cli.find import CENTRES, PEOPLE, FoundRecord, find
from cli.options import DataFolder, settings
from cli.questions import OPEN_CENTRES
from cli.viewer import QUESTION, in_terminal
from graph.errors import SettingsError
from graph.kept_settings import keep
from graph.settings import Settings
from graph.store.locking import who_serves

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
        _kept(chosen, None, None)
        return
    if centre is None:
        if not in_terminal():
            raise SettingsError('Say which Centre you work for: dolen init "Youth Endowment Fund"')
        centre = str(typer.prompt(QUESTION, default="", show_default=False)).strip()
    if not centre:
        _kept(chosen, None, None)
        return
    _kept(chosen, *asyncio.run(_found(chosen, centre, person)))


async def _found(
    chosen: Settings, centre: str, person: str | None
) -> tuple[FoundRecord, FoundRecord | None]:
    """Return the Centre, and the person as one whom that Centre may know.

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
    if person is None:
        return found, None
    if who_serves(chosen.data) is not None:
        raise UnusableInput(
            "Stop the server first: it answers for the Centre that it was started for, and your "
            "record may be of the new one."
        )
    async with asking(replace(chosen, centre=found.id, person=None)) as ask:
        return found, await find(ask, person, kinds=PEOPLE)


def _kept(chosen: Settings, centre: FoundRecord | None, person: FoundRecord | None) -> None:
    path = keep(
        chosen.data,
        centre="" if centre is None else centre.id,
        person=None if person is None else person.id,
    )
    if centre is None:
        typer.echo(f"You work for no Centre, and see what is public. Kept in {path}.")
    else:
        who = f"{person.name} of {centre.name}" if person is not None else centre.name
        typer.echo(f"You ask and record as {who}. Kept in {path}.")
    serving = who_serves(chosen.data)
    if serving is not None:
        typer.echo(
            f"The server at {serving.url} was started before. Stop it and start it "
            "again: dolen serve"
        )
