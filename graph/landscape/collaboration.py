"""Which Centres could join up: pairs without joint work now, by what they share and lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.errors import InputError
from graph.landscape.acquainted import KnownTie, who_knows_whom
from graph.landscape.axes import MapLens, with_narrower
from graph.landscape.parameters import (
    FIT_ALONE,
    FIT_HALF,
    KNOWN_ALONE,
    SHARED_BY_THREE,
    WITH_COMPLEMENT,
    WITH_TIE,
)
from graph.landscape.recorded import (
    Recorded,
    current_centre,
    is_current,
    known_centre,
    parties,
    recorded,
)
from graph.landscape.terms import WHOLE_LIFE, nations_of
from graph.model import OrganizationId, Work, WorkId, WorkKind
from graph.view import View
from graph.words import T

DEFINITION = T(
    "Pairs of open Centres without joint work now: fit × (0.6 + 0.4 complement) × (0.8 + 0.2 "
    "known). Fit is the terms that both have in their core remit, as a part of these and two; "
    "complement the share of the kinds of work that one has and the other lacks; known the "
    "strongest tie of their people. A third Centre joins where it shares two of the terms."
)
"""How the pairs are found."""
LENSES = (MapLens.OUTCOME, MapLens.LIFE_STAGE, MapLens.AUDIENCE, MapLens.NATION)
"""By which Centres can be joined up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollaborationOpportunity:
    """Two Centres that could join up."""

    centres: tuple[OrganizationId, OrganizationId]
    shared: tuple[str, ...]
    """The terms, or the nations, that both have in their core remit."""
    fit: float
    complement: float
    kinds: tuple[tuple[WorkKind, OrganizationId], ...]
    """The kinds of work that one of the two alone has, with that one."""
    known: float
    """The strength of the strongest tie of their people; 0: no tie is recorded."""
    ties: tuple[KnownTie, ...]
    """Who knows whom: those between two people first, the strongest first."""
    third: OrganizationId | None
    """Another Centre that could join."""
    shared_with_third: tuple[str, ...]
    past: tuple[WorkId, ...]
    """What the two did together before."""

    @property
    def score(self) -> float:
        """From 0 to 1."""
        return (
            self.fit
            * (FIT_ALONE + WITH_COMPLEMENT * self.complement)
            * (KNOWN_ALONE + WITH_TIE * self.known)
        )


def collaboration_opportunities(
    view: View, lens: MapLens = MapLens.OUTCOME, centre: OrganizationId | None = None
) -> Sequence[CollaborationOpportunity]:
    """Return the pairs that could join up, the best first; those of one Centre, or all.

    Raises:
        InputError: the lens is none by which Centres join up, or the id is no Centre's.
    """
    if lens not in LENSES:
        raise InputError(
            T("Centres join up by outcome, life stage, audience or nation. Choose one of these.")
        )
    if centre is not None:
        centre = current_centre(view.records, known_centre(view.records, centre).id, view.as_of)
    facts = recorded(view.index, view.as_of)
    shares = {each: _core(facts, each, lens) for each in facts.centres}
    kinds = _kinds(facts)
    together = list(_of_several(facts, facts.works))
    joined = frozenset(
        pair for _, those in works_together(facts) for pair in combinations(those, 2)
    )
    found = [
        _opportunity(view, together, (a, b), shares, kinds, joined)
        for a, b in combinations(facts.centres, 2)
        if centre in (None, a, b) and (a, b) not in joined and shares[a] & shares[b]
    ]
    return sorted(found, key=lambda each: (-round(each.score, 9), each.centres))


def works_together(facts: Recorded) -> Iterator[tuple[WorkId, tuple[OrganizationId, ...]]]:
    """Yield each work of two or more Centres that is under way, with them in the order of ids."""
    current = (work for work in facts.works if is_current(work, facts.as_of))
    return ((work.id, centres) for work, centres in _of_several(facts, current))


def _of_several(
    facts: Recorded, works: Iterable[Work]
) -> Iterator[tuple[Work, tuple[OrganizationId, ...]]]:
    known = frozenset(facts.centres)
    for work in works:
        ours = sorted(known.intersection(parties(facts.index.records, work, facts.as_of)))
        if len(ours) > 1:
            yield work, tuple(ours)


def _core(facts: Recorded, centre: OrganizationId, lens: MapLens) -> frozenset[str]:
    """What a Centre has in its core remit, in a lens; all ages are every life stage."""
    terms = facts.core_terms_of(centre)
    match lens:
        case MapLens.OUTCOME:
            return frozenset(terms.outcomes)
        case MapLens.LIFE_STAGE:
            return with_narrower(facts.index.records, terms.life_stages) - {WHOLE_LIFE}
        case MapLens.AUDIENCE:
            return frozenset(terms.audiences)
        case _:
            return frozenset(
                nation.value for each in terms.places for nation in nations_of(facts.index, each)
            )


def _kinds(facts: Recorded) -> Mapping[OrganizationId, frozenset[WorkKind]]:
    found: dict[OrganizationId, set[WorkKind]] = {centre: set() for centre in facts.centres}
    for work in facts.works:
        for party in parties(facts.index.records, work, facts.as_of):
            if party in found:
                found[party].add(work.kind)
    return {centre: frozenset(kinds) for centre, kinds in found.items()}


def _opportunity(
    view: View,
    together: Sequence[tuple[Work, tuple[OrganizationId, ...]]],
    pair: tuple[OrganizationId, OrganizationId],
    shares: Mapping[OrganizationId, frozenset[str]],
    kinds: Mapping[OrganizationId, frozenset[WorkKind]],
    joined: frozenset[tuple[OrganizationId, OrganizationId]],
) -> CollaborationOpportunity:
    a, b = pair
    shared = shares[a] & shares[b]
    lacking = kinds[a] ^ kinds[b]
    either = kinds[a] | kinds[b]
    acquainted = who_knows_whom(view, a, b)
    third = max(
        (
            each
            for each in shares
            if each not in pair
            and len(shares[each] & shared) >= SHARED_BY_THREE
            and not any(tuple(sorted((each, one))) in joined for one in pair)
        ),
        key=lambda each: (len(shares[each] & shared), each),
        default=None,
    )
    return CollaborationOpportunity(
        centres=pair,
        shared=tuple(sorted(shared)),
        fit=len(shared) / (len(shared) + FIT_HALF),
        complement=len(lacking) / len(either) if either else 0.0,
        kinds=tuple((kind, a if kind in kinds[a] else b) for kind in WorkKind if kind in lacking),
        known=acquainted.strength,
        ties=acquainted.ties,
        third=third,
        shared_with_third=() if third is None else tuple(sorted(shares[third] & shared)),
        past=tuple(work.id for work, those in together if set(pair) <= set(those)),
    )
