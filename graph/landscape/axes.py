"""Rows and columns of the map: the terms of a lens, the nations, the Centres."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import InputError
from graph.landscape.recorded import Recorded
from graph.landscape.terms import WHOLE_LIFE
from graph.model import (
    Concept,
    ConceptId,
    Framework,
    FrameworkId,
    Lens,
    MappingPredicate,
    Nation,
    OrganizationId,
    RecordId,
    Records,
)
from graph.words import T


class MapLens(StrEnum):
    """By what the landscape is looked at."""

    OUTCOME = "outcome"
    LIFE_STAGE = "life-stage"
    AUDIENCE = "audience"
    NATION = "nation"
    CENTRE = "centre"


LENS_OF_TERMS: Mapping[MapLens, Lens] = {
    MapLens.OUTCOME: Lens.OUTCOME,
    MapLens.LIFE_STAGE: Lens.LIFE_STAGE,
    MapLens.AUDIENCE: Lens.AUDIENCE,
}
_UNRELATED = frozenset({MappingPredicate.NONE, MappingPredicate.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisTerm:
    """One row or column: a term, a nation or a Centre."""

    lens: MapLens
    id: str
    """The id of the term or the Centre, or the nation as `Nation` has it."""
    matches: frozenset[str] = frozenset()
    """What a record must name to stand in it: the term and what it means in our words, the nation,
    the Centre. Empty: nothing of ours is mapped to it.
    """
    concept: ConceptId | None = None
    heading: ConceptId | None = None
    """The term above it."""
    nation: Nation | None = None
    centre: OrganizationId | None = None


def axis(facts: Recorded, lens: MapLens, framework: Framework | None) -> Sequence[AxisTerm]:
    """Return the rows or columns of a lens: of terms those of a framework, headings left out, in
    their order; of nations and Centres all.
    """
    match lens:
        case MapLens.NATION:
            return [nation_term(nation) for nation in Nation]
        case MapLens.CENTRE:
            return [centre_term(centre) for centre in facts.centres]
        case _:
            return _terms(facts.index.records, lens, framework)


def nation_term(nation: Nation) -> AxisTerm:
    """Return a nation as a row or column."""
    return AxisTerm(
        lens=MapLens.NATION, id=nation.value, matches=frozenset({nation.value}), nation=nation
    )


def centre_term(centre: OrganizationId) -> AxisTerm:
    """Return a Centre as a row or column."""
    return AxisTerm(lens=MapLens.CENTRE, id=centre, matches=frozenset({centre}), centre=centre)


def concept_term(records: Records, id_: ConceptId) -> AxisTerm:
    """Return a term as a row or column: in the words of another framework it stands for those of
    ours that are mapped to it.

    Raises:
        InputError: nothing has the id, or it is a level of an evidence standard.
    """
    concept = known_concept(records, id_)
    lens = next((each for each, of in LENS_OF_TERMS.items() if of is concept.lens), None)
    if lens is None:
        raise InputError(
            T(
                "{term} is a level of an evidence standard. Ask for an outcome, a life stage or an "
                "audience.",
                term=concept.label,
            )
        )
    return _term(records, lens, concept)


def known_concept(records: Records, id_: ConceptId) -> Concept:
    """Return the term of an id.

    Raises:
        InputError: nothing has it.
    """
    concept = records.concepts.get(id_)
    if concept is None:
        raise InputError(T('No term has the id "{id}". Find its id with a search by name.', id=id_))
    return concept


def terms_asked(records: Records, id_: ConceptId | None) -> frozenset[str] | None:
    """Return what is asked for with a term: itself and those under it; None: all.

    Raises:
        InputError: nothing has the id.
    """
    return None if id_ is None else with_narrower(records, [known_concept(records, id_).id])


def own_framework(records: Records) -> Framework | None:
    """Return the shared vocabulary: of no nation, and with terms of several lenses; of several the
    one with most terms. None: none is recorded.
    """
    sizes: dict[FrameworkId, int] = {}
    for concept in records.concepts.values():
        if concept.lens is not Lens.EVIDENCE_STANDARD:
            sizes[concept.framework] = sizes.get(concept.framework, 0) + 1
    known = (each for each in records.frameworks.values() if each.id in sizes)
    return min(
        known,
        key=lambda each: (
            each.nation is not None,
            each.lens is not None,
            -sizes[each.id],
            each.id,
        ),
        default=None,
    )


def with_narrower(records: Records, ids: Iterable[ConceptId]) -> frozenset[str]:
    """Return terms with those under them: what names a heading names all that it holds. All ages
    are every life stage.
    """
    named = frozenset[str](ids)
    everything = WHOLE_LIFE in named
    return named | {
        concept.id
        for concept in records.concepts.values()
        if concept.broader in named or (everything and concept.lens is Lens.LIFE_STAGE)
    }


def naming(records: Records, ids: Iterable[ConceptId]) -> frozenset[str]:
    """Return the terms by which a record is about one of some: these, those under them, and the
    headings of them all, which hold what is under them.
    """
    held = with_narrower(records, ids)
    above = (records.concepts[ConceptId(RecordId(id_))].broader for id_ in held)
    return held | {each for each in above if each is not None}


def _terms(records: Records, lens: MapLens, framework: Framework | None) -> Sequence[AxisTerm]:
    if framework is None:
        return []
    ours = [
        each
        for each in records.concepts.values()
        if each.framework == framework.id and each.lens is LENS_OF_TERMS[lens]
    ]
    headings = {each.broader for each in ours}
    rows = [each for each in ours if each.id not in headings and each.id != WHOLE_LIFE]
    rows.sort(key=lambda each: (*_place(records, each.broader), *_place(records, each.id)))
    return [_term(records, lens, each) for each in rows]


def _place(records: Records, id_: ConceptId | None) -> tuple[int, int, str]:
    """Where a term stands: by its order, life stages else by age."""
    concept = None if id_ is None else records.concepts.get(id_)
    if concept is None:
        return 0, 0, ""
    return concept.order or 0, concept.age_from or 0, concept.id


def _term(records: Records, lens: MapLens, concept: Concept) -> AxisTerm:
    own = own_framework(records)
    matches: frozenset[str] = with_narrower(records, (concept.id,))
    if own is not None and concept.framework != own.id:
        matches = frozenset(_in_our_words(records, concept.id))
    return AxisTerm(
        lens=lens, id=concept.id, matches=matches, concept=concept.id, heading=concept.broader
    )


def _in_our_words(records: Records, id_: ConceptId) -> Iterable[str]:
    for row in records.mappings.values():
        if row.predicate in _UNRELATED or row.object is None:
            continue
        if id_ in (row.subject, row.object):
            yield row.object if row.subject == id_ else row.subject
