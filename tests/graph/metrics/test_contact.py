"""M-04 to M-08 of small worlds; what is expected is worked out by hand.

Two meetings of two on one day, d days ago: A = 2 * 2^(-d/180), s_i = 1 - exp(-A/3), s = 0.9 s_i:

    today 0.4379; 10 days ago 0.4262; 20 days 0.4147, so active;
    184 days: A = 0.9847, s_i = 0.2798, s = 0.2518: known, and out of the window
"""

from __future__ import annotations

import datetime as dt

import pytest

from graph.metrics.figure import Reason
from graph.metrics.question import Dimension, MetricId
from graph.model import DeclaredLevel, OrganizationKind, Role
from graph.words import say
from tests.graph.metrics.measuring import measured, sums
from tests.graph.paths.asking import staffed
from tests.graph.world import ASSEMBLY, TODAY, World


def met_twice(world: World, who: str, target: str, days: int) -> None:
    """Two meetings of two, so many days ago."""
    day = (TODAY - dt.timedelta(days=days)).isoformat()
    world.met(who, target, on=day)
    world.met(who, target, on=day)


def in_touch() -> World:
    """Staff and Kim of the fund; ministers Ada and Bea, Cal on a committee. Staff met Ada 10 days
    ago and Cal 184 days ago, Kim met Ada today and says that Bea is known well: 0.352.
    """
    world = staffed()
    world.member("Kim", "fund", Role.EMPLOYEE, since="2024-01-01")
    for who, office in (("Ada", "health"), ("Bea", "housing")):
        world.office(office, office)
        world.minister(who, office, since="2026-11-24")
    world.body("com", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.member("Cal", "com", since="2026-06-01")
    met_twice(world, "staff", "Ada", 10)
    met_twice(world, "staff", "Cal", 184)
    met_twice(world, "Kim", "Ada", 0)
    world.says("Kim", "Bea", DeclaredLevel.KNOW_WELL, TODAY.isoformat())
    return world


def test_active_are_strong_enough_and_in_the_window() -> None:
    (figure,) = measured(in_touch(), MetricId.M_04)
    assert figure.value == 2
    assert [(one.node, one.other) for one in figure.counted or ()] == [
        ("Ada", "Kim"),
        ("Ada", "staff"),
    ]
    by = {
        each.basis: each.value
        for each in measured(in_touch(), MetricId.M_04, group_by=frozenset({Dimension.BASIS}))
    }
    assert by == {"evidenced": 2, "past-contact": 0, "potential": 0}


def test_who_is_not_to_be_asked_is_in_no_pair() -> None:
    world = in_touch()
    world.says("Kim", "Ada", DeclaredLevel.DO_NOT_ASK, "2026-11-01")
    assert measured(world, MetricId.M_04)[0].value == 1


def test_recency_is_of_those_who_know_one_another() -> None:
    median, stale = measured(in_touch(), MetricId.M_06)
    # 0, 10 and 184 days; of Kim and Bea no interaction is recorded
    assert median.value == 10
    assert (stale.numerator, stale.denominator) == (2, 4)

    world = in_touch()
    met_twice(world, "Kim", "Bea", 20)
    assert measured(world, MetricId.M_06)[0].value == (10 + 20) / 2


def test_what_rests_on_one_colleague_is_said_of_organisations() -> None:
    world = in_touch()
    met_twice(world, "staff", "Cal", 20)
    median, single = measured(world, MetricId.M_08)
    # the ministers: staff and Kim; the committee: staff alone
    assert median.value == 1.5
    assert (single.numerator, single.denominator) == (1, 2)
    assert [one.node for one in single.counted or ()] == ["com"]


def test_the_centre_itself_is_nobody_on_whom_contact_rests() -> None:
    world = staffed()
    world.body("com", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.member("Cal", "com", since="2026-06-01")
    met_twice(world, "fund", "Cal", 10)
    assert measured(world, MetricId.M_04)[0].value == 1
    assert {each.because and each.because.reason for each in measured(world, MetricId.M_08)} == {
        Reason.NOTHING_TO_COUNT
    }


def test_the_worked_check_of_movement() -> None:
    world = staffed()
    world.body("com", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    for number in range(52):
        who = f"t{number:02}"
        world.member(who, "com", since="2026-06-01")
        # 33 then and now, 7 then alone, 9 now alone, 3 now and before that
        if number < 40:
            met_twice(world, "staff", who, 200)
        if number < 33 or number >= 40:
            met_twice(world, "staff", who, 10)
        if number >= 49:
            met_twice(world, "staff", who, 380)

    assert sums(measured(world, MetricId.M_05)) == {
        "BEFORE": (40, None),
        "NOW": (45, None),
        "RETAINED": (33, 40),
        "LAPSED": (7, 40),
        "REVIVED": (3, 45),
        "NEW": (9, 45),
    }


def test_a_predecessors_pairs_stand_for_the_successors_before_the_merger() -> None:
    world = staffed()
    world.centre("old", until="2026-06-30", successor="fund")
    world.body("com", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.member("Cal", "com", since="2026-06-01")
    met_twice(world, "old", "Cal", 190)
    met_twice(world, "fund", "Cal", 10)
    found = sums(measured(world, MetricId.M_05))
    assert (found["BEFORE"], found["RETAINED"], found["NEW"]) == ((1, None), (1, 1), (0, 1))


def test_who_was_ever_not_to_be_asked_moves_nothing() -> None:
    world = in_touch()
    met_twice(world, "staff", "Ada", 200)
    world.says("staff", "Ada", DeclaredLevel.DO_NOT_ASK, "2026-06-01")
    world.says("staff", "Ada", DeclaredLevel.KNOW, "2026-11-01")
    assert measured(world, MetricId.M_04)[0].value == 2
    found = sums(measured(world, MetricId.M_05))
    # staff and Cal were active, Kim and Ada are; staff and Ada were and are, and do not count
    assert (found["BEFORE"], found["NOW"], found["NEW"]) == ((1, None), (1, None), (1, 1))


def test_where_the_record_is_new_nothing_is_called_new() -> None:
    world = staffed()
    world.body("com", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.member("Cal", "com", since="2026-06-01")
    met_twice(world, "staff", "Cal", 10)
    (because,) = {each.because for each in measured(world, MetricId.M_05)}
    assert because is not None
    assert because.reason is Reason.NO_DIARY_BEFORE
    assert say(because.sentence) == (
        "Its record begins on 14 November 2026, so nothing can be said to be new."
    )
    # somebody of theirs met anybody in the window before: the record was kept
    world.met("staff", "Una", on="2026-03-01")
    assert sums(measured(world, MetricId.M_05))["NEW"] == (1, 1)


def test_a_diary_that_was_kept_a_window_before_is_enough_for_two() -> None:
    world = staffed()
    world.body("com", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.member("Cal", "com", since="2026-06-01")
    met_twice(world, "staff", "Cal", 184)
    assert measured(world, MetricId.M_04)[0].value is None
    assert measured(world, MetricId.M_06)[0].value == pytest.approx(184)
