"""Partial dates, today in London, and dates as people write them. How a date is said stands in `graph/words.py`."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_EARLIEST_YEAR = 1000


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day: "2019", "2019-04", "2019-04-01" (Popolo's date pattern)."""

    text: str

    def __post_init__(self) -> None:
        self.first  # noqa: B018 - refuses a date that is none

    @property
    def first(self) -> dt.date:
        """The first day that it may be."""
        year, month, day = self._numbers
        return dt.date(year, month or 1, day or 1)

    @property
    def last(self) -> dt.date:
        """The last day that it may be."""
        year, month, day = self._numbers
        month = month or 12
        return dt.date(year, month, day or calendar.monthrange(year, month)[1])

    @property
    def _numbers(self) -> tuple[int, int, int]:
        match = _PATTERN.fullmatch(self.text)
        if match is None or int(match[1]) < _EARLIEST_YEAR:
            raise ValueError(f'"{self.text}" is not a date. Write 2019, 2019-04 or 2019-04-01.')
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        if (match[2] and not 1 <= month <= 12) or (match[3] and not 1 <= day <= calendar.monthrange(year, month)[1]):
            raise ValueError(f'"{self.text}" is not a day of the calendar. Write 2019, 2019-04 or 2019-04-01.')
        return year, month, day

    def __str__(self) -> str:
        return self.text


def partial(text: str | None) -> PartialDate | None:
    """Return the partial date of `text`, or None where it is blank.

    Raises:
        ValueError: `text` is no date; the message is for people.
    """
    return PartialDate(text.strip()) if text and text.strip() else None


_MONTHS = {name: number for names in (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
) for number, name in enumerate(names.split(), start=1)} | {"sept": 9}
_WRITTEN = tuple(map(re.compile, (
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})",
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<name>[a-z]+) (?P<year>\d{4})",
    r"(?P<name>[a-z]+) (?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<year>\d{4})",
    r"(?P<name>[a-z]+) (?P<year>\d{4})",
    r"(?P<month>\d{1,2})/(?P<year>\d{4})",
    r"(?P<year>\d{4})-(?P<month>\d{1,2})",
    r"(?P<year>\d{4})",
)))
HOW_TO_WRITE = "Write 2026-03-04, 4 March 2026, 04/03/2026 (day first), March 2026 or 2026."


def written(text: str) -> PartialDate:
    """Return the day, month or year that a person means. Figures alone are day, month and year, as in Britain.

    >>> [str(written(text)) for text in ("4 March 2026", "04/03/2026", "March 2026", "2026")]
    ['2026-03-04', '2026-03-04', '2026-03', '2026']

    Raises:
        ValueError: the text is no date; the message is for people.
    """
    plain = " ".join(text.replace(",", " ").casefold().split())
    for pattern in _WRITTEN:
        if (match := pattern.fullmatch(plain)) is None:
            continue
        found = match.groupdict()
        month = _MONTHS.get(found["name"]) if "name" in found else found.get("month")
        if "name" in found and month is None:
            continue
        parts = (part for part in (month, found.get("day")) if part is not None)
        try:
            return PartialDate("-".join((found["year"], *(f"{int(part):02}" for part in parts))))
        except ValueError:
            raise ValueError(f'"{text}" is not a day of the calendar. {HOW_TO_WRITE}') from None
    raise ValueError(f'"{text}" is not a date. {HOW_TO_WRITE}')


def today() -> dt.date:
    """Return the date in London, where the network works. The one place where the domain reads a clock."""
    return dt.datetime.now(LONDON).date()
