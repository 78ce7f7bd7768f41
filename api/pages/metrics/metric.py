"""One metric: what it is, what it must not be read as, its figures of the day, whom it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.pages.asked import Asked, Missing
from api.pages.metrics.counted import CountedShown, counted_shown
from api.pages.metrics.dimensions import DIMENSIONS, DIRECTIONS
from api.pages.metrics.figures import (
    FigureShown,
    audience_of,
    figure_shown,
    figures_of,
    figures_table,
    window_of,
)
from api.pages.metrics.queries import FIGURES, METRIC, METRIC_OF_CENTRES, figures_input
from api.pages.nation_links import nation_called
from api.pages.page import Made, Page, PageQuery, Shown, Table
from api.pages.profiles.refs import Cut, Ref, named_ref
from graph.metrics.definitions import BY_ID
from graph.metrics.figure import Figure
from graph.metrics.metric import Metric
from graph.metrics.question import Dimension, MetricId, MetricsQuestion
from graph.model import ActorId, Nation, OrganizationId, RecordId, TargetAudience
from graph.words import Fill, T, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenFigure:
    """The figure whose people are shown: of a nation, maybe of one Centre."""

    shown: FigureShown
    called: Fill
    centre: Ref | None
    counted: Cut[CountedShown]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricShown(Shown):
    metric: Metric
    direction: Text
    dimensions: Sequence[Text]
    audience: TargetAudience
    window: int
    by_nation: Sequence[tuple[Fill, Sequence[FigureShown]]]
    by_centre: Sequence[tuple[Ref, Sequence[FigureShown]]]
    """In the nation that is chosen."""
    called: Fill | None
    """The nation that is chosen."""
    chosen: ChosenFigure | None
    over_time: str | None
    """The address of how it moved; None: it has no such page."""

    def table(self) -> Table:
        of_rows = [row for _, row in self.by_nation] + [row for _, row in self.by_centre]
        return figures_table([shown.figure for row in of_rows for shown in row])


async def ask(asked: Asked) -> PageQuery:
    metric, nation = metric_of(asked), _nation_of(asked)
    question = _question(asked, metric)
    if nation is None or metric.compares:
        return PageQuery(FIGURES, {"figures": figures_input(asked, question)})
    here = replace(question, nations=(nation,))
    if Dimension.CENTRE not in metric.dimensions:
        return PageQuery(METRIC, {"figures": figures_input(asked, here)})
    of_each = replace(here, group_by=frozenset({Dimension.CENTRE}))
    asks = {"figures": figures_input(asked, here), "ofEach": figures_input(asked, of_each)}
    return PageQuery(METRIC_OF_CENTRES, asks)


async def make(asked: Asked) -> Made:
    metric, nation = metric_of(asked), _nation_of(asked)
    question = _question(asked, metric)
    of_all = await figures_of(asked, question)
    of_each = await _of_centres(asked, metric, question, nation)
    return MetricShown(
        title=T("{metric}: {name}", metric=metric.id, name=metric.name),
        description=metric.meaning,
        query=await ask(asked),
        private=asked.view.viewer.centre is not None,
        metric=metric,
        direction=DIRECTIONS[metric.direction],
        dimensions=[words for each, words in DIMENSIONS.items() if each in metric.dimensions],
        audience=question.audience,
        window=question.window_days,
        by_nation=_by_nation(asked, of_all),
        by_centre=_by_centre(asked, of_each),
        called=None if nation is None else nation_called(nation),
        over_time=asked.address("metric-over-time", id=metric.id, audience=asked.value("audience"))
        if has_series(metric)
        else None,
        chosen=_chosen(asked, metric, nation, [*of_all, *of_each]),
    )


def _question(asked: Asked, metric: Metric) -> MetricsQuestion:
    return MetricsQuestion(
        ids=(metric.id,), audience=audience_of(asked), window_days=window_of(asked)
    )


def has_series(metric: Metric) -> bool:
    """Return whether a metric has one line for each nation."""
    return not metric.compares and Dimension.POST not in metric.dimensions


async def _of_centres(
    asked: Asked, metric: Metric, question: MetricsQuestion, nation: Nation | None
) -> Sequence[Figure]:
    if nation is None or Dimension.CENTRE not in metric.dimensions:
        return ()
    of_each = replace(question, nations=(nation,), group_by=frozenset({Dimension.CENTRE}))
    return await figures_of(asked, of_each)


def metric_of(asked: Asked) -> Metric:
    """Return the metric of the page.

    Raises:
        Missing: there is none of that id.
    """
    try:
        return BY_ID[MetricId(asked.in_path("id"))]
    except ValueError:
        raise Missing(asked.in_path("id")) from None


def _nation_of(asked: Asked) -> Nation | None:
    text = asked.value("nation")
    try:
        return Nation(text) if text else None
    except ValueError:
        raise Missing(text) from None


def _by_nation(
    asked: Asked, figures: Sequence[Figure]
) -> Sequence[tuple[Fill, Sequence[FigureShown]]]:
    nations = dict.fromkeys(figure.nation for figure in figures)
    return [
        (
            T("All nations together") if nation is None else nation_called(nation),
            [figure_shown(asked, each) for each in figures if each.nation is nation],
        )
        for nation in nations
    ]


def _by_centre(
    asked: Asked, figures: Sequence[Figure]
) -> Sequence[tuple[Ref, Sequence[FigureShown]]]:
    centres = dict.fromkeys(figure.centre for figure in figures if figure.centre is not None)
    found = [
        (
            named_ref(asked, centre),
            [figure_shown(asked, each) for each in figures if each.centre == centre],
        )
        for centre in centres
    ]
    return sorted(found, key=lambda row: (row[0].name.text.casefold(), row[0].id))


def _chosen(
    asked: Asked, metric: Metric, nation: Nation | None, figures: Sequence[Figure]
) -> ChosenFigure | None:
    """Return the figure that the address names; None where it has nobody to show."""
    part = asked.value("part") or next((each.name for each in metric.parts), "")
    centre = (
        OrganizationId(ActorId(RecordId(asked.value("centre")))) if asked.value("centre") else None
    )
    figure = next(
        (
            each
            for each in figures
            if (each.nation, each.part, each.centre) == (nation, part, centre)
        ),
        None,
    )
    if nation is None or figure is None or figure.counted is None:
        return None
    return ChosenFigure(
        shown=figure_shown(asked, figure),
        called=nation_called(nation),
        centre=None if centre is None else named_ref(asked, centre),
        counted=counted_shown(asked, figure.counted),
    )


PAGE = Page(
    name="metric",
    path="/metrics/{id}",
    make=make,
    template="metric.html",
    menu="nations",
    ask=ask,
    files=("csv",),
)
