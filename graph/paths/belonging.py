"""Networks and authorities to which all those asked for belong: they are asked whatever their
topics.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import ActorId, Organization, OrganizationId, OrganizationKind
from graph.ontology import ASSOCIATION_OF_COUNCILS
from graph.paths.answer import AdviceStep
from graph.paths.asked import Understood
from graph.paths.continuations import Continuations
from graph.paths.steps import AdvisedStep, Today
from graph.tenure import is_open
from graph.view import View

_WHATEVER_TOPICS = frozenset({OrganizationKind.NETWORK, OrganizationKind.AUTHORITY})


def belonging_steps(
    view: View, asked: Understood, ways: Continuations, today: Today
) -> Iterator[AdvisedStep]:
    """Yield a step for each such body, with figures where a meeting gives a better path."""
    for network in _networks(view, asked):
        if network.id in {*asked.targets, *asked.sources, *asked.question.avoid}:
            continue
        way = ways.by_meeting(asked.centre.id, network.id) if ways.usable(network.id) else None
        yield AdvisedStep(
            kind=AdviceStep.ASK_NETWORK,
            way=way if way is not None and today.is_beaten(way) else None,
            organization=network,
        )


def _networks(view: View, asked: Understood) -> Iterator[Organization]:
    bodies = [view.records.organizations[id_] for id_ in asked.found.bodies]
    of_all = _association(view, bodies)
    members: list[ActorId] = [body.id for body in bodies if body.id in asked.found.actors]
    common = [
        {spell.membership.organization for spell in view.tenure.of_actor(actor, view.as_of)}
        for actor in members or asked.targets
    ]
    shared = set.intersection(*common) if common else set()
    for body in view.records.bodies:
        asked_whatever = body.kind in _WHATEVER_TOPICS and is_open(body, view.as_of)
        if asked_whatever and (body.id in shared or body.id == of_all):
            yield body


def _association(view: View, bodies: list[Organization]) -> OrganizationId | None:
    """The association of the nation's councils, where councils of one nation are asked for."""
    nations = {body.nation for body in bodies}
    if len(nations) != 1 or any(body.kind is not OrganizationKind.COUNCIL for body in bodies):
        return None
    (nation,) = nations
    id_ = ASSOCIATION_OF_COUNCILS.get(nation) if nation else None
    return next((each for each in view.records.organizations if each == id_), None)
