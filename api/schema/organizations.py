"""Organisations: one interface, and a type for each family."""

from __future__ import annotations

from typing import Annotated, Self

import strawberry

from api.context import Info
from api.cursors import ListOf
from api.schema.arguments import After, AsOf, First, Past, first_or, given
from api.schema.connections import Connection, connection, page
from api.schema.described import described
from api.schema.nodes import Actor, by_start
from api.schema.people import Identifier
from api.schema.posts import by_label
from api.schema.references import MembershipRef, OrganizationRef, PlaceRef, PostRef, shown
from api.schema.scalars import WebAddress
from api.schema.typed import copied, typed
from graph import model
from graph.dates import PartialDate
from graph.model import Nation, OrganizationKind, OrganizationStatus, Role
from graph.names.in_language import by_name
from graph.names.nation import nation_of
from graph.names.present import present
from graph.ontology import NodeKind
from graph.tenure import is_open, past


def _nation(self: Organization, info: Info) -> Nation | None:
    view = info.context.view
    return nation_of(view.records, view.tenure, self.record, view.as_of)


@strawberry.interface(description="A body with a purpose beyond its members.")
class Organization(Actor):
    record: strawberry.Private[model.Organization]

    kind: OrganizationKind = strawberry.field(description="What it is.")
    nation: Nation | None = strawberry.field(
        resolver=_nation,
        description="The nation that it belongs to. Null: none, or all of the United Kingdom.",
    )
    valid_from: PartialDate | None = strawberry.field(
        description="Since when it exists, where a source says so."
    )
    valid_to: PartialDate | None = strawberry.field(
        description="Until when it existed. Null: not known to have ended."
    )
    status: OrganizationStatus | None = strawberry.field(
        description="What a source says of it beside its dates."
    )
    topics: list[str] = strawberry.field(
        description="Words and phrases of its field, those that weigh more first."
    )
    website: WebAddress | None = strawberry.field(description="The address of its website.")
    identifiers: list[Identifier] = strawberry.field(
        description="The codes by which sources know it."
    )

    @classmethod
    def of(cls, record: model.Organization) -> Self:
        return cls(
            record=record,
            topics=[*record.topics.first, *record.topics.others],
            **copied(cls, record),
        )

    @described("The place that it is stated for.")
    def place(self, info: Info) -> PlaceRef | None:
        return (
            None
            if self.record.place is None
            else shown(info.context.view.records.places[self.record.place])
        )

    @described("The body that it is part of.")
    def parent(self, info: Info) -> OrganizationRef | None:
        return (
            None
            if self.record.parent is None
            else shown(info.context.view.records.organizations[self.record.parent])
        )

    @described("The organisation that took its place or that it merged into.")
    def successor(self, info: Info) -> OrganizationRef | None:
        return (
            None
            if self.record.successor is None
            else shown(info.context.view.records.organizations[self.record.successor])
        )

    @described(
        "The organisations that took over its parts, where it was split and none alone took its "
        "place."
    )
    def split_into(self, info: Info) -> list[OrganizationRef]:
        return [shown(info.context.view.records.organizations[id]) for id in self.record.split_into]

    @described(
        "Who belongs to it on a date, by the start of membership. Those who are only named in a "
        "source stand here too, as written."
    )
    def members(
        self,
        info: Info,
        as_of: AsOf = strawberry.UNSET,
        role: Annotated[
            Role | None,
            strawberry.argument(description="Only members with this role. Left out: all."),
        ] = strawberry.UNSET,
        ended: Past = False,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[MembershipRef]:
        view = info.context.view
        day, tenure = as_of or view.as_of, view.tenure
        spells = (
            past(tenure.of_organization(self.record.id, role=role or None), day)
            if ended
            else tenure.of_organization(self.record.id, day, role or None)
        )
        within = ListOf("members", self.record.id)
        rows = page(spells, by_start, first_or(50, first), given(after), within)
        return connection(rows, shown)

    @described("The posts inside it that exist on a date, by label.")
    def posts(
        self,
        info: Info,
        as_of: AsOf = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[PostRef]:
        view = info.context.view
        posts = present(
            view.tenure, info.context.index.posts_of.get(self.record.id, ()), as_of or view.as_of
        )
        within = ListOf("posts", self.record.id)
        rows = page(posts, by_label, first_or(50, first), given(after), within)
        return connection(rows, shown)

    @described("The organisations that are part of it and are open on a date, by name.")
    def bodies(
        self,
        info: Info,
        as_of: AsOf = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[OrganizationRef]:
        view = info.context.view
        inside = [
            each
            for each in view.records.bodies
            if each.parent == self.record.id and is_open(each, as_of or view.as_of)
        ]
        within = ListOf("bodies", self.record.id)
        rows = page(inside, by_name, first_or(50, first), given(after), within)
        return connection(rows, shown)


@typed(model.Organization, shows=NodeKind.NETWORK, beside=("topics",))
@strawberry.type(
    description=(
        "An organisation whose members are people or organisations: a cross-party group, an "
        "alliance, a professional body."
    ),
)
class Network(Organization):
    pass


@typed(model.Organization, shows=NodeKind.GOVERNMENT_BODY, beside=("topics",))
@strawberry.type(
    description=(
        "A legislature, committee, ministerial team, government, department, agency or council."
    )
)
class GovernmentBody(Organization):
    pass


@typed(model.Organization, shows=NodeKind.ORGANIZATION, beside=("topics",))
@strawberry.type(
    description="Any other organisation: a university, charity, company, funder or political party."
)
class OtherOrganization(Organization):
    pass
