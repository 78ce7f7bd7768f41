"""Push things in a column apart, each as little as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Thing:
    """Something in a column: its wanted middle, its height, and how many
    others its place is worth.
    """

    wanted: float
    height: float
    weight: float = 1.0


def spread(things: Sequence[Thing], gap: float, top: float) -> list[float]:
    """Return the middles of things in their order, `gap` or more apart, none above `top`,
    near where they are wanted.

    The weighted sum of the squared moves is the least possible (pool adjacent
    violators, Ayer and others 1955).

    >>> spread([Thing(10, 10), Thing(12, 10), Thing(50, 10)], gap=2, top=0)
    [5.0, 17.0, 50.0]
    """
    offsets = [0.0]
    for one, other in pairwise(things):
        offsets.append(offsets[-1] + one.height / 2 + gap + other.height / 2)
    level = _rising(
        [
            (thing.wanted - offset, thing.weight)
            for thing, offset in zip(things, offsets, strict=False)
        ]
    )
    floor = top + things[0].height / 2 if things else top
    return [max(value, floor) + offset for value, offset in zip(level, offsets, strict=False)]


def _rising(values: Sequence[tuple[float, float]]) -> list[float]:
    """The non-decreasing values nearest to the given ones, each with its weight."""
    pools: list[tuple[float, float, int]] = []
    for value, weight in values:
        pool = (value, weight, 1)
        while pools and pools[-1][0] > pool[0]:
            pool = _together(pools.pop(), pool)
        pools.append(pool)
    return [mean for mean, _, count in pools for _ in range(count)]


def _together(
    one: tuple[float, float, int], other: tuple[float, float, int]
) -> tuple[float, float, int]:
    weight = one[1] + other[1]
    return ((one[0] * one[1] + other[0] * other[1]) / weight, weight, one[2] + other[2])
