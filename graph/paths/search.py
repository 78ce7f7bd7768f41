"""The exact best simple paths between two sets of nodes, over whole numbers only;
knows nothing of records.

Nodes are 0, 1, 2, ... in the order of their ids as text. `adjacency[u]` lists the ties of `u` as
(cost, other end), cheapest first, where a cost is `tie_cost(micro)`. `node[v]` is what `v` costs
when a path goes through it, `introducer_cost(micro)`, or `INF` where it may never be inside a path
(it may still be an end). A cost is micro-nats times eight, plus one for each tie, so that of two
equal sums the one with fewer hops is the smaller number.

An *admissible path* is simple, has between one and `hops` ties, starts at a source and has a target
at its other end; its inner nodes cost less than `INF`, are no targets and no sources but those in
`through`, and those in `first_only` stand directly next to the start. It costs its ties plus its
inner nodes; its ends cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

from graph.ties.cost import INF

Adjacency = Sequence[Sequence[tuple[int, int]]]
LeastCosts = Sequence[Sequence[int]]
NodePath = tuple[int, ...]
"""A path read from the target to the source."""

MOST_HOPS = 7
"""As many as the three low bits of a cost can count."""
_POPS_BETWEEN_LOOKS_AT_THE_CLOCK = 64


class BestPaths(Iterator[tuple[int, NodePath]]):
    """Admissible paths as (cost in micro-nats, path), best first, found as far as they are read."""

    def __init__(self, search: Generator[tuple[int, NodePath], None, bool]) -> None:
        self._paths = self._read(search)
        self.out_of_time = False
        """True when the time was up before the paths were:
        those that came are the best, and more may exist.
        """

    def __next__(self) -> tuple[int, NodePath]:
        return next(self._paths)

    def _read(
        self, search: Generator[tuple[int, NodePath], None, bool]
    ) -> Iterator[tuple[int, NodePath]]:
        if (yield from search):
            self.out_of_time = True


def best_paths(
    adjacency: Adjacency,
    node: Sequence[int],
    sources: Collection[int],
    targets: Collection[int],
    hops: int,
    *,
    first_only: Collection[int] = frozenset(),
    through: Collection[int] = frozenset(),
    k: int | None = None,
    time_is_up: Callable[[], bool] | None = None,
    least: LeastCosts | None = None,
) -> BestPaths:
    """Yield the admissible paths from any source to any target in exact order:
    by cost, then hops, then nodes from the target on.

    At most `k` paths come where it is given, which also lets the search forget what cannot be among
    them. A target that is a source has no path. Without sources, targets or ties between them
    nothing comes. When `time_is_up` says so the paths stop and `out_of_time` is true. `least` is
    what `least_costs` returns, for a caller who has it: it hangs on no target.

    Best-first search over simple paths from the target (A*) with `least_costs` as lower bound,
    which never exceeds the cost of any completion and never falls along a path: so paths leave the
    queue in order.

    Two ties in a row, 0 - 1 - 2, and a dearer direct one; the introducer costs 5:

    >>> from graph.ties.cost import introducer_cost, tie_cost
    >>> adjacency = [
    ...     [(tie_cost(10), 1), (tie_cost(40), 2)],
    ...     [(tie_cost(10), 0), (tie_cost(20), 2)],
    ...     [(tie_cost(20), 1), (tie_cost(40), 0)],
    ... ]
    >>> node = [introducer_cost(5)] * 3
    >>> list(best_paths(adjacency, node, sources={0}, targets={2}, hops=3))
    [(35, (2, 1, 0)), (40, (2, 0))]

    Raises:
        ValueError: `hops` is not between 1 and `MOST_HOPS`.

    References:
        Hart, P. E., Nilsson, N. J. and Raphael, B. (1968). A formal basis for the heuristic
        determination of minimum cost paths. IEEE Transactions on Systems Science and Cybernetics
        4(2), 100-107.
    """
    if not 1 <= hops <= MOST_HOPS:
        raise ValueError(f"A path has between 1 and {MOST_HOPS} hops, not {hops}.")
    return BestPaths(
        _search(
            adjacency,
            node,
            frozenset(sources),
            targets,
            hops,
            frozenset(first_only),
            frozenset(through),
            k,
            time_is_up or _never,
            least,
        )
    )


def least_costs(
    adjacency: Adjacency,
    node: Sequence[int],
    sources: Collection[int],
    hops: int,
    first_only: Collection[int] = frozenset(),
) -> LeastCosts:
    """Return the table `rows[j][v]`:
    the least cost of a walk of at most `j` ties from a source to `v` as its end, or `INF`.

    The inner nodes of the walk are charged and admissible, its ends are free; a source costs 0. A
    walk may pass a node twice, so the table bounds the cost of simple paths from below.
    Bellman-Ford by levels: each level relaxes the ties of the nodes that the level before made
    cheaper.

    >>> from graph.ties.cost import introducer_cost, tie_cost
    >>> adjacency = [
    ...     [(tie_cost(10), 1)],
    ...     [(tie_cost(10), 0), (tie_cost(20), 2)],
    ...     [(tie_cost(20), 1)],
    ... ]
    >>> rows = least_costs(adjacency, [introducer_cost(5)] * 3, sources={0}, hops=2)
    >>> [[cost if cost < INF else None for cost in row] for row in rows]
    [[0, None, None], [0, 81, None], [0, 81, 282]]

    References:
        Bellman, R. (1958). On a routing problem. Quarterly of Applied Mathematics 16(1), 87-90.
    """
    row = [INF] * len(adjacency)
    for source in sources:
        row[source] = 0
    direct = _direct(adjacency, sources)
    rows, front = [row], set(sources)
    for _ in range(hops):
        following, cheaper = row[:], set()
        for u in front:
            # a node of `first_only` passes on what it has from a source itself, whatever
            # else reaches it as an end
            reached = (
                row[u]
                if u in sources
                else (direct.get(u, INF) if u in first_only else row[u]) + node[u]
            )
            if reached >= INF:
                continue
            for cost, v in adjacency[u]:
                if reached + cost < following[v]:
                    following[v] = reached + cost
                    cheaper.add(v)
        row, front = following, cheaper
        rows.append(row)
    return rows


def hops_to_each(
    adjacency: Adjacency,
    node: Sequence[int],
    sources: Collection[int],
    first_only: Collection[int] = frozenset(),
) -> Mapping[int, int]:
    """Return the fewest hops of an admissible path of any length to each node that has one, were
    it the only target.

    Breadth first from the sources;
    a shortest admissible walk passes no node twice, so it is a path.

    >>> adjacency = [[(1, 1)], [(1, 0), (1, 2)], [(1, 1)], []]
    >>> hops_to_each(adjacency, [0] * 4, {0})
    {1: 1, 2: 2}
    """
    seen, front, hops = set(sources), list(sources), dict[int, int]()
    distance = 0
    while front:
        distance += 1
        reached = {v for u in front for _, v in adjacency[u]} - seen
        hops |= dict.fromkeys(reached, distance)
        seen |= reached
        front = [v for v in reached if node[v] < INF and (distance == 1 or v not in first_only)]
    return hops


def _search(
    adjacency: Adjacency,
    node: Sequence[int],
    sources: frozenset[int],
    targets: Collection[int],
    hops: int,
    first_only: frozenset[int],
    through: frozenset[int],
    k: int | None,
    time_is_up: Callable[[], bool],
    least: LeastCosts | None,
) -> Generator[tuple[int, NodePath], None, bool]:
    """Yield paths in order; return whether the time was up.
    One function on purpose: it is the inner loop of every answer.
    """
    if k == 0:
        return False
    rows = least or least_costs(adjacency, node, sources, hops, first_only)
    direct = _direct(adjacency, sources)
    ends = frozenset(targets)
    # (lower bound of the whole, path so far, cost so far): equal bounds are taken in the order
    # of the paths themselves, so equal costs come in the order of ids without looking at all of
    # them first
    queue: list[tuple[int, NodePath, int]] = [
        (rows[hops][t], (t,), 0) for t in ends if t not in sources and rows[hops][t] < INF
    ]
    heapify(queue)
    limit, completed = INF - 1, _Cheapest(k)
    found = pops = 0
    while queue:
        if pops % _POPS_BETWEEN_LOOKS_AT_THE_CLOCK == 0 and time_is_up():
            return True
        pops += 1
        bound, path, so_far = heappop(queue)
        u = path[-1]
        if u in sources:
            yield bound >> 3, path
            found += 1
            if found == k:
                return False
            if u not in through or u in ends or (len(path) > 2 and path[-2] in first_only):
                continue
        left = hops - len(path)
        if left < 0:
            continue
        to_source = rows[left]
        only_to_sources = left == 0
        if len(path) > 1:
            so_far += node[u]
            only_to_sources = left == 0 or u in first_only
        for cost, v in adjacency[u]:
            if so_far + cost > limit:
                break
            if v in path:
                continue
            if v in sources:
                total = so_far + cost
                if total <= limit:
                    limit = completed.add(total)
            elif only_to_sources or v in ends:
                continue
            else:
                total = (
                    so_far
                    + cost
                    + (direct.get(v, INF) if v in first_only else to_source[v])
                    + node[v]
                )
                if total > limit:
                    continue
            longer: NodePath = (*path, v)
            heappush(queue, (total, longer, so_far + cost))
    return False


class _Cheapest:
    """The `k` least costs of completed paths:
    nothing dearer than the largest of them can be among the `k` best.
    """

    def __init__(self, k: int | None) -> None:
        self.k = k
        self.negated: list[int] = []

    def add(self, cost: int) -> int:
        """Return what a path may cost at most from now on."""
        if self.k is None:
            return INF - 1
        heappush(self.negated, -cost)
        if len(self.negated) > self.k:
            heappop(self.negated)
        return -self.negated[0] if len(self.negated) == self.k else INF - 1


def _direct(adjacency: Adjacency, sources: Collection[int]) -> dict[int, int]:
    """Return the cheapest tie to a source of each node that has one."""
    direct: dict[int, int] = {}
    for source in sources:
        for cost, v in adjacency[source]:
            direct[v] = min(cost, direct.get(v, INF))
    return direct


def _never() -> bool:
    return False
