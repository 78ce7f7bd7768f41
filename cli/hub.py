"""The graph, opened in this process."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import typer

import seeds
from cli import demonstration, progress
from graph.dates import today
from graph.hub import ARCHIVES, Hub
from graph.settings import Settings
from graph.updates import Updates
from graph.words import say

BUNDLED = Path(seeds.__file__).parent / "tables"
UPDATES = "updates"
"""In a data folder: the tables that were brought since."""
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
            if tables == demonstration.TABLES:
                scratch = opened.enter_context(tempfile.TemporaryDirectory(prefix="dolen-demo-"))
                tables = demonstration.tables_on(today(), Path(scratch))
            hub = await opened.enter_async_context(
                Hub.open(
                    settings.store,
                    tables,
                    report,
                    updates=settings.data / UPDATES,
                    archives=settings.data / ARCHIVES,
                )
            )
        for dataset in hub.ahead:
            of = say(dataset.released or "?")
            typer.echo(
                f"The graph has newer tables of {dataset.title} (of {of}) than this data folder, "
                "so no tables were loaded. Bring the newer ones here too: dolen update FILE",
                err=True,
            )
        for sentence in hub.loaded.told if hub.loaded is not None else ():
            typer.echo(sentence, err=True)
        if settings.tables is not None and settings.server is None:
            (settings.data / NOTE).write_text(str(settings.tables), encoding="utf-8")
        yield hub


def updates_of(hub: Hub, settings: Settings) -> Updates | None:
    """Return where newer tables are brought into an open graph; None: where the tables are with
    which it was filled is not known, or they are invented anew each day.
    """
    tables = tables_of(settings)
    if tables is None or tables == demonstration.TABLES:
        return None
    return hub.updates(tables, settings.data / UPDATES, settings.data / ARCHIVES)


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
