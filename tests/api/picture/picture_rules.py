"""What holds of every picture of paths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

from api.picture.drawing import bend
from api.picture.lettering import text_width
from api.picture.shapes import DISC, DISC_STEP, Box, Layout, Rect, rows_of_discs_inside
from api.picture.values import Picture
from graph.ties.tie import Band

HALF_STROKE = {Band.STRONG: 3.25, Band.MEDIUM: 2.0, Band.WEAK: 1.25, Band.FAINT: 0.875}

Point = tuple[float, float]


def faults(layout: Layout) -> list[str]:
    """Return what is wrong with a layout, in words: nothing, if it is right."""
    return [*_outside(layout), *_overlaps(layout), *_crossings(layout), *_text_outside(layout)]


def hops(picture: Picture) -> Counter[str]:
    """Return each hop of the paths, with the number of paths that take it."""
    return Counter(
        picture.hop_key(way, number) for way in picture.ways for number in range(len(way.steps))
    )


def _outside(layout: Layout) -> Iterator[str]:
    for name, rect in _things(layout):
        if rect.x < 0 or rect.y < 0 or rect.right > layout.width or rect.bottom > layout.height:
            yield f"{name} is outside"
    for route, half in _lines(layout):
        if any(
            not (0 <= x <= layout.width and half <= y <= layout.height - half)
            for x, y in _points(route)
        ):
            yield "a line is outside"


def _overlaps(layout: Layout) -> Iterator[str]:
    for (name, rect), (other, second) in combinations(_things(layout), 2):
        on_its_box = "disc" in name + other and "box" in name + other
        if not on_its_box and _meet(rect, second):
            yield f"{name} meets {other}"


def _crossings(layout: Layout) -> Iterator[str]:
    """No line runs under a box or through a label, and no two run on one another."""
    for route, half in _lines(layout):
        for name, rect in _things(layout):
            slack = -1.0 if "box" in name else half
            if (
                "disc" not in name
                and _near(route, rect, slack)
                and any(_within(point, rect, slack) for point in _points(route))
            ):
                yield f"a line crosses {name}"
    level = [
        run
        for edge in layout.edges
        for run in pairwise(edge.route)
        if abs(run[0][1] - run[1][1]) < 0.5
    ]
    for one, other in combinations(level, 2):
        if (
            abs(one[0][1] - other[0][1]) < 12
            and min(one[1][0], other[1][0]) - max(one[0][0], other[0][0]) > 0.5
        ):
            yield f"two lines run on one another at {one[0]}"


def _text_outside(layout: Layout) -> Iterator[str]:
    for box in layout.boxes:
        discs = DISC_STEP * rows_of_discs_inside(len(box.ranks), box.rect.w)
        if sum(line.style.height for line in box.lines) + discs > box.rect.h - 8:
            yield f"{box.spoken}: the text is too high"
        if any(text_width(line.text, line.style) > box.rect.w - 22 for line in box.lines):
            yield f"{box.spoken}: a line is too wide"
        if any(line.style.size < 12 for line in box.lines):
            yield f"{box.spoken}: the text is too small"


def _things(layout: Layout) -> list[tuple[str, Rect]]:
    discs = [
        (f"disc {disc.rank}", Rect(disc.x - DISC, disc.y - DISC, 2 * DISC, 2 * DISC))
        for disc in layout.discs
    ]
    boxes = [(f"box {box.spoken}", box.rect) for box in layout.boxes]
    return [
        *boxes,
        *((f"label {label.word} at {label.rect}", label.rect) for label in layout.labels),
        *discs,
    ]


def _lines(layout: Layout) -> list[tuple[tuple[Point, ...], float]]:
    return [(rail, 0.75) for rail in layout.rails] + [
        (edge.route, HALF_STROKE[edge.band]) for edge in layout.edges
    ]


def _near(route: tuple[Point, ...], rect: Rect, slack: float) -> bool:
    """Whether some run of the line could touch the rectangle: most are far from it."""
    return any(
        min(a[0], b[0]) < rect.right + slack
        and max(a[0], b[0]) > rect.x - slack
        and min(a[1], b[1]) < rect.bottom + slack
        and max(a[1], b[1]) > rect.y - slack
        for a, b in pairwise(route)
    )


def _points(route: tuple[Point, ...]) -> Iterator[Point]:
    """Points along a line, close together."""
    for start, end in pairwise(route):
        straight = abs(start[0] - end[0]) < 0.5 or abs(start[1] - end[1]) < 0.5
        one, other = (start, end) if straight else bend(start, end)
        steps = max(2, int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / 6))
        for i in range(steps + 1):
            yield _on_curve(start, one, other, end, i / steps)


def _on_curve(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    k = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    return (
        k[0] * a[0] + k[1] * b[0] + k[2] * c[0] + k[3] * d[0],
        k[0] * a[1] + k[1] * b[1] + k[2] * c[1] + k[3] * d[1],
    )


def _meet(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )


def _within(point: Point, rect: Rect, slack: float) -> bool:
    return (
        rect.x - slack < point[0] < rect.right + slack
        and rect.y - slack < point[1] < rect.bottom + slack
    )


def box_of(layout: Layout, name: str) -> Box:
    """Return the one box whose full name begins with the words."""
    found = [box for box in layout.boxes if box.spoken.startswith(name)]
    assert len(found) == 1, f"{len(found)} boxes of {name}"
    return found[0]
