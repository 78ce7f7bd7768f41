"""All nations side by side: no league table, but what the records of each say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from api.nations import NATIONS
from api.pages.asked import Asked
from api.pages.metrics.figures import (
    FigureShown,
    audience_of,
    figure_shown,
    figures_of,
    figures_table,
    window_of,
)
from api.pages.metrics.queries import FIGURES, figures_input
from api.pages.nation_links import PlainLink, nation_links
from api.pages.nations.heat import HeatTable, heat
from api.pages.page import Made, Page, PageQuery, Shown, Table
from graph.metrics.definitions import METRICS
from graph.metrics.figure import Figure
from graph.metrics.listed import ListAsOf, list_as_of
from graph.metrics.question import Dimension, MetricsQuestion
from graph.words import Fill, Listed, P, T


@dataclass(frozen=True, slots=True, kw_only=True)
class NationBeside:
    """A nation beside the others. `people`: on its list; `because`: why all is unknown."""

    link: PlainLink
    people: Fill
    figures: Sequence[FigureShown]
    reasons: Sequence[Fill]


@dataclass(frozen=True, slots=True)
class BesideRow:
    """One figure of each nation; `whole`: a metric of which no part has a value anywhere."""

    first: FigureShown
    whole: bool
    figures: Sequence[FigureShown]


@dataclass(frozen=True, slots=True, kw_only=True)
class NationsShown(Shown):
    window: int
    nations: Sequence[NationBeside]
    beside: Sequence[BesideRow]
    together: Sequence[FigureShown]
    """Of all nations together."""
    heat: HeatTable
    rows: Sequence[Figure]

    def table(self) -> Table:
        return figures_table(self.rows)


async def ask(asked: Asked) -> PageQuery:
    return PageQuery(FIGURES, {"figures": figures_input(asked, _question(asked))})


async def make(asked: Asked) -> Made:
    question = _question(asked)
    figures = await figures_of(asked, question)
    links = nation_links(asked, "nation", None, audience=asked.value("audience"))
    nations = [
        _beside(
            asked,
            link,
            list_as_of(asked.view, nation, question.audience),
            [each for each in figures if each.nation is nation],
        )
        for nation, link in zip(NATIONS, links, strict=True)
    ]
    return NationsShown(
        title=T("The nations: how well the network is connected"),
        lede=T("Not a league table: it says what is recorded, and lists say more in some nations."),
        query=await ask(asked),
        private=asked.view.viewer.centre is not None,
        window=question.window_days,
        heat=await heat(asked, question),
        rows=figures,
        together=[figure_shown(asked, each) for each in figures if each.nation is None],
        nations=nations,
        beside=list(_rows(nations)),
    )


def _rows(nations: Sequence[NationBeside]) -> Iterator[BesideRow]:
    """Yield a row for each part of a metric that some nation has a value of, else one for it."""
    parts = list(zip(*(nation.figures for nation in nations), strict=True))
    for _, run in groupby(parts, key=lambda row: row[0].figure.metric):
        of_metric = list(run)
        alike = {tuple(each.value or each.missing for each in row) for row in of_metric}
        unknown = all(each.value is None for each in of_metric[0])
        if len(of_metric) > 1 and len(alike) == 1 and unknown:
            yield BesideRow(of_metric[0][0], True, of_metric[0])
        else:
            yield from (BesideRow(row[0], False, row) for row in of_metric)


def _question(asked: Asked) -> MetricsQuestion:
    return MetricsQuestion(
        ids=_SIDE_BY_SIDE, audience=audience_of(asked), window_days=window_of(asked)
    )


def _beside(
    asked: Asked, link: PlainLink, listed: ListAsOf, figures: Sequence[Figure]
) -> NationBeside:
    shown = [figure_shown(asked, figure) for figure in figures]
    return NationBeside(
        link=link,
        people=_people(listed),
        figures=shown,
        reasons=list(dict.fromkeys(each.because for each in shown if each.because is not None)),
    )


def _people(listed: ListAsOf) -> Fill:
    if not listed.targets:
        return T("no list yet")
    people = P("{n} person", "{n} people", len(listed.actors))
    vacant = len(listed.targets) - len(listed.actors)
    if not vacant:
        return people
    return Listed((people, P("{n} vacant post", "{n} vacant posts", vacant)))


_SIDE_BY_SIDE = tuple(metric.id for metric in METRICS if Dimension.POST not in metric.dimensions)

PAGE = Page(
    name="nations",
    path="/nations",
    make=make,
    template="nations.html",
    menu="nations",
    ask=ask,
    files=("csv",),
)
