"""The enums of the domain as GraphQL publishes them, with a description of each value.

The schema's annotations name the domain's own enums, so nothing is converted on the way out.
Only where the contract has values that the domain has not yet does an enum stand here.
"""

from __future__ import annotations

from enum import Enum, StrEnum

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from graph.files.fields import ColumnIs
from graph.model import (
    DeclaredLevel,
    InteractionKind,
    Language,
    NameWhy,
    Nation,
    OrganizationKind,
    OrganizationStatus,
    PlaceKind,
    PostStatus,
    Role,
)
from graph.names.meaning import NameUse
from graph.ontology import NodeKind, Relation
from graph.paths.answer import Lead, NoPathReason
from graph.privacy import audience as privacy
from graph.records.changes import ChangeKind
from graph.tenure import Occupancy
from graph.ties.tie import Band, Basis, PartKind


def _publish(enum: type[Enum], description: str, *, name: str | None = None, **values: str) -> None:
    """Give an enum its GraphQL name and descriptions;
    a value without one, or one too many, stops the import.
    """
    strawberry.enum(enum, name=name, description=description)
    definition: StrawberryEnumDefinition = enum.__strawberry_definition__  # type: ignore[attr-defined]  # set by the line above
    if values.keys() != enum.__members__.keys():
        raise TypeError(
            f"{enum.__name__}: descriptions and values differ: "
            f"{sorted(values.keys() ^ enum.__members__.keys())}"
        )
    for value in definition.values:
        value.description = values[value.name]


class PublicBodyKind(StrEnum):
    """Kinds of public body that a place can be asked for."""

    LEGISLATURE = "legislature"
    COMMITTEE = "committee"
    MINISTERIAL_TEAM = "ministerial-team"
    DEPARTMENT = "department"
    COUNCIL = "council"
    AGENCY = "agency"


class Audience(StrEnum):
    PUBLIC = "public"
    OWN_CENTRE = "own-centre"

    @classmethod
    def of(cls, *audiences: privacy.Audience) -> Audience:
        """Return who may use what rests on records of all these audiences."""
        return cls.PUBLIC if privacy.narrowest(audiences).is_public else cls.OWN_CENTRE


class AdviceStep(StrEnum):
    """All steps of the contract; the domain gives those that its data can support."""

    JOIN_GROUP = "join-group"
    MEET_OFFICER = "meet-officer"
    MEET_INTRODUCER = "meet-introducer"
    MEET_MEMBER = "meet-member"
    ASK_NETWORK = "ask-network"
    DECLARE_TIE = "declare-tie"
    ASK_CENTRE = "ask-centre"
    EMBED_POST = "embed-post"
    LONGER_PATH = "longer-path"


_publish(
    NodeKind,
    "What a search can be narrowed to.",
    PERSON="Human beings.",
    CENTRE="Centres and affiliates of the What Works Network.",
    NETWORK=(
        "Bodies whose members are people or organisations: cross-party groups, alliances, "
        "professional bodies."
    ),
    GOVERNMENT_BODY=(
        "Legislatures, committees, ministerial teams, governments, departments, "
        "agencies and councils."
    ),
    ORGANIZATION=(
        "All other organisations: universities, charities, companies, funders, political parties."
    ),
    POST="Offices that outlive their holders.",
    EMBEDDED_POST=(
        "Posts whose holder is employed by a Centre and sits inside a partner organisation."
    ),
    PLACE="Nations, regions, council areas and constituencies.",
    INTERACTION="Dated meetings, calls, message exchanges, events and joint work.",
)
_publish(
    Nation,
    "A nation of the United Kingdom.",
    ENGLAND="England.",
    NORTHERN_IRELAND="Northern Ireland.",
    SCOTLAND="Scotland.",
    WALES="Wales.",
)
_publish(
    NameUse,
    "What a name is written for.",
    ASKING="A question: the only record whose name has all the words is meant.",
    RECORDING=(
        "A record: only the one of exactly this name is meant; what is near may be meant, and the "
        "name is new where nothing is."
    ),
)
_publish(
    NameWhy,
    "Why a record has another name.",
    ALIAS="It is also called so.",
    FORMER="It was called so earlier.",
    TRANSLATION="It is the name in another language.",
    MISSPELLED="Some write it so.",
)
_publish(Language, "A language of names and sentences.", EN="English.", CY="Welsh.")
_publish(
    OrganizationKind,
    "What an organisation is.",
    CENTRE="A What Works Centre.",
    AFFILIATE="An affiliate of the What Works Network.",
    NETWORK="An alliance, a professional body or another network of people or organisations.",
    CROSS_PARTY_GROUP="A cross-party or all-party group of a legislature.",
    LEGISLATURE="A parliament or assembly.",
    COMMITTEE="A committee of a legislature.",
    MINISTERIAL_TEAM="The ministers of a government.",
    GOVERNMENT="A government.",
    DEPARTMENT="A government department.",
    AGENCY="A public agency.",
    COUNCIL="A local council.",
    POLITICAL_PARTY="A political party.",
    UNIVERSITY="A university or another place of higher education.",
    CHARITY="A charity.",
    COMPANY="A company.",
    FUNDER="A body that funds others.",
    OTHER="An organisation of another kind.",
)
_publish(
    OrganizationStatus,
    "What a source says of an organisation beside its dates.",
    ACTIVE="It is open.",
    CLOSED="It has closed.",
    MERGED="It has merged into its successor.",
    SUCCEEDED="Another organisation took its place.",
    UNKNOWN="The source does not say.",
    FORMER_SESSION="A cross-party group whose list names the members of a former session.",
    FORMER_SESSION_UNCLEAR=(
        "A cross-party group whose list does not show its session: treated as of a former one."
    ),
)
_publish(
    Role,
    "What an actor is in an organisation. The source's own words stand beside it "
    "in `roleAsWritten`.",
    CHAIR="Chairs it.",
    DEPUTY="Deputises for the chair.",
    CONVENER="Convenes it, as a chair does.",
    OFFICER="Holds an office in it that no other value names.",
    SECRETARY="Its secretary.",
    TREASURER="Its treasurer.",
    SECRETARIAT="Runs its secretariat.",
    MEMBER="A member.",
    OUTSIDE_ORGANIZATION="An outside organisation that takes part in a cross-party group.",
    MINISTER="A minister.",
    EMPLOYEE="Works for it.",
    DIRECTOR="Directs it.",
)
_publish(
    InteractionKind,
    "What an interaction was.",
    MEETING="A meeting.",
    CALL="A call.",
    JOINT_WORK="A piece of joint work.",
    EMAIL="An exchange of messages.",
    EVENT="An event.",
)
_publish(
    DeclaredLevel,
    "How well one person says to know another.",
    MET="Has met them.",
    KNOW="Knows them.",
    KNOW_WELL="Knows them well.",
    CLOSE="Is close to them.",
    DO_NOT_ASK="Asks not to be asked for them: the tie is on no path.",
)
_publish(
    PlaceKind,
    "What a place is.",
    COUNTRY="A country.",
    NATION="A nation of the United Kingdom.",
    REGION="A region.",
    COUNCIL_AREA="The area of a local council.",
    CONSTITUENCY="A constituency.",
    ELECTORAL_REGION="A region that elects several members.",
)
_publish(
    PostStatus,
    "Whether a post exists yet.",
    PLANNED="Planned: nobody can hold it yet.",
    FILLED="Filled.",
)
_publish(
    Occupancy,
    "Whether somebody holds a post on a date.",
    HELD="At least one holder is known.",
    VACANT="Every holder of that time is named here, and none holds the post on the date.",
    UNKNOWN="No holder is known here, which does not mean that there is none.",
    NO_LONGER_USED="A ministerial title that nobody governs under any more: see `formerTitle`.",
)
_publish(
    Basis,
    "What a tie rests on.",
    name="TieBasis",
    EVIDENCED=(
        "The two have said so, or a formal tie or an interaction of at most 20 people within "
        "730 days shows it."
    ),
    PAST_CONTACT="Such a formal tie or interaction, but older than 730 days.",
    POTENTIAL="Shared membership or a big event only: nobody has said that they know one another.",
)
_publish(
    Band,
    "The strength of a tie in a word.",
    STRONG="0.6 and more.",
    MEDIUM="0.3 to 0.6.",
    WEAK="0.1 to 0.3.",
    FAINT="Below 0.1.",
)
_publish(
    PartKind,
    "The kinds of evidence that a strength is made of.",
    name="TiePartKind",
    INTERACTION="Meetings, calls, message exchanges, events and joint work.",
    FORMAL="Formal ties: employment, office, funding, hosting, management.",
    MEMBERSHIP="Membership of the same bodies at the same time.",
    DECLARED="What one says of the other.",
)
_publish(
    Relation,
    "What a formal tie is, named by one of its ends.",
    name="FormalRelation",
    FUNDER="It funds the other.",
    HOST="It hosts the other.",
    JOINT_POST="The two share a post.",
    CO_INVESTIGATORS="The two lead a study together.",
    FOUNDER="It founded the other.",
    PARTNER="It is a partner of the other.",
    LINE_MANAGER="It is the line manager of the other.",
    EMPLOYEE="Is employed by the other, or is its officer.",
    EMBEDDED_HOME="Holds an embedded post for the other, which is its home.",
    EMBEDDED_HOST="Holds an embedded post inside the other, which is its host.",
    OFFICE_HOLDER="Holds an office in the other, a government.",
)
_publish(
    Lead,
    "What a path is worth, said by its weakest hop.",
    GOOD="The weakest hop has 0.3 or more, and at least one hop is evidenced.",
    FAIR="The weakest hop has 0.1 or more.",
    LONG_SHOT="The weakest hop is below 0.1.",
)
_publish(
    NoPathReason,
    "Why there is no introduction path.",
    TARGET_VACANT="Nobody holds the post on the date.",
    TARGET_UNKNOWN="Nobody is known here who satisfies the target.",
    TARGET_HAS_NO_TIES="No tie of the target is recorded here.",
    CENTRE_HAS_NO_TIES="No tie of the Centre is recorded here.",
    NOT_CONNECTED="Both have ties, but no chain of them joins the two.",
    BEYOND_MAX_HOPS="Every chain has more hops than were asked for.",
    ONLY_EXCLUDED="Every chain goes through ties or actors that the question leaves out.",
)
_publish(
    PublicBodyKind,
    "Kinds of public body that a place can be asked for.",
    name="BodyKind",
    LEGISLATURE="The parliament or assembly.",
    COMMITTEE="Committees of a legislature.",
    MINISTERIAL_TEAM="The ministers of a government.",
    DEPARTMENT="Government departments.",
    COUNCIL="Local councils.",
    AGENCY="Public agencies.",
)
_publish(
    Audience,
    "Who may use a record.",
    PUBLIC="Everybody.",
    OWN_CENTRE="Only the Centre that recorded it, which is the viewer's own.",
)
_publish(
    AdviceStep,
    "A step that would bring the Centre closer to the target.",
    JOIN_GROUP="Join the group as an outside organisation.",
    MEET_OFFICER="Meet the best-placed officer of the group.",
    MEET_INTRODUCER="Meet the first introducer of the best path.",
    MEET_MEMBER="Meet somebody who sits in a legislature and is tied to the target.",
    ASK_NETWORK="Ask the network to which those asked for belong.",
    DECLARE_TIE="Say whom a colleague knows.",
    ASK_CENTRE="Ask a Centre that is closer.",
    EMBED_POST="Place an embedded post.",
    LONGER_PATH="Allow more hops.",
)
_publish(
    ChangeKind,
    "What was done to a record.",
    ADDED="It was added.",
    CORRECTED="A fact in it was corrected.",
    ENDED="It was given an end.",
    REMOVED="It was removed.",
    IMPORTED="It came with an import of tables.",
    MERGED="Two records of the same person or body became one.",
    UNDONE="An earlier change of it was undone.",
)
_publish(
    ColumnIs,
    "What a column of a file is.",
    name="ImportColumn",
    LEFT_OUT="Nothing of it is kept.",
    DATE="The day of a meeting; a file without one is of contacts.",
    END="The last day of a meeting.",
    OF_US="Who of the Centre took part.",
    WHO="Who else took part, or in a file of contacts who it is.",
    GIVEN_NAME="A first name.",
    FAMILY_NAME="A family name.",
    ORGANIZATION="The organisation of the person in the row.",
    JOB="What the person is there.",
    SINCE="Since when.",
    KIND="Whether it was a meeting, a call, an event.",
    ATTENDANCE="How many took part.",
    SUBJECT="What it was called.",
    NOTE="What to remember of it.",
    PRIVATE="Whether an entry of a calendar is private.",
    ALL_DAY="Whether an entry of a calendar is for the whole day.",
    STATUS="Whether somebody came.",
)
