"""What a Centre can do next in a nation: steps that change a lead to somebody on the list."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.metrics.scope import ANY_BASIS, Scope
from graph.model import ActorId, OrganizationId, PersonId
from graph.paths.answer import (
    Advice,
    BodyTarget,
    IntroductionPaths,
    Lead,
    PersonTarget,
    Question,
    WriteTo,
)
from graph.paths.introduce import introduction_paths
from graph.paths.lead import ORDER

MOST_STEPS = 3
MOST_ASKED = 12
"""Targets of whom it is asked what would help, the weightiest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """One step. `now`: the best lead to `target` today, None without a path. One of `advice`,
    which changes that lead, and `write_to`, where nobody can introduce.
    """

    target: ActorId
    now: Lead | None
    answer: IntroductionPaths
    advice: Advice | None = None
    write_to: WriteTo | None = None


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What was found in time; `complete`: that is all."""

    steps: tuple[NextStep, ...]
    complete: bool


def next_steps(
    scope: Scope, centre: OrganizationId, others: Sequence[ActorId], seconds: float
) -> NextSteps:
    """Return at most three steps to those of the scope's list whom its side does not know
    (`others`, the weightiest first), none of which has the Centre turn to the same one twice:
    those that change a lead, to the weightiest target and from the worst lead first, then to whom
    one can write where nobody introduces.
    """
    until = time.monotonic() + seconds
    answers = list(_answers(scope, centre, others, until))
    asked = [step for target, answer in answers for step in _steps(target, answer)]
    changing = sorted(
        (step for step in asked if step.advice is not None),
        key=lambda step: (-scope.targets[step.target].weight, -_place(step.now), step.target),
    )
    writing = [step for step in asked if step.write_to is not None]
    complete = len(answers) == min(MOST_ASKED, len(others)) and all(
        answer.complete for _, answer in answers
    )
    return NextSteps(tuple(_chosen([*changing, *writing])), complete)


def _answers(
    scope: Scope, centre: OrganizationId, others: Sequence[ActorId], until: float
) -> Iterator[tuple[ActorId, IntroductionPaths]]:
    """Yield how those who are not known are reached, until the time is up."""
    view, scores, weights = scope.view, scope.scores(ANY_BASIS), scope.targets
    in_order = sorted(others, key=lambda target: (-weights[target].weight, scores[target], target))
    for target in in_order[:MOST_ASKED]:
        left = until - time.monotonic()
        if left <= 0:
            return
        person = target in view.records.people
        question = Question(
            centre=centre,
            target=PersonTarget(person=PersonId(target))
            if person
            else BodyTarget(body=OrganizationId(target)),
        )
        yield target, introduction_paths(view, question, advise=True, time_limit=left)


def _steps(target: ActorId, answer: IntroductionPaths) -> Iterator[NextStep]:
    """Yield what would change the lead to one target, the best first; else to whom to write."""
    now = min((path.lead for path in answer.paths), key=ORDER.index, default=None)
    better = [
        advice
        for advice in answer.advice
        if advice.lead_if_done is not None
        and (now is None or ORDER.index(advice.lead_if_done) < ORDER.index(now))
    ]
    for advice in better:
        yield NextStep(target=target, now=now, answer=answer, advice=advice)
    if not better and answer.no_path is not None and answer.no_path.write_to:
        yield NextStep(target=target, now=now, answer=answer, write_to=answer.no_path.write_to[0])


def _chosen(steps: Sequence[NextStep]) -> Sequence[NextStep]:
    """Return steps that turn to different ones, for different targets as far as there are."""
    found: list[NextStep] = []
    for of_one_target in (False, True):
        for step in steps:
            targets = {one.target for one in found}
            if _whom(step) not in map(_whom, found) and (
                of_one_target or step.target not in targets
            ):
                found.append(step)
    return found[:MOST_STEPS]


def _whom(step: NextStep) -> object:
    if step.advice is not None:
        return step.advice.people[:1] or step.advice.organization
    return step.write_to.actor if step.write_to is not None else None


def _place(lead: Lead | None) -> int:
    """Return how bad a lead is: none is the worst."""
    return len(ORDER) if lead is None else ORDER.index(lead)
