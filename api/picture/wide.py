"""The wide picture: columns from the Centre on the left to the target on the
right, a row for each path.

The Centre and a single target are panels over the full height, and what is shared spans the rows of
its paths: so the lines at both ends are straight and cannot cross. A line that passes a column has
a lane of its own there, between the boxes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from api.picture import words
from api.picture.arrangement import Arrangement, Connector, Stop, StopKind, arranged, ground_id
from api.picture.boxes import (
    Draft,
    band_word,
    end_of_paths,
    ground_box,
    introducer_box,
    label_width,
    one_line,
)
from api.picture.grid import Grid, grid
from api.picture.lettering import COLUMN
from api.picture.places import LABEL_RISE, Places, placed
from api.picture.shapes import Box, BoxKind, Disc, DrawnHop, Heading, Label, Layout, Rect, discs_on
from api.picture.values import Picture
from graph.model import Language

MOST_INTRODUCERS = 2
"""On one path; with more there is no room for the columns, and the tall picture
is shown at every width.
"""


def wide_layout(picture: Picture, language: Language) -> Layout:
    """Lay out a picture of paths with at most two introducers each. ValueError for longer paths.

    Gutters get room for bends only where a line bends;
    since that moves the boxes, the layout is made anew until no gutter is added.
    """
    if picture.most_introducers > MOST_INTRODUCERS:
        raise ValueError("A path with more than two introducers fits the tall picture only.")
    arrangement = arranged(picture)
    bends: frozenset[int] = frozenset()
    while True:
        sketch = _Sketch(picture, arrangement, _grid(picture, bends, language), language)
        bent = sketch.bends()
        if bent <= bends:
            return sketch.layout()
        bends |= bent


def _grid(picture: Picture, bends: Collection[int], language: Language) -> Grid:
    label = max(label_width(step.band, language) for way in picture.ways for step in way.steps)
    return grid(picture.most_introducers, label, bends)


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where a line enters a column: at its left side, at a height."""

    column: int
    y: float


class _Sketch:
    """One attempt at the layout, in a given grid."""

    def __init__(
        self, picture: Picture, arrangement: Arrangement, columns: Grid, language: Language
    ) -> None:
        self.picture = picture
        self.arrangement = arrangement
        self.grid = columns
        self.language = language
        self.drafts = self._drafts()
        self.panel = Stop(StopKind.END, picture.ends[0].id) if len(picture.ends) == 1 else None
        self.centre = end_of_paths(BoxKind.CENTRE, picture.centre, columns.width[0], language)
        self.places: Places = placed(
            arrangement, self._heights(), self.panel, self.centre.height(columns.width[0])
        )

    def layout(self) -> Layout:
        boxes = self._boxes()
        return Layout(
            name="wide",
            width=1160,
            height=round(self.places.bottom + 2),
            headings=self._headings(),
            rails=tuple(self._rail(node) for node in self._nodes(StopKind.GROUND)),
            edges=tuple(
                DrawnHop(key=link.key, band=link.step.band, route=self._route(link))
                for link in self.arrangement.links
            ),
            labels=tuple(self._label(link) for link in self.arrangement.links),
            boxes=boxes,
            discs=(
                *(disc for box in boxes for disc in discs_on(box)),
                *self._discs_of_direct_paths(),
            ),
        )

    def bends(self) -> frozenset[int]:
        """The gutters in which some line bends."""
        return frozenset(
            stop.column
            for link in self.arrangement.links
            for stop, before in self._runs(link)
            if abs(stop.y - before) >= 0.5
        )

    def _drafts(self) -> Mapping[Stop, Draft]:
        return {node: self._draft(node) for node in self.arrangement.column}

    def _draft(self, node: Stop) -> Draft:
        width = self.grid.width[self.arrangement.column[node]]
        ranks = self.arrangement.ranks_of(node)
        ways = [way for rank in ranks for way in self.picture.ways if way.rank == rank]
        match node.place:
            case StopKind.GROUND:
                return ground_box(
                    next(way.ground for way in ways if ground_id(way) == node.id),
                    width,
                    self.language,
                )
            case StopKind.INTRODUCER:
                actor = next(step.to for step in ways[0].introducers if step.to.id == node.id)
                return introducer_box(actor, ways, width, self.language, again=bool(node.own))
            case StopKind.END:
                shown = ranks if len(self.picture.ends) > 1 else ()
                return end_of_paths(BoxKind.TARGET, ways[0].end, width, self.language, shown)

    def _heights(self) -> Mapping[Stop, float]:
        column = self.arrangement.column
        return {
            node: draft.height(self.grid.width[column[node]]) for node, draft in self.drafts.items()
        }

    def _nodes(self, place: StopKind) -> list[Stop]:
        """Boxes of a kind in reading order: by the best path through each."""
        nodes = [node for node in self.arrangement.column if node.place is place]
        return sorted(
            nodes,
            key=lambda node: (self.arrangement.ranks_of(node)[0], self.arrangement.column[node]),
        )

    def _boxes(self) -> tuple[Box, ...]:
        top, bottom = self.places.top, self.places.bottom
        first = self.centre.at(Rect(1, top, self.grid.width[0] - 1, bottom - top))
        nodes = [node for place in StopKind for node in self._nodes(place)]
        return (first, *(self.drafts[node].at(self._rect(node)) for node in nodes))

    def _rect(self, node: Stop) -> Rect:
        column = self.arrangement.column[node]
        top, bottom = self.places.span[node]
        width = self.grid.width[column] - (1 if column == self.arrangement.last else 0)
        return Rect(self.grid.x[column], top, width, bottom - top)

    def _headings(self) -> tuple[Heading, ...]:
        heads = words.headings(self.picture.most_introducers)
        found = []
        for column, head in enumerate(heads):
            until = self.grid.x[column + 1] if column + 1 < len(heads) else 1160.0
            room = until - self.grid.x[column] - 8
            found.append(
                Heading(self.grid.x[column] + 1, 14, one_line(head, COLUMN, room, self.language))
            )
        return tuple(found)

    def _rail(self, ground: Stop) -> tuple[tuple[float, float], ...]:
        top, bottom = self.places.span[ground]
        return ((self.grid.right(0), (top + bottom) / 2), (self.grid.x[1], (top + bottom) / 2))

    def _stops(self, link: Connector) -> list[_Stop]:
        lanes = [
            _Stop(column, self.places.lanes[link, column])
            for column in self.arrangement.passes(link)
        ]
        return [*lanes, _Stop(self.arrangement.column[link.head], self.places.arrive[link])]

    def _runs(self, link: Connector) -> list[tuple[_Stop, float]]:
        """Each stop of a line with the height at which the line leaves the column before it."""
        stops = self._stops(link)
        return list(
            zip(stops, [self.places.leave[link], *(stop.y for stop in stops)], strict=False)
        )

    def _route(self, link: Connector) -> tuple[tuple[float, float], ...]:
        """Level lines from column to column;
        a change of height is a curve at the left side of a gutter, clear of the labels.
        """
        points: list[tuple[float, float]] = []
        for stop, before in self._runs(link):
            left = self.grid.right(stop.column - 1)
            points.append((left, before))
            if abs(stop.y - before) >= 0.5:
                points += [(left + 4, before), (left + 38, stop.y)]
            points.append((self.grid.x[stop.column], stop.y))
        return tuple(points)

    def _label(self, link: Connector) -> Label:
        """At the end next to the introducer:
        behind it on the last step to the panel, else before it.
        """
        width = label_width(link.step.band, self.language)
        stop = self._stops(link)[0]
        if link.head == self.panel and not self.arrangement.passes(link):
            x = self.grid.right(stop.column - 1) + 12
        else:
            x = self.grid.x[stop.column] - 12 - width
        rect = Rect(x, stop.y - LABEL_RISE, width, LABEL_RISE - 4)
        return Label(
            rect=rect,
            band=link.step.band,
            basis=link.step.basis,
            word=band_word(link.step.band, self.language),
        )

    def _discs_of_direct_paths(self) -> tuple[Disc, ...]:
        """A path without an introducer has its rank on its line, where the
        first introducer would stand.
        """
        if self.panel is None:
            return ()
        return tuple(
            self._disc(link)
            for link in self.arrangement.links
            if link.tail.place is StopKind.GROUND and link.head == self.panel
        )

    def _disc(self, link: Connector) -> Disc:
        stop = self._stops(link)[0]
        middle = (
            self.grid.x[2] + self.grid.width[2] / 2
            if self.picture.most_introducers
            else self.grid.x[2] - self.grid.gutter(2) / 2
        )
        return Disc(middle, stop.y, link.ranks[0])
