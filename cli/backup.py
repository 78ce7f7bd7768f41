"""`dolen backup`: the whole graph and who may sign in, as one file, while the server runs."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Annotated

import typer

from cli.ask import asking
from cli.errors import UnusableInput
from cli.options import DataFolder, settings
from graph.settings import Settings

EXAMPLES = """\b
Examples:
  dolen backup ~/backups/dolen-2026-11-30.zip
  dolen restore ~/backups/dolen-2026-11-30.zip --data ~/new-folder"""


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
    data: DataFolder = None,
) -> None:
    """Write everything, of every Centre, with its history, accounts and keys into one file, for
    whoever runs the server. It asks the server that runs.
    """
    to = file.expanduser().absolute()
    if to.exists():
        raise UnusableInput(f"{to} is there already. Choose a name that is not there yet.")
    asyncio.run(_backup(settings(data), to))
    typer.echo(f"Written to {to}: {to.stat().st_size / 1_000_000:,.1f} MB.")
    typer.echo(
        "It has what every Centre recorded, and who may sign in. Keep it where only you can read "
        "it, and on another disk."
    )


async def _backup(chosen: Settings, to: Path) -> None:
    partial = to.with_name(f"{to.name}.part")
    try:
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        async with asking(chosen, as_operator=True) as ask:
            await ask.download("/admin/backup", partial)
        partial.replace(to)
    except OSError as error:
        raise UnusableInput(
            f"{to} cannot be written: {error.strerror}. Choose another folder."
        ) from error
    finally:
        partial.unlink(missing_ok=True)
