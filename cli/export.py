"""`dolen export`: the records as a folder of tables, or as a database."""

from __future__ import annotations

import asyncio
import tempfile
import zipfile
from pathlib import Path
from typing import Annotated

import typer

from cli.ask import asking
from cli.errors import UnusableInput
from cli.hub import open_hub
from cli.options import DataFolder, settings
from graph.errors import FolderInUse
from graph.settings import Settings

EXAMPLES = """\b
Examples:
  dolen export ~/dolen-tables
  dolen export ~/dolen.sqlite
  dolen export ~/dolen-archive --all"""
DATABASE = ".sqlite"


def export(
    to: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            help="A new or empty folder; or a new file whose name ends in .sqlite, as a database.",
        ),
    ],
    everything: Annotated[
        bool,
        typer.Option(
            "--all",
            help=(
                "Whatever Centre it belongs to, and every change: for whoever runs the "
                "server, as an archive."
            ),
        ),
    ] = False,
    data: DataFolder = None,
) -> None:
    """Write what your Centre may use as tables, or with --all the whole graph as an archive."""
    into = to.expanduser().absolute()
    if into.suffix == DATABASE and not everything:
        asyncio.run(_database(settings(data), into))
    else:
        _refuse_filled(into)
        asyncio.run(_archive(settings(data), into) if everything else _tables(settings(data), into))
    typer.echo(f"Written to {into}.")
    if everything:
        typer.echo(
            "The archive has what every Centre recorded. Keep it where only you can read it."
        )


def _refuse_filled(into: Path) -> None:
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise UnusableInput(
            f"{into} has something in it. Choose an empty folder, or a name that is not there yet."
        )


async def _database(chosen: Settings, into: Path) -> None:
    if into.exists():
        raise UnusableInput(f"{into} is there already. Choose a name that is not there yet.")
    try:
        async with asking(chosen) as ask:
            await ask.download("/export/dolen.sqlite", into)
    except OSError as error:
        raise UnusableInput(
            f"{into} cannot be written: {error.strerror}. Choose another folder."
        ) from error


async def _tables(chosen: Settings, into: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "export.zip"
        async with asking(chosen) as ask:
            await ask.download("/export", file)
        try:
            into.mkdir(parents=True, exist_ok=True, mode=0o700)
            with zipfile.ZipFile(file) as archive:
                archive.extractall(into)
        except OSError as error:
            raise UnusableInput(
                f"{into} cannot be written: {error.strerror}. Choose another folder."
            ) from error


async def _archive(chosen: Settings, into: Path) -> None:
    try:
        async with open_hub(chosen) as hub:
            await hub.desk.export_all(into)
    except FolderInUse as error:
        if error.url is None:
            raise
        raise UnusableInput(
            f"The server at {error.url} has the data folder open, and --all goes past every "
            "Centre's own view. Stop the server, export, and start it again."
        ) from error
