"""Days as programs write them, and the order of day and month that a file keeps to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

_FIGURES = re.compile(
    r"(?P<first>\d{1,2})(?P<between>[/.-])(?P<second>\d{1,2})(?P=between)(?P<year>\d{4}|\d{2})"
    r"(?:,?[ T]+(?P<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?P<half> ?[ap]\.?m\.?)?))?",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")
_CLOSE = re.compile(r"(20\d{2}|19\d{2})(\d{2})(\d{2})")
_SERIAL = re.compile(r"([2-6]\d{4})(?:\.\d+)?")
_FIRST_DAY = dt.date(1899, 12, 30)
"""The day 0 of Excel, as its days since March 1900 count."""


_DAY = r"(?:[^\W\d_]{2,9},? )?\d{1,2}(?:[^\W\d_]{2,3})?"
_NAMED = r"(?:(?:of|o) )?[^\W\d_]{3,}"
_YEAR = r"\d{4}|'?\d{2}"
_UNTIL = r"(?: ?[-–—] ?| (?:to|until|i|hyd) )"
_WHOLE = rf"\d+[/.-]\d{{1,2}}[/.-]\d+|{_DAY} {_NAMED},? (?:{_YEAR})"
_SPANS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<first>{_DAY}){_UNTIL}(?P<last>{_DAY})(?P<rest> (?P<month>{_NAMED}),? (?:{_YEAR}))",
        rf"(?P<first>{_DAY} {_NAMED}){_UNTIL}(?P<last>{_DAY} {_NAMED})(?P<rest>,? (?:{_YEAR}))",
        rf"(?P<first>.*\d{{2}})(?: [-–—] | (?:to|until|i|hyd) )(?P<last>{_WHOLE})(?P<rest>)",
    )
)


@dataclass(frozen=True, slots=True)
class DayOrder:
    """In which order a file's days in figures stand.
    `month_first` None: nothing in it says, and somebody has to.
    """

    month_first: bool | None
    both_ways: int
    """How many can be read in both."""
    example: str
    """The first of those."""


def day_order(texts: Iterable[str]) -> DayOrder:
    """Return the order, by the days that can be read in one alone. Where there is none the day
    stands first, as in Britain, but beside "10:00 AM" nobody can know.

    >>> day_order(["03/04/2026", "13/04/2026"]).month_first
    False
    >>> day_order(["3/4/26, 10:00:00 AM"]).month_first is None
    True
    """
    day_first = month_first = halves = 0
    both: list[str] = []
    for text in texts:
        if (found := _FIGURES.fullmatch(text.strip())) is None:
            continue
        first, second = int(found["first"]), int(found["second"])
        halves += found["half"] is not None
        day_first += first > 12 >= second
        month_first += second > 12 >= first
        if first <= 12 and second <= 12 and first != second:
            both.append(text.strip())
    if day_first or month_first:
        order = None if day_first and month_first and both else month_first > day_first
    else:
        order = None if halves and both else False
    return DayOrder(order, len(both), both[0] if both else "")


def span(text: str) -> tuple[str, str]:
    """Return the first and the last day of a text that tells of several; of one alone that and "".

    >>> span("12-14 May 2026"), span("30 April to 2 May 2026")
    (('12 May 2026', '14 May 2026'), ('30 April 2026', '2 May 2026'))
    >>> span("12/05/2026 - 14/05/2026"), span("12-05-2026"), span("4 May 2026 10.00 - 11.00")
    (('12/05/2026', '14/05/2026'), ('12-05-2026', ''), ('4 May 2026 10.00 - 11.00', ''))
    """
    plain = " ".join(text.split())
    for pattern in _SPANS:
        if (found := pattern.fullmatch(plain)) is not None:
            return found["first"] + found["rest"], found["last"] + found["rest"]
    return text, ""


def plain_day(text: str, *, month_first: bool | None = None) -> str:
    """Return a day of a file as a text that is read in one way; what is no such day as it is.
    `month_first` None: nobody said so, and figures stay as they are written.

    >>> plain_day("3/4/26, 10:00:00 AM", month_first=True), plain_day("46085"), plain_day("soon")
    ('4/3/26', '2026-03-04', 'soon')
    """
    text = text.strip()
    if month_first is not None and (found := _FIGURES.fullmatch(text)) is not None:
        day, month = found["first"], found["second"]
        # 04/13/2026 is a day in one order alone, whichever the others have
        if month_first or (int(month) > 12 >= int(day) and found["half"]):
            day, month = month, day
        between = "/" if month_first else found["between"]  # "26-03-04" may begin with the year
        return between.join((day, month, found["year"]))
    if (stamp := _STAMP.fullmatch(text)) is not None:
        return stamp[1]
    if (close := _CLOSE.fullmatch(text)) is not None:
        return "-".join(close.groups())
    if (serial := _SERIAL.fullmatch(text)) is not None:
        return str(_FIRST_DAY + dt.timedelta(days=int(serial[1])))
    return text
