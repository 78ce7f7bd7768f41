"""A layout as SVG: shapes and classes only, no style attribute, so that a strict content
security policy lets it show.

The drawing itself is hidden from screen readers;
the boxes follow as links in reading order, each with its full name.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from api.picture.boxes import MARK, PADDING
from api.picture.lettering import LABEL, Line, Style
from api.picture.mark import bars
from api.picture.shapes import (
    DISC,
    DISC_STEP,
    Box,
    Disc,
    DrawnHop,
    Heading,
    Label,
    Layout,
    rows_of_discs_inside,
)

Address = Callable[[str], str | None]
"""From a link of the page to the address that the drawing shall hold; None: no link."""


LEVEL = 0.5
"""Heights that differ by less are one."""


def drawn(
    layout: Layout, title: str, description: str, *, classes: str, address: Address, style: str = ""
) -> Markup:
    """Return the svg element. `style` is a stylesheet to embed, trusted as it stands."""
    name = f"paths-{layout.name}"
    size = (
        f'viewBox="0 0 {_n(layout.width)} {_n(layout.height)}" width="{_n(layout.width)}" '
        f'height="{_n(layout.height)}"'
    )
    return Markup("").join(
        (
            Markup(
                f'<svg xmlns="http://www.w3.org/2000/svg" class="{classes}" {size} role="group"'
            ),
            Markup(f' aria-labelledby="{name}-title" aria-describedby="{name}-desc">'),
            Markup('<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>').format(
                name, title, name, description
            ),
            Markup(style),
            Markup('<g aria-hidden="true">'),
            *map(_heading, layout.headings),
            *(Markup(f'<path class="rail" d="{_path(rail)}"/>') for rail in layout.rails),
            *map(_edge, layout.edges),
            *map(_label, layout.labels),
            Markup("</g>"),
            *(_box(box, address) for box in layout.boxes),
            Markup('<g aria-hidden="true">'),
            *map(_disc, layout.discs),
            Markup("</g></svg>"),
        )
    )


def _heading(heading: Heading) -> Markup:
    return Markup(
        f'<text class="col" x="{_n(heading.x)}" y="{_n(heading.y)}">{escape(heading.text)}</text>'
    )


def _edge(edge: DrawnHop) -> Markup:
    return Markup(
        f'<path class="e {edge.band}" data-hop="{escape(edge.key)}" d="{_path(edge.route)}"/>'
    )


def _path(route: Iterable[tuple[float, float]]) -> str:
    """Level and upright runs as lines, any other as an S-shaped curve that
    leaves and arrives level.
    """
    points = list(route)
    parts = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        if abs(y1 - y2) < LEVEL:
            parts.append(f"H{_n(x2)}")
        elif x1 == x2:
            parts.append(f"V{_n(y2)}")
        else:
            (cx1, cy1), (cx2, cy2) = bend((x1, y1), (x2, y2))
            parts.append(f"C{_n(cx1)} {_n(cy1)} {_n(cx2)} {_n(cy2)} {_n(x2)} {_n(y2)}")
    return "".join(parts)


def bend(
    start: tuple[float, float], end: tuple[float, float]
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the two control points of the curve of a line that changes its height."""
    across = end[0] - start[0]
    return (start[0] + across * 0.6, start[1]), (start[0] + across * 0.4, end[1])


def _label(label: Label) -> Markup:
    x, y = label.rect.x, label.rect.bottom - 4
    word = Markup(
        f'<text class="{LABEL.css}" x="{_n(x + MARK)}" y="{_n(y)}">{escape(label.word)}</text>'
    )
    return bars(label.band, label.basis, x, y) + word


def _box(box: Box, address: Address) -> Markup:
    classes = f"{box.kind} hidden" if box.hidden else str(box.kind)
    rect = box.rect
    inside = Markup(
        f'<rect class="{classes}" x="{_n(rect.x)}" y="{_n(rect.y)}" width="{_n(rect.w)}" '
        f'height="{_n(rect.h)}" rx="5"/>'
    ) + _text(box)
    link = address(box.link) if box.link is not None else None
    if link is None:
        return Markup(f"<g>{inside}</g>")
    return Markup('<a href="{}" aria-label="{}">{}</a>').format(link, box.spoken, inside)


def _text(box: Box) -> Markup:
    """The lines of a box, in the middle of its height, under its discs."""
    inner = DISC_STEP * rows_of_discs_inside(len(box.ranks), box.rect.w)
    y = box.rect.middle + inner / 2 - sum(line.style.height for line in box.lines) / 2
    found = Markup("")
    for style, lines in _runs(box.lines):
        spans = []
        for line in lines:
            y += style.height
            spans.append(
                Markup(
                    f'<tspan x="{_n(box.rect.x + PADDING)}" '
                    f'y="{_n(y - 4.5)}">{escape(line.text)}</tspan>'
                )
            )
        found += Markup(f'<text class="{style.css}">{Markup(" ").join(spans)}</text>')
    return found


def _runs(lines: Iterable[Line]) -> list[tuple[Style, list[Line]]]:
    runs: list[tuple[Style, list[Line]]] = []
    for line in lines:
        if not runs or runs[-1][0] is not line.style:
            runs.append((line.style, []))
        runs[-1][1].append(line)
    return runs


def _disc(disc: Disc) -> Markup:
    circle = f'<circle class="no" cx="{_n(disc.x)}" cy="{_n(disc.y)}" r="{DISC}"/>'
    return Markup(
        f'{circle}<text class="not" x="{_n(disc.x)}" y="{_n(disc.y + 4.4)}">{disc.rank}</text>'
    )


def _n(number: float) -> str:
    """A length, to a tenth of a pixel."""
    return f"{number:.1f}".removesuffix(".0")
