from __future__ import annotations

import datetime as dt

import pytest

from cli.dates import read_date


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-24",
        "24 November 2026",
        "24 nov 2026",
        "24/11/2026",
        " 24  November,  2026 ",
        "November 24, 2026",
        "24-11-2026",
        "24.11.2026",
    ],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert read_date(text) == dt.date(2026, 11, 24)


def test_figures_are_day_and_month_as_in_britain() -> None:
    assert read_date("03/05/2026") == dt.date(2026, 5, 3)


def test_a_day_for_which_nothing_can_be_asked_is_refused() -> None:
    assert read_date("31 December 2999") == dt.date(2999, 12, 31)
    with pytest.raises(
        ValueError, match=r"is too far away\. Ask for a day from 1000-01-01 to 2999-12-31\."
    ):
        read_date("1 January 3000")


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "2026", "2026-11", "31/02/2026", "11/24/2026", "24/11/26"]
)
def test_what_is_no_day_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(
        ValueError,
        match=r"is not a date\. Write it as 2026-11-24, 24 November 2026 or 24/11/2026\.",
    ):
        read_date(text)
