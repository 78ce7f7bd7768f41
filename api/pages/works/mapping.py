"""A row of a crosswalk: how a term compares with one of another framework."""

from __future__ import annotations

from collections.abc import Sequence

from api.pages.asked import Asked
from api.pages.page import Made, Page
from api.pages.works.links import RecordLink, RecordRow, link, terms
from api.pages.works.queries import MAPPING
from api.pages.works.told import asks, of_address, told
from graph.kinds import MAPPINGS
from graph.model import ConceptId
from graph.names.landscape_words import confidence_words, predicate_words
from graph.words import T


async def make(asked: Asked) -> Made:
    mapping = of_address(asked, MAPPINGS)
    return await told(
        asked,
        mapping,
        question=MAPPING,
        lede=T("A judgement, open to correction. A term is never put in place of the other."),
        rows=(
            RecordRow(T("Term"), links=terms(asked, [mapping.subject])),
            RecordRow(T("Its framework"), links=_framework(asked, mapping.subject)),
            RecordRow(T("How they compare"), predicate_words(mapping.predicate)),
            RecordRow(
                T("The other term"),
                T("none") if mapping.object is None else None,
                links=terms(asked, [mapping.object] if mapping.object else []),
            ),
            RecordRow(
                T("The framework of the other"),
                links=[] if mapping.object is None else _framework(asked, mapping.object),
            ),
            RecordRow(
                T("How sure"),
                T("not stated")
                if mapping.confidence is None
                else confidence_words(mapping.confidence),
            ),
            RecordRow(T("Whose judgement it is"), quote=mapping.judged_by),
            RecordRow(T("Note"), quote=mapping.note),
        ),
        sections=(),
    )


def _framework(asked: Asked, term: ConceptId) -> Sequence[RecordLink]:
    records = asked.view.records
    concept = records.concepts.get(term)
    framework = None if concept is None else records.frameworks.get(concept.framework)
    return [] if framework is None else [link(asked, framework)]


PAGE = Page(
    name="mapping",
    path="/mapping/{id}",
    make=make,
    template="landscape_record.html",
    menu="search",
    ask=asks(MAPPING, MAPPINGS),
)
