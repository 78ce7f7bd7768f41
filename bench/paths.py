"""The path search beside networkx and scipy, on the same ties and the same pairs in the same run.

    python -m bench.paths

Each pair is a Centre and a person in office, drawn by a fixed seed; asked are the `k` best paths.
The peers know one source and one target, no limit of hops and no rule for governments, so
governments introduce nobody here and equal best costs are asserted wherever all of a peer's paths
stay within our hops. networkx and scipy charge an introducer on the arc that leads into it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import networkx
import numpy
import scipy.sparse
from scipy.sparse.csgraph import yen

from graph.ontology import CENTRE_KINDS
from graph.paths.search import best_paths, hops_to_each
from graph.tables import read
from graph.tenure import Tenure
from graph.ties.cost import INF
from graph.ties.network import TieNetwork

Pair = tuple[int, int]
Found = list[tuple[int, int]]
"""The paths of one pair as (cost in micro-nats, hops), best first."""


@dataclass(frozen=True)
class Problem:
    """The ties as all three read them:
    `adjacency` and `node` as in `graph.paths.search`, and the pairs to ask for.
    """

    adjacency: Sequence[Sequence[tuple[int, int]]]
    node: Sequence[int]
    pairs: Sequence[Pair]

    @property
    def arcs(self) -> list[tuple[int, int, int]]:
        """(from, to, micro-nats) of each arc;
        the cost of going through `to` stands on it, and no arc leaves who never introduces.
        """
        return [
            (u, v, (cost >> 3) + self.at_the_end(v))
            for u, ties in enumerate(self.adjacency)
            if self.node[u] < INF
            for cost, v in ties
        ]

    def at_the_end(self, target: int) -> int:
        """Return what the arc into the target charges for going through it,
        which a path does not cost.
        """
        return self.node[target] >> 3 if self.node[target] < INF else 0


@dataclass(frozen=True)
class Timing:
    name: str
    found: list[Found]
    milliseconds: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.milliseconds)

    @property
    def p99(self) -> float:
        return float(numpy.quantile(self.milliseconds, 0.99))


def main() -> None:
    options = _options()
    problem = _problem(options.tables, options.as_of, options.pairs, options.seed)
    ours = _time("ours", _ours(problem, options.k, options.hops), problem.pairs)
    peers = [
        _time("scipy yen", _scipy(problem, options.k), problem.pairs),
        _time("networkx", _networkx(problem, options.k), problem.pairs),
    ]
    actors, ties = len(problem.adjacency), sum(map(len, problem.adjacency)) // 2
    print(
        f"{actors} actors, {ties} ties on {options.as_of}; {len(problem.pairs)} pairs, "
        f"k={options.k}, hops={options.hops}"
    )
    print(
        f"{'':12}{'median':>10}{'p99':>10}{'median, ours = 1':>19}{'p99, ours = 1':>16}"
        f"{'same best costs':>18}"
    )
    for one in (ours, *peers):
        same = "" if one is ours else "{} of {}".format(*_equal(ours, one, options.k, options.hops))
        ratios = f"{one.median / ours.median:>19.1f}{one.p99 / ours.p99:>16.1f}"
        print(f"{one.name:12}{one.median:>7.1f} ms{one.p99:>7.1f} ms{ratios}{same:>18}")


def _equal(ours: Timing, peer: Timing, k: int, hops: int) -> tuple[int, int]:
    """Assert equal costs and return how many pairs were equal and how many could be compared."""
    comparable = [
        (a, b)
        for a, b in zip(ours.found, peer.found, strict=True)
        if b and all(length <= hops for _, length in b)
    ]
    for mine, theirs in comparable:
        assert [cost for cost, _ in mine] == sorted(cost for cost, _ in theirs), (mine, theirs)
    return len(comparable), len(peer.found)


def _time(name: str, ask: Callable[[Pair], Found], pairs: Sequence[Pair]) -> Timing:
    found, milliseconds = [], []
    ask(pairs[0])
    for pair in pairs:
        start = time.perf_counter()
        found.append(ask(pair))
        milliseconds.append((time.perf_counter() - start) * 1000)
    return Timing(name, found, milliseconds)


def _ours(problem: Problem, k: int, hops: int) -> Callable[[Pair], Found]:
    def ask(pair: Pair) -> Found:
        source, target = pair
        return [
            (cost, len(path) - 1)
            for cost, path in best_paths(
                problem.adjacency, problem.node, {source}, {target}, hops, k=k
            )
        ]

    return ask


def _networkx(problem: Problem, k: int) -> Callable[[Pair], Found]:
    graph = networkx.DiGraph()
    graph.add_weighted_edges_from(problem.arcs)

    def ask(pair: Pair) -> Found:
        source, target = pair
        paths = itertools.islice(
            networkx.shortest_simple_paths(graph, source, target, weight="weight"), k
        )
        # the sum over the arcs is part of neither peer's work here:
        # it is what the test of equality needs
        return [
            (
                networkx.path_weight(graph, path, "weight") - problem.at_the_end(target),
                len(path) - 1,
            )
            for path in paths
        ]

    return ask


def _scipy(problem: Problem, k: int) -> Callable[[Pair], Found]:
    tails, heads, costs = zip(*problem.arcs, strict=True)
    size = len(problem.adjacency)
    matrix = scipy.sparse.csr_matrix(
        (numpy.array(costs, dtype=float), (tails, heads)), shape=(size, size)
    )

    def ask(pair: Pair) -> Found:
        source, target = pair
        sums, before = yen(matrix, source, target, k, directed=True, return_predecessors=True)
        return [
            (round(total) - problem.at_the_end(target), _hops(row, source, target))
            for total, row in zip(sums, before, strict=True)
        ]

    return ask


def _hops(before: Sequence[int], source: int, target: int) -> int:
    node, hops = target, 0
    while node != source:
        node, hops = before[node], hops + 1
    return hops


def _problem(tables: Path, as_of: dt.date, wanted: int, seed: int) -> Problem:
    records = read(tables)
    tenure = Tenure(records)
    network = TieNetwork(records, tenure, as_of)
    adjacency = network.adjacency()
    node = [
        INF if actor in network.governments else cost for actor, cost in enumerate(network.node)
    ]
    centres = [
        number
        for o in records.organizations.values()
        if o.kind in CENTRE_KINDS and node[number := network.number[o.id]] < INF
    ]
    in_office = [
        network.number[person] for person in records.people if tenure.in_office(person, as_of)
    ]
    draw = random.Random(seed)
    pairs = draw.sample(
        list(itertools.product(centres, in_office)), min(len(centres) * len(in_office), 50 * wanted)
    )
    connected = (pair for pair in pairs if pair[1] in hops_to_each(adjacency, node, {pair[0]}))
    return Problem(adjacency, node, list(itertools.islice(connected, wanted)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.paths", description=(__doc__ or "").split("\n\n", maxsplit=1)[0]
    )
    parser.add_argument(
        "--tables",
        type=Path,
        default=Path("seeds/tables"),
        help="folder of datasets (default: the bundled ones)",
    )
    parser.add_argument(
        "--as-of",
        type=dt.date.fromisoformat,
        default=dt.date(2026, 11, 24),
        help="date of the ties (default: 2026-11-24)",
    )
    parser.add_argument("--pairs", type=int, default=40, help="pairs to ask for (default: 40)")
    parser.add_argument("--k", type=int, default=25, help="paths for each pair (default: 25)")
    parser.add_argument(
        "--hops", type=int, default=6, help="most hops of our paths, 1 to 7 (default: 6)"
    )
    parser.add_argument("--seed", type=int, default=1, help="seed of the draw (default: 1)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
