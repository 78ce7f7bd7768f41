"""Long computations in threads that end soon after nobody waits for them any more, and that let
what is short go first.

A thread cannot be stopped from outside, nor be given less of the processor:
the computation itself looks, between two of its steps, whether it is still wanted, and whether
others wait for their turn.
"""

from __future__ import annotations

import asyncio
import contextvars
import heapq
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, ParamSpec, TypeVar

STEPS_BETWEEN_LOOKS = 500
"""Steps of some ten microseconds each:
a look every few milliseconds, also on a busy machine far more than one a second.
"""

SORTED_AT_ONCE = 5_000

_SHORT = 0.3
"""Seconds for which a computation runs as others do. One that gives way does so from the start."""
_TURN, _GLANCE = 0.005, 0.0002
"""Seconds that a longer one goes on for, and for which it then stops to see who else is there."""
_BUSY, _GIVEN = 0.002, 0.015
"""Where it came on again so much later, others were: they then have so long to themselves."""

_Arguments = ParamSpec("_Arguments")
_Value = TypeVar("_Value")


class Abandoned(Exception):
    """Nobody waits for the result. It ends the thread's work and reaches nobody."""


class _Work:
    """A computation in a thread."""

    def __init__(self, seconds: float) -> None:
        """`seconds`: for which it gives way to nobody."""
        self.abandoned = threading.Event()
        self._until = time.monotonic() + seconds

    def give_way(self) -> None:
        """Let others go first, where this takes long and they wait for their turn."""
        now = time.monotonic()
        if now < self._until:
            return
        time.sleep(_GLANCE)
        if time.monotonic() - now > _BUSY:
            time.sleep(_GIVEN)
        self._until = time.monotonic() + _TURN


_work: contextvars.ContextVar[_Work | None] = contextvars.ContextVar("work", default=None)


def look() -> None:
    """Go on where somebody waits for what is computed here, after others who wait for their turn
    where it takes long.

    Raises:
        Abandoned: nobody does.
    """
    if is_abandoned():
        raise Abandoned
    if (work := _work.get()) is not None:
        work.give_way()


def is_abandoned() -> bool:
    """Return whether nobody waits for what is computed here any more."""
    work = _work.get()
    return work is not None and work.abandoned.is_set()


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
    return await _in_thread(_Work(_SHORT), lambda: compute(*args, **kwargs))


async def in_thread_after_others(
    compute: Callable[_Arguments, _Value], *args: _Arguments.args, **kwargs: _Arguments.kwargs
) -> _Value:
    """Return likewise what takes long and few ask for: all others go first."""
    return await _in_thread(_Work(0.0), lambda: compute(*args, **kwargs))


async def _in_thread(work: _Work, compute: Callable[[], _Value]) -> _Value:
    context = contextvars.copy_context()
    context.run(_work.set, work)
    try:
        return await asyncio.get_running_loop().run_in_executor(None, context.run, compute)
    except asyncio.CancelledError:
        work.abandoned.set()
        raise
