"""The parts of metrics in words, as they stand behind the name of the metric."""

from __future__ import annotations

from graph.words import T, Text

PARTS = {
    "MET": T("met in the period"),
    "ACTIVE": T("in active contact"),
    "NEAR": T("nearly reached"),
    "BEFORE": T("before"),
    "NOW": T("now"),
    "RETAINED": T("retained"),
    "LAPSED": T("lapsed"),
    "REVIVED": T("revived"),
    "NEW": T("new"),
    "MEDIAN_DAYS": T("days since the last contact"),
    "STALE": T("without contact in the period"),
    "MEDIAN": T("people in each organisation"),
    "SINGLE": T("hanging on one person"),
    "PEOPLE": T("people"),
    "TARGETS": T("whom they lead to"),
    "HOLDERS": T("posts with a known holder"),
    "EMBEDDED": T("embedded posts that are held"),
    "SUCCESSORS": T("new holders met within 90 days"),
    "FRESH": T("stated true within a year"),
    "WRITTEN_ONLY": T("members who are only words"),
    "UNKNOWN_HOLDERS": T("posts whose holder is unknown"),
    "RECORDING": T("Centres that keep a diary"),
}


def part_words(part: str) -> Text | None:
    """Return a part in words; None where the metric is one figure."""
    return PARTS[part] if part else None
