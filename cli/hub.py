"""The graph, opened in this process."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import typer

import seeds
from cli import progress
from graph.hub import ARCHIVES, Hub
from graph.settings import Settings

BUNDLED = Path(seeds.__file__).parent / "tables"
NOTE = "tables.txt"
"""In a data folder that was filled with other tables: where they are.
Without it the bundled ones would replace them.
"""


@contextlib.asynccontextmanager
async def open_hub(settings: Settings, *, filled: bool = True) -> AsyncIterator[Hub]:
    """Open the graph; a new one is filled with the tables first, unless it is to stay empty,
    and the progress is shown.

    Raises:
        FolderInUse: another process has the folder open.
        StoreUnavailable: the server of the graph does not answer.
        TableError: a table cannot be used; nothing was written.
    """
    async with contextlib.AsyncExitStack() as opened:
        with progress.shown() as report:
            tables = tables_of(settings) if filled else None
            hub = await opened.enter_async_context(
                Hub.open(settings.store, tables, report, archives=settings.data / ARCHIVES)
            )
        for sentence in hub.loaded.told if hub.loaded is not None else ():
            typer.echo(sentence, err=True)
        if settings.tables is not None and settings.server is None:
            (settings.data / NOTE).write_text(str(settings.tables), encoding="utf-8")
        yield hub


def tables_of(settings: Settings) -> Path | None:
    """Return the tables that the data folder follows:
    those that were chosen, now or before, else the bundled ones.

    None: those chosen before are no longer where they were, and the graph stays as it is.
    """
    if settings.tables is not None:
        return settings.tables
    note = settings.data / NOTE
    if not note.exists():
        return BUNDLED
    chosen = Path(note.read_text(encoding="utf-8"))
    return chosen if chosen.is_dir() else None
