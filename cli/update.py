"""`dolen update`: newer tables of datasets, after a look at what they would change."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from cli import progress
from cli.ask import Answerer, Data, asking
from cli.errors import UnusableInput
from cli.options import DataFolder, settings
from cli.terminal import in_terminal
from graph.settings import Settings
from graph.tables.unpacking import packed

EXAMPLES = """\b
Examples:
  dolen update senedd-2026-11-30.zip --dry-run
  dolen update senedd-2026-11-30.zip
  dolen update --undo"""


def update(
    release: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE.zip|FOLDER",
            help="A release of tables, as `python -m seeds.release` makes it, or their folder.",
        ),
    ] = None,
    fewer: Annotated[
        bool, typer.Option("--fewer", help="Also where a table lost more than half of its rows.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last update back.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Bring it without asking.")] = False,
    data: DataFolder = None,
) -> None:
    """Bring newer tables of datasets into the graph, all or nothing, after showing what would
    change. The graph is written into an archive first. For whoever runs the server, which goes on
    answering meanwhile.
    """
    if undo == (release is not None):
        raise UnusableInput("Name a file or a folder to bring it, or write --undo alone.")
    chosen = settings(data)
    if release is None:
        asyncio.run(_undo(chosen))
    else:
        path = release.expanduser().absolute()
        asyncio.run(_update(chosen, path, fewer=fewer, only_look=dry_run, yes=yes))


async def _update(
    chosen: Settings, release: Path, *, fewer: bool, only_look: bool, yes: bool
) -> None:
    with tempfile.TemporaryDirectory(prefix="dolen-update-") as scratch:
        file = packed(release, Path(scratch))
        async with asking(chosen, as_operator=True) as ask:
            ahead = await _send(ask, file, look=True, fewer=fewer)
            typer.echo("\n".join(_told(ahead)))
            if only_look:
                return
            if not yes and not ahead["changesNothing"]:
                if not in_terminal():
                    raise UnusableInput(
                        "Nothing was changed. Look at what would change, and add --yes to bring it."
                    )
                typer.confirm("Bring these tables?", abort=True)
            brought = (await _send(ask, file, look=False, fewer=fewer))["brought"]
        if brought is not None:
            typer.echo(f"Brought: {brought['said']}")
            typer.echo(f"The graph as it was is in {brought['archive']}.")
            typer.echo("To undo it: dolen update --undo")


async def _undo(chosen: Settings) -> None:
    async with asking(chosen, as_operator=True) as ask, progress.followed(ask.update_reached):
        undone = await ask.undo_update()
    count = undone["records"]
    records = "1 record is as it was" if count == 1 else f"{count:,} records are as they were"
    typer.echo(f"The update of {undone['of']} is undone: {records} before.")


async def _send(ask: Answerer, file: Path, *, look: bool, fewer: bool) -> Data:
    async with progress.followed(ask.update_reached) as report:
        return await ask.update(progress.pieces(file, report), look=look, fewer=fewer)


def _told(ahead: Data) -> Iterator[str]:
    yield f"Datasets: {', '.join(ahead['datasets'])}"
    if ahead["changesNothing"]:
        yield "All of it is here already."
        return
    yield from ahead["news"]
