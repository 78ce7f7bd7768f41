"""A term: what it means, what the nations call it, who works on it, what is asked for and found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from api.pages.asked import Asked
from api.pages.page import Made, Page
from api.pages.works.links import (
    LinkSection,
    RecordLink,
    RecordRow,
    aim_of,
    finding_link,
    link,
    linked,
    newest_first,
    priority_link,
    span,
    terms,
    work_link,
)
from api.pages.works.queries import CONCEPT
from api.pages.works.told import asks, of_address, told
from graph.kinds import CONCEPTS
from graph.landscape.neutral import drawn
from graph.model import Concept, ConceptId, ConceptMapping, Framework, Language, Lens, Remit
from graph.names.kind_words import target_audience_words
from graph.names.landscape_words import (
    confidence_words,
    framework_status_words,
    lens_words,
    predicate_words,
    weight_words,
)
from graph.names.shown import framework_said
from graph.words import Fill, Listed, T

FIELDS = {
    Lens.OUTCOME: "outcomes",
    Lens.LIFE_STAGE: "life_stages",
    Lens.AUDIENCE: "audiences",
    Lens.EVIDENCE_STANDARD: "",
}
"""The field of works and remits that has the terms of a lens."""


async def make(asked: Asked) -> Made:
    concept = of_address(asked, CONCEPTS)
    records = asked.view.records
    narrower = [each for each in records.concepts.values() if each.broader == concept.id]
    ids = frozenset({concept.id, *(each.id for each in narrower)})
    welsh = asked.language is Language.CY and concept.label_cy_draft
    return await told(
        asked,
        concept,
        question=CONCEPT,
        lede=None,
        notice=T("The Welsh of this term is a draft.") if welsh else None,
        rows=(
            _meaning(asked, concept),
            RecordRow(T("What it is"), lens_words(concept.lens)),
            _framework(asked, concept),
            RecordRow(T("Below"), links=terms(asked, [concept.broader] if concept.broader else [])),
            RecordRow(T("Above"), links=[link(asked, each) for each in narrower]),
            RecordRow(T("Ages"), ages(concept.age_from, concept.age_to)),
            RecordRow(
                T("Policy or practice"),
                None
                if concept.audience_kind is None
                else target_audience_words(concept.audience_kind),
            ),
            RecordRow(T("Note"), quote=concept.note),
            *_questions(asked, concept),
        ),
        sections=(
            LinkSection(
                "words",
                T("In other words"),
                list(_mappings(asked, concept)),
                before=T(
                    "Each is a judgement, open to correction. No term is put in place of another."
                ),
            ),
            *_who_works(asked, concept, ids),
        ),
    )


def _questions(asked: Asked, concept: Concept) -> Iterator[RecordRow]:
    """What can be asked of an outcome."""
    if concept.lens is Lens.OUTCOME:
        pages = (
            ("signpost", T("Ask the Centres")),
            ("trade-offs", T("Where evidence pulls two ways")),
            ("divergence", T("Where policies differ between places")),
        )
        yield RecordRow(
            T("What to ask of it"),
            links=[
                RecordLink(said, asked.address(page, outcome=concept.id)) for page, said in pages
            ],
        )


def _meaning(asked: Asked, concept: Concept) -> RecordRow:
    """What a term means, in the language of the page where it is stated in it."""
    if asked.language is Language.CY and concept.definition_cy is not None:
        return RecordRow(T("What it means"), concept.definition_cy)
    return RecordRow(T("What it means"), quote=concept.definition)


def _framework(asked: Asked, concept: Concept) -> RecordRow | None:
    framework = asked.view.records.frameworks.get(concept.framework)
    if framework is None:
        return None
    return RecordRow(T("Framework"), links=[link(asked, framework, edition(asked, framework))])


def edition(asked: Asked, framework: Framework) -> Fill:
    """Return a framework with its edition, and whether and when it is in force."""
    parts: list[Fill] = [framework_said(asked.view.records, framework)]
    if framework.edition:
        parts.append(T("edition {edition}", edition=framework.edition))
    if framework.status:
        parts.append(framework_status_words(framework.status))
    if framework.valid_to is not None:
        parts.append(span(framework.valid_from, framework.valid_to) or "")
    return Listed(tuple(parts), ", ")


def ages(first: int | None, last: int | None) -> Fill | None:
    """Return ages in words; None where nobody says."""
    if last is not None:
        return T("{first} to {last}", first=first or 0, last=last)
    return None if first is None else T("from {first}", first=first)


def _mappings(asked: Asked, concept: Concept) -> Iterator[RecordLink]:
    for mapping in asked.view.records.mappings.values():
        if mapping.subject == concept.id and mapping.object is not None:
            yield from _mapping(asked, mapping, mapping.object)
        elif mapping.object == concept.id:
            yield from _mapping(asked, mapping, mapping.subject)


def _mapping(asked: Asked, mapping: ConceptMapping, other: ConceptId) -> Iterator[RecordLink]:
    concept = asked.view.records.concepts.get(other)
    if concept is None:
        return
    framework = asked.view.records.frameworks[concept.framework]
    said: list[Fill] = [edition(asked, framework)]
    if mapping.subject != other:
        said.append(predicate_words(mapping.predicate))
    if mapping.confidence is not None:
        said.append(confidence_words(mapping.confidence))
    if mapping.judged_by:
        said.append(T("judged by {who}", who=mapping.judged_by))
    yield link(asked, concept, Listed(tuple(said), "; "), mapping.note)


def _who_works(asked: Asked, concept: Concept, ids: frozenset[ConceptId]) -> Iterator[LinkSection]:
    """Who works on it, in an order drawn for the day, and what they did and found."""
    field = FIELDS[concept.lens]
    if not field:
        return
    records = asked.view.records
    if any(each.object == concept.id for each in records.mappings.values()):
        return  # what is said of the terms of ours that it takes in stands with them
    remits = [each for each in records.remits.values() if _names(each, field, ids)]
    remits.sort(key=lambda each: drawn(each.organization, asked.view.as_of, concept.id))
    yield LinkSection(
        "remits",
        T("Who is for it"),
        [each for remit in remits for each in _remit(asked, remit)],
        T("No Centre says so of itself."),
    )
    works = [each for each in records.works.values() if _names(each, field, ids)]
    yield LinkSection(
        "works",
        T("Works ({count})", count=len(works)),
        [work_link(asked, each) for each in sorted(works, key=newest_first)],
        T("None is recorded."),
    )
    if concept.lens is Lens.AUDIENCE:
        return
    priorities = [each for each in records.priorities.values() if _names(each, field, ids)]
    yield LinkSection(
        "priorities",
        T("What nations and places ask for ({count})", count=len(priorities)),
        [
            priority_link(asked, each)
            for each in sorted(priorities, key=lambda each: (each.kind, each.place, each.id))
        ],
        T("Nothing is recorded."),
    )
    if concept.lens is Lens.OUTCOME:
        findings = [each for each in records.findings.values() if each.outcome in ids]
        yield LinkSection(
            "findings",
            T("What was found ({count})", count=len(findings)),
            [finding_link(asked, each) for each in findings],
            T("Nothing is recorded."),
        )


def _names(record: object, field: str, ids: frozenset[ConceptId]) -> bool:
    return not ids.isdisjoint(getattr(record, field, ()))


def _remit(asked: Asked, remit: Remit) -> Sequence[RecordLink]:
    found = linked(asked, remit.organization, weight_words(remit.weight))
    return [] if found is None else [replace(found, **aim_of(asked, remit))]


PAGE = Page(
    name="concept",
    path="/concept/{id}",
    make=make,
    template="landscape_record.html",
    menu="search",
    ask=asks(CONCEPT, CONCEPTS),
    files=("csv",),
)
