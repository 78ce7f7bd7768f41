"""Long computations in threads that end soon after nobody waits for them any more.

A thread cannot be stopped from outside:
the computation itself looks, between two of its steps, whether it is still wanted.
"""

from __future__ import annotations

import asyncio
import contextvars
import heapq
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, ParamSpec, TypeVar

STEPS_BETWEEN_LOOKS = 500
"""Steps of some ten microseconds each:
a look every few milliseconds, also on a busy machine far more than one a second.
"""

SORTED_AT_ONCE = 5_000

_Arguments = ParamSpec("_Arguments")
_Value = TypeVar("_Value")
_abandoned: contextvars.ContextVar[threading.Event | None] = contextvars.ContextVar(
    "abandoned", default=None
)


class Abandoned(Exception):
    """Nobody waits for the result. It ends the thread's work and reaches nobody."""


def look() -> None:
    """Go on where somebody waits for what is computed here.

    Raises:
        Abandoned: nobody does.
    """
    if is_abandoned():
        raise Abandoned


def is_abandoned() -> bool:
    """Return whether nobody waits for what is computed here any more."""
    event = _abandoned.get()
    return event is not None and event.is_set()


def attended(steps: Iterable[_Value], between: int = STEPS_BETWEEN_LOOKS) -> Iterator[_Value]:
    """Yield the steps of a long loop, and look now and then whether it is still wanted.

    Raises:
        Abandoned: nobody waits for it.
    """
    for number, step in enumerate(steps):
        if number % between == 0:
            look()
        yield step


def in_order(rows: Sequence[_Value], key: Callable[[_Value], Any]) -> Iterator[_Value]:
    """Yield the rows in the order of the key. Sorted at once, many would let nothing else run."""
    parts = [
        sorted(rows[start : start + SORTED_AT_ONCE], key=key)
        for start in range(0, len(rows), SORTED_AT_ONCE)
    ]
    return attended(heapq.merge(*parts, key=key))


async def in_thread(
    compute: Callable[_Arguments, _Value], *args: _Arguments.args, **kwargs: _Arguments.kwargs
) -> _Value:
    """Return what is computed in a thread.
    Who stops waiting is let go at once, and the computation ends at its next look.
    """
    event = threading.Event()
    context = contextvars.copy_context()
    context.run(_abandoned.set, event)
    try:
        return await asyncio.get_running_loop().run_in_executor(
            None, lambda: context.run(compute, *args, **kwargs)
        )
    except asyncio.CancelledError:
        event.set()
        raise
