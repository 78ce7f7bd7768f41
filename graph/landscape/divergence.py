"""Where policies differ between nations or places, and who could compare them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.landscape.acquainted import KnownTie, known_in
from graph.landscape.axes import terms_asked
from graph.landscape.policy_names import policy_name
from graph.landscape.recorded import Recorded, recorded
from graph.landscape.terms import ages_together, nations_of, shared_ages
from graph.model import (
    ConceptId,
    Nation,
    OrganizationId,
    PlaceId,
    Priority,
    PriorityKind,
    RecordId,
)
from graph.names.fold import fold
from graph.view import View
from graph.words import T

DEFINITION = T(
    "Policies and duties, and what is proposed as one, recorded for the day that are for the same "
    "outcomes and ages in two places or more, and not the same. The Centres with one of the "
    "outcomes in their core remit could compare them. A place that is not listed has none on "
    "record, which does not say that it has none."
)
"""How divergence is found."""
_POLICIES = frozenset({PriorityKind.POLICY, PriorityKind.DUTY})


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyComparer:
    """A Centre that could compare policies, and whom it knows in each nation of theirs."""

    centre: OrganizationId
    known: tuple[tuple[Nation, tuple[KnownTie, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """Policies of several places that are for the same and differ."""

    name: str
    """What the policies are called together, in the words of their titles."""
    outcomes: tuple[ConceptId, ...]
    policies: tuple[RecordId, ...]
    """By place."""
    places: tuple[PlaceId, ...]
    nations: tuple[Nation, ...]
    comparers: tuple[PolicyComparer, ...]
    """By how much of the outcomes is theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDivergence:
    """What differs, and what has no counterpart."""

    divergences: tuple[Divergence, ...]
    """Those of most places first."""
    alone: tuple[RecordId, ...]
    """Policies of which no other place has one on record that is for the same."""
    alike: tuple[RecordId, ...]
    """Policies that are the same wherever one is on record."""


def policy_divergence(view: View, outcome: ConceptId | None = None) -> PolicyDivergence:
    """Return where policies for an outcome, or for any, differ between nations or places.

    Raises:
        InputError: no term has the id.
    """
    facts = recorded(view.index, view.as_of)
    asked = terms_asked(view.records, outcome)
    policies = [
        each
        for each in facts.priorities
        if each.kind in _POLICIES and (asked is None or not asked.isdisjoint(each.outcomes))
    ]
    divergences, alone, alike = list[Divergence](), list[RecordId](), list[RecordId]()
    for group in _groups(facts, policies):
        ids = [each.id for each in group]
        if len({each.place for each in group}) < 2:
            alone += ids
        elif len({fold(each.title) for each in group}) < 2:
            alike += ids
        else:
            divergences.append(_divergence(view, facts, group))
    divergences.sort(key=lambda each: (-len(each.places), each.policies))
    return PolicyDivergence(
        divergences=tuple(divergences), alone=tuple(sorted(alone)), alike=tuple(sorted(alike))
    )


def _groups(facts: Recorded, policies: Sequence[Priority]) -> Iterator[Sequence[Priority]]:
    """Yield policies for the same outcomes, joined while their ages overlap."""
    left = list(policies)
    while left:
        group = [left.pop(0)]
        for each in group:  # grows while policies join it
            joining = [
                other
                for other in left
                if other.kind is each.kind
                and set(other.outcomes) == set(each.outcomes)
                and _share_ages(facts, each, other)
            ]
            group += joining
            left = [other for other in left if other not in joining]
        yield group


def _share_ages(facts: Recorded, one: Priority, other: Priority) -> bool:
    """Whether the ages of two policies overlap; those that state none are for all."""
    records = facts.index.records
    ours, theirs = (ages_together(records, each.life_stages) for each in (one, other))
    return ours is None or theirs is None or shared_ages(ours, theirs) > 0


def _divergence(view: View, facts: Recorded, group: Sequence[Priority]) -> Divergence:
    places = tuple(dict.fromkeys(each.place for each in group))
    there = {nation for place in places for nation in nations_of(view.index, place)}
    nations = tuple(nation for nation in Nation if nation in there)
    outcomes = tuple(dict.fromkeys(each for row in group for each in row.outcomes))
    shares = {
        centre: len(set(outcomes).intersection(facts.core_terms_of(centre).outcomes))
        for centre in facts.centres
    }
    comparers = sorted(
        (centre for centre, shared in shares.items() if shared),
        key=lambda centre: (-shares[centre], centre),
    )
    return Divergence(
        name=policy_name(group),
        outcomes=outcomes,
        policies=tuple(each.id for each in sorted(group, key=lambda each: (each.place, each.id))),
        places=places,
        nations=nations,
        comparers=tuple(
            PolicyComparer(centre=centre, known=tuple(known_in(view, centre, nations).items()))
            for centre in comparers
        ),
    )
