"""Charts hold what their tables hold: each mark is where its value is, and no unknown is nought."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.charts.bars import Bar, by_length
from api.charts.trend import HEIGHT, WIDTH, Trend, across, top_of

VALUES = st.lists(st.none() | st.floats(0, 1e6, allow_subnormal=False), max_size=12)


def numbers(d: str) -> list[float]:
    return [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", d)]


def paths(line: Trend, css: str) -> list[str]:
    return re.findall(rf'<path class="{css}" d="([^"]*)"/>', line.drawn)


def test_a_bar_is_as_long_as_its_share_and_what_is_near_lies_behind_it() -> None:
    """Of 200: 0.29 is 58, and with 0.18 that is near 94."""
    assert Bar("Wales", 0.29, near=0.18).drawn == (
        '<rect class="rest" width="200.0" height="16"/>'
        '<rect class="near" width="94.0" height="16"/>'
        '<rect class="bar" width="58.0" height="16"/>'
    )
    assert 'class="near"' not in Bar("Wales", 0.29).drawn


def test_the_longest_bar_stands_first_and_equal_ones_stay_in_their_order() -> None:
    bars = [Bar("a", 0.1), Bar("b", 0.4), Bar("c", 0.1, near=0.2), Bar("d", 0.1)]
    assert [bar.of for bar in by_length(bars)] == ["b", "c", "a", "d"]


def test_a_line_runs_from_nought_below_to_the_top_of_the_axis() -> None:
    """Three points over 396 from the left end 2; of 112 in height the half is 56."""
    line = Trend(values=[0.0, 0.1, 0.2], top=0.2)
    assert paths(line, "ln") == ["M2.0 116.0L200.0 60.0L398.0 4.0"]
    assert paths(line, "dot") == ["M398.0 4.0h0"]
    assert line.last == 2


def test_what_is_not_known_is_a_gap_and_never_nought() -> None:
    line = Trend(values=[0.1, 0.1, None, 0.2, None], top=0.2)
    assert paths(line, "ln") == ["M2.0 60.0L101.0 60.0", "M296.0 4.0h6"]
    assert paths(line, "dot") == ["M299.0 4.0h0"]
    nothing = Trend(values=[None, None], top=1)
    assert (paths(nothing, "ln"), paths(nothing, "dot"), nothing.last) == ([], [], None)


def test_others_are_paler_and_what_was_first_shown_is_a_line_of_its_own() -> None:
    line = Trend(values=[0.1, 0.2], top=0.2, ghosts=[[0.2, 0.2]], was=[(0, 0.1), (1, 0.1)])
    assert paths(line, "ghost") == ["M2.0 4.0L398.0 4.0"]
    assert paths(line, "was") == ["M2.0 60.0L398.0 60.0"]


def test_points_stand_where_their_days_are_and_what_was_shown_at_some_of_them() -> None:
    """A tenth of 396 across is 39.6 from the left end 2; a mark alone is 6 wide around it."""
    days = [dt.date(2026, 1, day) for day in (1, 2, 11)]
    line = Trend(values=[0.2, 0.1, 0.2], top=0.2, was=[(1, 0.2), (2, None)], at=across(days))
    assert paths(line, "ln") == ["M2.0 4.0L41.6 60.0L398.0 4.0"]
    assert paths(line, "was") == ["M38.6 4.0h6"]
    assert paths(Trend(values=[0.1], top=0.2, at=across(days[:1])), "ln") == ["M392.0 60.0h6"]


@pytest.mark.parametrize(
    ("most", "top"),
    [(0.15, 0.2), (0.2, 0.2), (0.21, 0.5), (45, 50), (1, 1), (0.0, 1), (1e-5, 1e-5)],
)
def test_the_axis_ends_at_a_round_value(most: float, top: float) -> None:
    assert top_of([None, most]) == pytest.approx(top)


@given(VALUES, st.lists(VALUES, max_size=3))
def test_every_mark_lies_in_its_box_and_each_known_value_has_one(
    values: list[float | None], ghosts: list[list[float | None]]
) -> None:
    ghosts = [each[: len(values)] for each in ghosts]
    line = Trend(values=values, top=top_of(values, *ghosts), ghosts=ghosts)
    for css in ("ln", "ghost", "dot"):
        for d in paths(line, css):
            found = numbers(d.split("h")[0])
            assert all(0 <= x <= WIDTH for x in found[::2])
            assert all(0 <= y <= HEIGHT for y in found[1::2])
    drawn = sum(len(numbers(d.split("h")[0])) // 2 for d in paths(line, "ln"))
    assert drawn == sum(value is not None for value in values)


@given(st.floats(1e-6, 1e9))
def test_the_axis_holds_its_greatest_value_and_is_at_most_five_times_it(most: float) -> None:
    assert most * (1 - 1e-6) <= top_of([most]) <= most * 5 * (1 + 1e-6)
