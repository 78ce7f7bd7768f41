"""The best route from one of many starts to each actor: one table of least costs, no search
for each pair.

A cheapest walk of at most so many hops is a path, since costs are positive.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import pairwise, takewhile

from graph.model import ActorId
from graph.paths.search import least_costs
from graph.ties.cost import INF, tie_cost
from graph.ties.network import TieNetwork, micro
from graph.ties.tie import Basis

HOPS = 3
KNOWN = 0.10
"""From this strength on two know one another, and a path is worth asking along."""
_LEAD = tie_cost(micro(KNOWN))


class Routes:
    """Routes over ties of some bases; those `barred` start none and introduce nobody."""

    def __init__(
        self,
        network: TieNetwork,
        starts: Collection[ActorId],
        bases: frozenset[Basis],
        barred: frozenset[ActorId] = frozenset(),
    ) -> None:
        self._network = network
        self._sources = frozenset(network.numbers(each for each in starts if each not in barred))
        self._node: Sequence[int] = network.node_without(barred) if barred else network.node
        self._adjacency = network.adjacency(bases)
        self._costs = least_costs(
            self._adjacency, self._node, self._sources, HOPS, network.governments
        )
        self._found: dict[ActorId, tuple[ActorId, ...]] = {}
        self._scores: dict[ActorId, float] = {}

    def score(self, actor: ActorId) -> float:
        """Return S of the best path to an actor: 1 where it is a start, 0 where there is none."""
        if actor not in self._scores:
            route = self.route(actor)
            strengths = [self._network.strength(a, b) or 0.0 for a, b in pairwise(route)]
            self._scores[actor] = (
                self._network.score(route, strengths) if strengths else float(bool(route))
            )
        return self._scores[actor]

    def route(self, actor: ActorId) -> tuple[ActorId, ...]:
        """Return a best path to an actor, read from its start; empty: there is none."""
        if actor not in self._found:
            number = self._network.number.get(actor)
            found = None if number is None else self._back(number, HOPS)
            actors = self._network.actors
            self._found[actor] = tuple(actors[i] for i in found) if found else ()
        return self._found[actor]

    @cached_property
    def led(self) -> frozenset[ActorId]:
        """To whom one introducer would do, with both ties at least `KNOWN`, starts among them."""
        met = self._sources.union(*(self._known(start) for start in self._sources))
        asked = (other for other in met - self._sources if self._node[other] < INF)
        found = met.union(*(self._known(other) for other in asked))
        return frozenset(self._network.actors[i] for i in found)

    def _known(self, number: int) -> frozenset[int]:
        ties = takewhile(lambda tie: tie[0] <= _LEAD, self._adjacency[number])
        return frozenset(other for _, other in ties)

    def _back(self, end: int, hops: int) -> list[int] | None:
        """Go back from an end along the sums of which the table was made."""
        costs, first_only = self._costs, self._network.governments
        if costs[hops][end] >= INF:
            return None
        path, level = [end], hops
        while (at := path[-1]) not in self._sources:
            after_start = len(path) > 1 and at in first_only
            while not after_start and level > 1 and costs[level - 1][at] == costs[level][at]:
                level -= 1
            due = self._direct(at) if after_start else costs[level][at]
            level -= 1
            path.append(
                next(
                    other
                    for cost, other in self._adjacency[at]
                    if self._worth(other, level, after_start=after_start) + cost == due
                )
            )
        return path[::-1]

    def _worth(self, number: int, level: int, *, after_start: bool) -> int:
        """What a walk costs that has come through an actor in at most so many hops."""
        if number in self._sources:
            return 0
        if after_start or self._node[number] >= INF:
            return INF
        first_only = number in self._network.governments
        came = self._direct(number) if first_only else self._costs[level][number]
        return came + self._node[number]

    def _direct(self, number: int) -> int:
        return min(
            (cost for cost, other in self._adjacency[number] if other in self._sources),
            default=INF,
        )
