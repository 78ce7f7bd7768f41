"""The path search against its definition:
`brute_force` enumerates, the search must give the same paths in the same order.
"""

from __future__ import annotations

import doctest
import itertools
import random
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.paths import search
from graph.paths.search import BestPaths, best_paths, hops_to_each, least_costs
from graph.ties.cost import INF, introducer_cost, tie_cost
from tests.graph.paths.brute_force import Case, all_paths, fewest_hops

GRAPHS = 8_000


def test_random_graphs_have_the_paths_of_the_brute_force_in_its_order(
    capsys: pytest.CaptureFixture[str],
) -> None:
    draw = random.Random(20261124)
    with_paths = with_equals = 0
    for _ in range(GRAPHS):
        case, k = _random_case(draw), draw.randint(1, 12)
        right = all_paths(case)
        assert list(_search(case)) == right, case
        assert list(_search(case, k=k)) == right[:k], (case, k)
        assert list(itertools.islice(_search(case), k)) == right[:k], (case, k)
        assert _hops_needed(case) == fewest_hops(case), case
        with_paths += bool(right)
        with_equals += len({cost for cost, _ in right}) < len(right)
    with capsys.disabled():
        sys.stdout.write(
            f"\npath search: {GRAPHS} random graphs equal brute force in paths and order; "
            f"{with_paths} have paths, {with_equals} have paths of equal cost\n"
        )
    assert with_paths > GRAPHS / 2
    assert with_equals > GRAPHS / 5


CASES = st.integers(min_value=0).map(lambda seed: _random_case(random.Random(seed)))


@settings(max_examples=150, deadline=None)
@given(case=CASES, k=st.integers(1, 12))
def test_every_path_is_simple_starts_at_a_source_and_costs_no_less_than_the_one_before(
    case: Case, k: int
) -> None:
    found = list(_search(case, k=k))
    assert len(found) <= k
    assert [cost for cost, _ in found] == sorted(cost for cost, _ in found)
    for _, path in found:
        assert len(set(path)) == len(path) <= case.hops + 1
        assert path[0] in case.targets
        assert path[-1] in case.sources
        assert not case.sources.difference(case.through).intersection(path[:-1])
        assert not case.targets.intersection(path[1:-1])


@settings(max_examples=150, deadline=None)
@given(case=CASES)
def test_the_table_never_exceeds_the_cost_of_a_path(case: Case) -> None:
    adjacency, node = _encoded(case)
    rows = least_costs(adjacency, node, case.sources, case.hops, case.first_only)
    for cost, path in all_paths(case):
        hops = len(path) - 1
        assert rows[hops][path[0]] <= cost * 8 + hops
        assert rows[case.hops][path[0]] <= rows[hops][path[0]]


def test_equal_costs_come_by_hops_then_by_the_nodes_read_from_the_target() -> None:
    # 3 is the target, 0 the source: straight 20, through 1 or 2 for 10 + 10 each
    case = _case(
        {(0, 3): 20, (0, 1): 10, (1, 3): 10, (0, 2): 10, (2, 3): 10}, sources={0}, targets={3}
    )
    assert list(_search(case)) == [(20, (3, 0)), (20, (3, 1, 0)), (20, (3, 2, 0))]


def test_a_government_introduces_only_next_to_a_source() -> None:
    ties = {(0, 1): 1, (1, 2): 1, (2, 3): 1}
    # 0 - 1 - 2 - 3: as 1 it stands next to the source, as 2 it does not
    assert list(_search(_case(ties, sources={0}, targets={3}, first_only={1}))) == [
        (3, (3, 2, 1, 0))
    ]
    assert list(_search(_case(ties, sources={0}, targets={3}, first_only={2}))) == []
    # as the end of a path it may stand anywhere
    assert list(_search(_case(ties, sources={0}, targets={3}, first_only={3}))) == [
        (3, (3, 2, 1, 0))
    ]
    # a cheap way round to it does not count: it is reached from the source itself, for 9
    dear = {(0, 1): 1, (1, 2): 1, (0, 2): 9, (2, 3): 1}
    assert list(_search(_case(dear, sources={0}, targets={3}, first_only={2}))) == [(10, (3, 2, 0))]


def test_who_never_introduces_may_still_be_an_end() -> None:
    ties = {(0, 1): 1, (1, 2): 1}
    assert list(_search(_case(ties, introducing=(None, 0, None), sources={0}, targets={2}))) == [
        (2, (2, 1, 0))
    ]
    assert list(_search(_case(ties, introducing=(0, None, 0), sources={0}, targets={2}))) == []
    assert list(_search(_case(ties, introducing=(0, None, 0), sources={0}, targets={1}))) == [
        (1, (1, 0))
    ]


def test_a_source_is_inside_only_where_it_may_be_and_never_a_target() -> None:
    ties = {(0, 1): 1, (1, 2): 1}
    assert list(_search(_case(ties, sources={0, 1}, targets={2}))) == [(1, (2, 1))]
    allowed = _case(ties, sources={0, 1}, targets={2}, through={1})
    assert list(_search(allowed)) == [(1, (2, 1)), (2, (2, 1, 0))]
    # with 1 inside, a government next to it is not the first introducer
    further = {(0, 1): 1, (1, 2): 1, (2, 3): 1}
    government = _case(further, sources={0, 1}, targets={3}, through={1}, first_only={2})
    assert list(_search(government)) == [(2, (3, 2, 1))]
    assert list(_search(_case(ties, sources={0, 1}, targets={1}))) == []


def test_a_path_ends_at_the_first_target() -> None:
    # 0 is the source; 2 is reached through 1, who satisfies the target too
    ties = {(0, 1): 1, (1, 2): 1, (0, 2): 9}
    assert list(_search(_case(ties, sources={0}, targets={1, 2}))) == [(1, (1, 0)), (9, (2, 0))]


def test_a_bridge_of_free_introducers_is_found_at_its_exact_length() -> None:
    ties = {(node, node + 1): 7 for node in range(6)}
    assert list(_search(_case(ties, sources={0}, targets={6}, hops=6))) == [
        (42, (6, 5, 4, 3, 2, 1, 0))
    ]
    assert list(_search(_case(ties, sources={0}, targets={6}, hops=5))) == []
    beyond = _case(ties, sources={0}, targets={6}, hops=5)
    assert _hops_needed(beyond) == 6


def test_a_clique_with_one_exit_costs_little_work() -> None:
    # 0 to 59 all know one another for nothing much, only 59 knows 60:
    # every path of the clique leads through 59
    ties = dict.fromkeys(itertools.combinations(range(60), 2), 5) | {(59, 60): 5}
    looks = 0

    def look() -> bool:
        nonlocal looks
        looks += 1
        return False

    case = _case(ties, sources={0}, targets={60}, hops=6)
    adjacency, node = _encoded(case)
    found = list(best_paths(adjacency, node, case.sources, case.targets, 6, k=25, time_is_up=look))
    # 0 - 59 - 60 is 10; through one of 1, 2, ... it is 15, in the order of their numbers
    assert found == [(10, (60, 59, 0)), *[(15, (60, 59, node, 0)) for node in range(1, 25)]]
    assert looks <= 2  # it looks once in 64 steps


def test_when_the_time_is_up_the_paths_stop_and_say_so() -> None:
    # 200 parallel ways through one introducer each:
    # more steps than lie between two looks at the clock
    ties = {(0, node): node for node in range(1, 201)} | {(node, 201): 0 for node in range(1, 201)}
    case = _case(ties, sources={0}, targets={201})
    right = all_paths(case)
    looks = iter([False, False, True])
    adjacency, node = _encoded(case)
    cut = best_paths(adjacency, node, case.sources, case.targets, 3, time_is_up=lambda: next(looks))
    found = list(cut)
    assert cut.out_of_time
    assert 0 < len(found) < len(right)
    assert found == right[: len(found)]
    whole = _search(case)
    assert list(whole) == right
    assert not whole.out_of_time


@pytest.mark.parametrize(("sources", "targets"), [(set(), {1}), ({0}, set()), ({0}, {2})])
def test_without_sources_targets_or_ties_nothing_comes(
    sources: set[int], targets: set[int]
) -> None:
    case = _case({(0, 1): 1}, introducing=(0, 0, 0), sources=sources, targets=targets)
    assert list(_search(case)) == []
    assert _hops_needed(case) is None


@pytest.mark.parametrize("hops", [0, 8])
def test_hops_that_a_cost_cannot_count_are_refused(hops: int) -> None:
    with pytest.raises(ValueError, match=f"between 1 and 7 hops, not {hops}"):
        best_paths([[]], [0], {0}, {0}, hops)


def test_the_examples_of_the_docstrings_run() -> None:
    failed, tried = doctest.testmod(search)
    assert (failed, tried > 0) == (0, True)


def _hops_needed(case: Case) -> int | None:
    hops = hops_to_each(*_encoded(case), case.sources, case.first_only)
    return min((hops[target] for target in case.targets if target in hops), default=None)


def _search(case: Case, k: int | None = None) -> BestPaths:
    adjacency, node = _encoded(case)
    return best_paths(
        adjacency,
        node,
        case.sources,
        case.targets,
        case.hops,
        first_only=case.first_only,
        through=case.through,
        k=k,
    )


def _encoded(case: Case) -> tuple[list[list[tuple[int, int]]], list[int]]:
    adjacency: list[list[tuple[int, int]]] = [[] for _ in case.introducing]
    for ends, micro in case.ties.items():
        a, b = ends
        adjacency[a].append((tie_cost(micro), b))
        adjacency[b].append((tie_cost(micro), a))
    return [sorted(ties) for ties in adjacency], [
        INF if micro is None else introducer_cost(micro) for micro in case.introducing
    ]


def _case(
    ties: dict[tuple[int, int], int],
    *,
    introducing: tuple[int | None, ...] | None = None,
    sources: set[int],
    targets: set[int],
    first_only: set[int] | None = None,
    through: set[int] | None = None,
    hops: int = 3,
) -> Case:
    size = max(node for ends in ties for node in ends) + 1
    return Case(
        {frozenset(ends): micro for ends, micro in ties.items()},
        introducing or (0,) * size,
        frozenset(sources),
        frozenset(targets),
        frozenset(first_only or ()),
        hops,
        frozenset(through or ()),
    )


def _random_case(draw: random.Random) -> Case:
    """Few distinct costs, so that many are equal;
    introducers that may not be asked, several and overlapping ends.
    """
    nodes = range(draw.randint(3, 8))
    costs = draw.choice([(10,), (0, 10, 20), (1, 2, 3, 5), tuple(range(100))])
    density = draw.choice([0.3, 0.5, 0.7])
    sources = frozenset(draw.sample(nodes, min(draw.choice([1, 1, 2, 3]), len(nodes))))
    return Case(
        ties={
            frozenset(pair): draw.choice(costs)
            for pair in itertools.combinations(nodes, 2)
            if draw.random() < density
        },
        introducing=tuple(None if draw.random() < 0.1 else draw.choice(costs) for _ in nodes),
        sources=sources,
        targets=frozenset(draw.sample(nodes, min(draw.choice([1, 1, 2, 3]), len(nodes)))),
        first_only=frozenset(node for node in nodes if draw.random() < 0.1),
        hops=draw.randint(1, 6),
        through=frozenset(node for node in sorted(sources) if draw.random() < 0.3),
    )
