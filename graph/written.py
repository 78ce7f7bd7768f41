"""Dates as people write them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from graph.dates import NoSuchDay, PartialDate
from graph.errors import InputError, TwoReadings
from graph.words import Fill, T, Text

_MONTHS = {
    name.replace("_", " "): number
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "- - - - - - - - sept - - -",
        "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
        "- - fawrth - fai fehefin orffennaf - fedi - dachwedd ragfyr",  # after "o", or a number
        "ion chwef maw ebr mai meh gorff awst medi hyd tach rhag",
        "faoilleach gearran mart giblean ceitean ogmhios iuchar lunastal sultain damhair samhain "
        "dubhlachd",
        "eanair feabhra marta aibrean bealtaine meitheamh iuil lunasa mean_fomhair "
        "deireadh_fomhair samhain nollaig",
    )
    for number, name in enumerate(names.split(), start=1)
    if name != "-"
}
"""Months in English, Welsh, Gaelic and Irish, without accents."""
_ORDINAL = "(?:st|nd|rd|th|af|il|ail|ydd|edd|ed|fed|eg|ain)?(?: (?:of|o|den))?"
_NAME = "(?P<name>[a-z]+(?: fomhair)?)"
_ABOUT_WHEN = "(?:early|mid|late|beginning of|end of|dechrau|canol|diwedd)[ -]"
_WRITTEN = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})",
        r"(?P<day>\d{1,2})(?P<between>[/.-])(?P<month>\d{1,2})(?P=between)(?P<short>\d{2})",
        rf"(?P<day>\d{{1,2}}){_ORDINAL} {_NAME} (?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}}){_ORDINAL} {_NAME} '?(?P<short>\d{{2}})",
        rf"(?P<day>\d{{1,2}})-{_NAME}-(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})-{_NAME}-(?P<short>\d{{2}})",
        rf"{_NAME} (?P<day>\d{{1,2}}){_ORDINAL} (?P<year>\d{{4}})",
        rf"(?:{_ABOUT_WHEN})?{_NAME} (?P<year>\d{{4}})",
        rf"{_NAME}(?:-| ?')(?P<short>\d{{2}})",  # as a spreadsheet shows a month
        rf"(?:{_ABOUT_WHEN}|(?:spring|summer|autumn|gwanwyn|haf) )(?P<year>\d{{4}})",
        r"(?P<month>\d{1,2})[/.-](?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})",
        r"(?P<year>\d{4})",
    )
)
_WEEKDAY = re.compile(
    r"(?P<named>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:day)? (?=\d)"
    r"|d?dydd (?P<welsh>llun|mawrth|mercher|iau|gwener|sadwrn|sul) (?=\d)"
)
_WEEKDAYS = {
    name: number
    for names in (
        "mon tue wed thu fri sat sun",
        "llun mawrth mercher iau gwener sadwrn sul",
    )
    for number, name in enumerate(names.split())
}
_HOUR = r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]m)"
_TIME = re.compile(rf"(?:[ t]| (?:at|am) )(?P<hours>{_HOUR}(?: ?- ?{_HOUR})?)$")
_AHEAD = 10
"""A year of two figures lies at most so many years ahead."""
HOW_TO_WRITE = T("Write 2026-03-04, 4 March 2026, 04/03/2026 (day first), March 2026 or 2026.")
_IN_TABLES = T("Write 2019, 2019-04 or 2019-04-01.")


def written(text: str, on: dt.date | None = None) -> PartialDate:
    """Return the day, month or year that a person means.
    Figures alone are day, month and year, as in Britain. A time of day behind it is left out.

    Of a year in two figures `on`, the day on which it is read, says the century.
    Without it there is none.

    >>> [str(written(text)) for text in ("4 March 2026", "04/03/2026", "March 2026", "2026")]
    ['2026-03-04', '2026-03-04', '2026-03', '2026']
    >>> [str(written(text, dt.date(2026, 11, 30))) for text in ("4/3/26", "04.03.98", "Mar-26")]
    ['2026-03-04', '1998-03-04', '2026-03']
    >>> [str(written(text)) for text in ("4ydd o Fawrth 2026", "4 Márta 2026", "early March 2026")]
    ['2026-03-04', '2026-03-04', '2026-03']
    >>> str(written("Weds 18/3/26", dt.date(2026, 11, 30)))
    '2026-03-18'

    Raises:
        InputError: the text is no date. TwoReadings: it may be one of two.
    """
    plain = _plain(text)
    if (weekday := _WEEKDAY.match(plain)) is not None:
        date = written(plain[weekday.end() :], on)
        number = _WEEKDAYS[weekday["named"] or weekday["welsh"]]
        if date.first == date.last and date.first.weekday() != number:
            raise InputError(
                T(
                    '"{text}" is another day of the week than it says. Correct one of the two.',
                    text=text.strip()[:80],
                )
            )
        return date
    time = _TIME.search(plain)
    day = plain[: time.start()] if time is not None else plain
    for pattern in _WRITTEN:
        if (match := pattern.fullmatch(day)) is None:
            continue
        found = match.groupdict()
        month = _MONTHS.get(found["name"]) if "name" in found else found.get("month")
        if ("name" in found and month is None) or ("short" in found and on is None):
            continue
        year = found["year"] if "year" in found else _year(found["short"], on)
        date = _date(text, year, month, found.get("day"))
        american = time is not None and "m" in time["hours"]
        if "between" in found or american:
            _refuse_another(text, found, date, american=american)
        return date
    raise _no_date(text, HOW_TO_WRITE)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold().replace(",", " "))
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return " ".join(re.sub("[–—]", "-", plain).replace("’", "'").split())


def _year(short: str, on: dt.date | None) -> str:
    assert on is not None, "without a day no short year is read"
    year = on.year // 100 * 100 + int(short)
    return str(year if year <= on.year + _AHEAD else year - 100)


def _date(text: str, year: str, month: int | str | None, day: str | None) -> PartialDate:
    parts = [f"{int(part):02}" for part in (month, day) if part is not None]
    try:
        return PartialDate("-".join((year, *parts)))
    except ValueError:
        pass
    if isinstance(month, str) and day is not None:
        try:  # the figures are those of a day where the month is first
            other = PartialDate(f"{year}-{int(day):02}-{int(month):02}")
        except ValueError:
            raise _no_day(text, HOW_TO_WRITE) from None
        raise TwoReadings(
            T(
                '"{text}" is no day where the day stands first. If it is {other}, write it so.',
                text=text.strip()[:80],
                other=other,
            )
        )
    raise _no_day(text, HOW_TO_WRITE)


def _refuse_another(
    text: str, found: dict[str, str | None], date: PartialDate, *, american: bool
) -> None:
    """Refuse figures that can be read in another way as well as in ours: "26-03-04" with the
    year first, and beside "2:30 PM" the month first.

    Raises:
        TwoReadings: they can.
    """
    day, month, short = found["day"], found.get("month"), found.get("short")
    if month is None:
        return
    readings = []
    if american:
        readings.append(f"{date.first.year}-{int(day or 0):02}-{int(month):02}")
    if found.get("between") == "-":
        readings.append(f"20{int(day or 0):02}-{int(month):02}-{int(short or 0):02}")
    for reading in readings:
        try:
            other = PartialDate(reading)
        except ValueError:
            continue
        if other != date:
            raise two_readings(text, date, other)


def two_readings(text: str, one: Fill, other: Fill) -> TwoReadings:
    """Return what is said of a text that may mean two days."""
    return TwoReadings(
        T(
            '"{text}" may be {one} or {other}. Write the month in letters and the year in full.',
            text=text.strip()[:80],
            one=one,
            other=other,
        )
    )


def partial(text: str | None) -> PartialDate | None:
    """Return the partial date of a text as tables have it, "2019-04"; None where it is blank.

    Raises:
        InputError: the text is no such date.
    """
    if text is None or not (plain := text.strip()):
        return None
    try:
        return PartialDate(plain)
    except NoSuchDay:
        raise _no_day(plain, _IN_TABLES) from None
    except ValueError:
        raise _no_date(plain, _IN_TABLES) from None


def _no_day(text: str, remedy: Text) -> InputError:
    return InputError(
        T('"{text}" is not a day of the calendar. {remedy}', text=text, remedy=remedy)
    )


def _no_date(text: str, remedy: Text) -> InputError:
    return InputError(T('"{text}" is not a date. {remedy}', text=text, remedy=remedy))
