"""Days as people say them, with expected days read off a calendar of November 2026:
the 30th is a Monday.
"""

from __future__ import annotations

import datetime as dt

import pytest

from graph.dates import PartialDate
from graph.errors import InputError, TwoReadings
from graph.spoken import coming_day, past_day
from graph.written import written

MONDAY = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-30"),
        ("Heddiw", "2026-11-30"),
        ("yesterday", "2026-11-29"),
        ("ddoe", "2026-11-29"),
        ("echdoe", "2026-11-28"),
        ("Tuesday", "2026-11-24"),
        ("last Tuesday", "2026-11-24"),
        ("on Sunday", "2026-11-29"),
        ("last Monday", "2026-11-23"),
        ("dydd Mawrth", "2026-11-24"),
        ("ddydd Gwener diwethaf", "2026-11-27"),
        ("dydd Llun diwethaf", "2026-11-23"),
        ("3 days ago", "2026-11-27"),
        ("a fortnight ago", "2026-11-16"),
        ("tair wythnos yn ôl", "2026-11-09"),
        ("nine months ago", "2026-02-28"),  # there is no 30 February
        ("4/3/26", "2026-03-04"),
        ("04.03.98", "1998-03-04"),
        ("4 Mawrth 26", "2026-03-04"),
        ("24-Nov-26", "2026-11-24"),
        ("Tuesday 24 November 2026", "2026-11-24"),
        ("24/11/2026 14:30", "2026-11-24"),
        ("2026-11-24T14:30:00", "2026-11-24"),
        ("Mawrth 2026", "2026-03"),
    ],
)
def test_what_took_place_is_dated_in_words_and_short_figures(text: str, day: str) -> None:
    assert past_day(text, MONDAY) == PartialDate(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tomorrow", (2026, 12, 1)),
        ("yfory", (2026, 12, 1)),
        ("Tuesday", (2026, 12, 1)),
        ("next Monday", (2026, 12, 7)),
        ("dydd Sul nesaf", (2026, 12, 6)),
        ("in two weeks", (2026, 12, 14)),
        ("ymhen pythefnos", (2026, 12, 14)),
        ("next month", (2026, 12, 30)),
        ("in three months", (2027, 2, 28)),
        ("8 January", (2027, 1, 8)),
        ("8 Rhagfyr", (2026, 12, 8)),
        ("24/12/26", (2026, 12, 24)),
    ],
)
def test_what_is_to_come_is_the_next_such_day(text: str, day: tuple[int, int, int]) -> None:
    assert coming_day(text, MONDAY) == dt.date(*day)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Monday", "may be 30 November 2026 or 23 November 2026"),
        ("26-03-04", "may be 26 March 2004 or 4 March 2026"),
        ("03/04/2026 2:30 PM", "may be 3 April 2026 or 4 March 2026"),
        ("03/25/2026", "If it is 25 March 2026, write it so."),
    ],
)
def test_what_may_be_two_days_is_asked_about(text: str, said: str) -> None:
    with pytest.raises(TwoReadings, match=said):
        past_day(text, MONDAY)


@pytest.mark.parametrize("text", ["soon", "March", "Mawrth", "31/02/26", "99 months", "x days ago"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        past_day(text, MONDAY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("today", "30 November 2026 is not a day to come"),
        ("1 March 2026", "1 March 2026 is not a day to come"),
        ("March 2027", "no single day"),
        ("31 November", "is not a date"),
        ("in 9999 weeks", "is not a date"),
    ],
)
def test_no_day_to_come_is_refused(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        coming_day(text, MONDAY)


def test_a_table_that_nobody_reads_today_has_no_short_years() -> None:
    with pytest.raises(InputError):
        written("4/3/26")
