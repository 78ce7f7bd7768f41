"""What a Centre can ask to be recorded. Ids are those of records that the viewer may use; dates as people write them.

With `public`, a fact is for everybody and needs a source with an address; else it is the Centre's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.dates import PartialDate
from graph.model import DeclaredLevel, Identifier, InteractionKind, Nation, OrganizationKind, PostStatus, Role

Day = PartialDate | str
"""A partial date, or text such as "4 March 2026", "04/03/2026", "March 2026"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """`sources` are addresses, citations or words."""

    sources: tuple[str, ...] = ()
    public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPerson(Fact):
    name: str
    name_cy: str | None = None
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOrganization(Fact):
    name: str
    kind: OrganizationKind = OrganizationKind.OTHER
    name_cy: str | None = None
    nation: Nation | None = None
    place: str | None = None
    parent: str | None = None
    website: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    valid_from: Day | None = None
    valid_to: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordInteraction(Fact):
    """`as_written` are participants who are no records here. `attendance`: how many took part, where more did than are named."""

    kind: InteractionKind
    date: Day
    actors: tuple[str, ...]
    to: Day | None = None
    as_written: tuple[str, ...] = ()
    attendance: int | None = None
    title: str | None = None
    place: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareTie:
    """What the person `by` says of `about`; always the Centre's own. Without a day: today."""

    by: str
    about: str
    level: DeclaredLevel
    confirmed_on: Day | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMembership(Fact):
    """With `post`, the actor holds that post; its organization may be left out then."""

    actor: str
    organization: str | None = None
    post: str | None = None
    role: Role = Role.MEMBER
    role_as_written: str | None = None
    on_behalf_of: str | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPost(Fact):
    """An office in `organization`. `AddEmbeddedPost` makes one whose holder is employed elsewhere."""

    label: str
    organization: str
    label_cy: str | None = None
    place: str | None = None
    holder: str | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddEmbeddedPost(Fact):
    """A post whose holder is employed by the `homes` and sits inside `host`, `days_per_week` in (0, 7]."""

    label: str
    host: str
    homes: tuple[str, ...]
    days_per_week: float | None = None
    label_cy: str | None = None
    place: str | None = None
    status: PostStatus | None = None
    holder: str | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndMembership:
    """Say when a membership or a post ended. A public one needs a source with an address."""

    record: str
    on: Day
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectFact:
    """Give a field another value, both as a table of `graph.tables` has them. Blank: not known.

    A public fact needs a source with an address; it stays public.
    """

    record: str
    field: str
    value: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectRecord:
    """Give several fields of one record other values at once, each as `CorrectFact` does."""

    record: str
    values: Mapping[str, str]
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveRecord:
    """Remove what one's own Centre added."""

    record: str


Command = (
    AddPerson | AddOrganization | RecordInteraction | DeclareTie | AddMembership | AddPost | AddEmbeddedPost | EndMembership
    | CorrectFact | CorrectRecord | RemoveRecord
)
