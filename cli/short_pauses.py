"""Garbage collection in pauses that no answer feels, however much memory holds.

A full collection walks all that it may collect, and nothing else runs meanwhile: 0.7 microseconds
an object, so a second after a large import. Here it walks a bounded number: where so many have
outlived one that the next would be felt, they are kept out of all later ones. What is kept out goes
only when nothing leads to it any more, so nothing large may lead back to itself, and what a request
makes is kept out only where it is under way in such a moment.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping

_YOUNG, _OLDER, _FULL = 4_000, 4, 2
"""New objects until a collection, and collections until one of a further age: the last walks some
50,000 new objects.
"""
_MOST_OLD = 40_000
"""Objects that have outlived a full collection and are walked again by the next."""


def keep_pauses_short() -> None:
    """Collect once more all that there is, then as the module says, until the process ends."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _OLDER, _FULL)
    gc.callbacks.append(_keep_out)


def _keep_out(phase: str, about: Mapping[str, int]) -> None:
    """Keep what has outlived a full collection out of the next ones, where it is much."""
    if phase == "stop" and about["generation"] == 2 and _count_old() > _MOST_OLD:
        gc.freeze()


def _count_old() -> int:
    """Return how many objects have outlived a full collection.

    It is one step, in which no other thread has a turn: the list holds on to a tuple that one of
    them is making, and while it does the tuple cannot be made (SystemError).
    """
    return next(map(len, map(gc.get_objects, (2,))))
