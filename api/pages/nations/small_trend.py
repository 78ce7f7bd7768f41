"""How a metric moved, drawn from what is at hand: no past day is made for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.charts.trend import top_of
from api.pages.asked import Asked
from api.pages.metrics.amounts import amount_of
from api.pages.metrics.figures import audience_of, window_of
from api.pages.metrics.moving import (
    NationSeries,
    first_quarter,
    kept_of,
    now_of,
    points_of,
    series_of,
)
from graph.metrics.definitions import BY_ID
from graph.metrics.figure import Figure
from graph.metrics.kept import MOST_REPORTS, first_kept
from graph.metrics.question import Days, MetricId, MetricsQuestion, SeriesStep
from graph.metrics.series import days_of
from graph.model import Nation
from graph.words import Fill


@dataclass(frozen=True, slots=True)
class SmallTrend:
    series: NationSeries
    top: Fill
    """The upper end of its axis."""


def small_trend(
    asked: Asked, nation: Nation, metric: MetricId, today: Sequence[Figure]
) -> SmallTrend | None:
    """Return the line of a metric's first figure over the days that somebody has looked at, those
    that were kept and the page's own, of which the figures are given.
    """
    day, part = asked.view.as_of, BY_ID[metric].parts[0]
    question = MetricsQuestion(
        ids=(metric,), audience=audience_of(asked), window_days=window_of(asked)
    )
    span = Days(first=first_quarter(day), last=day, step=SeriesStep.QUARTER)
    quarters = days_of(span, asked.context.view.as_of)
    every = first_kept(asked.view.records.kept_figures.values(), question)
    kept = dict([one for one in every.items() if quarters[0] <= one[0] <= day][-MOST_REPORTS:])
    hub, viewer = asked.parts.hub, asked.view.viewer
    at_hand = hub.figures_at_hand(viewer, question, sorted({*quarters, *kept}))
    figures = {**at_hand, day: [each for each in today if each.metric is metric]}
    points = points_of(nation, part, sorted({*figures, *kept}), figures, kept)
    known = [value for value in (*now_of(points), *kept_of(points)) if value is not None]
    if len(points) < 2 or not known:
        return None
    top = top_of(known)
    return SmallTrend(series_of(nation, points, top), amount_of(part.unit, top))
