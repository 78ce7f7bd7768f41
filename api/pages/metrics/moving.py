"""How a metric moved in a nation: its points as a line, and as the table beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.charts.trend import Trend, across
from api.pages.metrics.amounts import amount, amount_of
from api.pages.nation_links import nation_called
from graph.metrics.figure import Figure, Unit
from graph.metrics.kept import KeptBeside
from graph.metrics.metric import Part
from graph.model import KeptFigure, Nation
from graph.words import Fill, T

YEARS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One day of a nation. `figure` None: the day was not looked at; `kept`: the same as the
    viewer's Centre first kept it.
    """

    day: dt.date
    unit: Unit
    figure: Figure | None
    kept: KeptFigure | None

    @property
    def value(self) -> Fill | None:
        return None if self.figure is None else amount(self.figure)

    @property
    def because(self) -> Fill | None:
        """Why there is no value, or that the list is another than that of the day before."""
        because = None if self.figure is None else self.figure.because
        return None if because is None else because.sentence

    @property
    def then(self) -> Fill | None:
        """What it was kept as; None: it was not kept."""
        if self.kept is None:
            return None
        value = self.kept.value
        return T("not known") if value is None else amount_of(self.unit, value)

    @property
    def restated(self) -> bool:
        """Whether facts that became known since it was kept make it another."""
        if self.kept is None or self.figure is None:
            return False
        return KeptBeside(self.kept, self.figure).restated


@dataclass(frozen=True, slots=True, kw_only=True)
class NationSeries:
    """`first` and `last`: the points that have a value, between which the figure moved."""

    called: Fill
    points: Sequence[SeriesPoint]
    line: Trend
    first: SeriesPoint | None
    last: SeriesPoint | None

    @property
    def kept(self) -> int:
        """How many of the points were kept."""
        return sum(point.kept is not None for point in self.points)

    @property
    def restated(self) -> int:
        """How many of those are others now."""
        return sum(point.restated for point in self.points)


def first_quarter(day: dt.date) -> dt.date:
    """Return the first day of the quarter two years before that of a day."""
    return dt.date(day.year - YEARS, (day.month - 1) // 3 * 3 + 1, 1)


def points_of(
    nation: Nation,
    part: Part,
    days: Sequence[dt.date],
    figures: Mapping[dt.date, Sequence[Figure]],
    kept: Mapping[dt.date, Sequence[KeptFigure]],
) -> Sequence[SeriesPoint]:
    """Return the points of a part in a nation. `figures` and `kept` are of its metric alone."""
    return [
        SeriesPoint(
            day=day,
            unit=part.unit,
            figure=next(
                (
                    each
                    for each in figures.get(day, ())
                    if (each.nation, each.part) == (nation, part.name)
                ),
                None,
            ),
            kept=next(
                (
                    each
                    for each in kept.get(day, ())
                    if (each.nation, each.part or "") == (nation, part.name)
                ),
                None,
            ),
        )
        for day in days
    ]


def series_of(
    nation: Nation,
    points: Sequence[SeriesPoint],
    top: float,
    others: Sequence[Sequence[SeriesPoint]] = (),
) -> NationSeries:
    """Return the line of a nation, with those of others behind it. What was kept is drawn where
    it is another than what is drawn without it.
    """
    known = [point for point in points if point.value is not None]
    was = [
        (place, point.kept.value) for place, point in enumerate(points) if point.kept is not None
    ]
    drawn = any(point.restated or (point.kept and not point.figure) for point in points)
    return NationSeries(
        called=nation_called(nation),
        points=points,
        line=Trend(
            values=now_of(points),
            top=top,
            ghosts=[now_of(each) for each in others],
            was=was if drawn else (),
            at=across([point.day for point in points]),
        ),
        first=known[0] if known else None,
        last=known[-1] if known else None,
    )


def now_of(points: Sequence[SeriesPoint]) -> Sequence[float | None]:
    """Return what each is now; None: not known, or not looked at."""
    return [None if point.figure is None else point.figure.value for point in points]


def kept_of(points: Sequence[SeriesPoint]) -> Sequence[float | None]:
    """Return what each was kept as; None: it was not kept, or was not known."""
    return [None if point.kept is None else point.kept.value for point in points]
