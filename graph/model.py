"""The records of the graph, as values.
Words of Popolo and W3C ORG; `graph/ontology.py` says what each kind means.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType, cast

from graph.dates import PartialDate
from graph.privacy.audience import PUBLIC, Audience

RecordId = NewType("RecordId", str)
ActorId = NewType("ActorId", RecordId)
PersonId = NewType("PersonId", ActorId)
OrganizationId = NewType("OrganizationId", ActorId)
PostId = NewType("PostId", RecordId)
PlaceId = NewType("PlaceId", RecordId)
FrameworkId = NewType("FrameworkId", RecordId)
ConceptId = NewType("ConceptId", RecordId)
WorkId = NewType("WorkId", RecordId)


class Nation(StrEnum):
    ENGLAND = "england"
    NORTHERN_IRELAND = "northern-ireland"
    SCOTLAND = "scotland"
    WALES = "wales"


class OrganizationKind(StrEnum):
    CENTRE = "centre"
    AFFILIATE = "affiliate"
    NETWORK = "network"
    CROSS_PARTY_GROUP = "cross-party-group"
    LEGISLATURE = "legislature"
    COMMITTEE = "committee"
    MINISTERIAL_TEAM = "ministerial-team"
    GOVERNMENT = "government"
    DEPARTMENT = "department"
    AGENCY = "agency"
    AUTHORITY = "authority"
    COUNCIL = "council"
    BOARD = "board"
    POLITICAL_PARTY = "political-party"
    UNIVERSITY = "university"
    CHARITY = "charity"
    COMPANY = "company"
    FUNDER = "funder"
    OTHER = "other"


class OrganizationStatus(StrEnum):
    """What a source says of an organization beside its dates."""

    ACTIVE = "active"
    CLOSED = "closed"
    MERGED = "merged"
    SUCCEEDED = "succeeded"
    UNKNOWN = "unknown"
    FORMER_SESSION = "former-session"
    """A cross-party group whose list names the members of a former session;
    its dates are inferred from that session.
    """
    FORMER_SESSION_UNCLEAR = "former-session-unclear"
    """The same where the list does not show its session: treated as former."""


class PostKind(StrEnum):
    MINISTER = "minister"
    CHAIR = "chair"
    MEMBER = "member"
    MAYOR = "mayor"
    OFFICIAL = "official"
    EMBEDDED = "embedded"


class PostStatus(StrEnum):
    PLANNED = "planned"
    FILLED = "filled"


class Role(StrEnum):
    CHAIR = "chair"
    DEPUTY = "deputy"
    CONVENER = "convener"
    OFFICER = "officer"
    SECRETARY = "secretary"
    TREASURER = "treasurer"
    SECRETARIAT = "secretariat"
    MEMBER = "member"
    OUTSIDE_ORGANIZATION = "outside-organization"
    MINISTER = "minister"
    EMPLOYEE = "employee"
    DIRECTOR = "director"


class FormalKind(StrEnum):
    """A stated relation of two actors that is no membership."""

    FUNDER = "funder"
    HOST = "host"
    JOINT_POST = "joint-post"
    CO_INVESTIGATORS = "co-investigators"
    FOUNDER = "founder"
    PARTNER = "partner"
    LINE_MANAGER = "line-manager"


class InteractionKind(StrEnum):
    MEETING = "meeting"
    CALL = "call"
    JOINT_WORK = "joint-work"
    EMAIL = "email"
    EVENT = "event"


class Reliability(StrEnum):
    """How far a source states a fact."""

    STATED = "A"
    PARTLY_INFERRED = "B"
    """A part of it, such as a year, follows from what the source says around it."""


class DeclaredLevel(StrEnum):
    MET = "met"
    KNOW = "know"
    KNOW_WELL = "know-well"
    CLOSE = "close"
    DO_NOT_ASK = "do-not-ask"


class PlaceKind(StrEnum):
    COUNTRY = "country"
    NATION = "nation"
    REGION = "region"
    COUNCIL_AREA = "council-area"
    CONSTITUENCY = "constituency"
    ELECTORAL_REGION = "electoral-region"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: where it comes from, who may use it, who recorded it (blank:
    a bundled dataset), and its id.
    """

    sources: tuple[str, ...] = ()
    audience: Audience = PUBLIC
    recorded_by: str = ""
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A code and its scheme: `wikidata Q123`."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    id: PersonId
    name: str | None = None
    """None where a source states the id only."""
    name_cy: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    died: PartialDate | None = None
    differs_from: tuple[str, ...] = ()
    """Ids of others of the same name of whom somebody said that they are not this one."""
    replaced_by: PersonId | None = None
    """Whose record stands in place of this one, which a source has given up:
    this is then an id that leads there, and no person of its own.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """Words and phrases of a Centre's field. The first words weigh more."""

    first: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Record):
    id: OrganizationId
    kind: OrganizationKind
    name: str
    name_cy: str | None = None
    nation: Nation | None = None
    place: PlaceId | None = None
    parent: OrganizationId | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    successor: OrganizationId | None = None
    split_into: tuple[OrganizationId, ...] = ()
    """The bodies that took over its parts, where none alone took its place."""
    size: int | None = None
    """How many members it has, where a source states that."""
    status: OrganizationStatus | None = None
    remit: tuple[str, ...] = ()
    active_in: tuple[str, ...] = ()
    topics: Topics = Topics()
    """Of a Centre its own words; of a cross-party group the publisher's categories, in `others`."""
    topics_cy: tuple[str, ...] = ()
    """Such words in Welsh, those that weigh more first."""
    policy_area: str | None = None
    aim: str | None = None
    """What it is for, as a phrase that begins with a verb: "Keep children out of violence"."""
    aim_cy: str | None = None
    website: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    differs_from: tuple[str, ...] = ()
    """Ids of others of the same name of which somebody said that they are not this one."""
    replaced_by: OrganizationId | None = None
    """Another record of the same body that stands in place of this one:
    this is then an id that leads there, and no body of its own.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Record):
    id: PostId
    label: str
    label_cy: str | None = None
    organization: OrganizationId
    kind: PostKind | None = None
    place: PlaceId | None = None
    homes: tuple[OrganizationId, ...] = ()
    days_per_week: float | None = None
    status: PostStatus | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    holders_from: PartialDate | None = None
    """Since when every holder is named here:
    a gap later than this is a vacancy, an earlier one is unknown.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Record):
    """An actor's belonging to an organization, through a post where `post` is set.

    `actor` is None where the source names somebody or something that is no record here:
    then `as_written` has the words.
    """

    id: RecordId
    actor: ActorId | None = None
    as_written: str | None = None
    organization: OrganizationId
    post: PostId | None = None
    role: Role
    role_as_written: str | None = None
    on_behalf_of: OrganizationId | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    reliability: Reliability | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormalTie(Record):
    """`a` is the funder, host, founder, partner or manager; `b` the other end."""

    id: RecordId
    a: ActorId
    b: ActorId
    kind: FormalKind
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    reliability: Reliability | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction(Record):
    id: RecordId
    date: PartialDate
    to: PartialDate | None = None
    kind: InteractionKind
    actors: tuple[ActorId, ...] = ()
    as_written: tuple[str, ...] = ()
    """Participants that are no records here."""
    attendance: int | None = None
    """How many took part, where more did than are named. None: not stated."""
    title: str | None = None
    place: PlaceId | None = None
    note: str | None = None
    follow_up: PartialDate | None = None
    """When the Centre means to come back to it. Never of a public one."""
    follow_up_note: str | None = None
    """What the Centre means to do then."""
    reliability: Reliability | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredTie(Record):
    """What `by` says of `about`."""

    id: RecordId
    by: PersonId
    about: ActorId
    level: DeclaredLevel
    confirmed_on: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """`id` is the GSS code, or ours where none exists."""

    id: PlaceId
    kind: PlaceKind
    name: str
    name_cy: str | None = None
    parent: PlaceId | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    replaced_by: PlaceId | None = None
    former_code: str | None = None
    """As a table has it: several with `; `."""

    @property
    def former_codes(self) -> tuple[str, ...]:
        """The codes that it had before."""
        parts = (self.former_code or "").split(";")
        return tuple(code for part in parts if (code := part.strip()))


class NameWhy(StrEnum):
    ALIAS = "alias"
    FORMER = "former"
    MISSPELLED = "misspelled"
    TRANSLATION = "translation"


class Language(StrEnum):
    EN = "en"
    CY = "cy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Record):
    """One more name of the record `of`."""

    id: RecordId
    of: RecordId
    name: str
    language: Language | None = None
    why: NameWhy


class TargetAudience(StrEnum):
    POLICY = "policy"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetListEntry(Record):
    """Whom the network wants to know in a nation: who holds a post, a body, a person, or the
    bodies of a kind in a place. One of the four; metrics weigh it.
    """

    id: RecordId
    nation: Nation
    audience_kind: TargetAudience
    post: PostId | None = None
    body: OrganizationId | None = None
    person: PersonId | None = None
    place: PlaceId | None = None
    body_kind: OrganizationKind | None = None
    """Of which kind the bodies in `place` are. None of any other entry."""
    weight: float = 1.0
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None

    @property
    def named(self) -> tuple[RecordId, ...]:
        """The ids of whom or what it names: one, in an entry that can be used."""
        return tuple(
            each for each in (self.post, self.body, self.person, self.place) if each is not None
        )


class Caution(StrEnum):
    """What somebody who uses a fact has to know of where it comes from."""

    SECOND_HAND = "second-hand"
    """The page that says it is not that of whoever did or decided it."""
    OLD = "old"
    """It is of an edition, a plan or a day since which there are newer ones."""
    DRAFT = "draft"
    """It is from a draft, after which a final text may say something else."""


class Lens(StrEnum):
    """What a term is about: by which the landscape is looked at."""

    OUTCOME = "outcome"
    LIFE_STAGE = "life-stage"
    AUDIENCE = "audience"
    EVIDENCE_STANDARD = "evidence-standard"


class FrameworkStatus(StrEnum):
    IN_FORCE = "in-force"
    ARCHIVED = "archived"
    UNDER_REVIEW = "under-review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework(Record):
    """A vocabulary or an evidence standard, in one edition:
    the outcomes of a nation are those of their day.
    """

    id: FrameworkId
    title: str
    title_cy: str | None = None
    publisher: str | None = None
    nation: Nation | None = None
    lens: Lens | None = None
    """None: its terms are of several."""
    edition: str | None = None
    status: FrameworkStatus | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept(Record):
    """A term of a framework: an outcome, a life stage, an audience, a level of a standard."""

    id: ConceptId
    framework: FrameworkId
    lens: Lens
    label: str
    label_cy: str | None = None
    label_cy_draft: bool = False
    """The Welsh is a draft: nobody who answers for it has read it yet."""
    definition: str | None = None
    definition_cy: str | None = None
    broader: ConceptId | None = None
    order: int | None = None
    """Of a level of an evidence standard, lowest first."""
    age_from: int | None = None
    age_to: int | None = None
    audience_kind: TargetAudience | None = None
    note: str | None = None


class MappingPredicate(StrEnum):
    """How a term relates to one of another framework, in words of SKOS."""

    EXACT = "exact"
    CLOSE = "close"
    BROAD = "broad"
    """The object is broader."""
    NARROW = "narrow"
    """The object is narrower."""
    OVERLAPS = "overlaps"
    NONE = "none"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptMapping(Record):
    """One row of a crosswalk: what a term is in the words of another framework. It is somebody's
    judgement; a term is never put in place of the other by itself.
    """

    id: RecordId
    subject: ConceptId
    object: ConceptId | None = None
    """None: there is no such term."""
    predicate: MappingPredicate
    confidence: Confidence | None = None
    judged_by: str | None = None
    """Whose judgement it is."""
    note: str | None = None


class RemitWeight(StrEnum):
    CORE = "core"
    ALSO = "also"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remit(Record):
    """What a Centre is for, in its own words, and by terms. A lens without a term is not stated;
    `whole-life` says all ages.
    """

    id: RecordId
    organization: OrganizationId
    aim: str | None = None
    aim_cy: str | None = None
    outcomes: tuple[ConceptId, ...] = ()
    life_stages: tuple[ConceptId, ...] = ()
    audiences: tuple[ConceptId, ...] = ()
    places: tuple[PlaceId, ...] = ()
    """For which it is funded."""
    places_active: tuple[PlaceId, ...] = ()
    """In which it works."""
    places_as_written: tuple[str, ...] = ()
    """Places in which it works that are no records here."""
    weight: RemitWeight = RemitWeight.CORE
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    note: str | None = None


class WorkKind(StrEnum):
    TOOLKIT = "toolkit"
    GUIDANCE = "guidance"
    SYNTHESIS = "synthesis"
    GAP_MAP = "gap-map"
    TRIAL = "trial"
    PROGRAMME = "programme"
    DATASET = "dataset"
    NETWORK = "network"
    EVENT_SERIES = "event-series"
    ADVICE = "advice"
    COLLABORATION = "collaboration"
    PROJECT = "project"
    PROPOSAL = "proposal"


class WorkStatus(StrEnum):
    PLANNED = "planned"
    ACTIVE = "active"
    CLOSED = "closed"


class JointPurpose(StrEnum):
    POOL_RESOURCES = "pool-resources"
    MAXIMISE_LEARNING = "maximise-learning"
    IMPROVE_REACH = "improve-reach"


class JointPart(StrEnum):
    """What joint work needs, named as the fields of `Work`."""

    PURPOSE = "purpose"
    AIM = "aim"
    RESOURCE = "resource"
    OWNER = "owner"
    REVIEW_ON = "review_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Record):
    """What one Centre or several do: a toolkit, a trial, a programme, a piece of joint work."""

    id: WorkId
    kind: WorkKind
    title: str
    title_cy: str | None = None
    lead: OrganizationId
    partners: tuple[OrganizationId, ...] = ()
    partners_as_written: tuple[str, ...] = ()
    """Partners that are no records here."""
    funders: tuple[OrganizationId, ...] = ()
    funders_as_written: tuple[str, ...] = ()
    part_of: WorkId | None = None
    outcomes: tuple[ConceptId, ...] = ()
    outcomes_measured: tuple[ConceptId, ...] = ()
    """Of a dataset."""
    life_stages: tuple[ConceptId, ...] = ()
    ages_from: int | None = None
    ages_to: int | None = None
    audiences: tuple[ConceptId, ...] = ()
    places_tested: tuple[PlaceId, ...] = ()
    places_remit: tuple[PlaceId, ...] = ()
    """For which it is meant."""
    places_other: tuple[PlaceId, ...] = ()
    """Where it happened, or which it was about, where nobody says that it was tested there."""
    places_as_written: tuple[str, ...] = ()
    """Places that are no records here."""
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    status: WorkStatus | None = None
    attendance: int | None = None
    website: str | None = None
    is_partnership: bool = False
    """Its parties are said to be partners: a formal tie, beside joint work."""
    recorded_as: tuple[RecordId, ...] = ()
    """Interactions and formal ties that tell of the same work.
    Where there are any, ties count them and not the work.
    """
    purpose: JointPurpose | None = None
    aim: str | None = None
    resource: str | None = None
    owner: PersonId | None = None
    review_on: PartialDate | None = None
    none_yet: tuple[JointPart, ...] = ()
    """What its parties say that there is none of yet. Neither here nor filled: not stated."""
    caution: Caution | None = None
    note: str | None = None

    @property
    def parties(self) -> tuple[OrganizationId, ...]:
        """Who does it: the lead and the partners, each once."""
        return tuple(dict.fromkeys((self.lead, *self.partners)))

    @property
    def all_places(self) -> tuple[PlaceId, ...]:
        """Where it is tested, for which it is meant, and others that it names."""
        return (*self.places_tested, *self.places_remit, *self.places_other)


class FindingDirection(StrEnum):
    """What it did for the outcome: better (fewer crimes, higher marks), nothing, or worse."""

    BETTER = "+"
    NO_EFFECT = "0"
    WORSE = "-"
    MIXED = "mixed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """What a Centre says an intervention did for an outcome."""

    id: RecordId
    intervention: str
    outcome: ConceptId
    direction: FindingDirection
    strength: str | None = None
    """Of the evidence, in the words of the source."""
    scale: FrameworkId | None = None
    """The evidence standard by which it is rated."""
    level: str | None = None
    """The effect or rating, in the words of the source."""
    rating: ConceptId | None = None
    """The level of that standard which this is, where the source says so."""
    centre: OrganizationId
    places: tuple[PlaceId, ...] = ()
    """In which it was tested."""
    places_as_written: tuple[str, ...] = ()
    work: WorkId | None = None
    published: PartialDate | None = None
    caution: Caution | None = None
    note: str | None = None


class PriorityKind(StrEnum):
    PRIORITY = "priority"
    POLICY = "policy"
    DUTY = "duty"


class PriorityStatus(StrEnum):
    PROPOSED = "proposed"
    IN_FORCE = "in-force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority(Record):
    """What a nation or a place says that it wants, does or must do."""

    id: RecordId
    place: PlaceId
    title: str
    outcomes: tuple[ConceptId, ...] = ()
    life_stages: tuple[ConceptId, ...] = ()
    kind: PriorityKind
    status: PriorityStatus | None = None
    """PROPOSED: it is not adopted, as a bill is; its dates are those of the proposal."""
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    caution: Caution | None = None
    note: str | None = None

    @property
    def is_proposed(self) -> bool:
        """Whether it is proposed and does not hold."""
        return self.status is PriorityStatus.PROPOSED

    @property
    def is_wanted(self) -> bool:
        """Whether it is a priority that holds, and no policy or duty alone."""
        return self.kind is PriorityKind.PRIORITY and not self.is_proposed


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFigure(Record):
    """A figure of engagement as a Centre kept it: of a day, as it was reckoned when it was kept.
    `nation` None: of several; `centre` None: of all together.
    """

    id: RecordId
    as_of: PartialDate
    position: int = 0
    """Of the feed when it was kept: what was written since can have changed the figure."""
    window_days: int = 180
    metric: str
    part: str | None = None
    nation: Nation | None = None
    centre: OrganizationId | None = None
    audience_kind: TargetAudience = TargetAudience.POLICY
    definition_version: str
    value: float | None = None
    """None: `reason` says why, as a code."""
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Record):
    """One of two or more values that sources state for a field of the record `key`.
    The value in the record holds.
    """

    id: RecordId
    table: str
    key: RecordId
    field: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """A session of a legislature, from its first day to its dissolution;
    open where `valid_to` is None.
    """

    legislature: OrganizationId
    valid_from: dt.date
    valid_to: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePrefix(Record):
    """Where citations such as `senedd-cpg:843` come from: `id` is the part before the colon."""

    title: str
    publisher: str | None = None
    licence: str | None = None
    credit: str | None = None
    address: str | None = None
    """Template of the page's address; `{}` stands for the part after the colon."""
    read_on: dt.date | None = None
    cadence_days: int | None = None
    """How often its publisher brings it up to date, about. None: nobody says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset(Record):
    """One folder of tables: what it is and what its sources do not state."""

    title: str
    nation: Nation | None = None
    released: dt.date | None = None
    """By which of two states of its tables the newer one is told: where the folder does not say
    when it was released, the day on which one of its sources was read last.
    """
    does_not_state: tuple[str, ...] = ()
    does_not_state_cy: tuple[str, ...] = ()
    """The same in Welsh, one for one; empty where nobody has put it into Welsh."""
    invented: bool = False
    """A demonstration: nobody and nothing in it is real. Answers from it say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All records together, each table by id:
    what the tables' reader returns, the store holds and memory is built from.
    """

    people: Mapping[PersonId, Person] = field(default_factory=dict)
    organizations: Mapping[OrganizationId, Organization] = field(default_factory=dict)
    posts: Mapping[PostId, Post] = field(default_factory=dict)
    memberships: Mapping[RecordId, Membership] = field(default_factory=dict)
    formal_ties: Mapping[RecordId, FormalTie] = field(default_factory=dict)
    interactions: Mapping[RecordId, Interaction] = field(default_factory=dict)
    declared_ties: Mapping[RecordId, DeclaredTie] = field(default_factory=dict)
    places: Mapping[PlaceId, Place] = field(default_factory=dict)
    names: Mapping[RecordId, Name] = field(default_factory=dict)
    target_lists: Mapping[RecordId, TargetListEntry] = field(default_factory=dict)
    frameworks: Mapping[FrameworkId, Framework] = field(default_factory=dict)
    concepts: Mapping[ConceptId, Concept] = field(default_factory=dict)
    mappings: Mapping[RecordId, ConceptMapping] = field(default_factory=dict)
    remits: Mapping[RecordId, Remit] = field(default_factory=dict)
    works: Mapping[WorkId, Work] = field(default_factory=dict)
    findings: Mapping[RecordId, Finding] = field(default_factory=dict)
    priorities: Mapping[RecordId, Priority] = field(default_factory=dict)
    kept_figures: Mapping[RecordId, KeptFigure] = field(default_factory=dict)
    conflicts: Mapping[RecordId, Conflict] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    sources: Mapping[str, SourcePrefix] = field(default_factory=dict)
    datasets: Mapping[str, Dataset] = field(default_factory=dict)

    @property
    def invented(self) -> bool:
        """Whether any dataset here is invented."""
        return any(dataset.invented for dataset in self.datasets.values())

    def node(self, id_: str) -> Node | None:
        """Return the person, organization, post, place or interaction of an id, or None;
        of a person or body that was replaced the record that stands in place of it.
        """
        return next(
            (table[one] for one in (self.survivor(id_),) for table in self._nodes if one in table),
            None,
        )

    def survivor(self, id_: str) -> str:
        """Return the id itself; of a person or body that was replaced that of the record in its
        place.
        """
        seen = {id_}
        while (now := self._in_place_of(id_)) is not None and now not in seen:
            id_ = now
            seen.add(id_)
        return id_

    def _in_place_of(self, id_: str) -> str | None:
        table: Mapping[str, Person | Organization]
        for table in cast("tuple[Mapping[str, Person | Organization], ...]", self._actors):
            if (record := table.get(id_)) is not None:
                return record.replaced_by if record.replaced_by in table else None
        return None

    @property
    def replaced(self) -> Mapping[str, str]:
        """The id in whose place each replaced person and body stands, by its own."""
        return {
            one.id: self.survivor(one.id)
            for table in self._actors
            for one in table.values()
            if one.replaced_by
        }

    @property
    def bodies(self) -> tuple[Organization, ...]:
        """The organizations, but for those that were replaced by another record of the same."""
        return tuple(one for one in self.organizations.values() if one.replaced_by is None)

    @property
    def _actors(
        self,
    ) -> tuple[Mapping[PersonId, Person], Mapping[OrganizationId, Organization]]:
        return self.people, self.organizations

    @property
    def _nodes(self) -> tuple[Mapping[str, Node], ...]:
        tables = self.people, self.organizations, self.posts, self.places, self.interactions
        return cast("tuple[Mapping[str, Node], ...]", tables)

    def actor(self, id_: ActorId) -> Person | Organization:
        """Return the person or organization of an id that a record or a tie names."""
        return self.people.get(PersonId(id_)) or self.organizations[OrganizationId(id_)]


Node = Person | Organization | Post | Place | Interaction
"""What has an id of its own, a name and a history."""
