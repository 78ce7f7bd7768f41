"""Where evidence pulls two ways: one intervention whose findings have different signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.landscape.axes import terms_asked
from graph.landscape.recorded import recorded
from graph.landscape.scales import ScaleComparison, compare, said_together
from graph.model import (
    ConceptId,
    Finding,
    FindingDirection,
    RecordId,
    Records,
)
from graph.names.fold import fold
from graph.view import View
from graph.words import T, Text

DEFINITION = T(
    "Interventions of which findings have different signs, for two outcomes or at two Centres: "
    "first those that help and harm, then those that help, do nothing or are mixed. Each finding "
    "stands in its own scale and level as published. Levels are set side by side only where they "
    "are of one scale, or where the crosswalk of evidence standards compares these two levels; no "
    "level is turned into another."
)
"""How trade-offs are found."""
_OPPOSITE = {FindingDirection.BETTER, FindingDirection.WORSE}


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
    may_be_said: tuple[Text, ...]
    """What may be said of the findings together."""


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
    compared = (compare(records, a, b) for a, b in pairs)
    comparisons = tuple(each for each in compared if each is not None)
    return TradeOff(
        intervention=findings[0].intervention,
        findings=tuple(each.id for each in findings),
        outcomes=tuple(dict.fromkeys(each.outcome for each in findings)),
        is_opposite={each.direction for each in findings} >= _OPPOSITE,
        between_centres=any(a.outcome == b.outcome and a.centre != b.centre for a, b in pairs),
        comparisons=comparisons,
        may_be_said=tuple(said_together(records, findings, comparisons)),
    )
