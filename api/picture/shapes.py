"""A picture that is laid out: boxes, lines and labels at their places, in pixels
from the top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from api.picture.lettering import Line
from graph.ties.tie import Band, Basis


class BoxKind(StrEnum):
    """What a box stands for; the value is its class in the stylesheet."""

    CENTRE = "us"
    GROUND = "ground"
    INTRODUCER = "box"
    TARGET = "them"


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def middle(self) -> float:
        return self.y + self.h / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box with its text. `spoken` is its full name for a screen reader;
    `ranks` are drawn as discs on it.
    """

    kind: BoxKind
    rect: Rect
    lines: tuple[Line, ...]
    spoken: str
    link: str | None
    ranks: tuple[int, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    """The rank of a path, round its centre."""

    x: float
    y: float
    rank: int


DISC = 9.5
"""Radius of a disc."""
DISC_STEP = 21.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnHop:
    """One hop, through its points in turn:
    straight where two share a height or a side, else an S-shaped curve.
    """

    key: str
    """`a|b|band|basis`."""
    band: Band
    route: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The mark and the word of a hop.
    `rect` is the room that both take; the text stands on its lower edge.
    """

    rect: Rect
    band: Band
    basis: Basis
    word: str


@dataclass(frozen=True, slots=True)
class Heading:
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A whole picture. `boxes` stand in reading order:
    the Centre, what is shared, introducers by their best path, the target.
    """

    name: str
    """"wide" or "tall"."""
    width: float
    height: float
    headings: tuple[Heading, ...]
    rails: tuple[tuple[tuple[float, float], ...], ...]
    """Thin lines that are no hop: from the Centre to what is shared, and from the last
    step down to the target.
    """
    edges: tuple[DrawnHop, ...]
    labels: tuple[Label, ...]
    boxes: tuple[Box, ...]
    discs: tuple[Disc, ...]


def discs_on(box: Box) -> tuple[Disc, ...]:
    """Return the discs of a box: a row on its upper edge, further rows
    below that within the box.
    """
    a_row = discs_in_a_row(box.rect.w)
    return tuple(
        Disc(box.rect.x + 14 + DISC_STEP * (i % a_row), box.rect.y + DISC_STEP * (i // a_row), rank)
        for i, rank in enumerate(box.ranks)
    )


def discs_in_a_row(width: float) -> int:
    """Return how many discs fit on a box of the width."""
    return max(1, int((width - 14 - DISC) // DISC_STEP) + 1)


def rows_of_discs_inside(ranks: int, width: float) -> int:
    """Return how many rows of discs stand within the box, under the first row on its edge."""
    return max(0, (ranks - 1) // discs_in_a_row(width))
