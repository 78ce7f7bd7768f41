"""Posts and who holds them."""

from __future__ import annotations

import datetime as dt

import strawberry

from api.context import Info
from api.schema.arguments import AsOf
from api.schema.described import described
from api.schema.nodes import Node
from api.schema.references import CentreRef, OrganizationRef, PersonRef, PlaceRef
from api.schema.sources import Source
from graph import model
from graph.dates import PartialDate
from graph.model import PostStatus
from graph.tenure import Occupancy


@strawberry.interface(description="An office that exists whether or not anybody holds it.")
class Post(Node):
    record: strawberry.Private[model.Post]

    label: str = strawberry.field(description="What the post is called, in the language of its source.")
    valid_from: PartialDate | None = strawberry.field(description="Since when the post exists, where a source says so.")
    valid_to: PartialDate | None = strawberry.field(description="Until when the post existed. Null: not known to have ended.")

    @described("The organisation that the post is in.")
    def organization(self, info: Info) -> OrganizationRef:
        return info.context.convert.organization_at(self.record.organization)

    @described("The place that the post is for, such as the constituency of a seat.")
    def place(self, info: Info) -> PlaceRef | None:
        return info.context.convert.place(self.record.place)

    @described("Who holds the post on a date.")
    def holders(self, info: Info, as_of: AsOf = strawberry.UNSET) -> list[Holding]:
        return info.context.convert.holders(self.record.id, as_of or None)

    @described("Whether the post is held, vacant or of unknown holder on a date.")
    def occupancy(self, info: Info, as_of: AsOf = strawberry.UNSET) -> Occupancy:
        view = info.context.view
        return view.tenure.occupancy(self.record.id, as_of or view.as_of)


@strawberry.type(description="A post in a public body: a ministry, a chair, a seat, an official's post.")
class Office(Post):
    pass


@strawberry.type(description="A post whose holder is employed by a Centre (its home) and sits inside a partner organisation (its host).")
class EmbeddedPost(Post):
    days_per_week: float | None = strawberry.field(description="Days a week that the holder gives to it, 0 to 7.")
    status: PostStatus | None = strawberry.field(description="Whether it is planned or filled.")

    @described("The Centres that employ the holder.")
    def homes(self, info: Info) -> list[CentreRef]:
        return info.context.convert.homes(self.record)

    @described("The organisation in which the holder sits.")
    def host(self, info: Info) -> OrganizationRef | None:
        return info.context.convert.organization(self.record.organization)


@strawberry.type(description="A person's time in a post.")
class Holding:
    person: PersonRef = strawberry.field(description="Who holds the post.")
    post: Post = strawberry.field(description="The post that is held.")
    valid_from: PartialDate | None = strawberry.field(description="Since when, where a source says so.")
    counts_from: dt.date | None = strawberry.field(description="The first day on which it counts, also where no source states it.")
    valid_to: PartialDate | None = strawberry.field(description="Until when: as a source says, or the end that follows from other facts.")
    ended_because: str | None = strawberry.field(description="Why it ended, where the end follows from other facts.")
    sources: list[Source] = strawberry.field(description="Where this comes from.")
