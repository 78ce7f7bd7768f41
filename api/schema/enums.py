"""The enums of the domain as GraphQL publishes them, with a description of each value.

The schema's annotations name the domain's own enums, so nothing is converted on the way out.
Only where the contract has values that the domain has not yet does an enum stand here.
"""

from __future__ import annotations

from enum import Enum, StrEnum

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from api.target_lists import EntryState
from graph.files.fields import ColumnIs
from graph.kinds import KINDS
from graph.landscape.axes import MapLens
from graph.landscape.cells import CellState
from graph.landscape.parameters import Aspect
from graph.landscape.signpost import SignpostBand
from graph.landscape.trials import LeftOut
from graph.metrics.definitions import METRICS
from graph.metrics.figure import REASONS, FigureStatus, Reason, Unit
from graph.metrics.metric import Direction
from graph.metrics.question import Dimension, MetricId, SeriesStep
from graph.model import (
    Caution,
    Confidence,
    DeclaredLevel,
    FindingDirection,
    FrameworkStatus,
    InteractionKind,
    JointPart,
    JointPurpose,
    Language,
    Lens,
    MappingPredicate,
    NameWhy,
    Nation,
    OrganizationKind,
    OrganizationStatus,
    PlaceKind,
    PostStatus,
    PriorityKind,
    PriorityStatus,
    Reliability,
    RemitWeight,
    Role,
    TargetAudience,
    WorkKind,
    WorkStatus,
)
from graph.names.meaning import NameUse
from graph.ontology import NodeKind, Relation
from graph.paths.answer import Lead, NoPathReason
from graph.privacy import audience as privacy
from graph.privacy.roles import AccountRole
from graph.records.changes import ChangeKind
from graph.tenure import Occupancy
from graph.ties.tie import Band, Basis, PartKind
from graph.words import say


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


# the kinds say which there are, which the type checker does not see
RecordTable = StrEnum("RecordTable", {kind.table.upper(): kind.table for kind in KINDS})  # type: ignore[misc]


class PublicBodyKind(StrEnum):
    """Kinds of public body that a place can be asked for."""

    LEGISLATURE = "legislature"
    COMMITTEE = "committee"
    MINISTERIAL_TEAM = "ministerial-team"
    DEPARTMENT = "department"
    AUTHORITY = "authority"
    COUNCIL = "council"
    AGENCY = "agency"


class Audience(StrEnum):
    PUBLIC = "public"
    OWN_CENTRE = "own-centre"

    @classmethod
    def of(cls, *audiences: privacy.Audience) -> Audience:
        """Return who may use what rests on records of all these audiences."""
        return cls.PUBLIC if privacy.narrowest(audiences).is_public else cls.OWN_CENTRE

    @property
    def is_public(self) -> bool:
        return self is type(self).PUBLIC


class RefusalCode(StrEnum):
    INVALID = "invalid"
    BLANK = "blank"
    NOT_FOUND = "not-found"
    LIKELY_SAME = "likely-same"
    NOT_ALLOWED = "not-allowed"
    NEEDS_SOURCE = "needs-source"
    NOT_FOR_EVERYBODY = "not-for-everybody"
    STILL_REFERRED = "still-referred"
    NOTHING_TO_DO = "nothing-to-do"
    UNUSABLE_ROWS = "unusable-rows"
    CHANGED_SINCE = "changed-since"
    KEY_REUSED = "key-reused"


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
        "agencies, combined and strategic authorities, and councils."
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
    FRAMEWORK="Vocabularies and evidence standards, each in one edition.",
    CONCEPT="Terms: outcomes, life stages, audiences, and levels of evidence standards.",
    MAPPING="Rows of crosswalks: what a term is in the words of another framework.",
    REMIT="What Centres are for, in their own words and by terms.",
    WORK="What Centres do: toolkits, trials, programmes, joint work.",
    FINDING="What a Centre says an intervention did for an outcome.",
    PRIORITY="What nations and places want, do or must do.",
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
    TargetAudience,
    "For what a target list is. The two are never counted together.",
    POLICY="Those who make policy.",
    PRACTICE="Those who put it into practice.",
)
_publish(
    EntryState,
    "What an entry of a target list leads to on a day.",
    KNOWN="To people, or a body that stands for itself.",
    VACANT="To a vacant post: it counts, and is not reached.",
    UNKNOWN="Who that is, is not known: it counts nowhere.",
    NOT_USED="To a post that is no longer used.",
    NOBODY="To nobody any more: the person died.",
)
_publish(
    NameUse,
    "What a name is written for.",
    ASKING=(
        "A question: the only record whose name has all the words is meant, and of a place and its "
        "council the place."
    ),
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
    AUTHORITY="A combined or strategic authority, of which councils are members.",
    COUNCIL="A local council.",
    BOARD="A board, a steering group or an advisory group on which people and bodies have seats.",
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
    Reliability,
    "How far a source states a fact.",
    STATED="A page of its own or an official record states it.",
    PARTLY_INFERRED="A part of it, such as a year, follows from what the source says around it.",
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
    TARGET_DISSOLVED=(
        "The legislature was dissolved on the date, so nobody sat in it or in its bodies."
    ),
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
    AUTHORITY="Combined and strategic authorities.",
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
    AccountRole,
    "What a viewer may do.",
    name="ViewerRole",
    PUBLIC="Reads what everybody may use.",
    READER="Reads what the own Centre recorded too.",
    MANAGER="Reads what the own Centre recorded too, and records for it.",
    STEWARD="Records for everybody too, and invites people of the own Centre.",
    OPERATOR="Runs this Dolen, and sees what everybody may use.",
    COLLEAGUE="Works alone on this machine: reads what the own Centre recorded too, and records.",
)
_publish(
    RecordTable,
    "A table of records.",
    **{kind.table.upper(): f"{say(kind.many).capitalize()}." for kind in KINDS},
)
_publish(
    RefusalCode,
    "Why nothing was recorded. Later versions may have further values.",
    INVALID="A value cannot be used, or does not go with the others.",
    BLANK="A value is blank that every record of the kind needs.",
    NOT_FOUND="Nothing that the viewer may use has the id; or nothing that the Centre may change.",
    LIKELY_SAME=(
        "`onlyIfNew` was asked for, and records stand that may be the same: they are `candidates`."
    ),
    NOT_ALLOWED="The viewer's role does not let them: the message says who may.",
    NEEDS_SOURCE="It would be for everybody, and no address of a page says so.",
    NOT_FOR_EVERYBODY=(
        "It was to be for everybody, and says something of a record that is your Centre's own."
    ),
    STILL_REFERRED="What was recorded since depends on it: the message says on what to begin.",
    NOTHING_TO_DO="It is so already.",
    UNUSABLE_ROWS="Rows of an import cannot be used, or a name is unclear: they are `rows`.",
    CHANGED_SINCE="The record was changed since the change that was `expected`.",
    KEY_REUSED="Something else was recorded with the `idempotencyKey` within the last day.",
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
    EMAIL="E-mail addresses of the person: kept of contacts alone, for the own Centre.",
    TELEPHONE="Telephone numbers of the person: kept of contacts alone, for the own Centre.",
    SINCE="Since when.",
    KIND="Whether it was a meeting, a call, an event.",
    ATTENDANCE="How many took part.",
    SUBJECT="What it was called.",
    NOTE="What to remember of it.",
    PRIVATE="Whether an entry of a calendar is private.",
    ALL_DAY="Whether an entry of a calendar is for the whole day.",
    STATUS="Whether somebody came.",
    OFFICE_HOLDER=(
        "Who in public office was met. Beside organisations, and with nobody of the Centre, a row "
        "is contact of others: the Centre is in none that does not name it."
    ),
    OFFICE="The office of whoever was met, in a register of lobbying.",
    CLIENT="For whom a consultancy acted, in a register of lobbying.",
    ON_OWN_BEHALF="Whether a registrant of lobbying acted for itself.",
    REFERENCE="The number of a meeting: rows of one number are one meeting.",
    ADDRESS="The address of the page where a meeting stands, by which it is a public fact.",
)
_publish(
    MetricId,
    "An engagement metric. `metricDefinitions` says what each is.",
    **{metric.id.name: f"{say(metric.name)}." for metric in METRICS},
)
_publish(
    SeriesStep,
    "From one day of a series to the next.",
    name="Step",
    MONTH="A month.",
    QUARTER="Three months.",
    YEAR="A year.",
)
_publish(
    Dimension,
    "By what figures are grouped.",
    NATION="By nation, as they always are.",
    CENTRE="By Centre.",
    ORGANIZATION="By the organisation of the targets: such rows overlap and do not add up.",
    POST="By embedded post.",
    AUDIENCE="By target list, of policy and of practice.",
    BASIS="By what ties rest on.",
)
_publish(
    Unit,
    "In what a figure is measured.",
    name="MetricUnit",
    SHARE="A part of a whole, 0 to 1.",
    SCORE="0 to 1, and no share of anything.",
    COUNT="A number.",
    DAYS="Days.",
    PEOPLE="A number of people.",
)
_publish(
    FigureStatus,
    "Whether there is a figure.",
    name="MetricStatus",
    OK="There is.",
    NOT_KNOWN="It is not known.",
    NOT_APPLICABLE="It makes no sense here.",
)
_publish(
    Reason,
    "Why there is no figure, or what to know of it.",
    name="MetricReason",
    **{reason.name: say(REASONS[reason]) for reason in Reason},
)
_publish(
    Direction,
    "Which way of a metric is the better one.",
    name="MetricDirection",
    UP="More is better.",
    DOWN="Less is better.",
    NEITHER="Neither.",
)

_publish(
    Lens,
    "What a term is for.",
    OUTCOME="What is to become better for people.",
    LIFE_STAGE="The ages of people.",
    AUDIENCE="Who is to use evidence.",
    EVIDENCE_STANDARD="How evidence is rated.",
)
_publish(
    FrameworkStatus,
    "Whether a framework is in force.",
    IN_FORCE="It is in force.",
    ARCHIVED="It was put away; its words are as they were.",
    UNDER_REVIEW="It is being revised.",
)
_publish(
    MappingPredicate,
    "How the object of a row of a crosswalk relates to its subject.",
    EXACT="They are the same.",
    CLOSE="They are nearly the same.",
    BROAD="The object is broader.",
    NARROW="The object is narrower.",
    OVERLAPS="They overlap.",
    NONE="They do not compare, or there is no such term.",
    UNKNOWN="Nobody knows, or nothing is recorded of the two.",
)
_publish(
    Confidence,
    "How sure whoever judged is.",
    LOW="Little.",
    MEDIUM="Fairly.",
    HIGH="Very.",
)
_publish(
    RemitWeight,
    "What a remit is to a Centre.",
    CORE="Its core.",
    ALSO="Something that it also does.",
    EXCLUDED="Something that it says it does not do.",
)
_publish(
    WorkKind,
    "What a work is.",
    TOOLKIT="A toolkit that sums up what works.",
    GUIDANCE="Guidance.",
    SYNTHESIS="A synthesis or review.",
    GAP_MAP="A map of evidence and its gaps.",
    TRIAL="A trial.",
    PROGRAMME="A programme.",
    DATASET="A dataset.",
    NETWORK="A network.",
    EVENT_SERIES="An event or a series of them.",
    ADVICE="Advice.",
    COLLABORATION="Joint work of several.",
    PROJECT="A project.",
    PROPOSAL="Something that is proposed.",
)
_publish(
    WorkStatus,
    "Whether a work is under way.",
    PLANNED="It is planned.",
    ACTIVE="It is under way.",
    CLOSED="It is over.",
)
_publish(
    JointPurpose,
    "What joint work is done together for.",
    POOL_RESOURCES="To pool resources.",
    MAXIMISE_LEARNING="To learn as much as can be.",
    IMPROVE_REACH="To reach more people.",
)
_publish(
    JointPart,
    "What joint work needs.",
    PURPOSE="A purpose.",
    AIM="An aim.",
    RESOURCE="What is put in.",
    OWNER="Somebody who answers for it.",
    REVIEW_ON="A day of review.",
)
_publish(
    FindingDirection,
    "What an intervention did for an outcome.",
    BETTER="It became better.",
    NO_EFFECT="Nothing.",
    WORSE="It became worse.",
    MIXED="Some became better, some did not.",
    UNKNOWN="Not stated.",
)
_publish(
    PriorityKind,
    "What a priority is.",
    PRIORITY="Something that is wanted.",
    POLICY="Something that is done.",
    DUTY="Something that must be done by law.",
)
_publish(
    PriorityStatus,
    "Whether a priority, policy or duty holds.",
    PROPOSED="It is proposed, as in a bill or a plan, and does not hold.",
    IN_FORCE="It holds.",
)
_publish(
    MapLens,
    "By what the landscape is looked at.",
    OUTCOME="By outcome.",
    LIFE_STAGE="By life stage.",
    AUDIENCE="By audience.",
    NATION="By nation.",
    CENTRE="By Centre.",
)
_publish(
    CellState,
    "What holds of a cell of the map.",
    NOT_RECORDED="Nobody has said what a Centre does there. This is no gap.",
    PRIORITY_UNMET="A priority of the nation, and no work there.",
    NO_CENTRE="No Centre has it in its remit there.",
    NO_EVIDENCE="A remit, and neither finding nor synthesis.",
    NOT_TESTED_HERE="Findings, none of them tested in the nation.",
    STALE="The newest evidence is older than five years.",
    NO_REACH="Evidence, and nobody on the target list of the nation is one person away.",
    OVERLAP="Three core remits or more.",
)
_publish(
    Aspect,
    "In what two sets of terms are compared.",
    OUTCOMES="Outcomes.",
    LIFE_STAGES="Life stages.",
    AUDIENCES="Audiences.",
    PLACES="Places.",
)
_publish(
    LeftOut,
    "What a trial does not state, so that nothing can be said of its clashes.",
    PLACES="In which places it is tested.",
    DATES="Since when, or of one that is over until when.",
    AGES="On which ages.",
)
_publish(
    SignpostBand,
    "Why a Centre can be asked, the best reason first.",
    TESTED_HERE="It is in its core remit, it has a finding, and something was tested in the place.",
    FINDING="It is in its core remit, and it has a finding.",
    CORE="It is in its core remit.",
    ALSO="Another remit, a work, a finding or words of its field.",
    NEXT_TO="An outcome next to it is in its core remit.",
)
_publish(
    Caution,
    "Why to read a fact with care.",
    SECOND_HAND="The page that says it is not that of whoever did or decided it.",
    OLD="It is of an edition, a plan or a day since which there are newer ones.",
    DRAFT="It is from a draft, after which a final text may say something else.",
)
