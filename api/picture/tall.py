"""The tall picture for narrow screens:
the Centre above, one block for each path under what is shared, the target below.

An introducer is drawn anew for each path, so nothing can cross:
thin lines run down at the left from the Centre and what is shared, and at the right to the target.
"""

from __future__ import annotations

from api.picture.arrangement import ground_id, in_rows
from api.picture.boxes import (
    Draft,
    band_word,
    end_of_paths,
    ground_box,
    introducer_box,
    label_width,
)
from api.picture.shapes import Box, BoxKind, Disc, DrawnHop, Label, Layout, Rect, discs_on
from api.picture.values import DrawnPath, Picture
from graph.model import Language

WIDTH = 290.0
"""Shown at up to 360 pixels, on the narrowest screen at this width: text never shrinks."""
SPINE, RAIL, RIGHT = 7.0, 30.0, WIDTH - 8
"""From the Centre to what is shared, from there to first introducers, from last
introducers to the target.
"""
GROUND_X, GROUND_WIDTH = 18.0, WIDTH - 50
INDENT, BOX_WIDTH = 48.0, WIDTH - 80
LABEL_X = INDENT + 34
LABEL_HEIGHT = 16.0


def tall_layout(picture: Picture, language: Language) -> Layout:
    """Lay out a picture of paths of any length.
    Where they end at several actors, each path ends with its own target.
    """
    return _Column(picture, language).layout()


class _Column:
    """Writes the picture from top to bottom; `y` is how far it has come."""

    def __init__(self, picture: Picture, language: Language) -> None:
        self.picture = picture
        self.language = language
        self.y = 1.0
        self.boxes: list[Box] = []
        self.rails: list[tuple[tuple[float, float], ...]] = []
        self.edges: list[DrawnHop] = []
        self.labels: list[Label] = []
        self.discs: list[Disc] = []
        self.ends: list[float] = []
        self.one_target = len(picture.ends) == 1

    def layout(self) -> Layout:
        self._box(
            end_of_paths(BoxKind.CENTRE, self.picture.centre, WIDTH - 2, self.language),
            1,
            WIDTH - 2,
        )
        self._paths()
        if self.one_target:
            self._target()
        return Layout(
            name="tall",
            width=WIDTH,
            height=round(self.y + 2),
            headings=(),
            rails=tuple(self.rails),
            edges=tuple(self.edges),
            labels=tuple(self.labels),
            boxes=tuple(self.boxes),
            discs=tuple(self.discs),
        )

    def _box(self, draft: Draft, x: float, width: float) -> Box:
        """Put a box at the present height and go on beneath it."""
        box = draft.at(Rect(x, self.y, width, draft.height(width)))
        self.boxes.append(box)
        self.discs += discs_on(box)
        self.y = box.rect.bottom
        return box

    def _paths(self) -> None:
        spine = self.y
        best: dict[str, list[DrawnPath]] = {}
        for way in in_rows(self.picture.ways):
            best.setdefault(ground_id(way), []).append(way)
        for ways in best.values():
            self.y += 14
            ground = self._box(
                ground_box(ways[0].ground, GROUND_WIDTH, self.language), GROUND_X, GROUND_WIDTH
            ).rect
            self.rails.append(((SPINE, spine), (SPINE, ground.middle), (GROUND_X, ground.middle)))
            spine = ground.middle
            rail = ground.bottom
            for way in ways:
                first = self._path(way)
                self.rails.append(((RAIL, rail), (RAIL, first)))
                rail = first

    def _path(self, way: DrawnPath) -> float:
        """Write one path; return the height at which its first hop leaves the rail."""
        if not way.introducers and self.one_target:
            return self._straight_to_target(way)
        first = self._first_box(way)
        for number in range(1, len(way.steps) - (1 if self.one_target else 0)):
            self._next_box(way, number)
        if self.one_target:
            self._step_to_target(way)
        return first

    def _draft(self, way: DrawnPath, number: int) -> Draft:
        if number < len(way.introducers):
            draft = introducer_box(way.steps[number].to, [way], BOX_WIDTH, self.language)
        else:
            draft = end_of_paths(BoxKind.TARGET, way.end, BOX_WIDTH, self.language, (way.rank,))
        return draft if number == 0 else draft.without_discs()

    def _first_box(self, way: DrawnPath) -> float:
        self.y += 32
        self._label(way, 0, LABEL_X, self.y - 23)
        middle = self._box(self._draft(way, 0), INDENT, BOX_WIDTH).rect.middle
        self._edge(way, 0, (RAIL, middle), (INDENT, middle))
        return middle

    def _next_box(self, way: DrawnPath, number: int) -> None:
        self._edge(way, number, (INDENT + 20, self.y), (INDENT + 20, self.y + 30))
        self.y += 30
        self._label(way, number, LABEL_X, self.y - 23)
        self._box(self._draft(way, number), INDENT, BOX_WIDTH)

    def _step_to_target(self, way: DrawnPath) -> None:
        last, number = self.boxes[-1].rect, len(way.steps) - 1
        self._edge(way, number, (last.right, last.middle), (RIGHT, last.middle))
        self.ends.append(last.middle)
        self._label(
            way,
            number,
            last.right - label_width(way.steps[number].band, self.language) - 2,
            self.y + 5,
        )
        self.y += 20

    def _straight_to_target(self, way: DrawnPath) -> float:
        self.y += 36
        self._edge(way, 0, (RAIL, self.y), (RIGHT, self.y))
        self.discs.append(Disc(INDENT + 14, self.y, way.rank))
        self._label(way, 0, LABEL_X, self.y - 22)
        self.ends.append(self.y)
        self.y += 4
        return self.y - 4

    def _target(self) -> None:
        self.y += 22
        self.rails.append(((RIGHT, min(self.ends)), (RIGHT, self.y)))
        self._box(
            end_of_paths(BoxKind.TARGET, self.picture.ends[0], WIDTH - 2, self.language),
            1,
            WIDTH - 2,
        )

    def _edge(self, way: DrawnPath, number: int, *route: tuple[float, float]) -> None:
        self.edges.append(
            DrawnHop(
                key=self.picture.hop_key(way, number), band=way.steps[number].band, route=route
            )
        )

    def _label(self, way: DrawnPath, number: int, x: float, y: float) -> None:
        step = way.steps[number]
        rect = Rect(x, y, label_width(step.band, self.language), LABEL_HEIGHT)
        self.labels.append(
            Label(
                rect=rect,
                band=step.band,
                basis=step.basis,
                word=band_word(step.band, self.language),
            )
        )
