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
    COUNCIL = "council"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class FormalTie(Record):
    """`a` is the funder, host, founder, partner or manager; `b` the other end."""

    id: RecordId
    a: ActorId
    b: ActorId
    kind: FormalKind
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None


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
    """A post that counts as a target in a nation; metrics weigh it."""

    id: RecordId
    nation: Nation
    audience_kind: TargetAudience
    post: PostId
    weight: float = 1.0
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset(Record):
    """One folder of tables: what it is and what its sources do not state."""

    title: str
    nation: Nation | None = None
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
