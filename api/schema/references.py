"""Types that name one another across modules, by reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from api.schema.interactions import Interaction
    from api.schema.memberships import Membership
    from api.schema.organizations import Centre, Organization
    from api.schema.people import Person
    from api.schema.places import Place
    from api.schema.posts import EmbeddedPost, Holding, Post
    from api.schema.ties import Tie

PersonRef = Annotated["Person", strawberry.lazy("api.schema.people")]
OrganizationRef = Annotated["Organization", strawberry.lazy("api.schema.organizations")]
CentreRef = Annotated["Centre", strawberry.lazy("api.schema.organizations")]
PostRef = Annotated["Post", strawberry.lazy("api.schema.posts")]
EmbeddedPostRef = Annotated["EmbeddedPost", strawberry.lazy("api.schema.posts")]
HoldingRef = Annotated["Holding", strawberry.lazy("api.schema.posts")]
PlaceRef = Annotated["Place", strawberry.lazy("api.schema.places")]
InteractionRef = Annotated["Interaction", strawberry.lazy("api.schema.interactions")]
MembershipRef = Annotated["Membership", strawberry.lazy("api.schema.memberships")]
TieRef = Annotated["Tie", strawberry.lazy("api.schema.ties")]
