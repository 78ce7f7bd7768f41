"""Types that name one another across modules, by reference;
and the one door to them from what they show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, overload

import strawberry

from api.schema.typed import type_of
from graph import model
from graph.tenure import Spell
from graph.ties import tie as ties
from graph.view import View

if TYPE_CHECKING:
    from api.schema.interactions import Interaction
    from api.schema.memberships import Membership
    from api.schema.organizations import Organization
    from api.schema.people import Person
    from api.schema.places import Place
    from api.schema.posts import Post
    from api.schema.ties import Tie

PersonRef = Annotated["Person", strawberry.lazy("api.schema.people")]
OrganizationRef = Annotated["Organization", strawberry.lazy("api.schema.organizations")]
PostRef = Annotated["Post", strawberry.lazy("api.schema.posts")]
PlaceRef = Annotated["Place", strawberry.lazy("api.schema.places")]
InteractionRef = Annotated["Interaction", strawberry.lazy("api.schema.interactions")]
MembershipRef = Annotated["Membership", strawberry.lazy("api.schema.memberships")]
TieRef = Annotated["Tie", strawberry.lazy("api.schema.ties")]


@overload
def shown(value: model.Person) -> Person: ...


@overload
def shown(value: model.Organization) -> Organization: ...


@overload
def shown(value: model.Post) -> Post: ...


@overload
def shown(value: model.Place) -> Place: ...


@overload
def shown(value: model.Interaction) -> Interaction: ...


@overload
def shown(value: Spell) -> Membership: ...


@overload
def shown(value: ties.Tie, view: View) -> Tie: ...


def shown(value: object, view: View | None = None) -> object:
    """Return what shows a record, a membership as it counts or a tie, as the type of its kind.
    `view`: where the tie was found.
    """
    made = type_of(value)
    return made.of(value) if view is None else made.of(value, view)
