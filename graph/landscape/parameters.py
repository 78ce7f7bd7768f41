"""The numbers behind the questions about the landscape: judgements, in one visible table."""

from __future__ import annotations

from enum import StrEnum


class Aspect(StrEnum):
    """In what two sets of terms are compared."""

    OUTCOMES = "outcomes"
    LIFE_STAGES = "life-stages"
    AUDIENCES = "audiences"
    PLACES = "places"


WEIGHTS = {
    Aspect.OUTCOMES: 0.5,
    Aspect.LIFE_STAGES: 0.2,
    Aspect.AUDIENCES: 0.15,
    Aspect.PLACES: 0.15,
}
"""How much of nearness each aspect is. They add up to 1."""
ONE_HEADING = 0.5
"""How alike two terms of one heading are; the same term is 1."""
ONE_NATION = 0.5
"""How alike two places of one nation are; one that contains the other is 1."""
OLDEST_AGE = 120
"""Where a life stage has no end."""

NEAR_ENOUGH = 0.4
"""From which nearness on a Centre could extend its remit; below, a new Centre is the case."""
OPTIONS = 3
"""Centres that are compared for a gap."""
CONSULTED_FROM = 0.3
"""From which nearness on a Centre is to be consulted, where an outcome is shared or next to it."""

STALE_YEARS = 5
"""After so many years the newest evidence is old."""
CROWDED = 3
"""So many core remits in one cell are an overlap."""

FIT_HALF = 2
"""Shared terms at which the fit of two Centres is a half."""
FIT_ALONE, WITH_COMPLEMENT = 0.6, 0.4
"""Share of the fit that counts in any case, and the share that grows with the complement."""
KNOWN_ALONE, WITH_TIE = 0.8, 0.2
"""The same for whether their people know one another."""
SHARED_BY_THREE = 2
"""A third Centre joins while so many terms stay shared."""
YEARS_WITHOUT_END = 3
"""For how long from its start a work of which neither end nor status is stated is current."""
