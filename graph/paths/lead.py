"""Lead quality: what a path is worth, said by its weakest hop."""

from __future__ import annotations

from collections.abc import Sequence

from graph.paths.answer import Lead
from graph.ties import parameters as p
from graph.ties.tie import Basis, Tie

ORDER = (Lead.GOOD, Lead.FAIR, Lead.LONG_SHOT)


def lead_of(ties: Sequence[Tie]) -> Lead:
    """Return good (weakest hop >= 0.30, and at least one hop evidenced), fair (>= 0.10) or long shot."""
    weakest = min(tie.strength for tie in ties)
    if weakest >= p.GOOD_LEAD and any(tie.basis is Basis.EVIDENCED for tie in ties):
        return Lead.GOOD
    return Lead.FAIR if weakest >= p.FAIR_LEAD else Lead.LONG_SHOT


def worse_or_equal(lead: Lead, other: Lead) -> bool:
    """Return whether `lead` is no better than `other`."""
    return ORDER.index(lead) >= ORDER.index(other)
