"""The definition of right for introduction paths:
every simple path is written down, then judged, then sorted.

Naive on purpose. It shares nothing with the search but the meaning of its answer:
plain micro-nats, `None` for "never an introducer", no bounds, no encoding.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """One small graph and one question to it.
    Nodes are 0 to `len(introducing) - 1`, in the order of their ids.
    """

    ties: Mapping[frozenset[int], int]
    """Micro-nats of each tie, by its two ends."""
    introducing: tuple[int | None, ...]
    """Micro-nats of going through each node; None: never."""
    sources: frozenset[int]
    targets: frozenset[int]
    first_only: frozenset[int]
    hops: int
    through: frozenset[int] = frozenset()
    """Sources that may be inside a path too."""

    def neighbours(self) -> list[list[int]]:
        """Return the other ends of each node's ties."""
        others: list[list[int]] = [[] for _ in self.introducing]
        for a, b in self.ties:
            others[a].append(b)
            others[b].append(a)
        return others


def all_paths(case: Case, hops: int | None = None) -> list[tuple[int, tuple[int, ...]]]:
    """Return every admissible path of at most `hops` ties (default:
    the case's) as (cost, path from the target), in order.
    """
    most = case.hops if hops is None else hops
    neighbours = case.neighbours()
    paths = [
        path
        for target in case.targets
        for path in _simple_paths(neighbours, (target,), most)
        if _admissible(case, path)
    ]
    return sorted(
        ((_cost(case, path), path) for path in paths),
        key=lambda found: (found[0], len(found[1]), found[1]),
    )


def fewest_hops(case: Case) -> int | None:
    """Return the hops of the shortest admissible path of any length."""
    return min(
        (len(path) - 1 for _, path in all_paths(case, hops=len(case.introducing))), default=None
    )


def _simple_paths(
    neighbours: list[list[int]], path: tuple[int, ...], hops: int
) -> Iterator[tuple[int, ...]]:
    if len(path) > 1:
        yield path
    if len(path) <= hops:
        for other in neighbours[path[-1]]:
            if other not in path:
                yield from _simple_paths(neighbours, (*path, other), hops)


def _admissible(case: Case, path: tuple[int, ...]) -> bool:
    introducers = path[1:-1]
    return (
        path[-1] in case.sources
        and path[0] not in case.sources
        and not any(node in case.sources and node not in case.through for node in introducers)
        and not any(node in case.targets for node in introducers)
        and all(case.introducing[node] is not None for node in introducers)
        and all(node not in case.first_only for node in introducers[:-1])
    )


def _cost(case: Case, path: tuple[int, ...]) -> int:
    ties = sum(case.ties[frozenset(pair)] for pair in itertools.pairwise(path))
    return ties + sum(case.introducing[node] or 0 for node in path[1:-1])
