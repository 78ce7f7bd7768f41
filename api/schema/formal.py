"""Formal ties, as they are recorded."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.schema.described import described
from api.schema.nodes import Actor, Node, OfRecord
from api.schema.references import shown
from api.schema.typed import copied, typed
from graph import model
from graph.dates import PartialDate
from graph.model import Reliability
from graph.ontology import Relation


@typed(model.FormalTie, shows=model.FormalTie, beside=("relation",))
@strawberry.type(description="A formal tie of two: funding, hosting, founding, management.")
class FormalTie(OfRecord, Node):
    record: strawberry.Private[model.FormalTie]

    relation: Relation = strawberry.field(description="What the one is to the other.")
    valid_from: PartialDate | None = strawberry.field(
        description="Since when, where a source says so."
    )
    valid_to: PartialDate | None = strawberry.field(
        description="Until when. Null: still so, or not known."
    )

    reliability: Reliability | None = strawberry.field(
        description="How far its source states it. Null: nobody has said."
    )

    @classmethod
    def of(cls, record: model.FormalTie) -> FormalTie:
        return cls(record=record, relation=Relation(record.kind), **copied(cls, record))

    @described("The one: the funder, host, founder, partner or manager.")
    def a(self, info: Info) -> Actor:
        return shown(info.context.view.records.actor(self.record.a))

    @described("The other.")
    def b(self, info: Info) -> Actor:
        return shown(info.context.view.records.actor(self.record.b))
