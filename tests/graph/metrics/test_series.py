"""The days of a series, and where it says that its list is another."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.errors import InputError
from graph.metrics.question import Days, Dimension, MetricId, MetricsQuestion, SeriesStep
from graph.metrics.rows import rows
from graph.metrics.series import days_of, least_rows, marked, too_many
from graph.model import Nation, OrganizationKind
from tests.graph.paths.asking import staffed
from tests.graph.world import ASSEMBLY, TODAY


def days(first: str, last: str | None, step: SeriesStep) -> list[str]:
    asked = Days(
        first=dt.date.fromisoformat(first),
        last=dt.date.fromisoformat(last) if last else None,
        step=step,
    )
    return [day.isoformat() for day in days_of(asked, TODAY)]


def test_a_month_that_lacks_the_day_gives_its_last() -> None:
    assert days("2025-11-30", "2026-03-30", SeriesStep.MONTH) == [
        "2025-11-30",
        "2025-12-30",
        "2026-01-30",
        "2026-02-28",
        "2026-03-30",
    ]
    assert days("2024-02-29", None, SeriesStep.YEAR) == [
        "2024-02-29",
        "2025-02-28",
        "2026-02-28",
        "2026-11-24",
    ]
    assert days("2026-11-24", None, SeriesStep.QUARTER) == ["2026-11-24"]


def test_a_series_of_ten_years_by_month_is_the_longest() -> None:
    assert len(days("2016-12-24", "2026-11-24", SeriesStep.MONTH)) == 120
    with pytest.raises(InputError, match="at most 120 days"):
        days("2016-10-24", "2026-11-24", SeriesStep.MONTH)


def test_a_day_that_has_not_been_is_refused() -> None:
    with pytest.raises(InputError, match="25 November 2026 has not been yet"):
        days_of(Days(as_of=TODAY + dt.timedelta(days=1)), TODAY)


def test_a_list_that_differs_by_more_than_a_tenth_is_said() -> None:
    world = staffed()
    world.body("com", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.met("staff", "Una", on="2026-11-01")
    for number in range(10):
        world.member(f"t{number}", "com", since="2026-06-01")
    world.member("later", "com", since="2026-11-21")  # one of ten: no more than a tenth
    for who in ("then", "also"):
        world.member(who, "com", since="2026-11-22")  # two of eleven
    question = MetricsQuestion(ids=(MetricId.M_02P, MetricId.M_29), nations=(Nation.WALES,))
    points = [rows(world.view(f"2026-11-{day}"), question) for day in (20, 21, 22)]

    def changed(before: int, now: int) -> list[tuple[str, str]]:
        figures = marked(points[before], points[now])
        return [
            (each.metric, each.part)
            for each in figures
            if each.because is not None and each.because.reason == "list-changed"
        ]

    assert changed(0, 1) == []
    assert changed(1, 2) == [("M-02p", "")]  # not of memberships, which no list is of


def test_too_many_rows_are_refused_with_the_filter_that_helps() -> None:
    by = frozenset({Dimension.CENTRE, Dimension.ORGANIZATION})
    question = MetricsQuestion(ids=(MetricId.M_01,), group_by=by)
    assert least_rows(question) == 8  # two parts of four nations
    refused = str(too_many(100_000, 120, question))
    assert refused == (
        "This question has about 100,000 rows; at most 50,000 are answered. Leave out the grouping "
        "by organisation, or name one nation."
    )
    plain = MetricsQuestion(ids=(MetricId.M_01,))
    assert str(too_many(100_000, 120, plain)).endswith("Choose a longer step, or a shorter time.")
