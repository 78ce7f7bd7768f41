"""Garbage collection in pauses that no answer feels, however much memory holds.

A full collection walks all that it may collect, and nothing else runs meanwhile: 0.7 microseconds
an object, so a second after a large import. Here it walks what came since the last one only: what
has outlived it is kept out of all later ones. That goes only when nothing leads to it any more, so
nothing large may lead back to itself.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping

_YOUNG, _OLDER, _FULL = 4_000, 4, 2
"""New objects until a collection, and collections until one of a further age: the last walks some
50,000 objects.
"""


def keep_pauses_short() -> None:
    """Collect once more all that there is, then as the module says, until the process ends."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _OLDER, _FULL)
    gc.callbacks.append(_keep_out)


def _keep_out(phase: str, about: Mapping[str, int]) -> None:
    """Keep what has outlived a full collection out of the next ones."""
    if phase == "stop" and about["generation"] == 2:
        gc.freeze()
