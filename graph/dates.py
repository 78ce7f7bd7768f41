"""Partial dates, and today in London.
How a date is said stands in `graph/words.py`, how people write one in `graph/written.py`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_EARLIEST_YEAR = 1000
FIRST_DAY, LAST_DAY = dt.date(_EARLIEST_YEAR, 1, 1), dt.date(2999, 12, 31)
"""Of those for which a question may be asked.
A record may also end later: 9999-12-31 stands for "no end" in many tables.
"""
DAYS_KEPT = 16_384
"""Texts of dates whose days are kept: the records have some thousand, and are read by day often."""


class NoSuchDay(ValueError):
    """The figures stand as in a date, but no calendar has that day or month."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day:
    "2019", "2019-04", "2019-04-01" (Popolo's date pattern).
    """

    text: str

    def __post_init__(self) -> None:
        self.first  # noqa: B018 - refuses a date that is none

    @property
    def first(self) -> dt.date:
        """The first day that it may be."""
        return _days(self.text)[0]

    @property
    def last(self) -> dt.date:
        """The last day that it may be."""
        return _days(self.text)[1]

    @property
    def without_day(self) -> PartialDate:
        """The month that it is in; of a year the year."""
        return PartialDate(self.text[:7])

    def __str__(self) -> str:
        return self.text


@lru_cache(DAYS_KEPT)
def _days(text: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a partial date may be."""
    match = _PATTERN.fullmatch(text)
    if match is None or int(match[1]) < _EARLIEST_YEAR:
        raise ValueError(f'"{text}" is not a date.')
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if (match[2] and not 1 <= month <= 12) or (
        match[3] and not 1 <= day <= calendar.monthrange(year, month)[1]
    ):
        raise NoSuchDay(f'"{text}" is not a day of the calendar.')
    latest = month or 12
    return (
        dt.date(year, month or 1, day or 1),
        dt.date(year, latest, day or calendar.monthrange(year, latest)[1]),
    )


def may_be_asked(day: dt.date) -> bool:
    """Return whether a question may be asked for a day."""
    return FIRST_DAY <= day <= LAST_DAY


def today() -> dt.date:
    """Return the date in London, where the network works.
    The one place where the domain reads a clock.
    """
    return dt.datetime.now(LONDON).date()
