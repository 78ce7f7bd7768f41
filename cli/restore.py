"""`dolen restore`: a graph from its archive."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from cli.errors import UnusableInput
from cli.hub import open_hub
from cli.options import DataFolder, settings
from graph.settings import Settings

EXAMPLES = """\b
Examples:
  dolen restore ~/dolen-archive --data ~/new-folder
  NEO4J_URI=neo4j://localhost:7687 NEO4J_PASSWORD_FILE=password dolen restore ~/dolen-archive"""


def restore(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="An archive that `dolen export --all` wrote.")
    ],
    data: DataFolder = None,
) -> None:
    """Make the same graph from an archive, in a new data folder or an empty database."""
    archive = folder.expanduser().absolute()
    if not archive.is_dir():
        raise UnusableInput(
            f'There is no folder at {archive}. Name the one that "dolen export --all" wrote.'
        )
    asyncio.run(_restore(settings(data), archive))
    typer.echo(f"The graph of {archive} is back, with its history.")


async def _restore(chosen: Settings, archive: Path) -> None:
    async with open_hub(chosen, filled=False) as hub:
        await hub.desk.restore(archive)
