"""Trials that may clash, with numbers worked out by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import PartialDate
from graph.errors import InputError
from graph.landscape.trials import LeftOut, Trial, TrialInput, conflict, trial_conflicts
from graph.model import Conflict, RecordId, WorkKind, WorkStatus
from graph.records.index import Index
from tests.graph.landscape.country import SCOTLAND, WALES, Country, concept, work_id
from tests.graph.world import TODAY, place

TRIAL = WorkKind.TRIAL


def country() -> Country:
    made = Country()
    made.work(
        "streets",
        "Lantern",
        kind=TRIAL,
        outcomes=("violence",),
        stages=("adolescence",),
        tested=("Tre", "Llan"),
        since="2025-01-01",
        until="2025-12-31",
    )
    made.work(
        "summer",
        "Beacon",
        kind=WorkKind.PROGRAMME,
        outcomes=("violence", "reading"),
        stages=("young-adult",),
        tested=("Tre", SCOTLAND),
        since="2025-10-01",
        until="2026-12-31",
    )
    return made


def test_severity_is_the_product_of_the_overlaps() -> None:
    found = trial_conflicts(country().view())
    # places: Tre is 1 of 2 of each; days: October to December are 92 of the 365 of the shorter
    # ages: 16 to 18 is 2 of the 7 of adolescence
    (clash,) = found.conflicts
    assert clash.places == 0.5
    assert clash.dates == pytest.approx((92 / 365, 92 / 365))
    assert clash.ages == pytest.approx(2 / 7)
    assert clash.ages_shared == (16, 18)
    assert clash.severity[1] == pytest.approx(0.5 * 92 / 365 * 2 / 7)
    assert clash.days == (dt.date(2025, 10, 1), dt.date(2025, 12, 31))
    assert (clash.is_same_question, clash.current, clash.is_nationwide) == (True, False, False)
    assert (found.looked_at, found.left_out) == (2, ())


def test_what_cannot_be_compared_is_left_out_and_said() -> None:
    made = country()
    made.work("vague", "Ember", kind=TRIAL, status=WorkStatus.CLOSED, since="2025")
    made.work("part", "Ember", kind=TRIAL, part_of="streets", stages=("adolescence",),
              tested=("Tre",), since="2025")  # fmt: skip
    found = trial_conflicts(made.view(), work_id("streets"))
    # a part of the same project does not clash with it
    assert [each.trials[1].work for each in found.conflicts] == ["summer"]
    assert found.left_out == (("vague", (LeftOut.PLACES, LeftOut.DATES, LeftOut.AGES)),)


def test_a_trial_of_a_whole_nation_may_be_anywhere_in_it_and_comes_last() -> None:
    made = country()
    made.work("wide", "Ember", kind=TRIAL, stages=("adolescence",), tested=(WALES,), since="2025")
    found = trial_conflicts(made.view()).conflicts
    assert [(each.trials[0].work, each.trials[1].work, each.is_nationwide) for each in found] == [
        ("summer", "wide", True),  # both run; streets ended in 2025
        ("streets", "summer", False),
        ("streets", "wide", True),
    ]
    assert found[2].severity[1] == 1  # Wales holds both towns; all its days, and the same ages


def test_what_meets_elsewhere_is_no_clash_of_a_place_that_one_of_the_two_holds() -> None:
    made = Country()
    for name, where in (("wide", WALES), ("near", "Tre")):
        made.work(name, "Ember", kind=TRIAL, stages=("adolescence",), tested=(where,), since="2025")
    for at, clashes in (("Tre", 1), (WALES, 1), ("Llan", 0)):
        found = trial_conflicts(made.view(), place=place(at))
        assert len(found.conflicts) == clashes, at


def test_what_has_ended_is_no_clash_to_be_joined_and_both_of_a_whole_nation_come_last() -> None:
    made = country()
    made.work("wide", "Ember", kind=TRIAL, stages=("adolescence",), tested=(WALES,), since="2025")
    made.work("broad", "Beacon", kind=TRIAL, stages=("adolescence",), tested=(WALES,), since="2026")
    made.work("near", "Beacon", kind=TRIAL, stages=("adolescence",), tested=("Tre",), since="2027")
    found = trial_conflicts(made.view(), past=False)
    # today is 24 November 2026: streets ended on 31 December 2025; near begins in 2027
    told = [
        (*(one.work for one in each.trials), each.current, each.is_all_nationwide)
        for each in found.conflicts
    ]
    assert told == [
        ("summer", "wide", True, False),  # 457 days, all of summer's
        ("broad", "summer", True, False),  # 365 of them, from 2026 on
        ("broad", "wide", True, True),
        ("broad", "near", False, False),
        ("near", "wide", False, False),
    ]
    assert found.over == 2  # streets with summer, and with wide
    past = [each for each in trial_conflicts(made.view()).conflicts if each.is_over]
    assert [each.ended for each in past] == [
        ((each.trials[0], dt.date(2025, 12, 31)),) for each in past
    ]


def test_where_pages_disagree_on_an_end_severity_is_a_range() -> None:
    made = country()
    row = Conflict(
        id=RecordId("c"), table="works", key=RecordId("streets"), field="to", value="2025-10"
    )
    made.records = replace(made.records, conflicts={row.id: row})
    (clash,) = trial_conflicts(made.view()).conflicts
    # to the end of October: 31 of 304 days
    assert clash.dates == pytest.approx((31 / 304, 92 / 365))


def test_a_trial_that_is_thought_of_is_checked_against_those_recorded() -> None:
    asked = TrialInput(
        outcomes=(concept("reading"),),
        places=(place("Llan"),),
        first=PartialDate("2025-12"),
        ages_from=12,
        ages_to=14,
    )
    (clash,) = trial_conflicts(country().view(), asked).conflicts
    # December is 31 of the 365 days of the trial, which ends; the new one states no end
    assert clash.dates[1] == pytest.approx(31 / 365)
    assert (clash.places, clash.ages, clash.is_same_question) == (1, 1, False)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (TrialInput(first=PartialDate("2025")), "Say at least one place"),
        (
            TrialInput(places=(place("Tre"),), first=PartialDate("2025"), ages_from=18, ages_to=11),
            "The ages 18 to 11 are reversed",
        ),
        (
            TrialInput(
                places=(place("Tre"),), first=PartialDate("2026"), last=PartialDate("2025-06")
            ),
            "before it begins",
        ),
        (work_id("none"), 'No work has the id "none"'),
    ],
)
def test_a_trial_that_cannot_be_asked_for_says_what_to_do(asked: TrialInput, said: str) -> None:
    with pytest.raises(InputError, match=said):
        trial_conflicts(country().view(), asked)


INDEX = Index(Country().records)
some_trials = st.builds(
    lambda places, start, length, youngest, span, outcomes: Trial(
        title="",
        outcomes=tuple(map(concept, outcomes)),
        places=tuple(map(place, places)),
        first=TODAY + dt.timedelta(days=start),
        ends=(TODAY + dt.timedelta(days=start + length) if length else None,),
        ages=(youngest, youngest + span),
    ),
    st.lists(st.sampled_from(["Tre", "Llan", WALES, SCOTLAND]), min_size=1, unique=True),
    st.integers(-400, 400),
    st.integers(0, 400),
    st.integers(0, 20),
    st.integers(1, 20),
    st.lists(st.sampled_from(["crime", "reading"]), unique=True),
)


@given(some_trials, some_trials)
def test_a_clash_is_the_same_from_both_sides(a: Trial, b: Trial) -> None:
    there, back = conflict(INDEX, a, b, TODAY), conflict(INDEX, b, a, TODAY)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there.severity == pytest.approx(back.severity)
        assert set(there.outcomes_shared) == set(back.outcomes_shared)
        assert (there.days, there.current) == (back.days, back.current)
