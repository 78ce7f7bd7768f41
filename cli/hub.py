"""The graph of a data folder, opened in this process."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import seeds
from cli import progress
from graph.hub import Hub
from graph.settings import Settings

BUNDLED = Path(seeds.__file__).parent / "tables"


@contextlib.asynccontextmanager
async def open_hub(settings: Settings) -> AsyncIterator[Hub]:
    """Open the graph; a new data folder is filled with the tables first, and the progress is shown.

    Raises:
        FolderInUse: another process has the folder open.
    """
    async with contextlib.AsyncExitStack() as opened:
        with progress.shown() as report:
            hub = await opened.enter_async_context(Hub.open(settings.data, settings.tables or BUNDLED, progress=report))
        yield hub
