"""What one person says of how well another is known."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.schema.arguments import After, First
from api.schema.changes import ChangeConnection, record_history
from api.schema.described import described
from api.schema.enums import Audience
from api.schema.nodes import Actor
from api.schema.people import Person
from api.schema.references import shown
from api.schema.sources import Source, cited
from api.schema.typed import copied, typed
from graph import model
from graph.dates import PartialDate
from graph.model import DeclaredLevel


@typed(model.DeclaredTie)
@strawberry.type(description="What one person says of how well another is known.")
class DeclaredTie:
    record: strawberry.Private[model.DeclaredTie]

    id: strawberry.ID = strawberry.field(description="Its id.")
    audience: Audience = strawberry.field(description="Who may use it.")
    level: DeclaredLevel = strawberry.field(description="How well the one says to know the other.")
    confirmed_on: PartialDate = strawberry.field(description="When it was said last.")

    @classmethod
    def of(cls, record: model.DeclaredTie) -> DeclaredTie:
        return cls(record=record, **copied(cls, record))

    @described("What was changed in it, the newest first: at most its latest 200 changes.")
    async def history(
        self, info: Info, first: First = 20, after: After = strawberry.UNSET
    ) -> ChangeConnection:
        return await record_history(info.context, self.record.id, first, after)

    @described("Who says it.")
    def by(self, info: Info) -> Person:
        return shown(info.context.view.records.people[self.record.by])

    @described("Of whom it is said.")
    def about(self, info: Info) -> Actor:
        return shown(info.context.view.records.actor(self.record.about))

    @described("Where it comes from.")
    def sources(self, info: Info) -> list[Source]:
        return cited(self.record.sources, info.context.view.records.sources)
