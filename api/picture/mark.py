"""The mark of a strength: four bars.
How many are drawn says the band, how they are filled says what the tie rests on.
"""

from __future__ import annotations

from markupsafe import Markup

from graph.ties.tie import Band, Basis

BARS = {Band.STRONG: 4, Band.MEDIUM: 3, Band.WEAK: 2, Band.FAINT: 1}


def mark(band: Band, basis: Basis) -> Markup:
    """Return the mark as an svg of its own, 26 by 16.
    Screen readers pass over it: the words beside it say the same.
    """
    inside = bars(band, basis, 0, 16)
    return Markup(
        '<svg class="d-mark" viewBox="0 0 26 16" width="26" height="16" aria-hidden="true" '
        f'focusable="false">{inside}</svg>'
    )


def bars(band: Band, basis: Basis, x: float, y: float) -> Markup:
    """Return the bars with their left end at `x`, standing on `y`:
    filled, half filled for past contact, or hollow.
    """
    return Markup("").join(
        _bar(i, basis, x, y) if i < BARS[band] else _base(i, x, y) for i in range(4)
    )


def _bar(i: int, basis: Basis, x: float, y: float) -> Markup:
    left, height = x + i * 6.5 + 0.6, 4.8 + 3 * i
    outline = "on" if basis is Basis.EVIDENCED else "hol"
    drawn = _rect(outline, left, y - 0.6 - height, 3.8, height)
    if basis is Basis.PAST_CONTACT:
        drawn += _rect("half", left, y - 0.6 - height / 2, 3.8, height / 2)
    return drawn


def _rect(css: str, x: float, y: float, width: float, height: float) -> Markup:
    return Markup(
        f'<rect class="{css}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
    )


def _base(i: int, x: float, y: float) -> Markup:
    return Markup(f'<path class="base" d="M{x + i * 6.5:.1f} {y - 0.6:.1f}h5"/>')
