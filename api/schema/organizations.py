"""Organisations: one interface, and a type for each family."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.context import Info
from api.schema.arguments import After, AsOf, First, first_or, given
from api.schema.connections import Connection, connection, page
from api.schema.described import described
from api.schema.nodes import Actor, by_start
from api.schema.people import Identifier
from api.schema.references import EmbeddedPostRef, MembershipRef, OrganizationRef, PersonRef, PlaceRef, PostRef
from graph import model
from graph.dates import PartialDate
from graph.model import Nation, OrganizationKind, OrganizationStatus, Role
from graph.names.in_language import by_name


@strawberry.interface(description="A body with a purpose beyond its members.")
class Organization(Actor):
    record: strawberry.Private[model.Organization]

    kind: OrganizationKind = strawberry.field(description="What it is.")
    nation: Nation | None = strawberry.field(description="The nation that it belongs to. Null: none, or all of the United Kingdom.")
    valid_from: PartialDate | None = strawberry.field(description="Since when it exists, where a source says so.")
    valid_to: PartialDate | None = strawberry.field(description="Until when it existed. Null: not known to have ended.")
    status: OrganizationStatus | None = strawberry.field(description="What a source says of it beside its dates.")
    topics: list[str] = strawberry.field(description="Words and phrases of its field, those that weigh more first.")
    website: str | None = strawberry.field(description="The address of its website.")
    identifiers: list[Identifier] = strawberry.field(description="The codes by which sources know it.")

    @described("The place that it is stated for.")
    def place(self, info: Info) -> PlaceRef | None:
        return info.context.convert.place(self.record.place)

    @described("The body that it is part of.")
    def parent(self, info: Info) -> OrganizationRef | None:
        return info.context.convert.organization(self.record.parent)

    @described("The organisation that took its place or that it merged into.")
    def successor(self, info: Info) -> OrganizationRef | None:
        return info.context.convert.organization(self.record.successor)

    @described("Who belongs to it on a date, by the start of membership. Those who are only named in a source stand here too, as written.")
    def members(
        self,
        info: Info,
        as_of: AsOf = strawberry.UNSET,
        role: Annotated[Role | None, strawberry.argument(description="Only members with this role. Left out: all.")] = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[MembershipRef]:
        view = info.context.view
        spells = view.tenure.of_organization(self.record.id, as_of or view.as_of, role or None)
        rows = page(spells, by_start, first_or(50, first), given(after))
        return connection(rows, info.context.convert.membership)

    @described("The posts inside it that exist on a date, by label.")
    def posts(
        self, info: Info, as_of: AsOf = strawberry.UNSET, first: First = 50, after: After = strawberry.UNSET
    ) -> Connection[PostRef]:
        posts = info.context.convert.posts_in(self.record.id, as_of or None)
        rows = page(posts, lambda post: (post.label, post.id), first_or(50, first), given(after))
        return connection(rows, lambda post: info.context.convert.post_at(post.id))


@strawberry.type(description="A What Works Centre or an affiliate of the network; `kind` tells them apart.")
class Centre(Organization):
    remit: list[str] = strawberry.field(description="Where it is funded to work.")
    active_in: list[str] = strawberry.field(description="Where it says that it works.")

    @described("The people who are employed by it or are its officers on a date, by name.")
    def staff(
        self, info: Info, as_of: AsOf = strawberry.UNSET, first: First = 50, after: After = strawberry.UNSET
    ) -> Connection[PersonRef]:
        people = info.context.convert.staff(self.record.id, as_of or None)
        rows = page(people, by_name, first_or(50, first), given(after))
        return connection(rows, lambda person: info.context.convert.person(person.id))

    @described("The posts that it fills inside partner organisations.")
    def embedded_posts(self, info: Info) -> list[EmbeddedPostRef]:
        return info.context.convert.embedded_posts(self.record.id)


@strawberry.type(
    description="An organisation whose members are people or organisations: a cross-party group, an alliance, a professional body."
)
class Network(Organization):
    pass


@strawberry.type(description="A legislature, committee, ministerial team, government, department, agency or council.")
class GovernmentBody(Organization):
    pass


@strawberry.type(description="Any other organisation: a university, charity, company, funder or political party.")
class OtherOrganization(Organization):
    pass
