"""The question for introduction paths and its answer, as values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from graph.dates import PartialDate
from graph.model import (
    ActorId,
    OrganizationId,
    OrganizationKind,
    PersonId,
    PlaceId,
    PostId,
    RecordId,
)
from graph.official import WebPage
from graph.ties.tie import Basis, Shared, Tie
from graph.words import Listed, ProperName, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTarget:
    person: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class PostTarget:
    post: PostId


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyTarget:
    body: OrganizationId


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTarget:
    place: PlaceId
    kind: OrganizationKind | None = None


Target = PersonTarget | PostTarget | BodyTarget | PlaceTarget


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Who can introduce `centre` to `target`?
    Checked by `introduction_paths`, which raises InputError for people.
    """

    centre: OrganizationId
    target: Target
    first: int = 5
    """Paths wanted, 1 to 20."""
    max_hops: int = 3
    """1 to 6."""
    diversity: float = 0.5
    """0 (the best paths) to 1 (paths that differ most)."""
    basis: frozenset[Basis] = frozenset(Basis)
    """Which ties may be used."""
    through_colleagues: bool = False
    avoid: frozenset[ActorId] = frozenset()
    """Actors not to go through."""


class Lead(StrEnum):
    GOOD = "good"
    FAIR = "fair"
    LONG_SHOT = "long-shot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One tie of a path, read from the Centre's side: `tie.ends` is (`from_`, `to`)."""

    from_: ActorId
    to: ActorId
    tie: Tie
    sentence: Listed
    """For example "met 4 times since March 2026, last on 3 May 2026"."""

    @property
    def bodies(self) -> tuple[Shared, ...]:
        """Bodies with a factor on this hop, the largest first."""
        return self.tie.shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """One way from the Centre to the target.
    `score` is in (0, 1) and only orders; `lead` is what it is worth.
    """

    rank: int
    score: float
    lead: Lead
    actors: tuple[ActorId, ...]
    hops: tuple[Hop, ...]
    substitutes: tuple[ActorId, ...]
    """Others who could stand in for the one introducer in whom merged paths differ, best first."""
    other_ends: tuple[ActorId, ...]
    """Others who satisfy the target and are reached by the same path with equal strengths."""
    ask_first: ActorId | None
    freshest_evidence: PartialDate | None
    freshest_goes_on: bool
    """That is the day on which a source was read that states a fact which has not ended."""

    @property
    def introducers(self) -> tuple[ActorId, ...]:
        return self.actors[1:-1]

    @property
    def weakest_hop(self) -> Hop:
        """Return the weakest hop, where a request along the path is most likely to fail.

        Of equally weak hops the one nearest the requester counts, since it is asked first.
        """
        return min(self.hops, key=lambda hop: hop.tie.strength)


class NoPathReason(StrEnum):
    TARGET_VACANT = "target-vacant"
    TARGET_DISSOLVED = "target-dissolved"
    TARGET_UNKNOWN = "target-unknown"
    TARGET_HAS_NO_TIES = "target-has-no-ties"
    CENTRE_HAS_NO_TIES = "centre-has-no-ties"
    NOT_CONNECTED = "not-connected"
    BEYOND_MAX_HOPS = "beyond-max-hops"
    ONLY_EXCLUDED = "only-excluded"


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteTo:
    """One to write to, and why."""

    actor: ActorId
    sentence: Text
    pages: tuple[WebPage, ...]
    """Where address and office stand: at least one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPath:
    reason: NoPathReason
    sentence: Text
    hops_needed: int | None
    next_session: dt.date | None
    """Of a legislature that was dissolved the day from which its next members sit."""
    unknowns: tuple[ProperName, ...]
    """What the data cannot know."""
    last_contact: RecordId | None
    """The Centre's last interaction, or a predecessor's, in the target's nation."""
    last_contact_through: OrganizationId | None
    """The predecessor that took part in it, where the Centre itself did not."""
    write_to: tuple[WriteTo, ...]
    """What can be done anyway."""


class AdviceStep(StrEnum):
    """What would help. The GraphQL contract has more steps;
    these are the ones that public data can give.
    """

    JOIN_GROUP = "join-group"
    MEET_OFFICER = "meet-officer"
    MEET_INTRODUCER = "meet-introducer"
    MEET_MEMBER = "meet-member"
    ASK_NETWORK = "ask-network"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    step: AdviceStep
    organization: OrganizationId | None
    people: tuple[PersonId, ...]
    """The officers of the group, the best-placed first; or the introducer to meet."""
    matches: tuple[str, ...]
    """The Centre's topic words that the group matches."""
    tie_now: float | None
    tie_if_done: float | None
    score_if_done: float | None
    lead_if_done: Lead | None
    sentence: Text
    secretariat: tuple[ActorId, ...] = ()
    """Of the group."""
    secretariat_as_written: tuple[str, ...] = ()
    """Of those who run it and are no records here."""
    sources: tuple[str, ...] = ()
    now: Tie | None = None
    """The tie that the step changes, as it is. None: there is none."""
    then: Tie | None = None
    """The same if the step is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionPaths:
    centre: OrganizationId
    as_of: dt.date
    targets: tuple[ActorId, ...]
    """Who satisfies the target on the date."""
    paths: tuple[Path, ...]
    complete: bool
    """False: the search stopped at its time limit; what is here is true."""
    more: bool | None
    """Whether there are more paths than are here.
    None: it is not known, since a search ends after so many candidates or its time.
    """
    no_path: NoPath | None
    advice: tuple[Advice, ...]
    notes: tuple[Text, ...]
