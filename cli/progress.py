"""Progress of long work, on the error stream: a bar in a terminal, plain lines elsewhere."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from graph.progress import Stage

Report = Callable[[str, int, int], None]
"""Called with the step in words, how much of it is done, and how much there is."""

PIECE = 65_536
BETWEEN_LOOKS = 0.5
"""Seconds between two looks at how far something is."""
STAGES = {
    Stage.READING: "Reading rows",
    Stage.COMPARING: "Comparing rows",
    Stage.WRITING: "Writing records and relationships",
}


@contextlib.contextmanager
def shown() -> Iterator[Report]:
    """Show what is reported until the work ends."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield Lines(console)
        return
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console
    ) as progress:
        yield Bars(progress)


class Lines:
    """A line when a step begins and one when it is done."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._said: set[tuple[str, bool]] = set()

    def __call__(self, step: str, done: int, total: int) -> None:
        self._once(step, False, f"{step}: {total:,}")
        if done >= total:
            self._once(step, True, f"{step}: done")

    def _once(self, step: str, ended: bool, line: str) -> None:
        if (step, ended) not in self._said:
            self._said.add((step, ended))
            self._console.print(line, soft_wrap=True, markup=False)


class Bars:
    """A bar for each step."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        if step not in self._tasks:
            self._tasks[step] = self._progress.add_task(step, total=total)
        self._progress.update(self._tasks[step], completed=done, total=total)


@contextlib.asynccontextmanager
async def followed(look: Callable[[], Awaitable[dict[str, Any] | None]]) -> AsyncIterator[Report]:
    """Show how far something is that is done elsewhere, as a look at it says, until it is done;
    and what else is reported.
    """
    with shown() as report:
        following = asyncio.create_task(_follow(look, report))
        try:
            yield report
        finally:
            following.cancel()


async def _follow(look: Callable[[], Awaitable[dict[str, Any] | None]], report: Report) -> None:
    while True:
        await asyncio.sleep(BETWEEN_LOOKS)
        if (reached := await look()) is not None:
            report(STAGES[reached["stage"]], reached["done"], reached["total"])


async def pieces(path: Path, report: Report) -> AsyncIterator[bytes]:
    """Read a file that is sent, and report how much of a long one is."""
    size, sent = path.stat().st_size, 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            sent += len(piece)
            if size > PIECE:
                report(f"Sending {path.name}, bytes", sent, size)
            yield piece
