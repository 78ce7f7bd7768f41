"""Steps that would help, as values, and in which order they are said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from graph.model import ActorId, Organization, PersonId, Role
from graph.paths.answer import AdviceStep, Lead
from graph.paths.continuations import Way
from graph.paths.lead import ORDER
from graph.paths.rows import nine_digits
from graph.paths.topics import Match

MANY_POINTS = 5
"""Topic points from which a group comes before others."""
LEAST_LONG_SHOT = 0.01
"""A step that leaves a long shot a long shot and scores less is no help."""


class RestsOn(IntEnum):
    """What a step rests on: what is now comes before what was."""

    CURRENT = 0
    FORMER = 1
    """A group of a former session."""
    OTHER = 2
    """Somebody who shares no topic with the Centre."""


@dataclass(slots=True, kw_only=True)
class AdvisedStep:
    """One step. `way` None: what it would change is not known."""

    kind: AdviceStep
    way: Way | None
    rests_on: RestsOn = RestsOn.CURRENT
    organization: Organization | None = None
    people: tuple[PersonId, ...] = ()
    match: Match = field(default_factory=lambda: Match(0, ()))
    best_officer: ActorId | None = None
    office: Role | None = None
    """Of the best-placed officer."""
    secretariat: tuple[ActorId, ...] = ()
    secretariat_as_written: tuple[str, ...] = ()
    """Of those who run it and are no records here."""
    also: list[AdvisedStep] = field(default_factory=list)
    """Groups with the same best officer, or of which the one to be met is it."""

    @property
    def met(self) -> ActorId | None:
        """Whom the step has the Centre meet."""
        joins = self.kind is AdviceStep.JOIN_GROUP
        return None if joins or self.way is None else self.way.through


@dataclass(frozen=True, slots=True)
class Today:
    """The paths that there are: the best score, 0 without one, and the best lead shown."""

    score: float
    lead: Lead | None

    def is_beaten(self, way: Way) -> bool:
        """Return whether the best-scoring path would be the new one, and worth saying."""
        still_long = self.lead is way.lead is Lead.LONG_SHOT and way.score < LEAST_LONG_SHOT
        return nine_digits(way.score) > nine_digits(self.score) and not still_long

    def leads_better(self, step: AdvisedStep) -> bool:
        """Return whether a step reaches a better lead."""
        if step.way is None:
            return False
        return self.lead is None or ORDER.index(step.way.lead) < ORDER.index(self.lead)


def in_order(steps: Sequence[AdvisedStep], today: Today) -> list[AdvisedStep]:
    """Return steps in the order in which they are said: those that reach a better lead, those that
    only raise the score (none where two others reach a better lead), those without figures.
    """
    better = [step for step in steps if today.leads_better(step)]
    known = [step for step in steps if step.way is not None and step not in better]
    unknown = [step for step in steps if step.way is None]
    raising = known if len(better) < 2 else []
    return [*sorted(better, key=order), *sorted(raising, key=order), *unknown]


def order(step: AdvisedStep) -> tuple[object, ...]:
    """Return the place of a step among those that reach a better lead, or among those that only
    raise the score.
    """
    way = step.way
    if way is None:
        raise AssertionError("a step is ordered by what it would change")
    points = max(each.match.points for each in (step, *step.also))
    return (
        step.rests_on,
        ORDER.index(way.lead),
        step.kind is AdviceStep.MEET_MEMBER,
        way.hops,
        points < MANY_POINTS,
        -nine_digits(way.score),
        step.organization.id if step.organization else way.through,
    )
