"""All engagement metrics of a day, and a series, on the bundled data and on ten times as much;
beside them the best path to each target as networkx finds it, in the same run.

    python -m bench.metrics

Ten times as much: nine copies of every legislature with its government, committees, groups, people
and memberships, so that the target lists are ten times as long too. The Centres stay those that
there are. Times are of the processor, so that what else runs does not count. "At hand" is with the
network of the day made, "kept" a question that was asked before. networkx knows no limit of hops
and no cost of going through somebody: it is given a graph with a floor for each hop, in which an
actor's own cost stands on each tie that leaves it.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import math
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import networkx

from cli.hub import BUNDLED
from graph.memory import Memory
from graph.metrics.definitions import METRICS
from graph.metrics.listed import list_as_of
from graph.metrics.question import Days, Dimension, MetricsQuestion, SeriesStep
from graph.metrics.routes import HOPS, Routes
from graph.metrics.series import days_of
from graph.metrics.side import OpenCentres
from graph.model import (
    ActorId,
    Nation,
    Organization,
    OrganizationKind,
    PostId,
    RecordId,
    Records,
    TargetAudience,
)
from graph.tables import read
from graph.ties.cost import INF
from graph.ties.tie import Basis
from graph.view import View, Viewer

K = OrganizationKind
COPIED = frozenset(
    {K.LEGISLATURE, K.GOVERNMENT, K.MINISTERIAL_TEAM, K.COMMITTEE, K.CROSS_PARTY_GROUP}
)
ALL = MetricsQuestion()
BY_CENTRE = MetricsQuestion(
    ids=tuple(each.id for each in METRICS if Dimension.CENTRE in each.dimensions),
    group_by=frozenset({Dimension.CENTRE}),
)
T_ = TypeVar("T_")


async def main() -> None:
    options = _options()
    bundled = read(options.tables)
    once = await _measured("bundled", bundled, options.as_of)
    times = await _measured("tenfold", copied(bundled, options.times), options.as_of)
    ratios = [b / a if a else 1.0 for a, b in zip(once, times, strict=True)]
    print(f"{'tenfold / bundled':28}" + "".join(f"{ratio:>12.1f}" for ratio in ratios))


async def _measured(name: str, records: Records, day: dt.date) -> list[float]:
    """Print a line of how long each took, in milliseconds, and return them."""
    memory, viewer = Memory(records), Viewer()
    view = await memory.view(viewer, day)

    async def of_a_day() -> int:
        return sum([len(await memory.figures(viewer, each, day)) for each in (ALL, BY_CENTRE)])

    rows, at_hand = await _timed(of_a_day)
    _, kept = await _timed(of_a_day)
    quarters = days_of(Days(first=_years_before(day, 3), last=day, step=SeriesStep.QUARTER), day)

    async def of_three_years() -> int:
        other = Memory(records)
        return sum([len(await other.figures(viewer, ALL, each)) for each in quarters])

    _, series = await _timed(of_three_years)
    ours, theirs, targets = _beside(view)
    print(
        f"{name:10}{len(view.network.actors):>7} actors{len(view.network.strengths):>9} ties"
        f"{targets:>7} targets{rows:>7} rows"
    )
    print(
        f"{'':28}{'at hand':>12}{'kept':>12}{f'{len(quarters)} quarters':>12}{'paths':>12}"
        f"{'networkx':>12}{'ratio':>8}"
    )
    found = [at_hand, kept, series, ours, theirs]
    print(
        f"{'':28}"
        + "".join(f"{one:>9.1f} ms" for one in found)
        + f"{theirs / max(ours, 0.001):>8.1f}"
    )
    return found


def _beside(view: View) -> tuple[float, float, int]:
    """Return how long S* of all targets takes ours and networkx, which must be equal, and how many
    targets there are.
    """
    lists = [list_as_of(view, nation, TargetAudience.POLICY) for nation in Nation]
    targets = [actor for listed in lists for actor in listed.actors]
    sources = OpenCentres(view).side().actors
    network, bases = view.network, frozenset(Basis)
    network.adjacency(bases)
    start = time.process_time()
    routes = Routes(network, sources, bases)
    ours = [routes.score(target) for target in targets]
    between = time.process_time()
    theirs = _networkx(view, sources, targets)
    end = time.process_time()
    # whole costs are rounded to a millionth of a nat each
    assert all(math.isclose(a, b, rel_tol=1e-4) for a, b in zip(ours, theirs, strict=True))
    return (between - start) * 1_000, (end - between) * 1_000, len(targets)


def _networkx(view: View, sources: frozenset[ActorId], targets: list[ActorId]) -> list[float]:
    network = view.network
    numbers = set(network.numbers(sources))
    graph = networkx.DiGraph()
    for floor in range(HOPS):
        for u, ties in enumerate(network.adjacency()):
            through = 0 if floor == 0 else network.node[u]
            may = u in numbers if floor == 0 else floor == 1 or u not in network.governments
            if through < INF and may and (floor == 0 or u not in numbers):
                for cost, v in ties:
                    graph.add_edge((floor, u), (floor + 1, v), weight=(cost >> 3) + (through >> 3))
    starts = {(0, number) for number in numbers} & set(graph)
    costs: Mapping[Any, float] = networkx.multi_source_dijkstra_path_length(graph, starts)
    return [
        1.0
        if target in sources
        else max(
            math.exp(-costs.get((floor, network.number[target]), math.inf) / 1e6)
            for floor in range(1, HOPS + 1)
        )
        for target in targets
    ]


def copied(records: Records, times: int) -> Records:
    """Return the records with all legislatures and what belongs to them so many times."""
    bodies = {
        id_: body
        for id_, body in records.organizations.items()
        if body.kind in COPIED and body.replaced_by is None
    }
    memberships = [each for each in records.memberships.values() if each.organization in bodies]
    people = {each.actor for each in memberships if each.actor in records.people}
    made = {
        name: dict(getattr(records, name))
        for name in ("people", "organizations", "posts", "memberships", "sessions")
    }
    for number in range(2, times + 1):

        def other(id_: Any, number: int = number) -> Any:
            return f"{id_}~{number}" if id_ in bodies or id_ in people else id_

        for body in bodies.values():
            copy: Organization = replace(
                body, id=other(body.id), parent=other(body.parent), name=f"{body.name} {number}"
            )
            made["organizations"][copy.id] = copy
        for id_ in people:
            person = records.people[id_]  # type: ignore[index]  # chosen from there
            made["people"][other(id_)] = replace(person, id=other(id_), identifiers=())
        for post in records.posts.values():
            if post.organization in bodies:
                office = PostId(RecordId(f"{post.id}~{number}"))
                made["posts"][office] = replace(
                    post, id=office, organization=other(post.organization)
                )
        for each in memberships:
            row = RecordId(f"{each.id}~{number}")
            made["memberships"][row] = replace(
                each,
                id=row,
                actor=other(each.actor),
                organization=other(each.organization),
                post=PostId(RecordId(f"{each.post}~{number}")) if each.post else None,
            )
        for session in records.sessions.values():
            again = replace(
                session, id=f"{session.id}~{number}", legislature=other(session.legislature)
            )
            made["sessions"][again.id] = again
    return replace(records, **made)


async def _timed(act: Callable[[], Awaitable[T_]]) -> tuple[T_, float]:
    start = time.process_time()
    found = await act()
    return found, (time.process_time() - start) * 1_000


def _years_before(day: dt.date, years: int) -> dt.date:
    return day.replace(year=day.year - years)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tables", type=Path, default=BUNDLED)
    parser.add_argument("--as-of", type=dt.date.fromisoformat, default=dt.date(2026, 11, 24))
    parser.add_argument("--times", type=int, default=10)
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(main())
