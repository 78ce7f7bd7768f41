"""Which Centre is closest: the best path of each open Centre to a target."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from api.pages.ask_box import open_centres
from api.pages.asked import Asked
from api.pages.facts import is_own
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
from graph.words import Fill, T

TIME_LIMIT = 0.5
"""Seconds for the searches of all Centres together."""
MOST_HOPS = 3
MOST_SHOWN = 5

Closeness = tuple[int, int, int]


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
    own: bool
    """A step of it rests on something that only the viewer's own Centre sees."""
    score: float


@dataclass(frozen=True, slots=True)
class Nearest:
    """Best first, by weakest step, what it rests on, and steps. `without`: Centres without a path.
    Not `complete`: time was up before all were looked at.
    """

    centres: Cut[Near]
    without: Sequence[ShownName]
    own: Fill | None
    """Why the viewer's own Centre has no row: it has no path, or needs none."""
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
    found = await asked.parts.at_length(_search, asked.view, question, reached, TIME_LIMIT)
    near = [_near(asked, way) for way in found.ways]
    with_path = {way.centre for way in found.ways}
    without = {
        choice.id: choice.name
        for choice in centres
        if choice.id in found.looked_at and choice.id not in with_path
    }
    own = asked.view.viewer.centre
    return Nearest(
        _with_own(cut(asked, "centres", near, MOST_SHOWN), near, own),
        list(without.values()),
        _of_own(found, without, own),
        found.complete,
    )


def _with_own(shown: Cut[Near], near: Sequence[Near], own: OrganizationId | None) -> Cut[Near]:
    """Return the rows that are shown, the viewer's own Centre always among them."""
    left = [each for each in near if each.centre.id == own and each not in shown.rows]
    return replace(shown, rows=[*shown.rows, *left])


def _of_own(
    found: _WaysOfCentres, without: Mapping[OrganizationId, ShownName], own: OrganizationId | None
) -> Fill | None:
    if own is None:
        return None
    if own in found.needless:
        return found.needless[own]
    return T("Your own Centre: no path of up to 3 steps.") if own in without else None


@dataclass(frozen=True, slots=True)
class _WaysOfCentres:
    """The best path of each Centre, best first; whether time was enough; the Centres that were
    looked at; and those that need no introduction, with why.
    """

    ways: Sequence[_Nearest]
    complete: bool
    looked_at: Collection[OrganizationId]
    needless: Mapping[OrganizationId, Fill]


def _search(
    view: View, questions: Sequence[Question], reached: Targets, limit: float
) -> _WaysOfCentres:
    deadline = time.monotonic() + limit
    ways: list[_Nearest] = []
    searched: set[OrganizationId] = set()
    needless: dict[OrganizationId, Fill] = {}
    for question in questions:
        look()
        if time.monotonic() > deadline:
            return _WaysOfCentres(_ordered(ways), False, searched, needless)
        try:
            ways += _best(view, understand(view, question, reached), deadline)
        except InputError as error:  # who works for the Centre needs no introduction by it
            needless[question.centre] = error.text
            continue
        searched.add(question.centre)
    return _WaysOfCentres(_ordered(ways), True, searched, needless)


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
    def order(way: _Nearest) -> tuple[Closeness, float, OrganizationId]:
        weakest = _weakest(way)
        return closeness(weakest.band, weakest.basis, len(way.ties)), -way.score, way.centre

    return sorted(ways, key=order)


def closeness(band: Band, basis: Basis, steps: int) -> Closeness:
    """Return by what Centres are ordered wherever it is said which is closest, the closest first:
    the band of the weakest step, what it rests on, and the steps.
    """
    return list(Band).index(band), list(Basis).index(basis), steps


def _weakest(way: _Nearest) -> Tie:
    return min(way.ties, key=lambda tie: tie.strength)


def _near(asked: Asked, way: _Nearest) -> Near:
    weakest = _weakest(way)
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
        any(is_own(asked, tie) for tie in way.ties),
        way.score,
    )
