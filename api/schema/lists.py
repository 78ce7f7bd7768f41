"""Every list of records that can be asked for at the root: a page of those that one filter
chooses.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import strawberry

from api.context import Info
from api.cursors import ListOf
from api.schema.arguments import After, AsOf, First, first_or, given
from api.schema.connections import Connection, connection, page
from api.schema.described import described
from api.schema.filters import (
    ChangeFilter,
    InteractionFilter,
    MembershipFilter,
    PeopleFilter,
    PlaceFilter,
    PostFilter,
)
from api.schema.history import ChangeConnection, changes_since
from api.schema.interactions import Interaction
from api.schema.memberships import Membership
from api.schema.movers import Mover, latest_turn_first
from api.schema.nodes import by_start, latest_first
from api.schema.people import Person
from api.schema.places import Place
from api.schema.posts import Post, by_label
from api.schema.references import shown
from graph.metrics.movers import movers
from graph.model import ActorId, Nation, OrganizationId, RecordId
from graph.names.in_language import by_name

_WHICH = strawberry.argument(description="Which of them. Left out: all.")


@strawberry.type
class Lists:
    @described("People, by name.")
    def people(
        self,
        info: Info,
        filter: Annotated[PeopleFilter | None, _WHICH] = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[Person] | None:
        chosen = (filter or PeopleFilter()).chosen(info.context.view)
        rows = page(chosen, by_name, first_or(50, first), given(after), ListOf("people"))
        return connection(rows, Person.of)

    @described("Posts that exist on a day, by label.")
    def posts(
        self,
        info: Info,
        filter: Annotated[PostFilter | None, _WHICH] = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[Post] | None:
        chosen = (filter or PostFilter()).chosen(info.context.view)
        rows = page(chosen, by_label, first_or(50, first), given(after), ListOf("posts"))
        return connection(rows, shown)

    @described("Places that exist on a day, by name.")
    def places(
        self,
        info: Info,
        filter: Annotated[PlaceFilter | None, _WHICH] = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[Place] | None:
        chosen = (filter or PlaceFilter()).chosen(info.context.view)
        rows = page(chosen, by_name, first_or(50, first), given(after), ListOf("places"))
        return connection(rows, shown)

    @described("Interactions, the newest first.")
    def interactions(
        self,
        info: Info,
        filter: Annotated[InteractionFilter | None, _WHICH] = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[Interaction] | None:
        chosen = (filter or InteractionFilter()).chosen(info.context.view)
        within = ListOf("interactions")
        return connection(
            page(chosen, latest_first, first_or(50, first), given(after), within), shown
        )

    @described("Memberships that hold on a day, by their start.")
    def memberships(
        self,
        info: Info,
        filter: Annotated[MembershipFilter | None, _WHICH] = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[Membership] | None:
        chosen = (filter or MembershipFilter()).chosen(info.context.view)
        within = ListOf("memberships")
        return connection(page(chosen, by_start, first_or(50, first), given(after), within), shown)

    @described(
        "Posts, and chairs of committees, that somebody left or took since a day, the latest first."
    )
    async def movers(
        self,
        info: Info,
        since: Annotated[
            dt.date, strawberry.argument(description="The first day of the time that is meant.")
        ],
        nation: Annotated[
            Nation | None, strawberry.argument(description="Only of this nation. Left out: all.")
        ] = strawberry.UNSET,
        centre: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description=(
                    "Whom this Centre knows is told. Left out: the viewer's own; without one, "
                    "whom any of the Centres knows."
                )
            ),
        ] = strawberry.UNSET,
        as_of: AsOf = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[Mover] | None:
        view = await info.context.view_on(as_of or None)
        asked = centre or view.viewer.centre
        centres = [OrganizationId(ActorId(RecordId(asked)))] if asked else []
        found = await info.context.parts.aside(movers, view, since, nation or None, centres)
        within = ListOf("movers", f"{since}~{nation or ''}~{view.as_of}")
        rows = page(found, latest_turn_first, first_or(50, first), given(after), within)
        return connection(rows, lambda one: Mover.of(one, view))

    @described(
        "What was changed, the oldest first, so that a program that keeps the last cursor can "
        "follow. A page reads at most 2,000 changes for a `kind`, and may have no rows though "
        "`hasNextPage` is true."
    )
    async def changes(
        self,
        info: Info,
        filter: Annotated[ChangeFilter | None, _WHICH] = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> ChangeConnection | None:
        wanted = filter or ChangeFilter()
        return await changes_since(
            info.context,
            wanted.since or None,
            wanted.kind or None,
            first_or(50, first),
            given(after),
        )
