"""Terms of outcomes, life stages, audiences and places: what contains what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from graph.landscape.parameters import OLDEST_AGE, Aspect
from graph.model import ConceptId, Lens, Nation, PlaceId, PlaceKind, Records, Remit, Work
from graph.places import ancestors, nation_of_place
from graph.records.index import Index

WHOLE_LIFE = "whole-life"
"""The life stage that is all ages, and so matches each."""

V = TypeVar("V")

Ages = tuple[int, int]
"""From the first to the age at which it ends, which is no more in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a remit, a work or a proposal is about. An aspect without a term is not stated."""

    outcomes: tuple[ConceptId, ...] = ()
    life_stages: tuple[ConceptId, ...] = ()
    audiences: tuple[ConceptId, ...] = ()
    places: tuple[PlaceId, ...] = ()

    def silent_on(self, asked: Terms) -> tuple[Aspect, ...]:
        """Return the aspects of what is asked of which these state nothing."""
        pairs = {
            Aspect.OUTCOMES: (asked.outcomes, self.outcomes),
            Aspect.LIFE_STAGES: (asked.life_stages, self.life_stages),
            Aspect.AUDIENCES: (asked.audiences, self.audiences),
            Aspect.PLACES: (asked.places, self.places),
        }
        return tuple(aspect for aspect, (theirs, own) in pairs.items() if theirs and not own)


def terms_of_remits(remits: Iterable[Remit]) -> Terms:
    """Return what several remits of one Centre are about together."""
    rows = list(remits)
    return Terms(
        outcomes=_union(row.outcomes for row in rows),
        life_stages=_union(row.life_stages for row in rows),
        audiences=_union(row.audiences for row in rows),
        places=_union(row.places for row in rows),
    )


def terms_of_work(work: Work) -> Terms:
    """Return what a work is about, with all its places."""
    return Terms(
        outcomes=_union((work.outcomes, work.outcomes_measured)),
        life_stages=work.life_stages,
        audiences=work.audiences,
        places=_union((work.all_places,)),
    )


def heading(records: Records, id_: ConceptId) -> ConceptId:
    """Return the heading above a term; of a heading itself."""
    seen = {id_}
    while (concept := records.concepts.get(id_)) is not None and concept.broader is not None:
        if concept.broader in seen:  # a broader term may be entered in a circle
            break
        id_ = concept.broader
        seen.add(id_)
    return id_


def life_stages_of(records: Records) -> list[ConceptId]:
    """Return the life stages that have ages, the youngest first; all ages come last."""
    stages = [each for each in records.concepts.values() if each.lens is Lens.LIFE_STAGE]
    spans = {each.id: span for each in stages if (span := ages_of(records, each.id)) is not None}
    return sorted(spans, key=lambda id_: (id_ == WHOLE_LIFE, spans[id_], id_))


def ages_of(records: Records, id_: ConceptId) -> Ages | None:
    """Return the ages of a life stage; None: not stated."""
    if id_ == WHOLE_LIFE:
        return 0, OLDEST_AGE
    stage = records.concepts.get(id_)
    if stage is None or (stage.age_from is None and stage.age_to is None):
        return None
    return ages(stage.age_from, stage.age_to)


def ages(first: int | None, last: int | None) -> Ages:
    """Return ages of which one end may be open. One single age lasts a year."""
    start = first or 0
    return start, max(OLDEST_AGE if last is None else last, start + 1)


def ages_together(records: Records, stages: Iterable[ConceptId]) -> Ages | None:
    """Return from the youngest to the oldest age of life stages; None: none is stated."""
    found = [each for stage in stages if (each := ages_of(records, stage)) is not None]
    return (min(one for one, _ in found), max(end for _, end in found)) if found else None


def ages_of_work(records: Records, work: Work) -> Ages | None:
    """Return the ages that a work is for, as stated, else by its life stages; None: not stated."""
    if work.ages_from is not None or work.ages_to is not None:
        return ages(work.ages_from, work.ages_to)
    return ages_together(records, work.life_stages)


def shared_ages(one: Ages, other: Ages) -> float:
    """Return how much two spans of ages overlap, as a share of the shorter.

    >>> shared_ages((11, 18), (16, 25)), shared_ages((5, 11), (0, 120))
    (0.2857142857142857, 1.0)
    >>> shared_ages((5, 11), (11, 18))
    0.0
    """
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / min(one[1] - one[0], other[1] - other[0])


def contains(index: Index, one: PlaceId, other: PlaceId) -> bool:
    """Return whether one of two places is or contains the other. The area of an authority contains
    those of its councils.
    """
    return one in _around(index, other) or other in _around(index, one)


def lies_in(index: Index, place: PlaceId, area: PlaceId) -> bool:
    """Return whether a place is an area or lies in it."""
    return area in _around(index, place)


def nations_of(index: Index, place: PlaceId) -> frozenset[Nation]:
    """Return the nation in which a place lies, or the nations that it holds."""
    records = index.records
    nation = nation_of_place(records, place)
    if nation is not None:
        return frozenset({nation})
    inside = index.places_in.get(place, ())
    return frozenset(
        nation for each in inside if (nation := nation_of_place(records, each.id)) is not None
    )


def nation_place(records: Records, nation: Nation) -> PlaceId | None:
    """Return the place that is a nation; None: it is not recorded."""
    return next(
        (
            place.id
            for place in records.places.values()
            if place.kind is PlaceKind.NATION and nation_of_place(records, place.id) == nation
        ),
        None,
    )


def _around(index: Index, place: PlaceId) -> frozenset[PlaceId]:
    return frozenset((*ancestors(index.records, place), *index.authority_areas_of.get(place, ())))


def _union(rows: Iterable[Iterable[V]]) -> tuple[V, ...]:
    return tuple(dict.fromkeys(each for row in rows for each in row))
