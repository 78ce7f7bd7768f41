"""A figure as people read it: "54%", "67 of 125 by weight", "26 days"."""

from __future__ import annotations

from api.pages.facts import two_figures
from graph.metrics.figure import Figure, Unit
from graph.metrics.question import BY_WEIGHT
from graph.words import Fill, P, T


def amount(figure: Figure) -> Fill | None:
    """Return the value of a figure; None: it has none."""
    return None if figure.value is None else amount_of(figure.unit, figure.value)


def amount_of(unit: Unit, value: float) -> Fill:
    """Return a value of a unit as people read it."""
    match unit:
        case Unit.SCORE:
            return two_figures(value) if value else "0"
        case Unit.SHARE:
            return percent(value)
        case Unit.COUNT:
            return _number(value)
        case Unit.DAYS if value == int(value):
            return P("{n} day", "{n} days", int(value))
        case Unit.DAYS:
            return T("{count} days", count=_number(value))
        case Unit.PEOPLE if value == int(value):
            return P("{n} person", "{n} people", int(value))
        case Unit.PEOPLE:
            return T("{count} people", count=_number(value))


def percent(share: float) -> Fill:
    """Return a share in whole percents; what is above 0 never as 0, what is below 1 never as 100.

    >>> str(percent(0.536)), str(percent(0.004)), str(percent(0.997))
    ('54%', 'under 1%', 'over 99%')
    """
    if 0 < share < 0.01:
        return T("under {percent}%", percent=1)
    if 0.99 < share < 1:
        return T("over {percent}%", percent=99)
    return T("{percent}%", percent=round(share * 100))


def part_of(figure: Figure) -> Fill | None:
    """Return what of what a share is: "5 of 13"; None where it is no share of a count."""
    whole, part = figure.denominator, figure.numerator
    if not whole or part is None or figure.unit is Unit.SCORE:
        return None
    told = (
        T("{part} of {whole} by weight") if figure.metric in BY_WEIGHT else T("{part} of {whole}")
    )
    return told.filled(part=_number(part), whole=_number(whole))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
