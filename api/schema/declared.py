"""What one person says of how well another is known."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.schema.described import described
from api.schema.nodes import Actor, Node, OfRecord
from api.schema.people import Person
from api.schema.references import shown
from api.schema.typed import copied, typed
from graph import model
from graph.dates import PartialDate
from graph.model import DeclaredLevel


@typed(model.DeclaredTie, shows=model.DeclaredTie)
@strawberry.type(description="What one person says of how well another is known.")
class DeclaredTie(OfRecord, Node):
    record: strawberry.Private[model.DeclaredTie]

    level: DeclaredLevel = strawberry.field(description="How well the one says to know the other.")
    confirmed_on: PartialDate = strawberry.field(description="When it was said last.")

    @classmethod
    def of(cls, record: model.DeclaredTie) -> DeclaredTie:
        return cls(record=record, **copied(cls, record))

    @described("Who says it.")
    def by(self, info: Info) -> Person:
        return shown(info.context.view.records.people[self.record.by])

    @described("Of whom it is said.")
    def about(self, info: Info) -> Actor:
        return shown(info.context.view.records.actor(self.record.about))
