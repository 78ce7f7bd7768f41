"""Sources and credits: where the facts come from, until when, under which licence."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked, Missing
from api.pages.page import Made, Page, PageQuery, Shown, Table
from graph.dates import PartialDate
from graph.kinds import FILED
from graph.model import SourcePrefix
from graph.names.shown import not_stated
from graph.records.citing import CitedTables, cited
from graph.sources import is_overdue, site_of
from graph.words import Fill, ProperName, T


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source and what is here from it.
    `newest`: the newest date that a fact from it gives, up to the day it was last read.
    """

    id: str
    title: str
    publisher: str | None
    licence: str | None
    credit: str | None
    url: str | None
    facts: int
    newest: PartialDate | None
    read_on: dt.date | None
    cadence_days: int | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class Unstated:
    """What the sources of a dataset do not say."""

    title: str
    texts: Sequence[ProperName]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources(Shown):
    sources: Sequence[SourceRow]
    unstated: Sequence[Unstated]

    def table(self) -> Table:
        return _table(self.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSource(Shown):
    source: SourceRow
    kinds: Sequence[tuple[Fill, int]]

    def table(self) -> Table:
        return _table([self.source])


async def ask(asked: Asked) -> PageQuery:
    return PageQuery(QUERY, {})


async def ask_one(asked: Asked) -> PageQuery:
    return PageQuery(ONE_QUERY, {"id": _source(asked).id})


async def make(asked: Asked) -> Sources:
    records = asked.view.records
    return Sources(
        title=T("Sources and credits"),
        lede=T(
            "Every fact here comes from a public source or was recorded by a Centre, and each "
            "says which."
        ),
        query=await ask(asked),
        sources=[
            _row(asked, source)
            for source in sorted(records.sources.values(), key=lambda each: (each.title, each.id))
        ],
        unstated=[
            Unstated(dataset.title, not_stated(dataset))
            for dataset in records.datasets.values()
            if dataset.does_not_state
        ],
    )


async def make_one(asked: Asked) -> Made:
    source = _source(asked)
    counted = cited(asked.context.index).get(source.id)
    return OneSource(
        title=T("Source: {title}", title=source.title),
        query=await ask_one(asked),
        source=_row(asked, source),
        kinds=[
            (FILED[name].many, count)
            for name, count in (counted.tables.most_common() if counted else ())
        ],
    )


def _source(asked: Asked) -> SourcePrefix:
    """Return the source of the address. Missing: there is none."""
    source = asked.view.records.sources.get(asked.in_path("id"))
    if source is None:
        raise Missing(asked.in_path("id"))
    return source


def _row(asked: Asked, source: SourcePrefix) -> SourceRow:
    count = cited(asked.context.index).get(source.id, CitedTables(Counter()))
    return SourceRow(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        licence=source.licence,
        credit=source.credit,
        url=site_of(source.address),
        facts=count.tables.total(),
        newest=count.newest,
        read_on=source.read_on,
        cadence_days=source.cadence_days,
        overdue=is_overdue(source, asked.view.as_of),
    )


def _table(rows: Sequence[SourceRow]) -> Table:
    columns = (
        "id",
        "title",
        "publisher",
        "licence",
        "facts",
        "newestFact",
        "readOn",
        "url",
        "credit",
        "cadenceDays",
        "overdue",
    )
    return Table(
        columns,
        [
            (
                row.id,
                row.title,
                row.publisher,
                row.licence,
                row.facts,
                row.newest and row.newest.text,
                row.read_on,
                row.url,
                row.credit,
                row.cadence_days,
                row.overdue,
            )
            for row in rows
        ],
    )


QUERY = """\
# Where the facts come from, under which licence, when each source was read, and how much is here
# from it; and what the sources do not state.
query Sources {
  sources {
    id
    title
    publisher
    url
    licence
    readOn
    cadenceDays
    overdue
    credit
    newestFact
    counts { table rows }
  }
  status { datasets { title nation released doesNotState } }
}
"""
ONE_QUERY = """\
# A source: its licence, when it was read, and how much is here from it.
query Source($id: ID!) {
  source(id: $id) {
    id
    title
    publisher
    url
    licence
    readOn
    cadenceDays
    overdue
    credit
    newestFact
    counts { table rows }
  }
}
"""

PAGE = Page(
    name="sources",
    path="/sources",
    make=make,
    template="sources.html",
    menu="data",
    ask=ask,
    files=("csv",),
)
ONE = Page(
    name="source",
    path="/sources/{id}",
    make=make_one,
    template="source.html",
    ask=ask_one,
    files=("csv",),
)
