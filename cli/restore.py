"""`dolen restore`: a graph from its backup or archive."""

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
  dolen restore ~/backups/dolen-2026-11-30.zip --data ~/new-folder
  dolen restore ~/dolen-archive --data ~/new-folder
  NEO4J_URI=neo4j://localhost:7687 NEO4J_PASSWORD_FILE=password dolen restore ~/dolen-archive"""


def restore(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="ARCHIVE",
            help="A file that `dolen backup` wrote, or a folder that `dolen export --all` did.",
        ),
    ],
    data: DataFolder = None,
) -> None:
    """Make the same graph from an archive, in a new data folder or an empty database. From a backup
    accounts and keys come back too; whoever was signed in signs in again.
    """
    archive = folder.expanduser().absolute()
    if not archive.exists():
        raise UnusableInput(
            f'There is nothing at {archive}. Name the file that "dolen backup" wrote, or the '
            'folder that "dolen export --all" did.'
        )
    asyncio.run(_restore(settings(data), archive))
    typer.echo(f"The graph of {archive} is back, with its history.")


async def _restore(chosen: Settings, archive: Path) -> None:
    async with open_hub(chosen, filled=False) as hub:
        await hub.restore(archive)
