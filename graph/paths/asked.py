"""A question understood: who asks, who is meant, where paths may start and end.
Refuses what cannot be asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.errors import InputError
from graph.landscape.recorded import known_centre
from graph.model import ActorId, Organization, OrganizationId
from graph.names.shown import name_of, named
from graph.paths.answer import Question
from graph.paths.outward import outward_costs
from graph.paths.search import BestPaths, best_paths
from graph.paths.target import Targets, find_targets
from graph.view import View
from graph.words import Listed, P, T, Text

MOST_PATHS = 20
MOST_HOPS = 6


@dataclass(frozen=True, slots=True)
class Understood:
    """A question with its records on the view's date."""

    question: Question
    centre: Organization
    """Who asks; of a merged Centre its successor."""
    found: Targets
    sources: tuple[ActorId, ...]
    """Where a path may start: the Centre and its colleagues."""
    through: tuple[ActorId, ...]
    """Those of them who may be inside a path too."""
    targets: tuple[ActorId, ...]
    """Where it may end."""


def understand(view: View, question: Question, found: Targets | None = None) -> Understood:
    """Return the question with its records.
    `found`: who satisfies its target, where the caller knows already.

    Raises:
        InputError: an id that nothing has or that is of another kind, a number out of range, a
            Centre that asks for itself.
    """
    _check(question)
    centre = _centre(view, question.centre)
    found = find_targets(view, question.target) if found is None else found
    sources, targets = _ends(view, centre, found, question)
    through = tuple(actor for actor in sources if actor != centre.id)
    return Understood(
        question, centre, found, sources, through if question.through_colleagues else (), targets
    )


def search_for(view: View, asked: Understood, k: int, time_is_up: Callable[[], bool]) -> BestPaths:
    """Return the `k` best paths that answer the question, found as far as they are read."""
    network, question = view.network, asked.question
    return best_paths(
        network.adjacency(question.basis),
        network.node_without(question.avoid),
        network.numbers(asked.sources),
        network.numbers(asked.targets),
        question.max_hops,
        first_only=network.governments,
        through=network.numbers(asked.through),
        k=k,
        time_is_up=time_is_up,
        least=outward_costs(
            network, question.basis, asked.sources, question.avoid, question.max_hops
        ),
    )


def needless(view: View, centre: OrganizationId, found: Targets) -> Text | None:
    """Return why a Centre needs no introduction to a target:
    it is the Centre itself, or its colleagues alone. None: it may need one.
    """
    asking = view.records.organizations[OrganizationId(view.network.evidence.current(centre))]
    if found.record in {centre, asking.id}:
        return T("The Centre and the target are the same. Choose someone else to reach.")
    colleagues = view.network.starts(asking.id)
    if found.actors and all(actor in colleagues for actor in found.actors):
        names = Listed(tuple(named(view.records, actor) for actor in found.actors))
        return P(
            "{names} works for {centre}: no introduction is needed.",
            "{names} work for {centre}: no introduction is needed.",
            len(found.actors),
            names=names,
            centre=name_of(asking),
        )
    return None


def _check(question: Question) -> None:
    for name, value, low, high in (
        ("first", question.first, 1, MOST_PATHS),
        ("maxHops", question.max_hops, 1, MOST_HOPS),
        ("diversity", question.diversity, 0, 1),
    ):
        if not low <= value <= high:
            raise InputError(
                T(
                    "{name} is {value}. It goes from {low} to {high}.",
                    name=name,
                    value=f"{value:g}",
                    low=low,
                    high=high,
                )
            )
    if not question.basis:
        raise InputError(
            T(
                "No basis is chosen, so no tie may be used. Choose at least one, or "
                "leave it out for all."
            )
        )


def _centre(view: View, id_: OrganizationId) -> Organization:
    """The Centre that asks; of a merged one the successor."""
    known_centre(
        view.records,
        id_,
        T(
            "{record} is no What Works Centre and no affiliate. Ask for a Centre that would be "
            "introduced."
        ),
    )
    return view.records.organizations[OrganizationId(view.network.evidence.current(id_))]


def _ends(
    view: View, centre: Organization, found: Targets, question: Question
) -> tuple[tuple[ActorId, ...], tuple[ActorId, ...]]:
    starts = view.network.starts(centre.id)
    unknown = [actor for actor in sorted(question.avoid) if actor not in view.network.number]
    if unknown:
        raise InputError(
            T(
                'No person or organization has the id "{unknown}", which is to be avoided. Find '
                "its id with a search by name.",
                unknown=unknown[0],
            )
        )
    told = needless(view, question.centre, found)
    if told is not None:
        raise InputError(told)
    sources = tuple(actor for actor in starts if actor not in question.avoid or actor == centre.id)
    targets = dict.fromkeys(view.network.evidence.current(actor) for actor in found.actors)
    return sources, tuple(actor for actor in targets if actor not in sources)
