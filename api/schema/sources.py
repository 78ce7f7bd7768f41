"""Where facts come from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import strawberry

from api.context import Context, Info
from api.schema.described import described
from api.schema.health import RecordCount
from api.schema.typed import copied, typed
from graph import model
from graph.dates import PartialDate
from graph.disagreements import StatedValue, stated_values
from graph.model import SourcePrefix
from graph.records import citing
from graph.records.citing import CitedTables
from graph.sources import Citation, cite


@typed(Citation)
@strawberry.type(
    description=(
        "Where a fact comes from: a page, a dataset or the words of the person who recorded it."
    )
)
class Source:
    id: strawberry.ID = strawberry.field(
        description=(
            "The citation as the record carries it, such as senedd-cpg:843; of a "
            "dataset its prefix."
        )
    )
    title: str = strawberry.field(description="What it is called.")
    publisher: str | None = strawberry.field(description="Who publishes it.")
    url: str | None = strawberry.field(description="Its address.")
    licence: str | None = strawberry.field(description="The licence under which it may be used.")
    read_on: dt.date | None = strawberry.field(description="The day on which it was read.")
    credit: str | None = strawberry.field(
        description="The words with which its publisher wants to be credited."
    )

    @described(
        "How many records of each table cite the source, the most first. Of what is no source of "
        "the tables none."
    )
    def counts(self, info: Info) -> list[RecordCount]:
        counted = self._cited(info)
        return [
            RecordCount(table=table, rows=rows)
            for table, rows in (counted.tables.most_common() if counted else ())
        ]

    @described(
        "The newest date that a record from the source gives, up to the day on which a source was "
        "read last. Null: none is known."
    )
    def newest_fact(self, info: Info) -> PartialDate | None:
        counted = self._cited(info)
        return None if counted is None else counted.newest

    def _cited(self, info: Info) -> CitedTables | None:
        return citing.cited(info.context.index).get(self.id)

    @classmethod
    def of(cls, citation: Citation) -> Source:
        return cls(**copied(cls, citation))


@typed(StatedValue, beside=("sources",))
@strawberry.type(
    description="One of two or more values that sources state for the same field of a record."
)
class Conflict:
    field: str = strawberry.field(
        description="The field that sources disagree on, named as in the tables."
    )
    value: str = strawberry.field(description="The value that the sources below state.")
    holds: bool = strawberry.field(description="Whether this is the value that the record carries.")
    sources: list[Source] = strawberry.field(description="The sources that state it.")

    @classmethod
    def of(cls, stated: StatedValue, prefixes: Mapping[str, SourcePrefix]) -> Conflict:
        return cls(**copied(cls, stated), sources=cited(stated.sources, prefixes))


def cited(citations: Iterable[str], prefixes: Mapping[str, SourcePrefix]) -> list[Source]:
    """Return what the citations of a record or a fact say."""
    return [Source.of(cite(citation, prefixes)) for citation in citations]


def conflicts(context: Context, record: model.Node | model.Membership) -> list[Conflict]:
    """Return where sources disagree about a record."""
    stated = stated_values(record, context.index.conflicts.get(record.id, ()))
    return [Conflict.of(each, context.view.records.sources) for each in stated]
