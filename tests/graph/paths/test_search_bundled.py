"""The path search against its definition on the ties of the bundled tables:
many sources, many targets, governments, short paths.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from pathlib import Path

import pytest

from graph.ontology import CENTRE_KINDS
from graph.paths.search import best_paths
from graph.tables import read
from graph.tenure import Tenure
from graph.ties.cost import INF
from graph.ties.network import TieNetwork
from tests.graph.paths.brute_force import Case, all_paths

AS_OF = dt.date(2026, 11, 24)
QUESTIONS = 30
K = 250


def test_the_bundled_ties_give_the_paths_of_the_brute_force_in_its_order(
    capsys: pytest.CaptureFixture[str],
) -> None:
    records = read(Path(__file__).parents[3] / "seeds" / "tables")
    tenure = Tenure(records)
    network = TieNetwork(records, tenure, AS_OF)
    adjacency = network.adjacency()
    ties = {frozenset((u, v)): cost >> 3 for u, ends in enumerate(adjacency) for cost, v in ends}
    introducing = tuple(None if cost >= INF else cost >> 3 for cost in network.node)
    centres = [o.id for o in records.organizations.values() if o.kind in CENTRE_KINDS]
    in_office = [
        number
        for person in records.people
        if tenure.in_office(person, AS_OF) and adjacency[number := network.number[person]]
    ]
    tied = [actor for actor in network.actors if adjacency[network.number[actor]]]
    draw, paths = random.Random(20261124), 0
    for _ in range(QUESTIONS):
        # public data gives Centres few ties
        starts = draw.choice([network.starts(draw.choice(centres)), draw.sample(tied, 3)])
        sources = frozenset(network.number[actor] for actor in starts)
        targets = frozenset(draw.sample(in_office, draw.choice([1, 1, 5])))
        hops = draw.choice([1, 2, 3])
        right = all_paths(Case(ties, introducing, sources, targets, network.governments, hops))[:K]
        found = best_paths(
            adjacency, network.node, sources, targets, hops, first_only=network.governments, k=K
        )
        assert list(found) == right, (sources, targets, hops)
        paths += len(right)
    assert paths > 10 * QUESTIONS
    with capsys.disabled():
        sys.stdout.write(
            "\n"
            f"path search: {QUESTIONS} questions to the bundled ties equal brute force, {paths} "
            "paths\n"
        )
