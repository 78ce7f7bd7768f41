"""A line over the points of a series, on an axis that begins at nought."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

Values = Sequence[float | None]
WIDTH, HEIGHT = 400, 120
"""Of the box in which a line is drawn."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 2.0, 398.0, 4.0, 116.0
_ALONE = 6.0
"""How wide the mark of a point is that has no neighbour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The points of a series in order; None: not known, and the line has a gap there.

    Args:
        top: the upper end of the axis; charts that are compared share one.
        ghosts: other series on the same axis, drawn paler.
        was: what the same series was first shown as, at some of its points, in order.
        at: how far across each point stands, 0 to 1; points stand evenly where it is empty.
    """

    values: Values
    top: float
    ghosts: Sequence[Values] = ()
    was: Sequence[tuple[int, float | None]] = ()
    at: Sequence[float] = ()

    @property
    def drawn(self) -> Markup:
        """The marks, from the back to the front."""
        grid = (_path("grid", f"M0 {y:.1f}H{WIDTH}") for y in (_BOTTOM, (_TOP + _BOTTOM) / 2, _TOP))
        ghosts = (mark for ghost in self.ghosts for mark in self._line("ghost", enumerate(ghost)))
        lines = (*self._line("was", self.was), *self._line("ln", enumerate(self.values)))
        return Markup("").join((*grid, *ghosts, *lines, *self._end()))

    @property
    def last(self) -> int | None:
        """Which point is the last that is known; None: none is."""
        known = [place for place, value in enumerate(self.values) if value is not None]
        return known[-1] if known else None

    def _line(self, css: str, values: Iterable[tuple[int, float | None]]) -> Iterator[Markup]:
        for run in _runs(values):
            points = [self._point(place, value) for place, value in run]
            if len(points) == 1:  # a point with no neighbour would be no line
                (across, down) = points[0]
                left = min(max(across - _ALONE / 2, _LEFT), _RIGHT - _ALONE)
                yield _path(css, f"M{_pair((left, down))}h{_ALONE:g}")
            else:
                yield _path(css, f"M{'L'.join(map(_pair, points))}")

    def _end(self) -> Iterator[Markup]:
        place = self.last
        if place is not None:
            value = self.values[place]
            assert value is not None, "the last is one that is known"
            yield _path("dot", f"M{_pair(self._point(place, value))}h0")

    def _point(self, place: int, value: float) -> tuple[float, float]:
        count = len(self.values)
        evenly = place / (count - 1) if count > 1 else 1.0
        across = self.at[place] if self.at else evenly
        up = min(max(value / self.top, 0.0), 1.0)
        return _LEFT + (_RIGHT - _LEFT) * across, _BOTTOM - (_BOTTOM - _TOP) * up


def top_of(*series: Values) -> float:
    """Return a round upper end of an axis that holds all values:
    1, 2 or 5 times a power of ten; 1 where nothing is above nought.

    >>> top_of([0.03, None, 0.15]), top_of([45]), top_of([None, 0])
    (0.2, 50.0, 1.0)
    """
    most = max((value for values in series for value in values if value is not None), default=0.0)
    if most <= 0:
        return 1.0
    power = math.floor(math.log10(most))
    steps = (step * 10.0**exponent for exponent in (power, power + 1) for step in (1, 2, 5))
    return float(f"{next(step for step in steps if step >= most * (1 - 1e-9)):.3g}")


def across(days: Sequence[dt.date]) -> Sequence[float]:
    """Return how far across each of some days in order stands; a day alone at the end.

    >>> across([dt.date(2026, 1, 1), dt.date(2026, 1, 2), dt.date(2026, 1, 11)])
    [0.0, 0.1, 1.0]
    """
    whole = (days[-1] - days[0]).days
    return [(day - days[0]).days / whole if whole else 1.0 for day in days]


def _runs(values: Iterable[tuple[int, float | None]]) -> Iterator[Sequence[tuple[int, float]]]:
    """Yield the points between gaps, each with its place."""
    for known, run in groupby(values, key=lambda point: point[1] is not None):
        if known:
            yield [(place, value) for place, value in run if value is not None]


def _pair(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _path(css: str, d: str) -> Markup:
    return Markup(f'<path class="{css}" d="{d}"/>')
