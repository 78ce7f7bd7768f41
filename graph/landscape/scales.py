"""What may be said of two findings together, by the crosswalk of evidence standards and no further:
no level is turned into another, and the original level stands first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.model import (
    ConceptMapping,
    Confidence,
    Finding,
    FrameworkId,
    MappingPredicate,
    RecordId,
    Records,
)
from graph.names.articles import inside
from graph.names.landscape_words import confidence_words, predicate_words
from graph.names.shown import framework_said, term_named
from graph.words import Fill, Listed, ProperName, T, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleComparison:
    """What the crosswalk says of the levels or scales of two findings."""

    findings: tuple[RecordId, RecordId]
    predicate: MappingPredicate
    """From the first to the second. UNKNOWN: the crosswalk says nothing of the two."""
    confidence: Confidence | None
    mapping: RecordId | None
    """The row of the crosswalk, of the two levels or else of a scale as a whole."""


def compare(records: Records, a: Finding, b: Finding) -> ScaleComparison | None:
    """Return what the crosswalk says of two findings: of their two levels; else, of a scale as a
    whole, that the two do not compare. What it says of other levels is said of these alone.
    None: one is rated by no scale, or both by one.
    """
    if a.scale is None or b.scale is None or a.scale == b.scale:
        return None
    rows = [row for row in records.mappings.values() if _scales(records, row) == {a.scale, b.scale}]
    levels = [row for row in rows if {row.subject, row.object} == {a.rating, b.rating}]
    told = levels or [
        row
        for row in rows
        if row.predicate is MappingPredicate.NONE and _is_of_a_whole(records, row)
    ]
    if len({row.predicate for row in told}) != 1:
        return ScaleComparison(
            findings=(a.id, b.id),
            predicate=MappingPredicate.UNKNOWN,
            confidence=None,
            mapping=None,
        )
    row = min(told, key=lambda each: each.id)
    subject = records.concepts[row.subject]
    return ScaleComparison(
        findings=(a.id, b.id),
        predicate=row.predicate
        if subject.framework == a.scale
        else _TURNED.get(row.predicate, row.predicate),
        confidence=row.confidence,
        mapping=row.id,
    )


def said_together(
    records: Records, findings: Sequence[Finding], comparisons: Sequence[ScaleComparison]
) -> Sequence[Text]:
    """Return what may be said of several findings, each two scales once."""
    told: dict[tuple[object, ...], Text] = {}
    for each in comparisons:
        one, other = (records.findings[id_] for id_ in each.findings)
        levels = (one.rating, other.rating) if each.predicate in _OF_LEVELS else ()
        key = (frozenset((one.scale, other.scale)), each.predicate, *levels)
        told.setdefault(key, _compared(records, each, one, other))
    return (*told.values(), *_of_one_scale(records, findings), *_without_scale(records, findings))


def _compared(records: Records, compared: ScaleComparison, one: Finding, other: Finding) -> Text:
    fills: dict[str, Fill] = {
        "one": _centre(records, one),
        "one_scale": _scale(records, one),
        "other": _centre(records, other),
        "other_scale": _scale(records, other),
        "confidence": T("confidence not stated")
        if compared.confidence is None
        else confidence_words(compared.confidence),
    }
    if compared.predicate is MappingPredicate.UNKNOWN:
        return T(
            "No crosswalk says how the level of {one} ({one_scale}) and that of {other} "
            "({other_scale}) compare: these scales are not comparable here, and only the "
            "directions may be set side by side.",
            **fills,
        )
    if compared.predicate is MappingPredicate.NONE:
        return T(
            "The scales are not comparable: {one_scale}, of {one}, and {other_scale}, of {other} "
            "({confidence}, our judgement). Only the directions may be set side by side.",
            **fills,
        )
    return T(
        "As published: {one_level} ({one_scale}, {one}) and {other_level} ({other_scale}, "
        "{other}). The crosswalk says of the first beside the second: {predicate} ({confidence}, "
        "our judgement).",
        one_level=_level(records, one),
        other_level=_level(records, other),
        predicate=predicate_words(compared.predicate),
        **fills,
    )


def _of_one_scale(records: Records, findings: Sequence[Finding]) -> Iterator[Text]:
    """Of findings that differ and name one scale: whether they state levels of it."""
    pairs = [
        (a, b)
        for a, b in combinations(findings, 2)
        if a.scale is not None and a.scale == b.scale and a.direction is not b.direction
    ]
    for scale in dict.fromkeys(a.scale for a, _ in pairs):
        several = [
            each for each in findings if any(each in pair for pair in pairs) and each.scale == scale
        ]
        named = _scale(records, several[0])
        if any(each.rating is None for each in several):
            yield T(
                "{scale} is the scale of several of them, and what they state is not recorded as "
                "levels of it: only the directions may be set side by side.",
                scale=named,
            )
        else:
            levels = dict.fromkeys(each.rating for each in several if each.rating is not None)
            yield T(
                "Levels of one scale, {scale}, may be set side by side: {levels}.",
                scale=named,
                levels=Listed(tuple(term_named(records, each) for each in levels), "; "),
            )


def _without_scale(records: Records, findings: Sequence[Finding]) -> Iterator[Text]:
    silent = [each for each in findings if each.scale is None]
    if silent and len(silent) == len(findings):
        yield T("None of them is rated by a scale: only the directions may be set side by side.")
    elif silent:
        centres = dict.fromkeys(each.centre for each in silent)
        yield T(
            "Without a scale is what comes from {centres}: of it only the direction may be set "
            "beside the others.",
            centres=Listed(tuple(inside(records.organizations[each]) for each in centres)),
        )


def _centre(records: Records, finding: Finding) -> Fill:
    return inside(records.organizations[finding.centre])


def _scale(records: Records, finding: Finding) -> Fill:
    assert finding.scale is not None, "two findings are compared by their scales"
    framework = records.frameworks.get(finding.scale)
    return finding.scale if framework is None else framework_said(records, framework)


def _level(records: Records, finding: Finding) -> Fill:
    """The level as its Centre wrote it, else as its scale calls it."""
    if finding.level is not None:
        return ProperName(finding.level, english=True)
    assert finding.rating is not None, "the crosswalk compares two levels that are recorded"
    return term_named(records, finding.rating)


_OF_LEVELS = frozenset(MappingPredicate) - {MappingPredicate.NONE, MappingPredicate.UNKNOWN}
_TURNED = {
    MappingPredicate.BROAD: MappingPredicate.NARROW,
    MappingPredicate.NARROW: MappingPredicate.BROAD,
}


def _scales(records: Records, row: ConceptMapping) -> set[FrameworkId]:
    ends = (records.concepts.get(each) for each in (row.subject, row.object) if each is not None)
    return {each.framework for each in ends if each is not None}


def _is_of_a_whole(records: Records, row: ConceptMapping) -> bool:
    """Whether one end is a scale itself, which stands above its levels."""
    ends = {row.subject, row.object}
    return any(each.broader in ends for each in records.concepts.values())
