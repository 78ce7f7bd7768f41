"""Terms of the shared vocabulary as boxes to tick, and as lines to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from api.pages.asked import Asked
from api.pages.landscape.choices import Choice, term_name
from graph.landscape.axes import MapLens, axis, own_framework
from graph.landscape.recorded import recorded
from graph.landscape.terms import WHOLE_LIFE
from graph.model import Concept, ConceptId, RecordId
from graph.names.in_language import ShownName


@dataclass(frozen=True, slots=True)
class TermBox:
    """A term and whether it is ticked."""

    value: str
    name: ShownName
    chosen: bool


@dataclass(frozen=True, slots=True)
class TermGroup:
    """Terms under one heading; None: they have none."""

    name: ShownName | None
    terms: Sequence[TermBox]


def shared_terms(asked: Asked, lens: MapLens) -> Sequence[Concept]:
    """Return the terms of a lens in the shared vocabulary, in their order; all ages too."""
    records = asked.view.records
    facts = recorded(asked.view.index, asked.view.as_of)
    found = [
        records.concepts[row.concept]
        for row in axis(facts, lens, own_framework(records))
        if row.concept is not None
    ]
    everything = records.concepts.get(ConceptId(RecordId(WHOLE_LIFE)))
    if lens is MapLens.LIFE_STAGE and everything is not None:
        found.append(everything)
    return found


def term_boxes(
    asked: Asked, lens: MapLens, chosen: Sequence[ConceptId] = ()
) -> Sequence[TermGroup]:
    """Return the terms of a lens as boxes under their headings."""
    concepts = asked.view.records.concepts
    return [
        TermGroup(
            None if heading is None else term_name(asked, concepts[heading]),
            [TermBox(each.id, term_name(asked, each), each.id in chosen) for each in run],
        )
        for heading, run in groupby(shared_terms(asked, lens), key=lambda each: each.broader)
    ]


def term_choices(asked: Asked, lens: MapLens) -> Sequence[Choice]:
    """Return the terms of a lens as lines of a select."""
    return [Choice(each.id, term_name(asked, each)) for each in shared_terms(asked, lens)]
