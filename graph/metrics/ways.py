"""The best way to each of those on a list: through whom, and how much it bears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.metrics.scope import ANY_BASIS, Scope
from graph.model import ActorId, OrganizationId
from graph.ties.tie import Tie


@dataclass(frozen=True, slots=True)
class TargetWay:
    """A target and the best path to it. `actors`: from its start to the target."""

    centre: OrganizationId
    """To which its start belongs."""
    target: ActorId
    weight: float
    score: float
    actors: tuple[ActorId, ...]
    weakest: Tie
    led: bool
    """One introducer would do, with both ties worth asking along (M-02p)."""


def best_ways(scope: Scope) -> Sequence[TargetWay]:
    """Return the best way to each target that is not of the side itself and has one:
    those to be asked for today first, then by what the path bears.
    """
    routes, network = scope.side.routes(ANY_BASIS), scope.view.network
    centres = {start: id_ for id_ in scope.side.open for start in network.starts(id_)}
    found = []
    for target, listed in scope.targets.items():
        actors = routes.route(target)
        ties = [tie for a, b in pairwise(actors) if (tie := network.tie(a, b)) is not None]
        if ties:
            weakest = min(ties, key=lambda tie: tie.strength)
            led = target in routes.led
            score = routes.score(target)
            found.append(
                TargetWay(centres[actors[0]], target, listed.weight, score, actors, weakest, led)
            )
    return sorted(found, key=lambda way: (not way.led, -way.score, way.target))
