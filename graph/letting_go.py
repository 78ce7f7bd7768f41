"""What is large taken apart piece by piece, once nobody needs it any more.

Python frees all that a value alone leads to in one step, and nothing else runs meanwhile: 0.1
microseconds an object, so a tenth of a second of what an import of 50,000 rows would do. Here a
thread of its own frees one object after another.
"""

from __future__ import annotations

import functools
import gc
import sys
import threading
from dataclasses import fields
from queue import SimpleQueue
from typing import Any

_HELD_HERE = 2
"""References to an object that one variable holds and that is counted."""


class FreedInParts:
    """A dataclass whose parts are many: another thread frees them."""

    __slots__ = ()

    def __post_init__(self) -> None:
        _given_up()  # no thread can begin where an object ends

    def __del__(self) -> None:
        names = (field.name for field in fields(self))  # type: ignore[arg-type]  # it is one
        let_go([getattr(self, name, None) for name in names])


def let_go(parts: list[Any]) -> None:
    """Let another thread free what nobody else uses of these."""
    _given_up().put(parts)


@functools.cache
def _given_up() -> SimpleQueue[Any]:
    given_up: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_take_apart, args=(given_up,), name="letting go", daemon=True).start()
    return given_up


def _take_apart(given_up: SimpleQueue[Any]) -> None:
    while True:
        parts = [given_up.get()]
        while parts:
            one = parts.pop()
            # what others use too stays; else its own parts would go with it at once
            if sys.getrefcount(one) <= _HELD_HERE:
                parts += gc.get_referents(one)
            one = None
