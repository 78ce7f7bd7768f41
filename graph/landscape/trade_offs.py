"""Where evidence pulls two ways: one intervention whose findings have different signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.landscape.axes import terms_asked
from graph.landscape.recorded import recorded
from graph.model import (
    ConceptId,
    ConceptMapping,
    Confidence,
    Finding,
    FindingDirection,
    FrameworkId,
    MappingPredicate,
    RecordId,
    Records,
)
from graph.names.fold import fold
from graph.view import View
from graph.words import T

DEFINITION = T(
    "Interventions of which findings have different signs, for two outcomes or at two Centres: "
    "first those that help and harm, then those that help, do nothing or are mixed. Each finding "
    "stands in its own scale and level as published; the crosswalk says what may be said of both, "
    "and no level is turned into another."
)
"""How trade-offs are found."""
_OPPOSITE = {FindingDirection.BETTER, FindingDirection.WORSE}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleComparison:
    """What the crosswalk says of the levels or scales of two findings."""

    findings: tuple[RecordId, RecordId]
    predicate: MappingPredicate
    """From the first to the second. UNKNOWN: the crosswalk says nothing of the two."""
    confidence: Confidence | None
    mapping: RecordId | None
    """The row of the crosswalk, of the levels or else of the scales."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOff:
    """An intervention whose findings differ in sign."""

    intervention: str
    findings: tuple[RecordId, ...]
    outcomes: tuple[ConceptId, ...]
    is_opposite: bool
    """Whether it helps by one finding and harms by another."""
    between_centres: bool
    """Whether two Centres differ on one outcome."""
    comparisons: tuple[ScaleComparison, ...]
    """Of each two findings that differ and are rated by two scales."""


def trade_offs(view: View, outcome: ConceptId | None = None) -> Sequence[TradeOff]:
    """Return the interventions whose findings differ in sign, of one outcome or of all; those that
    help and harm first.

    Raises:
        InputError: no term has the id.
    """
    records = view.records
    asked = terms_asked(records, outcome)
    groups: dict[str, list[Finding]] = {}
    for finding in recorded(view.index, view.as_of).findings:
        if finding.direction is not FindingDirection.UNKNOWN:
            groups.setdefault(fold(finding.intervention), []).append(finding)
    found = [
        _trade_off(records, findings)
        for findings in groups.values()
        if len({each.direction for each in findings}) > 1
        and (asked is None or any(each.outcome in asked for each in findings))
    ]
    return sorted(
        found,
        key=lambda each: (not each.is_opposite, not each.between_centres, fold(each.intervention)),
    )


def _trade_off(records: Records, findings: Sequence[Finding]) -> TradeOff:
    pairs = [(a, b) for a, b in combinations(findings, 2) if a.direction is not b.direction]
    return TradeOff(
        intervention=findings[0].intervention,
        findings=tuple(each.id for each in findings),
        outcomes=tuple(dict.fromkeys(each.outcome for each in findings)),
        is_opposite={each.direction for each in findings} >= _OPPOSITE,
        between_centres=any(a.outcome == b.outcome and a.centre != b.centre for a, b in pairs),
        comparisons=tuple(
            comparison for a, b in pairs if (comparison := compare(records, a, b)) is not None
        ),
    )


def compare(records: Records, a: Finding, b: Finding) -> ScaleComparison | None:
    """Return what the crosswalk says of two findings: of their levels, else of their scales, where
    all rows between the two say the same. None: one is rated by no scale, or both by one.
    """
    if a.scale is None or b.scale is None or a.scale == b.scale:
        return None
    rows = [row for row in records.mappings.values() if _scales(records, row) == {a.scale, b.scale}]
    told = [row for row in rows if {row.subject, row.object} == {a.rating, b.rating}] or rows
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


_TURNED = {
    MappingPredicate.BROAD: MappingPredicate.NARROW,
    MappingPredicate.NARROW: MappingPredicate.BROAD,
}


def _scales(records: Records, row: ConceptMapping) -> set[FrameworkId]:
    ends = (records.concepts.get(each) for each in (row.subject, row.object) if each is not None)
    return {each.framework for each in ends if each is not None}
