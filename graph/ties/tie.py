"""A tie and its evidence, as values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from graph.dates import PartialDate
from graph.model import ActorId, DeclaredLevel, InteractionKind, OrganizationId, RecordId, Role
from graph.ontology import Relation


class Basis(StrEnum):
    """What a tie rests on. `POTENTIAL`: nobody has said that the two know one another."""

    EVIDENCED = "evidenced"
    PAST_CONTACT = "past-contact"
    POTENTIAL = "potential"


class Band(StrEnum):
    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"
    FAINT = "faint"


class PartKind(StrEnum):
    INTERACTION = "interaction"
    FORMAL = "formal"
    MEMBERSHIP = "membership"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True)
class Contact:
    """One interaction of the pair: `n` took part, it counts on `day`."""

    id: RecordId
    kind: InteractionKind
    day: dt.date
    n: int
    sources: tuple[str, ...]
    formerly: tuple[OrganizationId, ...] = ()
    """Predecessors that took part, where an end did not itself."""


@dataclass(frozen=True, slots=True)
class Formal:
    """One formal tie of the pair. `value` is what it is worth on the date;
    `id` a formal tie or a membership.
    """

    id: RecordId
    relation: Relation
    value: float
    from_end: ActorId
    """The end that `relation` names: the funder, the employee, the office holder."""
    first: dt.date | None
    last: dt.date | None
    """None: current, or undated where `dated` is False."""
    dated: bool
    start_stated: bool
    sources: tuple[str, ...]
    formerly: tuple[OrganizationId, ...] = ()
    """Predecessors of which it is stated, where it is not of an end itself."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One body that both belong to or belonged to together, with its factor in `s_m`.

    `key` names the body; of a political party group it is the party and the legislature,
    elsewhere the organization's id.
    """

    key: str
    organization: OrganizationId
    legislature: OrganizationId | None
    roles: tuple[Role, Role]
    """Of the tie's ends, in the tie's order, on the last day together."""
    p: float
    size: int
    """Members of the body on the last day together (`n`)."""
    first: dt.date | None
    last: dt.date | None
    """None: still, or dates unknown where `dated` is False."""
    days: int | None
    dated: bool
    start_stated: bool
    factor: float
    memberships: tuple[RecordId, ...]
    """The memberships of both ends that overlap."""
    sources: tuple[str, ...]
    formerly: tuple[OrganizationId, ...]
    """Predecessors through which alone an end was in the body on the last day together."""


@dataclass(frozen=True, slots=True)
class Declared:
    id: RecordId
    by: ActorId
    about: ActorId
    level: DeclaredLevel
    day: dt.date
    sources: tuple[str, ...]
    formerly: OrganizationId | None = None
    """The predecessor of which it was said."""


Fact = Contact | Formal | Shared | Declared
"""One fact that supports a tie."""


@dataclass(frozen=True, slots=True)
class TiePart:
    """One part of a strength: `value` in [0, 1), its `share` of the whole in [0, 1];
    the shares add up to 1.
    """

    kind: PartKind
    value: float
    share: float


@dataclass(frozen=True, slots=True)
class Tie:
    """The relation of two actors on one date, summed over the evidence that the viewer may use.

    `strength` is in (0, 0.98]. A `lapsed` tie is under 0.002: shown, absent from paths.
    """

    ends: tuple[ActorId, ActorId]
    as_of: dt.date
    strength: float
    band: Band
    basis: Basis
    lapsed: bool
    parts: tuple[TiePart, ...]
    contacts: tuple[Contact, ...]
    formal: tuple[Formal, ...]
    shared: tuple[Shared, ...]
    declared: tuple[Declared, ...]
    do_not_ask: bool
    """One end asked not to be asked for the other: the tie is on no path."""
    freshest: PartialDate | None
    """The newest day on which a fact behind the tie is stated true;
    None where no source says when it was read.
    """
    goes_on: bool = False
    """That fact has not ended: it is the day on which its source was read."""


def in_order(tie: Tie) -> list[tuple[tuple[int, float, str], Fact]]:
    """Return the facts behind a tie, each with its place:
    what was declared, formal ties, interactions, then shared bodies.

    What is declared and done stands newest first, formal ties and bodies by what they are worth.
    """
    return [
        *(((0, -each.day.toordinal(), each.id), each) for each in tie.declared),
        *(((1, -each.value, each.id), each) for each in tie.formal),
        *(((2, -each.day.toordinal(), each.id), each) for each in tie.contacts),
        *(((3, -each.factor, each.key), each) for each in tie.shared),
    ]
