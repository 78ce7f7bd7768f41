"""How far a long computation has come, told while it runs to whoever waits for it."""

from __future__ import annotations

import contextlib
import contextvars
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from graph.words import T, Text

ROWS_BETWEEN = 100

_Value = TypeVar("_Value")


class Stage(StrEnum):
    """What an import does with each row, in this order."""

    READING = "reading"
    COMPARING = "comparing"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Reached:
    """So many of all rows, or of all that is written, are done."""

    stage: Stage
    done: int
    total: int

    @property
    def said(self) -> Text:
        return _SAID[self.stage].filled(done=f"{self.done:,}", total=f"{self.total:,}")


_SAID = {
    Stage.READING: T("Reading row {done} of {total}"),
    Stage.COMPARING: T("Comparing row {done} of {total}"),
    Stage.WRITING: T("Writing {done} of {total}"),
}
_told: contextvars.ContextVar[Callable[[Reached], None] | None] = contextvars.ContextVar(
    "told", default=None
)


@contextlib.contextmanager
def telling(tell: Callable[[Reached], None]) -> Iterator[None]:
    """Within it, and in the threads that it starts, `tell` hears how far the work is."""
    token = _told.set(tell)
    try:
        yield
    finally:
        _told.reset(token)


def reached(stage: Stage, done: int, total: int) -> None:
    """Tell how far the work is, where somebody listens."""
    if (tell := _told.get()) is not None:
        tell(Reached(stage, done, total))


def counted(stage: Stage, rows: Collection[_Value]) -> Iterator[_Value]:
    """Yield the rows, and tell at each hundredth how far they are."""
    for number, row in enumerate(rows):
        if number % ROWS_BETWEEN == 0:
            reached(stage, number, len(rows))
        yield row
