"""How a metric moved: in each nation, on the first day of each quarter and today."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.charts.trend import top_of
from api.nations import NATIONS
from api.pages.asked import Asked, Missing
from api.pages.metrics.amounts import amount_of
from api.pages.metrics.figures import audience_of, figures_table, window_of
from api.pages.metrics.metric import has_series, metric_of
from api.pages.metrics.moving import (
    YEARS,
    NationSeries,
    first_quarter,
    kept_of,
    now_of,
    points_of,
    series_of,
)
from api.pages.metrics.queries import FIGURES, figures_input
from api.pages.nation_links import PlainLink
from api.pages.page import Made, Page, PageQuery, Shown, Table
from graph.errors import InputError
from graph.metrics.figure import Figure
from graph.metrics.kept import MOST_REPORTS, first_kept
from graph.metrics.metric import Metric, Part
from graph.metrics.part_words import part_words
from graph.metrics.question import Days, MetricsQuestion, SeriesStep
from graph.metrics.series import days_of, marked
from graph.model import KeptFigure
from graph.words import Fill, T, Text

_ARGUMENTS = ("as_of", "audience", "part", "since", "window")


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricOverTimeShown(Shown):
    metric: Metric
    part: Text | None
    parts: Sequence[PlainLink]
    window: int
    days: Sequence[dt.date]
    unseen: int
    top: Fill
    nations: Sequence[NationSeries]
    undrawn: int
    """Days that were kept and are not among those that are drawn."""

    @property
    def kept(self) -> bool:
        return any(nation.kept for nation in self.nations)

    def table(self) -> Table:
        points = [
            (point.figure, point.kept)
            for nation in self.nations
            for point in nation.points
            if point.figure is not None
        ]
        table = figures_table([figure for figure, _ in points])
        values = [None if kept is None else kept.value for _, kept in points]
        rows = [[*row, value] for row, value in zip(table.rows, values, strict=True)]
        return Table((*table.columns, "value_kept"), rows)


async def ask(asked: Asked) -> PageQuery:
    metric = _metric(asked)
    _part(asked, metric)
    return _query(asked, _question(asked, metric), _first(asked))


async def make(asked: Asked) -> Made:
    metric = _metric(asked)
    part, first, question = _part(asked, metric), _first(asked), _question(asked, metric)
    span = Days(first=first, last=asked.view.as_of, step=SeriesStep.QUARTER)
    quarters = days_of(span, asked.context.view.as_of)
    kept = _kept(asked, question, quarters)
    drawn = dict(list(kept.items())[-MOST_REPORTS:])
    days = sorted({*quarters, *drawn})
    found = await _found(asked, question, days)
    points = {nation: points_of(nation, part, days, found, drawn) for nation in NATIONS}
    top = top_of(*map(now_of, points.values()), *map(kept_of, points.values()))
    return MetricOverTimeShown(
        title=T("{metric} {name}: how it moved", metric=metric.id, name=metric.name),
        lede=T("On the first day of each quarter and today, each by the target list of its day."),
        query=_query(asked, question, first),
        private=asked.view.viewer.centre is not None,
        metric=metric,
        part=part_words(part.name),
        parts=_parts(asked, metric, part.name),
        window=question.window_days,
        days=days,
        unseen=len(days) - len(found),
        top=amount_of(part.unit, top),
        nations=[
            series_of(nation, own, top, [points[each] for each in NATIONS if each is not nation])
            for nation, own in points.items()
        ],
        undrawn=len(kept) - len(drawn),
    )


def _metric(asked: Asked) -> Metric:
    """Return the metric of the page. As rows, which programs ask for, it answers no argument that
    there is not.

    Raises:
        Missing: there is none of that id, or it has no line for each nation.
        InputError: there is no such argument.
    """
    unknown = sorted({*asked.request.query_params} - {*_ARGUMENTS})
    if asked.is_whole and unknown:
        raise InputError(
            T(
                "There is no argument {name}. There are: {names}.",
                name=unknown[0][:80],
                names=", ".join(_ARGUMENTS),
            )
        )
    metric = metric_of(asked)
    if not has_series(metric):
        raise Missing(metric.id)
    return metric


def _question(asked: Asked, metric: Metric) -> MetricsQuestion:
    return MetricsQuestion(
        ids=(metric.id,), audience=audience_of(asked), window_days=window_of(asked)
    )


def _kept(
    asked: Asked, question: MetricsQuestion, days: Sequence[dt.date]
) -> Mapping[dt.date, Sequence[KeptFigure]]:
    """Return what was kept of the figures between the first of some days and the last."""
    kept = first_kept(asked.view.records.kept_figures.values(), question)
    return {day: those for day, those in kept.items() if days[0] <= day <= days[-1]}


def _parts(asked: Asked, metric: Metric, shown: str) -> Sequence[PlainLink]:
    """Return the way to each part of a metric of several."""
    if len(metric.parts) < 2:
        return ()
    return [
        PlainLink(
            part_words(each.name) or metric.name, asked.here(part=each.name), each.name == shown
        )
        for each in metric.parts
    ]


def _query(asked: Asked, question: MetricsQuestion, first: dt.date) -> PageQuery:
    """Return the question for the whole series as GraphQL takes it."""
    given = dict(figures_input(asked, question))
    ends = {"from": first.isoformat(), "to": given.pop("asOf"), "step": SeriesStep.QUARTER.name}
    return PageQuery(FIGURES, {"figures": {**given, **ends}})


def _part(asked: Asked, metric: Metric) -> Part:
    """Return the part that the address names, else the first.

    Raises:
        Missing: the metric has none of that name.
    """
    name = asked.value("part") or metric.parts[0].name
    part = next((each for each in metric.parts if each.name == name), None)
    if part is None:
        raise Missing(name)
    return part


def _first(asked: Asked) -> dt.date:
    """Return the first day of the quarter in which the series begins: two years before the page's
    day, or at the beginning of the year that the address names.

    Raises:
        InputError: it is no year.
    """
    text, day = asked.value("since"), asked.view.as_of
    if not text:
        return first_quarter(day)
    if not (text.isdecimal() and len(text) == 4 and int(text)):
        raise InputError(T("Since must be a year, like {year}.", year=str(day.year - YEARS)))
    return dt.date(int(text), 1, 1)


async def _found(
    asked: Asked, question: MetricsQuestion, days: Sequence[dt.date]
) -> Mapping[dt.date, Sequence[Figure]]:
    """Return the figures of the days, looked at from the last to the first until the time is up."""
    until = time.monotonic() + asked.parts.limits.path_seconds
    made: dict[dt.date, Sequence[Figure]] = {}
    for day in reversed(days):
        if made and time.monotonic() > until:
            break
        made[day] = await asked.parts.hub.figures(asked.view.viewer, question, Days(as_of=day))
    found: dict[dt.date, Sequence[Figure]] = {}
    before: Sequence[Figure] | None = None
    for day in sorted(made):
        found[day] = made[day] if before is None else marked(before, made[day])
        before = made[day]
    return found


PAGE = Page(
    name="metric-over-time",
    path="/metrics/{id}/over-time",
    make=make,
    template="metric_over_time.html",
    menu="nations",
    ask=ask,
    files=("csv",),
)
