"""Data: what is here, and how to take it away: downloads, sources, and the API."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from api.export.database import DATABASE
from api.export.package import PACKAGE
from api.export.tables import TABLES
from api.export.whole import EXPORT
from api.pages.asked import Asked
from api.pages.page import Page, PageQuery, Shown, Table
from graph.kinds import FILED
from graph.names.shown import not_stated
from graph.records.tables import counts
from graph.words import Fill, ProperName, T


@dataclass(frozen=True, slots=True)
class TableRow:
    """How many records of a kind the viewer may use."""

    table: str
    said: Fill
    count: int


@dataclass(frozen=True, slots=True)
class DatasetRow:
    """A set of tables that came together, and what its sources do not say."""

    id: str
    title: str
    unstated: Sequence[ProperName]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataShown(Shown):
    kinds: Sequence[TableRow]
    datasets: Sequence[DatasetRow]
    sources: int
    first_read: dt.date | None
    """The earliest day on which a source was read that says when."""
    last_read: dt.date | None
    export: str
    database: str
    package: str
    tables: str
    """Below which each table has its address."""

    def table(self) -> Table:
        return Table(("table", "records"), [(kept.table, kept.count) for kept in self.kinds])


async def ask(asked: Asked) -> PageQuery:
    return PageQuery(QUERY, {})


async def make(asked: Asked) -> DataShown:
    records = asked.view.records
    read = [source.read_on for source in records.sources.values() if source.read_on]
    counted = counts(records)
    return DataShown(
        title=T("Data"),
        lede=T(
            "All that is here can be downloaded, asked for by a program, and followed to the page "
            "that says it."
        ),
        query=await ask(asked),
        private=asked.view.viewer.centre is not None,
        kinds=[
            TableRow(name, kind.many, count)
            for name, kind in FILED.items()
            if (count := counted[name])
        ],
        datasets=[
            DatasetRow(dataset.id, dataset.title, not_stated(dataset))
            for dataset in records.datasets.values()
        ],
        sources=len(records.sources),
        first_read=min(read, default=None),
        last_read=max(read, default=None),
        export=EXPORT,
        database=DATABASE,
        package=PACKAGE,
        tables=TABLES,
    )


QUERY = """\
# What is here: records by table, datasets and what they do not state, and the sources.
query Data {
  status { version asOf counts { table rows } datasets { folder title nation doesNotState } }
  sources { id title publisher licence readOn }
}
"""

PAGE = Page(
    name="data",
    path="/data",
    make=make,
    template="data.html",
    menu="data",
    ask=ask,
    files=("csv",),
)
