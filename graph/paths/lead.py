"""Lead quality: what a path is worth, said by its weakest hop."""

from __future__ import annotations

from collections.abc import Sequence

from graph.paths.answer import Lead
from graph.ties import parameters as p
from graph.ties.tie import Band, Basis, Tie
from graph.words import T, Text

ORDER = (Lead.GOOD, Lead.FAIR, Lead.LONG_SHOT)


def lead_of(ties: Sequence[Tie], *, through_minister: bool) -> Lead:
    """Return good (weakest hop >= 0.30, and at least one hop evidenced),
    fair (>= 0.10) or long shot.

    Through a person in ministerial office it is at most fair; of more than three hops a long shot.
    """
    if len(ties) > p.MOST_HOPS_OF_A_FAIR_LEAD:
        return Lead.LONG_SHOT
    weakest = min(tie.strength for tie in ties)
    evidenced = any(tie.basis is Basis.EVIDENCED for tie in ties)
    if weakest >= p.GOOD_LEAD and evidenced and not through_minister:
        return Lead.GOOD
    return Lead.FAIR if weakest >= p.FAIR_LEAD else Lead.LONG_SHOT


def worse_or_equal(lead: Lead, other: Lead) -> bool:
    """Return whether `lead` is no better than `other`."""
    return ORDER.index(lead) >= ORDER.index(other)


def lead_words(lead: Lead) -> Text:
    """Return a lead as it stands in a sentence: "a fair lead"."""
    match lead:
        case Lead.GOOD:
            return T("a good lead")
        case Lead.FAIR:
            return T("a fair lead")
        case Lead.LONG_SHOT:
            return T("a long shot")


def band_words(band: Band) -> Text:
    """Return a band of strength in words."""
    match band:
        case Band.STRONG:
            return T("strong")
        case Band.MEDIUM:
            return T("medium")
        case Band.WEAK:
            return T("weak")
        case Band.FAINT:
            return T("faint")
