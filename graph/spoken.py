"""Days as people say them, reckoned from the day on which they say it: "yesterday", "last Tuesday",
"in two weeks", in English and Welsh.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping

from graph.dates import PartialDate
from graph.errors import InputError
from graph.words import T
from graph.written import two_readings, written

_NEAR = {
    "today": 0,
    "heddiw": 0,
    "yesterday": -1,
    "ddoe": -1,
    "doe": -1,
    "the day before yesterday": -2,
    "echdoe": -2,
    "tomorrow": 1,
    "yfory": 1,
    "fory": 1,
    "the day after tomorrow": 2,
    "drennydd": 2,
    "trennydd": 2,
}


def _numbered(*lists: str) -> Mapping[str, int]:
    return {name: number for names in lists for number, name in enumerate(names.split())}


_ENGLISH_DAYS = _numbered(
    "monday tuesday wednesday thursday friday saturday sunday",
    "mon tue wed thu fri sat sun",
    "mon tues weds thurs fri sat sun",
    "mon tue wed thur fri sat sun",
)
_WELSH_DAYS = _numbered("llun mawrth mercher iau gwener sadwrn sul")
_COUNTS = {
    **_numbered("- one two three four five six seven eight nine ten eleven twelve"),
    **_numbered("- un dau tri pedwar pum chwe saith wyth naw deg"),
    **_numbered("- un dwy tair pedair pump chwech"),
    "a": 1,
    "an": 1,
}
_DAYS, _MONTHS, _YEARS = "days", "months", "years"
_UNITS = {
    **dict.fromkeys(["day", "days", "diwrnod", "ddiwrnod", "niwrnod"], (1, _DAYS)),
    **dict.fromkeys(["week", "weeks", "wythnos"], (7, _DAYS)),
    **dict.fromkeys(["fortnight", "pythefnos", "bythefnos"], (14, _DAYS)),
    **dict.fromkeys(["month", "months", "mis", "fis"], (1, _MONTHS)),
    **dict.fromkeys(["year", "years", "blwyddyn", "flwyddyn"], (1, _YEARS)),
}
_PAST = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<last>last )?(?:on )?(?P<english>[a-z]+)",
        r"(?:dydd |ddydd )(?P<welsh>[a-z]+)(?P<last> diwethaf)?",
        r"(?:(?P<count>[a-z]+|\d{1,3}) )?(?P<unit>[a-z]+) (?:ago|yn ol|yn ôl)",
    )
)
_COMING = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<next>next )?(?:on )?(?P<english>[a-z]+)",
        r"(?:dydd |ddydd )(?P<welsh>[a-z]+)(?P<next> nesaf)?",
        r"(?:in|within|ymhen|mewn) (?:(?P<count>[a-z]+|\d{1,3}) )?(?P<unit>[a-z]+)(?: time)?",
        r"next (?P<unit>[a-z]+)",
        r"(?P<unit>[a-z]+) nesaf",
    )
)
_FAR = 20 * 366
"""Days. What is said to lie further away is a slip of the pen."""


def past_day(text: str, on: dt.date) -> PartialDate:
    """Return the day, month or year of what took place, as `written` does or in words;
    a day of the week is the last that there was before the day `on` which it is said.

    >>> monday = dt.date(2026, 11, 30)
    >>> texts = ("yesterday", "last Tuesday", "dydd Gwener", "24/12/25", "March 2026")
    >>> [past_day(text, monday).text for text in texts]
    ['2026-11-29', '2026-11-24', '2026-11-27', '2025-12-24', '2026-03']

    Raises:
        InputError: it is no date. TwoReadings: it may be one of two.
    """
    day = _said(text, on)
    return written(text, on) if day is None else PartialDate(day.isoformat())


def coming_day(text: str, on: dt.date) -> dt.date:
    """Return the day that is meant, after the day `on` which it is said:
    in words, as a date, or as a day and a month, which is the next there is.

    >>> monday = dt.date(2026, 11, 30)
    >>> texts = ("in two weeks", "8 January", "ymhen mis", "Tuesday", "24/12/26")
    >>> [f"{coming_day(text, monday):%d %b}" for text in texts]
    ['14 Dec', '08 Jan', '30 Dec', '01 Dec', '24 Dec']

    Raises:
        InputError: it is no day, or not a day to come. TwoReadings: it may be one of two.
    """
    plain = _plain(text)
    day = on + dt.timedelta(days=_NEAR[plain]) if plain in _NEAR else _from_words(text, on)
    if day is None:
        day = _in_the_calendar(text, on)
    if day <= on:
        raise InputError(T("{day} is not a day to come. Write a later one.", day=day))
    return day


def _plain(text: str) -> str:
    return " ".join(text.replace(",", " ").casefold().split())


def _said(text: str, on: dt.date) -> dt.date | None:
    plain = _plain(text)
    if plain in _NEAR:
        return on + dt.timedelta(days=_NEAR[plain])
    for pattern in _PAST:
        if (match := pattern.fullmatch(plain)) is None:
            continue
        found = match.groupdict()
        if (weekday := _weekday(found)) is not None:
            back = (on.weekday() - weekday) % 7
            if back == 0 and not found.get("last"):
                raise two_readings(text, on, on - dt.timedelta(days=7))
            return on - dt.timedelta(days=back or 7)
        if "unit" in found and (day := _away(found, on, -1)) is not None:
            return day
    return None


def _from_words(text: str, on: dt.date) -> dt.date | None:
    for pattern in _COMING:
        if (match := pattern.fullmatch(_plain(text))) is None:
            continue
        found = match.groupdict()
        if (weekday := _weekday(found)) is not None:
            ahead = (weekday - on.weekday()) % 7
            if ahead == 0 and not found.get("next"):
                raise two_readings(text, on, on + dt.timedelta(days=7))
            return on + dt.timedelta(days=ahead or 7)
        if "unit" in found and (day := _away(found, on, 1)) is not None:
            return day
    return None


def _in_the_calendar(text: str, on: dt.date) -> dt.date:
    for year in ("", f" {on.year}", f" {on.year + 1}"):
        try:
            day = written(f"{text}{year}", on)
        except InputError as error:
            if not year:
                first = error
            continue
        if day.first != day.last:
            raise InputError(T('"{text}" is no single day. Write the day too.', text=text[:80]))
        if not year or day.first > on:
            return day.first
    raise first


def _weekday(found: Mapping[str, str | None]) -> int | None:
    """The day of the week in English or, after "dydd", in Welsh: alone "Mawrth" is a month."""
    if (english := found.get("english")) is not None:
        return _ENGLISH_DAYS.get(english)
    return _WELSH_DAYS.get(found.get("welsh") or "")


def _away(found: Mapping[str, str | None], on: dt.date, direction: int) -> dt.date | None:
    count, unit = found.get("count") or "a", _UNITS.get(found["unit"] or "")
    number = int(count) if count.isdecimal() else _COUNTS.get(count)
    if number is None or unit is None:
        return None
    many, what = direction * number * unit[0], unit[1]
    if what == _DAYS:
        return on + dt.timedelta(days=many) if abs(many) <= _FAR else None
    months = on.year * 12 + on.month - 1 + many * (12 if what == _YEARS else 1)
    year, month = divmod(months, 12)
    if abs(year - on.year) > 20:
        return None
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(on.day, last))
