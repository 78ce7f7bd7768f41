"""Of several people the one to name: at the end of a path, and whom to ask first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.model import ActorId, Organization
from graph.names.offices import is_first_minister
from graph.ontology import CHAIRS
from graph.paths.asked import Understood
from graph.paths.meant import last_list
from graph.paths.rows import Candidate
from graph.tenure import Spell
from graph.view import View


def preference(view: View, asked: Understood) -> Callable[[ActorId], int]:
    """Return the place of an end among equal ones: a First Minister, a chair of a body that is
    asked for, anybody else.
    """
    first_ministers = {
        spell.membership.actor
        for post in view.records.posts.values()
        if is_first_minister(post)
        for spell in view.tenure.of_post(post.id, view.as_of)
    }
    bodies = [view.records.organizations[id_] for id_ in asked.found.bodies]
    chairs = {actor for body in bodies for actor in _chairs(view, body)}
    return lambda actor: 0 if actor in first_ministers else 1 if actor in chairs else 2


def ask_first(view: View, asked: Understood, candidate: Candidate) -> ActorId | None:
    """Return the colleague who starts the path; without one the first introducer; on a direct path
    a chair, who still sits, of the shared body with the largest factor, unless that is the target.
    """
    start, target = candidate.actors[0], candidate.actors[-1]
    if start in view.records.people:
        return start
    if candidate.introducers:
        return candidate.introducers[0]
    shared = candidate.ties[0].shared
    body = view.records.organizations.get(shared[0].organization) if shared else None
    chairs = () if body is None else _chairs(view, body)
    return next(
        (
            chair
            for chair in chairs
            if chair != target
            and chair not in asked.question.avoid
            and view.tenure.sits(chair, view.as_of)
        ),
        None,
    )


def _chairs(view: View, body: Organization) -> tuple[ActorId, ...]:
    """Who chairs a body, or chaired it when its list ended."""
    now = view.tenure.of_organization(body.id, view.as_of)
    return _chairing(now) or _chairing(last_list(view, body))


def _chairing(spells: Sequence[Spell]) -> tuple[ActorId, ...]:
    return tuple(
        spell.membership.actor
        for spell in spells
        if spell.membership.actor is not None and spell.membership.role in CHAIRS
    )
