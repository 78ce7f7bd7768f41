"""Who is behind the figures, by name: whom a side knows of those on a list, which ties cool, who
left and took posts of the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.metrics.listed import ListAsOf
from graph.metrics.movement import moved
from graph.metrics.scope import KnownPair, Scope
from graph.metrics.turnover import Turnover, known_of, strongest, turnover
from graph.model import ActorId, PostId
from graph.words import Text


@dataclass(frozen=True, slots=True)
class Cooling:
    """A pair that was active a window before and is not now. `alone`: nobody else of the side
    knows that target.
    """

    pair: KnownPair
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Turnover):
    """A post of the list that somebody left or took in the window. `knew`: the tie to whoever
    left, where the side knew that one.
    """

    post: PostId
    knew: KnownPair | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """Of one side and list. `known`: of each target that the side knows the strongest tie, the
    strongest first; `others`: the targets that it does not know, the weightiest first, those of
    the side itself (`ours`) and vacant posts left out. `cooling`: None where no diary says so;
    `no_diary` says why, unless no Centre of the side is open.
    """

    listed: ListAsOf
    known: tuple[KnownPair, ...]
    ours: tuple[ActorId, ...]
    others: tuple[ActorId, ...]
    cooling: tuple[Cooling, ...] | None
    no_diary: Text | None
    moves: tuple[Move, ...]


def acquaintance(scope: Scope) -> Acquaintance:
    """Return who is behind the figures of a nation."""
    best = strongest(scope.known)
    known = {pair.target for pair in best}
    others = sorted(
        scope.targets.keys() - known - scope.ours,
        key=lambda target: (-scope.targets[target].weight, target),
    )
    cooling = _cooling(scope)
    return Acquaintance(
        listed=scope.listed,
        known=tuple(best),
        ours=tuple(sorted(scope.ours)),
        others=tuple(others),
        cooling=cooling,
        no_diary=scope.side.without_diary if cooling is None and scope.side.open else None,
        moves=tuple(sorted(_moves(scope), key=lambda move: (-move.day.toordinal(), move.post))),
    )


def _cooling(scope: Scope) -> tuple[Cooling, ...] | None:
    """Return the ties of M-05 that lapsed, the strongest first."""
    kept = scope.over(scope.side.keeping(2 * scope.window))
    if not kept.side.open:
        return None
    found = moved(kept)
    now = {pair.target for pair in found.now}
    cooled = [pair for pair in strongest([*(found.before - found.now)]) if pair.target not in now]
    return tuple(
        Cooling(pair, all(other.ours == pair.ours for other in _of(kept, pair.target)))
        for pair in cooled
    )


def _of(scope: Scope, target: ActorId) -> Sequence[KnownPair]:
    return [pair for pair in scope.known if pair.target == target]


def _moves(scope: Scope) -> Iterator[Move]:
    for post in scope.listed.posts:
        spells = scope.view.tenure.of_post(post)
        turn = turnover(scope.view, spells, scope.first_day, scope.view.as_of)
        if turn is None:
            continue
        known = strongest([*known_of(scope.view, scope.side.actors, turn.left)])
        yield Move(
            post=post,
            left=turn.left,
            left_on=turn.left_on,
            came=turn.came,
            came_on=turn.came_on,
            now=turn.now,
            knew=next(iter(known), None),
        )
