"""A body that is no Centre and no network:
legislature, committee, government, council, or any other organization.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from api.pages.asked import Asked
from api.pages.page import Made, Page, Table
from api.pages.profiles import queries
from api.pages.profiles.bodies import (
    BodyRow,
    MemberRow,
    bodies_before,
    bodies_now,
    former_members,
    members,
)
from api.pages.profiles.frame import Profile, asked_for, asks, framed, is_private, question
from api.pages.profiles.nearest import Nearest, nearest
from api.pages.profiles.organization import (
    Inside,
    PostRow,
    bodies_inside,
    ended,
    former_bodies_inside,
    members_table,
    posts_without_holder,
)
from api.pages.profiles.queries import query_of
from api.pages.profiles.reach import CentreTie, ties_by_centre
from api.pages.profiles.refs import Cut, Ref, cut, ref_of
from api.pages.profiles.ties import Met, TieRow, meetings, strongest_ties
from graph.model import Nation, Organization, OrganizationKind
from graph.names.nation import nation_of
from graph.ontology import CHAIRS
from graph.paths.target import find_targets, target_of
from graph.tenure import is_open
from graph.words import Fill

MOST_MEMBERS = 15
MOST_FORMER = 10
MOST_POSTS = 8
NO_ACTORS = frozenset(
    {
        OrganizationKind.LEGISLATURE,
        OrganizationKind.COMMITTEE,
        OrganizationKind.MINISTERIAL_TEAM,
        OrganizationKind.POLITICAL_PARTY,
    }
)
NETWORKS = (OrganizationKind.CROSS_PARTY_GROUP, OrganizationKind.NETWORK)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyShown(Profile):
    kind: OrganizationKind
    is_actor: bool
    """It can have ties of its own. A legislature, a committee and ministers have none:
    those are their members'.
    """
    ended: Fill | None
    successor: Ref | None
    split_into: Sequence[Ref]
    without_people: bool
    """A council of which only the body is here, not yet its people."""
    place: Ref | None
    website: str | None
    chairs: Sequence[Ref]
    nearest: Nearest | None
    ties_by_centre: Sequence[CentreTie]
    """To the body itself, to a member of it or to a holder of a post in it."""
    members: Cut[MemberRow]
    former_members: Cut[MemberRow]
    posts: Cut[PostRow]
    inside: Sequence[Inside]
    former_inside: Cut[Ref]
    groups: Cut[BodyRow]
    groups_before: Cut[BodyRow]
    ties: Cut[TieRow]
    meetings: Cut[Met]

    def table(self) -> Table:
        return members_table(self.frame.id, self.members.rows)


async def make(asked: Asked) -> Made:
    body = asked_for(asked, Organization, "body")
    if isinstance(body, Response):
        return body
    view = asked.view
    inside = [
        row for each in (body, *_ministers(asked, body)) for row in members(asked, each, view.as_of)
    ]
    spells = view.tenure.of_organization(body.id)
    own = view.tenure.of_actor(body.id)
    is_there = is_open(body, view.as_of)
    reached = find_targets(view, target_of(body))
    english = nation_of(view.records, view.tenure, body, view.as_of) is Nation.ENGLAND
    return BodyShown(
        title=asked.name(body).text,
        private=is_private(asked),
        query=query_of(asked, queries.ORGANIZATION, body),
        frame=await framed(asked, body, [spell.membership for spell in spells]),
        ask=question(asked, reachable=is_there),
        kind=body.kind,
        is_actor=body.kind not in NO_ACTORS,
        ended=ended(asked, body),
        successor=ref_of(asked, body.successor),
        split_into=[into for id_ in body.split_into if (into := ref_of(asked, id_))],
        without_people=english and body.kind is OrganizationKind.COUNCIL and not inside,
        place=ref_of(asked, body.place),
        website=body.website,
        chairs=[row.member for row in inside if row.role in CHAIRS],
        nearest=await nearest(asked, body, reached) if is_there else None,
        ties_by_centre=ties_by_centre(asked, [body.id, *reached.actors]) if is_there else (),
        members=cut(asked, "members", inside, MOST_MEMBERS),
        former_members=former_members(asked, body, view.as_of, MOST_FORMER),
        posts=cut(asked, "posts", posts_without_holder(asked, body), MOST_POSTS),
        inside=bodies_inside(asked, body),
        former_inside=former_bodies_inside(asked, body),
        groups=cut(asked, "groups", bodies_now(asked, own, NETWORKS), MOST_FORMER),
        groups_before=cut(asked, "groups-before", bodies_before(asked, own, NETWORKS), MOST_FORMER),
        ties=strongest_ties(asked, body.id),
        meetings=meetings(asked, body.id),
    )


def _ministers(asked: Asked, body: Organization) -> Sequence[Organization]:
    """The ministers of a government are its members to a reader."""
    if body.kind is not OrganizationKind.GOVERNMENT:
        return ()
    bodies = asked.view.records.bodies
    return [
        each
        for each in bodies
        if each.parent == body.id and each.kind is OrganizationKind.MINISTERIAL_TEAM
    ]


PAGE = Page(
    name="body",
    path="/body/{id}",
    make=make,
    template="body.html",
    menu="search",
    ask=asks(queries.ORGANIZATION, Organization, "body"),
    files=("csv",),
)
