"""People who sit and are tied to the target: whom one meeting each would bring closer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from graph.model import ActorId, Organization, OrganizationKind, PersonId
from graph.paths.answer import AdviceStep
from graph.paths.asked import Understood
from graph.paths.continuations import Continuations
from graph.paths.groups import FORMER, people_in
from graph.paths.rows import nine_digits
from graph.paths.steps import AdvisedStep, RestsOn, Today
from graph.paths.topics import ENOUGH, Match, match
from graph.tenure import is_open
from graph.ties import parameters as p
from graph.view import View

PEOPLE_AT_MOST = 2
ENOUGH_FOR_A_COMMITTEE = 2


def sitting_steps(
    view: View, asked: Understood, ways: Continuations, today: Today, steps: Sequence[AdvisedStep]
) -> list[AdvisedStep]:
    """Return one meeting with each of two who sit and reach a better lead, those on the Centre's
    topics first. Who is a step already counts as one of the two.
    """
    already = {actor for step in steps for actor in (step.met, step.best_officer) if actor}
    on_topic = _on_topic(view, asked)
    tied = sorted(
        _tied(view, asked),
        key=lambda found: (found[1] not in on_topic, -nine_digits(found[0]), found[1]),
    )
    reaching = (
        step
        for _, actor in tied
        if ways.usable(actor)
        and (step := _step(asked, ways, actor, on_topic)).way is not None
        and today.is_beaten(step.way)
        and today.leads_better(step)
    )
    return [step for step in islice(reaching, PEOPLE_AT_MOST) if step.people[0] not in already]


def _tied(view: View, asked: Understood) -> Iterator[tuple[float, ActorId]]:
    """Those who sit, hold no ministerial office and are tied to the target at 0.1 or more."""
    network, out = view.network, {*asked.sources, *asked.targets, *asked.question.avoid}
    for target in asked.targets:
        for actor in network.neighbours(target):
            strength = network.strength(target, actor)
            if (
                strength is not None
                and strength >= p.WEAK
                and actor not in out
                and actor not in network.ministers
                and view.tenure.sits(actor, view.as_of)
            ):
                yield strength, actor


def _step(
    asked: Understood, ways: Continuations, actor: ActorId, on_topic: dict[ActorId, Organization]
) -> AdvisedStep:
    body = on_topic.get(actor)
    return AdvisedStep(
        kind=AdviceStep.MEET_MEMBER,
        way=ways.by_meeting(asked.centre.id, actor),
        rests_on=RestsOn.CURRENT if body else RestsOn.OTHER,
        organization=body,
        people=(PersonId(actor),),
        match=match(asked.centre.topics, body) if body else Match(0, ()),
    )


def _on_topic(view: View, asked: Understood) -> dict[ActorId, Organization]:
    """Of each member or officer of a committee or group that matches the Centre's topics the body
    that matches best, a current one before a former one.
    """
    found: dict[ActorId, tuple[tuple[bool, int], Organization]] = {}
    for body in view.records.bodies:
        enough = {
            OrganizationKind.COMMITTEE: ENOUGH_FOR_A_COMMITTEE,
            OrganizationKind.CROSS_PARTY_GROUP: ENOUGH,
        }.get(body.kind)
        if enough is None or body.parent != asked.found.legislature:
            continue
        points = match(asked.centre.topics, body).points
        former = body.status in FORMER and not is_open(body, view.as_of)
        if points < enough or not (former or is_open(body, view.as_of)):
            continue
        for actor in people_in(view, asked, body, former=former):
            if actor not in found or (not former, points) > found[actor][0]:
                found[actor] = ((not former, points), body)
    return {actor: body for actor, (_, body) in found.items()}
