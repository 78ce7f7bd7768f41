"""Progress of long work, on the error stream: a bar in a terminal, plain lines elsewhere."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

Report = Callable[[str, int, int], None]
"""Called with the step in words, how much of it is done, and how much there is."""


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
