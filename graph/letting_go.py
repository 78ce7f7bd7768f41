"""What is large taken apart piece by piece, once nobody needs it any more.

Python frees all that a value alone leads to in one step, and nothing else runs meanwhile: 0.1
microseconds an object, so a tenth of a second of what an import of 50,000 rows would do. Here a
thread of its own frees one object after another, and gives back to the system what is then free
between what is used: after such an import 60 MB.
"""

from __future__ import annotations

import ctypes
import functools
import gc
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import fields
from queue import SimpleQueue
from typing import Any

_HELD_HERE = 2
"""References to an object that one variable holds and that is counted."""


_MANY = 100_000
"""Objects freed after which it is worth some milliseconds to give back their memory."""


_AT_A_TIME, _PAUSE = 1_000, 0.001
"""Objects, and the seconds in which others go first: who answers would wait for this thread beside
those that compute.
"""


class FreedInParts:
    """A dataclass whose parts are many: another thread frees them."""

    __slots__ = ()

    def __post_init__(self) -> None:
        _given_up()  # no thread can begin where an object ends

    def __del__(self) -> None:
        names = [field.name for field in fields(self)]  # type: ignore[arg-type]  # it is one
        parts = [getattr(self, name, None) for name in names]
        for name in names:  # else they would be in use here still when that thread looks
            object.__setattr__(self, name, None)
        let_go(parts)


def let_go(parts: list[Any]) -> None:
    """Let another thread free what nobody else uses of these. The list is empty then."""
    given_up = parts.copy()
    parts.clear()
    _given_up().put(given_up)


@functools.cache
def _given_up() -> SimpleQueue[Any]:
    given_up: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_take_apart, args=(given_up,), name="letting go", daemon=True).start()
    return given_up


def _take_apart(given_up: SimpleQueue[Any]) -> None:
    freed = 0
    while True:
        if freed > _MANY and given_up.empty():
            _give_back()(0)
            freed = 0
        parts = [given_up.get()]
        while parts:
            one = parts.pop()
            freed += 1
            # what others use too stays; else its own parts would go with it at once
            if sys.getrefcount(one) <= _HELD_HERE:
                parts += gc.get_referents(one)
            one = None
            if freed % _AT_A_TIME == 0:
                time.sleep(_PAUSE)


@functools.cache
def _give_back() -> Callable[[int], object]:
    """Return what gives memory back where the C library can be told to, as glibc can."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return bool
