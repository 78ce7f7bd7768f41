"""Dates as people write them."""

from __future__ import annotations

import datetime as dt

from graph.dates import FIRST_DAY, LAST_DAY, may_be_asked
from graph.errors import InputError
from graph.written import written

EXPECTED = "Write it as 2026-11-24, 24 November 2026 or 24/11/2026."


def read_first_day(text: str) -> dt.date:
    """Return the day that a person means; of a month or a year alone its first day.

    >>> read_first_day("2024"), read_first_day("May 2024")
    (datetime.date(2024, 1, 1), datetime.date(2024, 5, 1))

    Raises:
        ValueError: the text is neither; the message is for people.
    """
    try:
        date = written(text)
    except InputError:
        date = None
    if date is None or len(date.text) > len("2024-05"):
        return read_date(text)
    return _not_too_far(date.first, text)


def read_date(text: str) -> dt.date:
    """Return the day that a person means.
    Figures alone are read as day, month, year, as in Britain.

    >>> read_date("24 November 2026") == read_date("24/11/2026") == read_date("2026-11-24")
    True

    Raises:
        ValueError: the text is no day; the message is for people.
    """
    try:
        day = written(text)
    except InputError:
        day = None
    if day is None or day.first != day.last:
        raise ValueError(f'"{text}" is not a date. {EXPECTED}')
    return _not_too_far(day.first, text)


def _not_too_far(day: dt.date, text: str) -> dt.date:
    if not may_be_asked(day):
        raise ValueError(
            f'"{text}" is too far away. Ask for a day from {FIRST_DAY.isoformat()} to '
            f"{LAST_DAY.isoformat()}."
        )
    return day
