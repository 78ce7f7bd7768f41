"""How near two sets of terms are, in each aspect and together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph.landscape.parameters import ONE_HEADING, ONE_NATION, WEIGHTS, Aspect
from graph.landscape.terms import Terms, ages_of, contains, heading, nations_of, shared_ages
from graph.model import ConceptId, PlaceId
from graph.records.index import Index

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class NearnessPart:
    """How near two sets of terms are in one aspect."""

    aspect: Aspect
    weight: float
    similarity: float
    """From 0 to 1; 0 where one of the two states nothing."""
    is_stated: bool
    """Whether both state something."""

    @property
    def value(self) -> float:
        """What it adds to the nearness."""
        return self.weight * self.similarity


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near two sets of terms are: the sum of its parts, from 0 to 1."""

    parts: tuple[NearnessPart, ...]

    @property
    def total(self) -> float:
        return sum(part.value for part in self.parts)

    @property
    def unstated(self) -> tuple[Aspect, ...]:
        """The aspects that one of the two does not state: each counts as nought."""
        return tuple(part.aspect for part in self.parts if not part.is_stated)

    @property
    def at_most(self) -> float:
        """The sum, were all that is not stated to fit wholly."""
        return self.total + sum(WEIGHTS[each] for each in self.unstated)

    def of(self, aspect: Aspect) -> NearnessPart:
        """Return the part of an aspect."""
        return next(part for part in self.parts if part.aspect is aspect)


def nearness(index: Index, one: Terms, other: Terms) -> Nearness:
    """Return how near two sets of terms are: 0.5 outcomes, 0.2 life stages, 0.15 audiences and
    0.15 places.

    Each aspect is the best match of each term of the one side, averaged, and likewise of the
    other, and the mean of the two. Terms: the same 1, of one heading 0.5. Life stages: the overlap
    of their ages as a share of the shorter. Places: 1 where one contains the other, 0.5 in one
    nation. What is not stated counts as 0, and is said.
    """

    def part(
        aspect: Aspect, ours: Sequence[T], theirs: Sequence[T], alike: Callable[[T, T], float]
    ) -> NearnessPart:
        return NearnessPart(
            aspect=aspect,
            weight=WEIGHTS[aspect],
            similarity=best_matches(ours, theirs, alike),
            is_stated=bool(ours and theirs),
        )

    def terms(a: ConceptId, b: ConceptId) -> float:
        return of_terms(index, a, b)

    return Nearness(
        (
            part(Aspect.OUTCOMES, one.outcomes, other.outcomes, terms),
            part(
                Aspect.LIFE_STAGES,
                one.life_stages,
                other.life_stages,
                lambda a, b: of_life_stages(index, a, b),
            ),
            part(Aspect.AUDIENCES, one.audiences, other.audiences, terms),
            part(Aspect.PLACES, one.places, other.places, lambda a, b: of_places(index, a, b)),
        )
    )


def best_matches(ours: Sequence[T], theirs: Sequence[T], alike: Callable[[T, T], float]) -> float:
    """Return the mean of the best matches each way; 0 where a side is empty."""
    if not ours or not theirs:
        return 0.0
    rows = [[alike(a, b) for b in theirs] for a in ours]
    there: float = sum(max(row) for row in rows) / len(ours)
    back: float = sum(max(column) for column in zip(*rows, strict=True)) / len(theirs)
    return (there + back) / 2


def of_terms(index: Index, a: ConceptId, b: ConceptId) -> float:
    """Return how alike two outcomes or audiences are."""
    if a == b:
        return 1.0
    return ONE_HEADING if heading(index.records, a) == heading(index.records, b) else 0.0


def of_life_stages(index: Index, a: ConceptId, b: ConceptId) -> float:
    """Return how alike two life stages are; those without stated ages only where they are one."""
    one, other = ages_of(index.records, a), ages_of(index.records, b)
    if a == b:
        return 1.0
    return 0.0 if one is None or other is None else shared_ages(one, other)


def of_places(index: Index, a: PlaceId, b: PlaceId) -> float:
    """Return how alike two places are."""
    if contains(index, a, b):
        return 1.0
    return ONE_NATION if nations_of(index, a) & nations_of(index, b) else 0.0
