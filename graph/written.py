"""Dates as people write them."""

from __future__ import annotations

import re

from graph.dates import NoSuchDay, PartialDate
from graph.errors import InputError
from graph.words import T, Text

_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
    )
    for number, name in enumerate(names.split(), start=1)
} | {"sept": 9}
_WRITTEN = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<name>[a-z]+) (?P<year>\d{4})",
        r"(?P<name>[a-z]+) (?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<year>\d{4})",
        r"(?P<name>[a-z]+) (?P<year>\d{4})",
        r"(?P<month>\d{1,2})/(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})",
        r"(?P<year>\d{4})",
    )
)
HOW_TO_WRITE = T("Write 2026-03-04, 4 March 2026, 04/03/2026 (day first), March 2026 or 2026.")
_IN_TABLES = T("Write 2019, 2019-04 or 2019-04-01.")


def written(text: str) -> PartialDate:
    """Return the day, month or year that a person means.
    Figures alone are day, month and year, as in Britain.

    >>> [str(written(text)) for text in ("4 March 2026", "04/03/2026", "March 2026", "2026")]
    ['2026-03-04', '2026-03-04', '2026-03', '2026']

    Raises:
        InputError: the text is no date.
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
            raise _no_day(text, HOW_TO_WRITE) from None
    raise _no_date(text, HOW_TO_WRITE)


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
