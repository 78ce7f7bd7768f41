"""Places with the same priorities as a place, and findings that could carry over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.landscape.consultation import known_place
from graph.landscape.recorded import recorded
from graph.landscape.terms import contains
from graph.model import ConceptId, FindingDirection, PlaceId, Priority, RecordId
from graph.view import View
from graph.words import T, Text

DEFINITION = T(
    "Other places with a priority for an outcome that is a priority here too, those that share "
    "most outcomes first; and the findings of something that helps with each outcome, those tested "
    "in these places first. Where a finding was tested says how far it may carry over."
)
"""How shared challenges are found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedChallenge:
    """Another place with priorities for the same outcomes."""

    place: PlaceId
    outcomes: tuple[ConceptId, ...]
    priorities: tuple[RecordId, ...]
    """Its own, for these outcomes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriesOver:
    """A finding of something that helps with an outcome."""

    outcome: ConceptId
    finding: RecordId
    tested_here: bool
    tested_there: tuple[PlaceId, ...]
    """Of the places with the same priority those in or around which it was tested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedChallenges:
    """What a place shares with others."""

    place: PlaceId
    priorities: tuple[RecordId, ...]
    """Its own."""
    places: tuple[SharedChallenge, ...]
    findings: tuple[CarriesOver, ...]
    notes: tuple[Text, ...]


def shared_challenges(view: View, place: PlaceId) -> SharedChallenges:
    """Return which places share the priorities of a place, and what is known to help.

    Raises:
        InputError: no place has the id, or it ended and none came after it.
    """
    here = known_place(view, place)
    facts = recorded(view.index, view.as_of)
    wanted = [each for each in facts.priorities if each.is_wanted]
    ours = [each for each in wanted if each.place == here]
    outcomes = dict.fromkeys(outcome for each in ours for outcome in each.outcomes)
    others = _others(here, wanted, tuple(outcomes))
    findings = [
        CarriesOver(
            outcome=finding.outcome,
            finding=finding.id,
            tested_here=any(contains(view.index, here, each) for each in finding.places),
            tested_there=tuple(
                other.place
                for other in others
                if finding.outcome in other.outcomes
                and any(contains(view.index, other.place, each) for each in finding.places)
            ),
        )
        for finding in facts.findings
        if finding.outcome in outcomes and finding.direction is FindingDirection.BETTER
    ]
    findings.sort(
        key=lambda each: (not each.tested_here, not each.tested_there, each.outcome, each.finding)
    )
    return SharedChallenges(
        place=here,
        priorities=tuple(each.id for each in ours),
        places=others,
        findings=tuple(findings),
        notes=()
        if ours
        else (T("No priority of this place is recorded. That does not say that it has none."),),
    )


def _others(
    here: PlaceId, wanted: Sequence[Priority], outcomes: Sequence[ConceptId]
) -> tuple[SharedChallenge, ...]:
    found: dict[PlaceId, list[Priority]] = {}
    for each in wanted:
        if each.place != here and not set(outcomes).isdisjoint(each.outcomes):
            found.setdefault(each.place, []).append(each)
    shared = [
        SharedChallenge(
            place=place,
            outcomes=tuple(
                outcome for outcome in outcomes if any(outcome in each.outcomes for each in rows)
            ),
            priorities=tuple(each.id for each in rows),
        )
        for place, rows in found.items()
    ]
    return tuple(sorted(shared, key=lambda each: (-len(each.outcomes), each.place)))
