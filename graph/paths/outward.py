"""How far those who ask get, whatever the target: the same for all questions of a Centre about the
ties of a day, and so kept with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.model import ActorId
from graph.paths.search import LeastCosts, hops_to_each, least_costs
from graph.ties.network import TieNetwork
from graph.ties.tie import Basis


def outward_costs(
    network: TieNetwork,
    bases: frozenset[Basis],
    sources: Sequence[ActorId],
    avoid: frozenset[ActorId],
    hops: int,
) -> LeastCosts:
    """Return `least_costs` from the sources over ties of these bases, without those to avoid."""
    return network.table(
        ("costs", bases, tuple(sources), avoid, hops),
        lambda: least_costs(
            network.adjacency(bases),
            network.node_without(avoid),
            frozenset(network.numbers(sources)),
            hops,
            network.governments,
        ),
    )


def outward_hops(
    network: TieNetwork,
    bases: frozenset[Basis],
    sources: Sequence[ActorId],
    avoid: frozenset[ActorId] = frozenset(),
) -> Mapping[int, int]:
    """Return `hops_to_each` from the sources, in the same way."""
    return network.table(
        ("hops", bases, tuple(sources), avoid),
        lambda: hops_to_each(
            network.adjacency(bases),
            network.node_without(avoid),
            network.numbers(sources),
            network.governments,
        ),
    )
