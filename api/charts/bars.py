"""Bars that begin at nought, one for each row of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from markupsafe import Markup

R = TypeVar("R")
WIDTH, HEIGHT = 200, 16
"""Of the box in which a bar is drawn."""


@dataclass(frozen=True, slots=True)
class Bar(Generic[R]):
    """One row: what it is of, its share of the whole, and the share beyond that which is near."""

    of: R
    share: float
    near: float = 0.0

    @property
    def drawn(self) -> Markup:
        """The marks, from the back to the front: the whole, what is near, what is reached."""
        near = _rect("near", self.share + self.near) if self.near else Markup("")
        return _rect("rest", 1.0) + near + _rect("bar", self.share)


def by_length(bars: Sequence[Bar[R]]) -> Sequence[Bar[R]]:
    """Return bars with the longest first; equal ones in their order."""
    return sorted(bars, key=lambda bar: (-bar.share, -bar.near))


def _rect(css: str, share: float) -> Markup:
    width = WIDTH * min(max(share, 0.0), 1.0)
    return Markup(f'<rect class="{css}" width="{width:.1f}" height="{HEIGHT}"/>')
