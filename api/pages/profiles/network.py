"""A network or cross-party group:
who is in it, which bodies it lists, which Centres, and until when it was registered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.responses import Response

from api.pages.asked import Asked
from api.pages.page import Made, Page, Table
from api.pages.profiles import queries
from api.pages.profiles.bodies import (
    ListedCentre,
    MemberRow,
    centres_in,
    former_members,
    members,
    outside_are_known,
    outside_bodies,
)
from api.pages.profiles.frame import Profile, asked_for, asks, framed, is_private, question
from api.pages.profiles.nearest import Nearest, nearest
from api.pages.profiles.organization import ended, members_table
from api.pages.profiles.queries import query_of
from api.pages.profiles.refs import Cut, Ref, cut, ref_of
from api.pages.profiles.ties import Met, meetings
from graph.model import ActorId, Organization, OrganizationKind, PersonId, RecordId
from graph.ontology import OFFICERS
from graph.paths.target import find_targets, target_of
from graph.tenure import is_open
from graph.words import Fill

MOST_MEMBERS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkShown(Profile):
    """Of a network that has ended, the lists are those of its last day: `until_its_end`."""

    kind: OrganizationKind
    ended: Fill | None
    until_its_end: bool
    successor: Ref | None
    topics: Sequence[str]
    policy_area: str | None
    website: str | None
    centres: Sequence[ListedCentre]
    nearest: Nearest | None
    way_in: bool
    """`nearest` is that to the officers, whom to ask for; else to any member."""
    officers: Sequence[MemberRow]
    members: Cut[MemberRow]
    outside: Cut[MemberRow]
    outside_known: bool
    former_members: Cut[MemberRow]
    meetings: Cut[Met]

    def table(self) -> Table:
        return members_table(
            self.frame.id, [*self.officers, *self.members.rows, *self.outside.rows]
        )


async def make(asked: Asked) -> Made:
    network = asked_for(asked, Organization, "network")
    if isinstance(network, Response):
        return network
    view = asked.view
    is_there = is_open(network, view.as_of)
    past = not is_there and network.valid_to is not None and network.valid_to.last < view.as_of
    on = network.valid_to.last if past and network.valid_to is not None else view.as_of
    spells = view.tenure.of_organization(network.id)
    inside = members(asked, network, on)
    officers = [row for row in inside if row.role in OFFICERS]
    people = [
        PersonId(ActorId(RecordId(row.member.id)))
        for row in officers
        if row.member.page == "person"
    ]
    reached = find_targets(view, target_of(network))
    return NetworkShown(
        title=asked.name(network).text,
        private=is_private(asked),
        query=query_of(asked, queries.ORGANIZATION, network),
        frame=await framed(asked, network, [spell.membership for spell in spells]),
        ask=question(asked, reachable=is_there),
        kind=network.kind,
        ended=ended(asked, network),
        until_its_end=past,
        successor=ref_of(asked, network.successor),
        topics=[*network.topics.first, *network.topics.others],
        policy_area=network.policy_area,
        website=network.website,
        centres=centres_in(asked, network, on),
        nearest=await nearest(
            asked, network, replace(reached, actors=tuple(people)) if people else reached
        )
        if is_there
        else None,
        way_in=bool(people),
        officers=officers,
        members=cut(
            asked, "members", [row for row in inside if row.role not in OFFICERS], MOST_MEMBERS
        ),
        outside=cut(asked, "outside", outside_bodies(asked, network, on), MOST_MEMBERS),
        outside_known=outside_are_known(asked, network),
        former_members=former_members(asked, network, on, MOST_MEMBERS),
        meetings=meetings(asked, network.id),
    )


PAGE = Page(
    name="network",
    path="/network/{id}",
    make=make,
    template="network.html",
    menu="search",
    ask=asks(queries.ORGANIZATION, Organization, "network"),
    files=("csv",),
)
