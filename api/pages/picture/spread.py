"""Push things in a column apart, each as little as can be."""

from __future__ import annotations

import itertools
from collections.abc import Sequence


def spread(wanted: Sequence[float], sizes: Sequence[float], gap: float, top: float) -> list[float]:
    """Return the middles of things in their order, `gap` or more apart, none above `top`, near where they are wanted.

    The sum of the squared moves is the least possible (pool adjacent violators, Ayer and others 1955).

    >>> spread([10, 12, 50], [10, 10, 10], 2, 0)
    [5.0, 17.0, 50.0]
    """
    offsets = [0.0]
    for one, other in itertools.pairwise(sizes):
        offsets.append(offsets[-1] + one / 2 + gap + other / 2)
    level = _rising([want - offset for want, offset in zip(wanted, offsets, strict=True)])
    floor = top + sizes[0] / 2 if sizes else top
    return [max(value, floor) + offset for value, offset in zip(level, offsets, strict=True)]


def _rising(values: Sequence[float]) -> list[float]:
    """The non-decreasing values nearest to the given ones."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            before, number = pools.pop()
            mean = (before * number + mean * count) / (number + count)
            count += number
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]
