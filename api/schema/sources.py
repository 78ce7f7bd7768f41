"""Where facts come from."""

from __future__ import annotations

import datetime as dt

import strawberry

from api.context import Context, Info
from api.made_ids import source_id
from api.schema.described import described
from api.schema.enums import Audience, RecordTable
from api.schema.health import RecordCount
from api.schema.nodes import Node
from api.schema.references import cited
from api.schema.scalars import WebAddress
from api.schema.typed import copied, typed
from graph.dates import PartialDate
from graph.disagreements import StatedValue
from graph.model import Language
from graph.records import citing
from graph.records.citing import CitedTables
from graph.sources import Citation, is_overdue
from graph.view import View


@typed(Citation, shows=Citation, beside=("id", "citation"))
@strawberry.type(
    description=(
        "Where a fact comes from: a page, a dataset or the words of the person who recorded it."
    )
)
class Source(Node):
    citation: str = strawberry.field(
        description=(
            "The citation as the record carries it, such as senedd-cpg:843; of a whole source of "
            "the tables its prefix."
        )
    )
    title: str = strawberry.field(description="What it is called.")
    publisher: str | None = strawberry.field(description="Who publishes it.")
    url: WebAddress | None = strawberry.field(description="Its address.")
    licence: str | None = strawberry.field(description="The licence under which it may be used.")
    read_on: dt.date | None = strawberry.field(description="The day on which it was read.")
    cadence_days: int | None = strawberry.field(
        description="About every how many days its publisher brings it up to date. Null: not known."
    )
    credit: str | None = strawberry.field(
        description="The words with which its publisher wants to be credited."
    )

    @described(
        "Whether it was read more than twice as many days ago, so that newer facts may not be here."
    )
    def overdue(self, info: Info) -> bool:
        view = info.context.view
        stated = view.records.sources.get(self.citation.partition(":")[0])
        return stated is not None and is_overdue(stated, view.as_of)

    @described(
        "How many records of each table cite the source, the most first. Of what is no source of "
        "the tables none."
    )
    def counts(self, info: Info) -> list[RecordCount]:
        counted = self._cited(info)
        return [
            RecordCount(table=RecordTable(table), rows=rows)
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
        return citing.cited(info.context.index).get(self.citation)

    @classmethod
    def of(cls, citation: Citation) -> Source:
        return cls(
            id=strawberry.ID(source_id(citation.id)),
            citation=citation.id,
            **copied(cls, citation),
        )

    def used_by(self, context: Context) -> Audience:
        stated = self.citation.partition(":")[0] in context.view.records.sources
        for_all = stated or citing.carried(context.index).get(self.citation, False)
        return Audience.PUBLIC if for_all else Audience.OWN_CENTRE

    def called(self, context: Context, language: Language) -> str:
        return self.title


@typed(StatedValue, shows=StatedValue, beside=("sources",))
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
    def of(cls, stated: StatedValue, view: View) -> Conflict:
        return cls(**copied(cls, stated), sources=cited(stated.sources, view))
