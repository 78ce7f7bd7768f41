"""Draws that are the same on every machine and in every version of Python."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
SATURDAY = 5


class Dice:
    """Only `Random.random` promises the same numbers in each version of Python, so
    everything is drawn with it.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def below(self, number: int) -> int:
        """Return a whole number from 0 to `number` - 1."""
        return int(self._random.random() * number)

    def one(self, things: Sequence[T]) -> T:
        """Return one of the things."""
        return things[self.below(len(things))]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """Return `count` different things, in the order drawn."""
        left = list(things)
        return [left.pop(self.below(len(left))) for _ in range(count)]

    def workday(self, first: dt.date, last: dt.date) -> dt.date:
        """Return a day from Monday to Friday, both ends included."""
        days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
        return self.one([day for day in days if day.weekday() < SATURDAY])
