"""The columns of the wide picture: where each begins and how wide it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

WIDTH = 1160.0
FIRST_GUTTER = 34.0
"""Between the Centre and what is shared: thin lines without a label."""
BESIDE_LABEL = 26.0
BEND = 34.0
"""The room in which a line bends, at the left side of a gutter."""


@dataclass(frozen=True, slots=True)
class Grid:
    x: tuple[float, ...]
    width: tuple[float, ...]

    def right(self, column: int) -> float:
        return self.x[column] + self.width[column]

    def gutter(self, column: int) -> float:
        """The free width before a column."""
        return self.x[column] - self.right(column - 1)


def grid(introducers: int, label: float, bends: Collection[int]) -> Grid:
    """Return the columns for the most introducers on a path, the widest label, and the
    gutters in which a line bends.

    A gutter has the number of the column behind it.
    What the widest sensible boxes leave over goes to the gutters.
    """
    gutters = [FIRST_GUTTER] + [
        label + BESIDE_LABEL + (BEND if column in bends else 0)
        for column in range(2, 3 + introducers)
    ]
    shares = (1.0, 1.12, *[1.12] * introducers, 1.05)
    widest = (190, 210, *[230] * introducers, 220)
    room = WIDTH - sum(gutters)
    widths = [
        min(room * share / sum(shares), most) for share, most in zip(shares, widest, strict=True)
    ]
    spare = (WIDTH - sum(gutters) - sum(widths)) / (introducers + 1)
    x, starts = 0.0, []
    for width, gutter in zip(
        widths, [FIRST_GUTTER, *(gutter + spare for gutter in gutters[1:]), 0.0], strict=True
    ):
        starts.append(x)
        x += width + gutter
    return Grid(tuple(starts), tuple(widths))
