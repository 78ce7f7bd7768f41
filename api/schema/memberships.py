"""Memberships: who belongs to what, and when."""

from __future__ import annotations

import datetime as dt

import strawberry

from api.context import Info
from api.schema.described import described
from api.schema.nodes import Actor, Node, OfRecord
from api.schema.organizations import Organization
from api.schema.posts import Post
from api.schema.references import shown
from api.schema.typed import copied, typed
from graph import model
from graph.dates import PartialDate
from graph.model import Reliability, Role
from graph.tenure import Spell
from graph.words import Text, say


@typed(model.Membership, shows=Spell, beside=("counts_from", "valid_to"))
@strawberry.type(
    description="An actor's belonging to an organisation, in a role or a post, for a time."
)
class Membership(OfRecord, Node):
    record: strawberry.Private[model.Membership]
    because: strawberry.Private[Text | None]

    as_written: str | None = strawberry.field(
        description="The member in the words of the source, where the member has no record here."
    )
    role: Role = strawberry.field(description="What the actor is in the organisation.")
    role_as_written: str | None = strawberry.field(
        description="The role in the words of the source."
    )
    valid_from: PartialDate | None = strawberry.field(
        description="Since when, where a source says so."
    )
    counts_from: dt.date | None = strawberry.field(
        description="The first day on which it counts, also where no source states it."
    )
    valid_to: PartialDate | None = strawberry.field(
        description="Until when: as a source says, or the end that follows from other facts."
    )

    reliability: Reliability | None = strawberry.field(
        description="How far its source states it. Null: nobody has said."
    )

    @described("Why it ended, where the end follows from other facts, such as the end of a seat.")
    def ended_because(self, info: Info) -> str | None:
        return None if self.because is None else say(self.because, info.context.language)

    @classmethod
    def of(cls, spell: Spell) -> Membership:
        return cls(
            record=spell.membership,
            counts_from=spell.first,
            valid_to=spell.end,
            because=spell.ended_because,
            **copied(cls, spell.membership),
        )

    @described(
        "The member. Null where the source names somebody or something that has no record here."
    )
    def actor(self, info: Info) -> Actor | None:
        return (
            None
            if self.record.actor is None
            else shown(info.context.view.records.actor(self.record.actor))
        )

    @described("The organisation that the actor belongs to.")
    def organization(self, info: Info) -> Organization:
        return shown(info.context.view.records.organizations[self.record.organization])

    @described("The post through which the actor belongs to it.")
    def post(self, info: Info) -> Post | None:
        return (
            None
            if self.record.post is None
            else shown(info.context.view.records.posts[self.record.post])
        )

    @described("The body that the member represents.")
    def on_behalf_of(self, info: Info) -> Organization | None:
        represented = self.record.on_behalf_of
        return (
            None
            if represented is None
            else shown(info.context.view.records.organizations[represented])
        )
