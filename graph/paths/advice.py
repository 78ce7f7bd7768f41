"""What would help most where nobody can introduce, or only on a long shot.

A meeting with the first introducer of the best path; groups and networks that match the Centre's
topics; people who sit and are tied to the target; networks to which those asked for belong. Only
what beats today's best is said, at most six steps.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import OrganizationId, PersonId
from graph.paths.advice_words import sentence
from graph.paths.answer import Advice, AdviceStep, Path
from graph.paths.asked import Understood
from graph.paths.belonging import belonging_steps
from graph.paths.continuations import Continuations
from graph.paths.gone import has_closed
from graph.paths.groups import group_steps, merged
from graph.paths.lead import ORDER
from graph.paths.sitting import sitting_steps
from graph.paths.steps import AdvisedStep, Today, in_order, order
from graph.view import View

STEPS_AT_MOST = 6
ENOUGH_THAT_LEAD_BETTER = 2


def advice_for(
    view: View, asked: Understood, paths: Sequence[Path], *, best: float
) -> tuple[Advice, ...]:
    """Return the steps that would help most, the best first; none for a Centre that has closed.
    `best` is the score of today's best path, 0 without one.
    """
    if not may_be_advised(view, asked):
        return ()
    today = Today(best, min((path.lead for path in paths), key=ORDER.index, default=None))
    ways = Continuations(view, asked)
    groups = [
        step
        for step in group_steps(view, asked, ways)
        if step.way is not None and today.is_beaten(step.way)
    ]
    introducer = _meet_introducer(view, asked, paths, ways, today)
    groups.sort(key=lambda step: (not today.leads_better(step), order(step)))
    steps = merged(groups, introducer)
    networks = {step.organization.id for step in groups if step.organization}
    steps += [
        step
        for step in belonging_steps(view, asked, ways, today)
        if step.organization and step.organization.id not in networks
    ]
    better = sum(today.leads_better(step) for step in steps)
    if better < ENOUGH_THAT_LEAD_BETTER and not asked.found.any_of_them:
        steps += sitting_steps(view, asked, ways, today, steps)
    return tuple(
        _advice(view, asked, step, today) for step in in_order(steps, today)[:STEPS_AT_MOST]
    )


def may_be_advised(view: View, asked: Understood) -> bool:
    """Return whether there is somebody to reach, and a Centre that has not closed."""
    return bool(asked.targets) and not has_closed(asked.centre, view.as_of)


def _meet_introducer(
    view: View, asked: Understood, paths: Sequence[Path], ways: Continuations, today: Today
) -> AdvisedStep | None:
    """One meeting of whoever starts the best path that has an introducer with the first of them."""
    path = next((path for path in paths if path.introducers), None)
    if path is None:
        return None
    start, introducer = path.actors[0], path.introducers[0]
    if introducer in view.network.ministers or not ways.usable(introducer):
        return None
    way = ways.by_meeting(start, introducer)
    if not today.is_beaten(way):
        return None
    body = view.records.organizations.get(OrganizationId(introducer))
    return AdvisedStep(
        kind=AdviceStep.MEET_INTRODUCER,
        way=way,
        organization=body,
        people=() if body else (PersonId(introducer),),
        best_officer=introducer,
    )


def _advice(view: View, asked: Understood, step: AdvisedStep, today: Today) -> Advice:
    way, groups = step.way, [each.organization for each in (step, *step.also) if each.organization]
    return Advice(
        step=step.kind,
        organization=step.organization.id if step.organization else None,
        people=step.people,
        matches=step.match.words,
        tie_now=way.now.strength if way and way.now else None,
        tie_if_done=way.then.strength if way else None,
        score_if_done=way.score if way else None,
        lead_if_done=way.lead if way else None,
        sentence=sentence(view, asked, step, today),
        secretariat=step.secretariat,
        secretariat_as_written=step.secretariat_as_written,
        sources=tuple(dict.fromkeys(source for group in groups for source in group.sources)),
        now=way.now if way else None,
        then=way.then if way else None,
    )
