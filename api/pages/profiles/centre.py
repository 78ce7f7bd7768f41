"""A Centre: its remit and where it is active, what it belongs to, its embedded posts, its
ties, and what became of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from api.pages.asked import Asked
from api.pages.centres import field_of
from api.pages.page import Made, Page, Table
from api.pages.profiles import queries
from api.pages.profiles.bodies import BodyRow, MemberRow, bodies_before, bodies_now, members
from api.pages.profiles.by_nation import InNation, by_nation
from api.pages.profiles.frame import Profile, asked_for, asks, framed, is_private
from api.pages.profiles.organization import ended
from api.pages.profiles.person import ties_table
from api.pages.profiles.queries import query_of
from api.pages.profiles.refs import Cut, Ref, cut, ref, ref_of
from api.pages.profiles.ties import Met, TieRow, meetings, strongest_ties
from graph.dates import PartialDate
from graph.model import Language, Nation, Organization, OrganizationKind, PlaceKind
from graph.names.in_language import ShownName
from graph.names.kind_words import nation_words
from graph.words import Fill, ProperName, say

NETWORKS = (OrganizationKind.CROSS_PARTY_GROUP, OrganizationKind.NETWORK)
MOST_GROUPS = 12
MOST_STAFF = 10


@dataclass(frozen=True, slots=True)
class Embedded:
    """A post of the Centre that sits inside another body, and who holds it on the day."""

    post: Ref
    host: Ref | None
    place: Ref | None
    holders: Sequence[Ref]


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreShown(Profile):
    kind: OrganizationKind
    ended: Fill | None
    successor: Ref | None
    predecessors: Sequence[Ref]
    founded: PartialDate | None
    remit: Sequence[ShownName]
    active_in: Sequence[ShownName]
    policy_area: str | None
    aim: ProperName | None
    topics: Sequence[str]
    website: str | None
    staff: Cut[MemberRow]
    groups: Cut[BodyRow]
    groups_before: Cut[BodyRow]
    embedded: Sequence[Embedded]
    nations: Sequence[InNation]
    ties: Cut[TieRow]
    meetings: Cut[Met]

    def table(self) -> Table:
        return ties_table(self.frame.id, self.ties)


async def make(asked: Asked) -> Made:
    centre = asked_for(asked, Organization, "centre")
    if isinstance(centre, Response):
        return centre
    view = asked.view
    own = view.tenure.of_actor(centre.id)
    gone = ended(asked, centre)
    # sources word it in English alone, and the topics say it in Welsh
    in_welsh = asked.language is Language.CY and bool(centre.topics_cy)
    return CentreShown(
        title=asked.name(centre).text,
        private=is_private(asked),
        query=query_of(asked, queries.ORGANIZATION, centre),
        frame=await framed(asked, centre, memberships=[spell.membership for spell in own]),
        ask=None,
        kind=centre.kind,
        ended=gone,
        successor=ref_of(asked, centre.successor),
        predecessors=[
            ref(asked, each) for each in view.records.bodies if each.successor == centre.id
        ],
        founded=centre.valid_from,
        remit=_places(asked, centre.remit),
        active_in=_places(asked, centre.active_in),
        policy_area=None if in_welsh else centre.policy_area,
        aim=ProperName(centre.aim, centre.aim_cy) if centre.aim else None,
        topics=field_of(asked, centre),
        website=centre.website,
        staff=cut(asked, "staff", members(asked, centre, view.as_of), MOST_STAFF),
        groups=cut(asked, "groups", bodies_now(asked, own, NETWORKS), MOST_GROUPS),
        groups_before=cut(asked, "groups-before", bodies_before(asked, own, NETWORKS), MOST_GROUPS),
        embedded=_embedded(asked, centre),
        nations=by_nation(asked, centre) if gone is None else (),
        ties=strongest_ties(asked, centre.id),
        meetings=meetings(asked, centre.id),
    )


def _places(asked: Asked, named: Sequence[str]) -> Sequence[ShownName]:
    """Return places by their names in the language of the page;
    a name of no country or nation as the source has it, in English.
    """
    known = {
        place.name: asked.name(place)
        for place in asked.view.records.places.values()
        if place.kind is PlaceKind.COUNTRY
    }
    for nation in Nation:
        words = nation_words(nation)
        known[say(words)] = ShownName(asked.say(words))
    source = None if asked.language is Language.EN else Language.EN
    return [known.get(text) or ShownName(text, source) for text in named]


def _embedded(asked: Asked, centre: Organization) -> Sequence[Embedded]:
    tenure, day = asked.view.tenure, asked.view.as_of
    return [
        Embedded(
            ref(asked, post),
            ref_of(asked, post.organization),
            ref_of(asked, post.place),
            [
                holder
                for spell in tenure.of_post(post.id, day)
                if (holder := ref_of(asked, spell.membership.actor))
            ],
        )
        for post in asked.context.index.embedded_posts_of.get(centre.id, ())
    ]


PAGE = Page(
    name="centre",
    path="/centre/{id}",
    make=make,
    template="centre.html",
    menu="centres",
    ask=asks(queries.ORGANIZATION, Organization, "centre"),
    files=("csv",),
)
