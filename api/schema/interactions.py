"""Interactions."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.schema.described import described
from api.schema.nodes import Actor, Node, OfRecord
from api.schema.references import PlaceRef, shown
from api.schema.typed import copied, typed
from graph import model
from graph.dates import PartialDate
from graph.model import InteractionKind, Reliability
from graph.ontology import NodeKind


@typed(model.Interaction, shows=NodeKind.INTERACTION)
@strawberry.type(
    description=(
        "A dated meeting, call, message exchange, event or piece of joint work between actors."
    )
)
class Interaction(OfRecord, Node):
    record: strawberry.Private[model.Interaction]

    kind: InteractionKind = strawberry.field(description="What it was.")
    date: PartialDate = strawberry.field(description="When it was, or when it began.")
    to: PartialDate | None = strawberry.field(
        description="When it ended, where it lasted longer than a day."
    )
    title: str | None = strawberry.field(description="What it was called.")
    as_written: list[str] = strawberry.field(
        description="Participants who have no record here, in the words of the source."
    )
    attendance: int | None = strawberry.field(
        description="How many took part, where more did than are named. Null: not stated."
    )
    note: str | None = strawberry.field(description="What was noted of it.")
    follow_up: PartialDate | None = strawberry.field(
        description="When the viewer's Centre means to come back to it. Null of a public one."
    )
    follow_up_note: str | None = strawberry.field(description="What it means to do then.")
    reliability: Reliability | None = strawberry.field(
        description="How far its source states it. Null: nobody has said."
    )

    @classmethod
    def of(cls, record: model.Interaction) -> Interaction:
        return cls(record=record, **copied(cls, record))

    @described("Where it was.")
    def place(self, info: Info) -> PlaceRef | None:
        return (
            None
            if self.record.place is None
            else shown(info.context.view.records.places[self.record.place])
        )

    @described("The people and organisations that took part.")
    def actors(self, info: Info) -> list[Actor]:
        return [shown(info.context.view.records.actor(id)) for id in self.record.actors]
