"""What holds of the metrics of every world, tried on worlds by chance."""

from __future__ import annotations

import datetime as dt
import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.metrics.figure import Figure, Unit
from graph.metrics.question import MetricId
from graph.metrics.routes import Routes
from graph.model import DeclaredLevel, OrganizationKind, Role
from graph.paths.search import best_paths
from graph.ties.tie import Basis
from tests.graph.metrics.measuring import measured
from tests.graph.paths.asking import staffed
from tests.graph.world import ASSEMBLY, TODAY, World, actor, organization

OURS, OTHERS, TARGETS = ("staff", "Kim"), ("Ira", "Jo"), ("Ada", "Bea", "Cal", "Dan")
EVERYBODY = (*OURS, *OTHERS, *TARGETS)
REACHES = (
    MetricId.M_01,
    MetricId.M_02E,
    MetricId.M_02P,
    MetricId.M_03,
)
UNMOVED = (
    MetricId.M_01,
    MetricId.M_02E,
    MetricId.M_04,
    MetricId.M_06,
    MetricId.M_10,
)

pairs = st.tuples(st.sampled_from(EVERYBODY), st.sampled_from(EVERYBODY)).filter(
    lambda pair: pair[0] != pair[1]
)
meetings = st.lists(
    st.tuples(pairs, st.sampled_from([0, 10, 100, 185, 300, 400, 800])), max_size=14
)
declared = st.lists(
    st.tuples(pairs, st.sampled_from([*DeclaredLevel]), st.sampled_from([0, 90, 400])), max_size=5
)


def day(ago: int) -> str:
    return (TODAY - dt.timedelta(days=ago)).isoformat()


def world_of(
    met: list[tuple[tuple[str, str], int]],
    said: list[tuple[tuple[str, str], DeclaredLevel, int]],
) -> World:
    """Two of the fund's, two outside, two pairs of people on two committees, and who met whom."""
    world = staffed()
    world.people(*EVERYBODY)
    world.member("Kim", "fund", Role.EMPLOYEE, since="2024-01-01")
    for body, members in (("com", TARGETS[:2]), ("board", TARGETS[2:])):
        world.body(body, OrganizationKind.COMMITTEE, parent=ASSEMBLY)
        for who in members:
            world.member(who, body, since="2026-06-01")
    world.met("staff", "Una", on=day(0))  # a diary is kept in both windows
    world.met("staff", "Una", on=day(200))
    for (a, b), ago in met:
        world.met(a, b, on=day(ago))
    for (by, about), level, ago in said:
        world.says(by, about, level, day(ago))
    return world


def values(figures: list[Figure]) -> dict[tuple[str, str], float | None]:
    return {(each.metric, each.part): each.value for each in figures}


@settings(max_examples=60, deadline=None)
@given(meetings, declared)
def test_movement_balances_and_shares_are_shares(
    met: list[tuple[tuple[str, str], int]],
    said: list[tuple[tuple[str, str], DeclaredLevel, int]],
) -> None:
    figures = measured(world_of(met, said), *MetricId)

    counts = {each.part: each.numerator or 0 for each in figures if each.metric == "M-05"}
    assert counts["NOW"] == (
        counts["BEFORE"] + counts["NEW"] + counts["REVIVED"] - counts["LAPSED"]
    )
    assert counts["RETAINED"] + counts["LAPSED"] == counts["BEFORE"]
    for each in figures:
        assert (each.value is None) == (each.because is not None)
        if each.unit is Unit.SHARE and each.value is not None:
            assert 0 <= each.value <= 1 + 1e-12


@settings(max_examples=60, deadline=None)
@given(meetings, declared, pairs)
def test_one_tie_more_lowers_no_reach(
    met: list[tuple[tuple[str, str], int]],
    said: list[tuple[tuple[str, str], DeclaredLevel, int]],
    more: tuple[str, str],
) -> None:
    kept = [each for each in said if each[1] is not DeclaredLevel.DO_NOT_ASK]
    before = values(measured(world_of(met, kept), *REACHES))
    after = values(measured(world_of([*met, (more, 10)], kept), *REACHES))
    for key, value in before.items():
        if key[1] != "NEAR":  # who is near no longer may be reached
            assert value is None or (after[key] or 0) >= value - 1e-12, key


@settings(max_examples=60, deadline=None)
@given(meetings, declared, st.sampled_from(OTHERS))
def test_barring_somebody_raises_no_reach(
    met: list[tuple[tuple[str, str], int]],
    said: list[tuple[tuple[str, str], DeclaredLevel, int]],
    barred: str,
) -> None:
    world = world_of(met, said)
    before = values(measured(world, *REACHES))
    # everybody says that they are not to be asked for them: no path leads through them
    for who in EVERYBODY:
        if who != barred:
            world.says(who, barred, DeclaredLevel.DO_NOT_ASK, day(0))
            world.says(barred, who, DeclaredLevel.DO_NOT_ASK, day(0))
    after = values(measured(world, *REACHES))
    for key, value in before.items():
        if key[1] != "NEAR":  # who is reached no longer may be near
            assert (after[key] or 0) <= (value or 0) + 1e-12, key


@settings(max_examples=60, deadline=None)
@given(meetings, declared, pairs)
def test_a_potential_tie_of_two_who_have_none_changes_nothing_evidenced(
    met: list[tuple[tuple[str, str], int]],
    said: list[tuple[tuple[str, str], DeclaredLevel, int]],
    more: tuple[str, str],
) -> None:
    world = world_of(met, said)
    network = world.view().network
    if network.tie(actor(more[0]), actor(more[1])) is not None:
        return
    before = values(measured(world, *UNMOVED))
    world.group("group")
    for who in more:
        world.member(who, "group", Role.OFFICER, since="2026-06-01")
    after = measured(world, *UNMOVED)
    if world.view().network.basis(actor(more[0]), actor(more[1])) != "potential":
        return
    assert values(after) == before


@settings(max_examples=60, deadline=None)
@given(meetings, declared)
def test_the_table_finds_what_a_search_for_each_target_finds(
    met: list[tuple[tuple[str, str], int]],
    said: list[tuple[tuple[str, str], DeclaredLevel, int]],
) -> None:
    world = world_of(met, said)
    world.formal("government", "fund", since="2024-01-01")  # introduces next to the Centre alone
    for who in TARGETS[:2]:
        world.office(f"office-{who}", who)
        world.minister(who, f"office-{who}", since="2026-06-01")
    network = world.view().network
    starts = frozenset(network.starts(organization("fund")))
    routes = Routes(network, starts, frozenset(Basis))
    for target in map(actor, (*TARGETS, *OTHERS)):
        found = best_paths(
            network.adjacency(),
            network.node,
            network.numbers(starts),
            network.numbers([target]),
            hops=3,
            first_only=network.governments,
            k=1,
        )
        paths = [tuple(network.actors[i] for i in reversed(path)) for _, path in found]
        strengths = [network.strength(a, b) or 0.0 for path in paths for a, b in pairwise(path)]
        best = network.score(paths[0], strengths) if paths else 0.0
        assert math.isclose(routes.score(target), best, rel_tol=1e-5), (target, paths)


def test_the_worlds_by_chance_have_what_the_laws_speak_of() -> None:
    """A guard: of a world full of meetings every part of the first metrics has a value."""
    met = [((a, b), ago) for a in OURS for b in TARGETS for ago in (0, 0, 185, 185)]
    found = values(measured(world_of(met, []), *REACHES, MetricId.M_05))
    assert None not in found.values()
    assert found[MetricId.M_01, "MET"] == 1
