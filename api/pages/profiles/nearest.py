"""Which Centre is closest: the best path of each open Centre to a target."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.pages.ask_box import open_centres
from api.pages.asked import Asked
from api.pages.profiles.refs import Cut, Ref, cut, named_ref, ref_of
from graph.attention import look
from graph.errors import InputError
from graph.model import ActorId, Node, OrganizationId
from graph.names.in_language import ShownName
from graph.paths.answer import Question
from graph.paths.asked import Understood as Understood
from graph.paths.asked import search_for, understand
from graph.paths.introduce import is_up
from graph.paths.target import Targets, target_of
from graph.ties.tie import Band, Basis, Tie
from graph.view import View

TIME_LIMIT = 0.5
"""Seconds for the searches of all Centres together."""
MOST_HOPS = 3
MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class CommonBody:
    """A body that two are or were in. `until`: the last day of both in it; None: they are in it."""

    body: Ref
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Near:
    """The best path of a Centre: whom it reaches, its weakest step, its steps, through whom, and on
    a direct path the shared bodies.
    """

    centre: Ref
    reached: Ref
    band: Band
    basis: Basis
    steps: int
    through: Sequence[Ref]
    shared: Sequence[CommonBody]
    formerly: Sequence[Ref]
    """On a direct path the merged bodies by which alone the Centre has the strongest of these."""
    score: float


@dataclass(frozen=True, slots=True)
class Nearest:
    """Best first. `without`: Centres without a path.
    Not `complete`: time was up before all were looked at.
    """

    centres: Cut[Near]
    without: Sequence[ShownName]
    complete: bool


@dataclass(frozen=True, slots=True)
class _Nearest:
    centre: OrganizationId
    actors: Sequence[ActorId]
    ties: Sequence[Tie]
    score: float


async def nearest(asked: Asked, record: Node, reached: Targets) -> Nearest:
    """Return which Centre is closest to those who are reached by asking for
    a record, searched aside.
    """
    target = target_of(record)
    centres = [choice for choice in open_centres(asked) if choice.id != record.id]
    question = [Question(centre=choice.id, target=target, max_hops=MOST_HOPS) for choice in centres]
    ways, complete, looked_at = await asked.parts.aside(
        _search, asked.view, question, reached, TIME_LIMIT
    )
    near = [_near(asked, way) for way in ways]
    with_path = {way.centre for way in ways}
    without = [
        choice.name for choice in centres if choice.id in looked_at and choice.id not in with_path
    ]
    return Nearest(cut(asked, "centres", near, MOST_SHOWN), without, complete)


def _search(
    view: View, questions: Sequence[Question], reached: Targets, limit: float
) -> tuple[list[_Nearest], bool, set[OrganizationId]]:
    """Return the best path of each Centre, best first; whether time was enough;
    and the Centres that were looked at.
    """
    deadline = time.monotonic() + limit
    found: list[_Nearest] = []
    searched: set[OrganizationId] = set()
    for question in questions:
        look()
        if time.monotonic() > deadline:
            return _ordered(found), False, searched
        try:
            found += _best(view, understand(view, question, reached), deadline)
        except InputError:  # who works for the Centre needs no introduction by it
            continue
        searched.add(question.centre)
    return _ordered(found), True, searched


def _best(view: View, asked: Understood, deadline: float) -> Iterator[_Nearest]:
    network = view.network
    search = search_for(view, asked, 1, lambda: is_up(deadline))
    for _, numbers in search:
        actors = [network.actors[number] for number in reversed(numbers)]
        ties = [
            tie for one, other in pairwise(actors) if (tie := network.tie(one, other)) is not None
        ]
        yield _Nearest(
            asked.question.centre,
            actors,
            ties,
            network.score(actors, [tie.strength for tie in ties]),
        )


def _ordered(ways: list[_Nearest]) -> list[_Nearest]:
    return sorted(ways, key=lambda way: (-way.score, len(way.ties), way.centre))


def _near(asked: Asked, way: _Nearest) -> Near:
    weakest = min(way.ties, key=lambda tie: tie.strength)
    centre = asked.view.records.organizations[way.centre]
    direct = way.ties[0].shared if len(way.ties) == 1 else ()
    shared = [
        CommonBody(body, shared_body.last)
        for shared_body in direct
        if (body := ref_of(asked, shared_body.organization))
    ]
    formerly = [
        body for id in (direct[0].formerly if direct else ()) if (body := ref_of(asked, id))
    ]
    through = [actor for id in way.actors[1:-1] if (actor := ref_of(asked, id))]
    return Near(
        Ref(centre.id, "centre", asked.name(centre)),
        named_ref(asked, way.actors[-1]),
        weakest.band,
        weakest.basis,
        len(way.ties),
        through,
        shared,
        formerly,
        way.score,
    )
