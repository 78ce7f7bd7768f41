"""All metrics with what each means, and what all of them have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.metrics.queries import DEFINITIONS
from api.pages.page import Made, Page, PageQuery, Shown, Table
from graph.metrics.definitions import METRICS
from graph.metrics.metric import Metric
from graph.words import T


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricsShown(Shown):
    metrics: Sequence[Metric]

    def table(self) -> Table:
        columns = (
            "metric",
            "definition_version",
            "since",
            "name",
            "meaning",
            "formula",
            "not_read_as",
        )
        rows = [
            (
                each.id,
                each.version,
                each.since,
                each.name,
                each.meaning,
                each.formula,
                each.not_read_as,
            )
            for each in self.metrics
        ]
        return Table(columns, rows)


async def ask(asked: Asked) -> PageQuery:
    return PageQuery(DEFINITIONS, {})


async def make(asked: Asked) -> Made:
    return MetricsShown(
        title=T("The figures, defined"),
        lede=T("What each figure counts, how, and what it must not be read as."),
        query=await ask(asked),
        metrics=METRICS,
    )


PAGE = Page(
    name="metrics",
    path="/metrics",
    make=make,
    template="metrics.html",
    menu="nations",
    ask=ask,
    files=("csv",),
)
