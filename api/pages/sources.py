"""Sources and credits: where the facts come from, until when, under which licence."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from api.pages.asked import Asked, Missing
from api.pages.page import Made, Page, PageQuery, Shown, Table
from graph.dates import PartialDate
from graph.kinds import FILED
from graph.model import Record, Records, SourcePrefix
from graph.names.shown import not_stated
from graph.records.index import Index
from graph.sources import site_of
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


async def make(asked: Asked) -> Sources:
    records = asked.view.records
    return Sources(
        title=T("Sources and credits"),
        lede=T(
            "Every fact here comes from a public source or was recorded by a Centre, and each "
            "says which. All sources were changed: names put into two languages, rows that say "
            "the same joined, errors corrected. Their publishers do not endorse Dolen, and errors "
            "that remain are ours."
        ),
        query=PageQuery(QUERY, {}),
        sources=[
            _row(asked.context.index, source)
            for source in sorted(records.sources.values(), key=lambda each: (each.title, each.id))
        ],
        unstated=[
            Unstated(dataset.title, not_stated(dataset))
            for dataset in records.datasets.values()
            if dataset.does_not_state
        ],
    )


async def make_one(asked: Asked) -> Made:
    source = asked.view.records.sources.get(asked.in_path("id"))
    if source is None:
        raise Missing(asked.in_path("id"))
    counted = _counted(asked.context.index).get(source.id)
    return OneSource(
        title=T("Source: {title}", title=source.title),
        source=_row(asked.context.index, source),
        kinds=[
            (FILED[name].many, count)
            for name, count in (counted.kinds.most_common() if counted else ())
        ],
    )


@dataclass(slots=True)
class _Count:
    kinds: Counter[str]
    newest: PartialDate | None = None


@lru_cache(maxsize=4)
def _counted(index: Index) -> Mapping[str, _Count]:
    """Count what is cited, once for each state of the records."""
    counts: dict[str, _Count] = {}
    read_on = max(
        (source.read_on for source in index.records.sources.values() if source.read_on),
        default=dt.date.max,
    ).isoformat()
    for table, record in _records(index.records):
        # partial dates have the order of their texts, and making days of
        # them takes most of the time
        date = max(
            (date for date in _dates(record) if date.text <= read_on), key=_text, default=None
        )
        for prefix in {citation.partition(":")[0] for citation in record.sources}:
            count = counts.setdefault(prefix, _Count(Counter()))
            count.kinds[table] += 1
            if date is not None and (count.newest is None or date.text > count.newest.text):
                count.newest = date
    return counts


def _records(records: Records) -> Iterator[tuple[str, Record]]:
    for table in FILED:
        for record in getattr(records, table).values():
            yield table, record


def _dates(record: Record) -> Iterator[PartialDate]:
    for name in ("date", "to", "valid_from", "valid_to"):
        value = getattr(record, name, None)
        if isinstance(value, PartialDate):
            yield value


def _text(date: PartialDate) -> str:
    return date.text


def _row(index: Index, source: SourcePrefix) -> SourceRow:
    count = _counted(index).get(source.id, _Count(Counter()))
    return SourceRow(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        licence=source.licence,
        credit=source.credit,
        url=site_of(source.address),
        facts=count.kinds.total(),
        newest=count.newest,
        read_on=source.read_on,
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
            )
            for row in rows
        ],
    )


QUERY = """\
# Where the facts come from, under which licence, and when each source was read.
query Sources {
  sources { id title publisher url licence readOn credit }
}
"""

PAGE = Page(
    name="sources",
    path="/sources",
    make=make,
    template="sources.html",
    menu="data",
    formats=("json", "csv"),
)
ONE = Page(
    name="source",
    path="/sources/{id}",
    make=make_one,
    template="source.html",
    formats=("json", "csv"),
)
