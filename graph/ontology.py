"""What each kind of body, place, interaction and relation means:
its words and the rules that hang on it, in one row. Data, no logic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.model import (
    FormalKind,
    InteractionKind,
    NameWhy,
    Nation,
    OrganizationKind,
    PlaceKind,
    Role,
)
from graph.words import T, Text

K = OrganizationKind


class Family(StrEnum):
    """The families of organizations: a label in the store and a type in GraphQL each."""

    CENTRE = "Centre"
    NETWORK = "Network"
    GOVERNMENT_BODY = "GovernmentBody"
    OTHER = "OtherOrganization"


class BodyKind(StrEnum):
    """As what sharing an organization is a tie:
    which rows of the table of `graph/ties/parameters.py` apply.
    """

    MINISTERIAL_TEAM = "ministerial-team"
    COMMITTEE = "committee"
    PARTY_GROUP = "party-group"
    CROSS_PARTY_GROUP = "cross-party-group"
    AUTHORITY = "authority"
    NETWORK = "network"
    TEAM_OR_BOARD = "team-or-board"
    """Two employees are colleagues of a small team.
    Bodies of government, universities and councils are too large to say so.
    """
    BOARD = "board"
    SEATS = "seats"
    """A board: whoever has a seat on it, in whatever role."""


class AskedFor(StrEnum):
    """Whom asking for a body of one kind means."""

    SEATS = "seats"
    """Those with a seat in it."""
    PEOPLE = "people"
    """The people in it; of one that has ended those of its last list who still sit."""
    MINISTERS = "ministers"
    """The holders of posts in its ministerial teams."""
    ITS_MEMBERS_ELSEWHERE = "its-members-elsewhere"
    """Those who sit for it in a legislature."""
    ITSELF_AND_OFFICERS = "itself-and-officers"
    """The body itself, its secretariat and its officers."""
    ITSELF_AND_PEOPLE = "itself-and-people"
    """The body itself and the people in it, never its member organizations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfBody:
    """What an organization of one kind is, in words and in each rule that hangs on kinds."""

    family: Family
    one: Text
    """As it stands alone: "Cross-party group"; `inside` a sentence "cross-party group"."""
    inside: Text
    many: Text | None = None
    """The heading of a list of them; None: they are listed with others."""
    shared: BodyKind | None = BodyKind.BOARD
    """As what sharing it is a tie; None: it is none."""
    introduces: bool = True
    """A government introduces only as the first introducer next to the asking Centre."""
    asked_for: AskedFor = AskedFor.ITSELF_AND_PEOPLE
    staffed: bool = True
    """Who has a role of `STAFF` in it is its employee."""
    group: bool = False
    """A body of a legislature: a membership in it ends with the member's seat."""
    moves_others: bool = False
    """A seat or an office changes when others' memberships in it begin and end."""
    of_a_place: bool = False
    """A place can be asked for its bodies of this kind."""


KINDS_OF_BODY: Mapping[OrganizationKind, KindOfBody] = {
    K.CENTRE: KindOfBody(
        family=Family.CENTRE,
        one=T("What Works Centre"),
        inside=T("What Works Centre"),
        many=T("Centres"),
        shared=BodyKind.TEAM_OR_BOARD,
    ),
    K.AFFILIATE: KindOfBody(
        family=Family.CENTRE,
        one=T("What Works affiliate"),
        inside=T("What Works affiliate"),
        many=T("Affiliates"),
        shared=BodyKind.TEAM_OR_BOARD,
    ),
    K.NETWORK: KindOfBody(
        family=Family.NETWORK,
        one=T("Network"),
        inside=T("network"),
        many=T("Networks"),
        shared=BodyKind.NETWORK,
        asked_for=AskedFor.ITSELF_AND_OFFICERS,
        staffed=False,
    ),
    K.CROSS_PARTY_GROUP: KindOfBody(
        family=Family.NETWORK,
        one=T("Cross-party group"),
        inside=T("cross-party group"),
        many=T("Cross-party groups"),
        shared=BodyKind.CROSS_PARTY_GROUP,
        asked_for=AskedFor.PEOPLE,
        staffed=False,
        group=True,
    ),
    K.LEGISLATURE: KindOfBody(
        family=Family.GOVERNMENT_BODY,
        one=T("Legislature"),
        inside=T("legislature"),
        shared=None,
        introduces=False,
        asked_for=AskedFor.SEATS,
        staffed=False,
        moves_others=True,
        of_a_place=True,
    ),
    K.COMMITTEE: KindOfBody(
        family=Family.GOVERNMENT_BODY,
        one=T("Committee"),
        inside=T("committee"),
        many=T("Committees"),
        shared=BodyKind.COMMITTEE,
        introduces=False,
        asked_for=AskedFor.PEOPLE,
        staffed=False,
        group=True,
        of_a_place=True,
    ),
    K.MINISTERIAL_TEAM: KindOfBody(
        family=Family.GOVERNMENT_BODY,
        one=T("Ministers"),
        inside=T("ministerial team"),
        many=T("Ministers"),
        shared=BodyKind.MINISTERIAL_TEAM,
        introduces=False,
        asked_for=AskedFor.PEOPLE,
        staffed=False,
        moves_others=True,
        of_a_place=True,
    ),
    K.GOVERNMENT: KindOfBody(
        family=Family.GOVERNMENT_BODY,
        one=T("Government"),
        inside=T("government"),
        many=T("Governments"),
        asked_for=AskedFor.MINISTERS,
    ),
    K.DEPARTMENT: KindOfBody(
        family=Family.GOVERNMENT_BODY,
        one=T("Department"),
        inside=T("department"),
        many=T("Departments"),
        of_a_place=True,
    ),
    K.AGENCY: KindOfBody(
        family=Family.GOVERNMENT_BODY,
        one=T("Agency"),
        inside=T("agency"),
        many=T("Agencies"),
        of_a_place=True,
    ),
    K.AUTHORITY: KindOfBody(
        family=Family.GOVERNMENT_BODY,
        one=T("Combined or strategic authority"),
        inside=T("combined or strategic authority"),
        many=T("Combined and strategic authorities"),
        shared=BodyKind.AUTHORITY,
        of_a_place=True,
    ),
    K.COUNCIL: KindOfBody(
        family=Family.GOVERNMENT_BODY,
        one=T("Council"),
        inside=T("council"),
        many=T("Councils"),
        of_a_place=True,
    ),
    K.BOARD: KindOfBody(
        family=Family.OTHER,
        one=T("Board"),
        inside=T("board"),
        many=T("Boards"),
        shared=BodyKind.SEATS,
        staffed=False,
    ),
    K.POLITICAL_PARTY: KindOfBody(
        family=Family.OTHER,
        one=T("Political party"),
        inside=T("political party"),
        shared=None,
        introduces=False,
        asked_for=AskedFor.ITS_MEMBERS_ELSEWHERE,
        staffed=False,
    ),
    K.UNIVERSITY: KindOfBody(
        family=Family.OTHER,
        one=T("University"),
        inside=T("university"),
        introduces=False,
    ),
    K.CHARITY: KindOfBody(
        family=Family.OTHER, one=T("Charity"), inside=T("charity"), shared=BodyKind.TEAM_OR_BOARD
    ),
    K.COMPANY: KindOfBody(
        family=Family.OTHER,
        one=T("Company"),
        inside=T("company"),
        shared=BodyKind.TEAM_OR_BOARD,
        introduces=False,
    ),
    K.FUNDER: KindOfBody(
        family=Family.OTHER, one=T("Funder"), inside=T("funder"), shared=BodyKind.TEAM_OR_BOARD
    ),
    K.OTHER: KindOfBody(
        family=Family.OTHER,
        one=T("Organisation"),
        inside=T("organisation"),
        shared=BodyKind.TEAM_OR_BOARD,
    ),
}


def _kinds(holds: Callable[[KindOfBody], bool]) -> frozenset[OrganizationKind]:
    return frozenset(kind for kind, body in KINDS_OF_BODY.items() if holds(body))


FAMILY: Mapping[OrganizationKind, Family] = {
    kind: body.family for kind, body in KINDS_OF_BODY.items()
}
CENTRE_KINDS = _kinds(lambda body: body.family is Family.CENTRE)
GROUPS = _kinds(lambda body: body.group)
MOVES_OTHERS = _kinds(lambda body: body.moves_others)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfPlace:
    one: Text
    inside: Text
    many: Text


KINDS_OF_PLACE: Mapping[PlaceKind, KindOfPlace] = {
    PlaceKind.COUNTRY: KindOfPlace(one=T("Country"), inside=T("country"), many=T("Countries")),
    PlaceKind.NATION: KindOfPlace(one=T("Nation"), inside=T("nation"), many=T("Nations")),
    PlaceKind.REGION: KindOfPlace(one=T("Region"), inside=T("region"), many=T("Regions")),
    PlaceKind.COUNCIL_AREA: KindOfPlace(
        one=T("Council area"), inside=T("council area"), many=T("Council areas")
    ),
    PlaceKind.CONSTITUENCY: KindOfPlace(
        one=T("Constituency"), inside=T("constituency"), many=T("Constituencies")
    ),
    PlaceKind.ELECTORAL_REGION: KindOfPlace(
        one=T("Electoral region"), inside=T("electoral region"), many=T("Electoral regions")
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfInteraction:
    """`did`: what two did in it. What it weighs stands in the table of
    `graph/ties/parameters.py`.
    """

    one: Text
    inside: Text
    did: Text


KINDS_OF_INTERACTION: Mapping[InteractionKind, KindOfInteraction] = {
    InteractionKind.MEETING: KindOfInteraction(one=T("Meeting"), inside=T("meeting"), did=T("met")),
    InteractionKind.CALL: KindOfInteraction(
        one=T("Call or online meeting"),
        inside=T("call or online meeting"),
        did=T("spoke by phone or online"),
    ),
    InteractionKind.JOINT_WORK: KindOfInteraction(
        one=T("Joint work"), inside=T("joint work"), did=T("worked together")
    ),
    InteractionKind.EMAIL: KindOfInteraction(
        one=T("Email exchange"), inside=T("email exchange"), did=T("exchanged emails")
    ),
    InteractionKind.EVENT: KindOfInteraction(
        one=T("Event"), inside=T("event"), did=T("were at the same event")
    ),
}


class Relation(StrEnum):
    """What a formal tie is; `Formal.from_end` is the one that the word names.
    The first seven are stated, as `FormalKind`s.
    """

    FUNDER = "funder"
    HOST = "host"
    JOINT_POST = "joint-post"
    CO_INVESTIGATORS = "co-investigators"
    FOUNDER = "founder"
    PARTNER = "partner"
    LINE_MANAGER = "line-manager"
    EMPLOYEE = "employee"
    EMBEDDED_HOME = "embedded-home"
    EMBEDDED_HOST = "embedded-host"
    OFFICE_HOLDER = "office-holder"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfRelation:
    """What it weighs stands in the table of `graph/ties/parameters.py`."""

    pair: Text
    """What the two are to each other."""
    now: Text
    before: Text
    inside: Text | None = None
    """Of a stated one what one is to the other, inside a sentence: "funder of"."""


KINDS_OF_RELATION: Mapping[Relation, KindOfRelation] = {
    Relation.FUNDER: KindOfRelation(
        pair=T("Funder and funded"),
        now=T("{one} funds {other}"),
        before=T("{one} funded {other}"),
        inside=T("funder of"),
    ),
    Relation.HOST: KindOfRelation(
        pair=T("Host and hosted"),
        now=T("{one} hosts {other}"),
        before=T("{one} hosted {other}"),
        inside=T("host of"),
    ),
    Relation.JOINT_POST: KindOfRelation(
        pair=T("Joint post"),
        now=T("{one} has a joint post with {other}"),
        before=T("{one} had a joint post with {other}"),
        inside=T("joint post with"),
    ),
    Relation.CO_INVESTIGATORS: KindOfRelation(
        pair=T("Co-investigators"),
        now=T("{one} is a co-investigator with {other}"),
        before=T("{one} was a co-investigator with {other}"),
        inside=T("co-investigator with"),
    ),
    Relation.FOUNDER: KindOfRelation(
        pair=T("Founder and founded"),
        now=T("{one} is a founder of {other}"),
        before=T("{one} was a founder of {other}"),
        inside=T("founder of"),
    ),
    Relation.PARTNER: KindOfRelation(
        pair=T("Partners"),
        now=T("{one} is a partner of {other}"),
        before=T("{one} was a partner of {other}"),
        inside=T("partner of"),
    ),
    Relation.LINE_MANAGER: KindOfRelation(
        pair=T("Line manager and colleague"),
        now=T("{one} manages {other}"),
        before=T("{one} managed {other}"),
        inside=T("line manager of"),
    ),
    Relation.EMPLOYEE: KindOfRelation(
        pair=T("Employee or officer and organisation"),
        now=T("{one} works for {other}"),
        before=T("{one} worked for {other}"),
    ),
    Relation.EMBEDDED_HOME: KindOfRelation(
        pair=T("Holder of an embedded post and the Centre that employs them"),
        now=T("{one} is employed by {other}"),
        before=T("{one} was employed by {other}"),
    ),
    Relation.EMBEDDED_HOST: KindOfRelation(
        pair=T("Holder of an embedded post and the body they sit in"),
        now=T("{one} is embedded in {other}"),
        before=T("{one} was embedded in {other}"),
    ),
    Relation.OFFICE_HOLDER: KindOfRelation(
        pair=T("Office holder and own government or authority"),
        now=T("{one} holds office in {other}"),
        before=T("{one} held office in {other}"),
    ),
}


WHAT_WORKS_NETWORK = "wwn"
"""The id of the What Works Network:
every Centre and affiliate open at a date is a member of it, undated.
"""

ASSOCIATION_OF_COUNCILS: Mapping[Nation, str] = {
    Nation.SCOTLAND: "cosla",
    Nation.WALES: "wlga",
    Nation.NORTHERN_IRELAND: "nilga",
}
"""The id of the association to which the councils of a nation belong, its members listed or not."""

CHAIRS = frozenset({Role.CHAIR, Role.CONVENER})
CHAIR_OR_DEPUTY = CHAIRS | {Role.DEPUTY}
OFFICERS = CHAIR_OR_DEPUTY | {Role.OFFICER, Role.SECRETARY, Role.TREASURER}
STAFF = frozenset({Role.EMPLOYEE, Role.DIRECTOR, Role.OFFICER})
"""Roles that make a person an employee, in an organization that is `staffed`."""

NO_PARTY = frozenset(
    f"party-{name}"
    for name in (
        "bishop",
        "conservative-independent",
        "crossbench",
        "deputy-speaker",
        "independent",
        "independent-conservative",
        "independent-labour",
        "independent-liberal-democrat",
        "independent-social-democrat",
        "independent-socialist",
        "independent-ulster-unionist",
        "independent-unionist",
        "initial-presiding-officer",
        "judge",
        "non-affiliated",
        "non-attached",
        "none",
        "other",
        "speaker",
    )
)
"""What sources write where a party would stand and none is: those who share it are no group."""

SITS_WITH: Mapping[str, str] = {"party-labourco-operative": "party-labour"}
"""Of a party whose members sit in the group of another, that one."""

NOT_SHOWN = frozenset({NameWhy.MISSPELLED})
"""Names that search finds and pages never show as a former or other name."""


class NodeKind(StrEnum):
    """What a search can be narrowed to."""

    PERSON = "person"
    CENTRE = "centre"
    NETWORK = "network"
    GOVERNMENT_BODY = "government-body"
    ORGANIZATION = "organization"
    POST = "post"
    EMBEDDED_POST = "embedded-post"
    PLACE = "place"
    INTERACTION = "interaction"
    FRAMEWORK = "framework"
    CONCEPT = "concept"
    MAPPING = "mapping"
    REMIT = "remit"
    WORK = "work"
    FINDING = "finding"
    PRIORITY = "priority"


def _refuse_without_a_row(values: Iterable[StrEnum], rows: Iterable[StrEnum]) -> None:
    """Refuse a kind that no row describes."""
    if missing := sorted(set(values) - set(rows)):
        raise TypeError(
            f"{type(missing[0]).__name__} {missing[0]} needs a row in graph/ontology.py."
        )


_refuse_without_a_row(OrganizationKind, KINDS_OF_BODY)
_refuse_without_a_row(PlaceKind, KINDS_OF_PLACE)
_refuse_without_a_row(InteractionKind, KINDS_OF_INTERACTION)
_refuse_without_a_row(Relation, KINDS_OF_RELATION)
_refuse_without_a_row(
    map(Relation, FormalKind),
    [relation for relation, row in KINDS_OF_RELATION.items() if row.inside is not None],
)
