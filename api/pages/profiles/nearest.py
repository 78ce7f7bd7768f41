"""Which Centre is closest: the best path of each open Centre to a target."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.pages.ask_box import open_centres
from api.pages.asked import Asked
from api.pages.naming import Name
from api.pages.profiles.frame import Cut, Ref, cut, ref_of
from graph.errors import InputError
from graph.model import ActorId, Node, Organization, OrganizationId, Person, Place, Post
from graph.paths.answer import BodyTarget, PersonTarget, PlaceTarget, PostTarget, Question, Target
from graph.paths.asked import understand
from graph.paths.search import best_paths
from graph.ties.tie import Band, Basis, Tie
from graph.view import View

TIME_LIMIT = 0.5
"""Seconds for the searches of all Centres together."""
MOST_HOPS = 3
MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Near:
    """The best path of a Centre: its weakest step, its steps, through whom, and on a direct path the bodies that both belong to."""

    centre: Ref
    band: Band
    basis: Basis
    steps: int
    through: Sequence[Ref]
    shared: Sequence[Ref]
    score: float


@dataclass(frozen=True, slots=True)
class Nearest:
    """Best first. `without`: Centres without a path. Not `complete`: time was up before all were looked at."""

    centres: Cut[Near]
    without: Sequence[Name]
    complete: bool


@dataclass(frozen=True, slots=True)
class _Found:
    centre: OrganizationId
    actors: Sequence[ActorId]
    ties: Sequence[Tie]
    score: float


async def nearest(asked: Asked, record: Node) -> Nearest:
    """Return which Centre is closest to a record, searched aside."""
    target = target_of(record)
    centres = [choice for choice in open_centres(asked) if choice.id != record.id]
    found, complete, searched = await asked.parts.aside(_search, asked.view, target, [choice.id for choice in centres], TIME_LIMIT)
    near = [_near(asked, each) for each in found]
    reached = {each.centre for each in found}
    without = [choice.name for choice in centres if choice.id in searched and choice.id not in reached]
    return Nearest(cut(asked, "centres", near, MOST_SHOWN), without, complete)


def target_of(record: Node) -> Target:
    """Return a record as the target of a question.

    Raises:
        InputError: it is none.
    """
    match record:
        case Person():
            return PersonTarget(person=record.id)
        case Post():
            return PostTarget(post=record.id)
        case Organization():
            return BodyTarget(body=record.id)
        case Place():
            return PlaceTarget(place=record.id)
    raise InputError("Nobody can be introduced to a meeting.")


def _search(view: View, target: Target, centres: Sequence[OrganizationId], limit: float) -> tuple[list[_Found], bool, set[OrganizationId]]:
    """Return the best path of each Centre, best first; whether time was enough; and the Centres that were looked at."""
    deadline = time.monotonic() + limit
    found: list[_Found] = []
    searched: set[OrganizationId] = set()
    for centre in centres:
        if time.monotonic() > deadline:
            return _ordered(found), False, searched
        try:
            found += _best(view, Question(centre=centre, target=target, max_hops=MOST_HOPS), deadline)
        except InputError:   # who works for the Centre needs no introduction by it
            continue
        searched.add(centre)
    return _ordered(found), True, searched


def _best(view: View, question: Question, deadline: float) -> Iterator[_Found]:
    network, asked = view.network, understand(view, question)
    search = best_paths(
        network.adjacency(), network.node, network.numbers(asked.sources), network.numbers(asked.targets), question.max_hops,
        first_only=network.governments, k=1, time_is_up=lambda: time.monotonic() > deadline)
    for _, numbers in search:
        actors = [network.actors[number] for number in reversed(numbers)]
        ties = [tie for one, other in pairwise(actors) if (tie := network.tie(one, other)) is not None]
        yield _Found(question.centre, actors, ties, network.score(actors, [tie.strength for tie in ties]))


def _ordered(found: list[_Found]) -> list[_Found]:
    return sorted(found, key=lambda each: (-each.score, len(each.ties), each.centre))


def _near(asked: Asked, found: _Found) -> Near:
    weakest = min(found.ties, key=lambda tie: tie.strength)
    centre = asked.view.records.organizations[found.centre]
    shared = [body for each in found.ties[0].shared if (body := ref_of(asked, each.organization))] if len(found.ties) == 1 else []
    through = [actor for each in found.actors[1:-1] if (actor := ref_of(asked, each))]
    return Near(Ref(centre.id, "centre", asked.name(centre)), weakest.band, weakest.basis, len(found.ties), through, shared, found.score)
