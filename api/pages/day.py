"""The day that a page is asked for: in its address, or in the three fields of a form."""

from __future__ import annotations

import datetime as dt

from starlette.requests import Request

from api.pages.addresses import with_query
from graph.dates import PartialDate, may_be_asked
from graph.errors import InputError
from graph.words import T

DATE_FIELDS = ("as-of-day", "as-of-month", "as-of-year")
"""Of a form. Day and month may be empty."""


AS_OF = T("As of must be a real date, like 1 6 2025")


class BadDate(InputError):
    """The day that is asked for is none."""


def day_of(written: PartialDate, today: dt.date) -> dt.date:
    """Return the day for which a month or a year is answered: its last, but no later than today."""
    return (
        written.first
        if written.first == written.last
        else min(written.last, max(today, written.first))
    )


def asked_day(request: Request) -> PartialDate | None:
    """Return the day, month or year that the address asks for; None: today.

    Raises:
        BadDate: it is none.
    """
    text = request.query_params.get("as_of", "").strip()
    return _asked_date(text) if text else None


def date_in_fields(request: Request) -> PartialDate | None:
    """Return the date in the three fields of a form, of which day and month may
    be empty; None: all are.

    Raises:
        BadDate: they make no date.
    """
    day, month, year = (request.query_params.get(name, "").strip() for name in DATE_FIELDS)
    if not (day or month or year):
        return None
    try:
        if not (year.isdecimal() and (month or not day)):
            raise ValueError(year)
        numbers = [f"{int(year):04}", *(f"{int(part):02}" for part in (month, day) if part)]
    except ValueError as error:
        raise BadDate(AS_OF) from error
    return _asked_date("-".join(numbers))


def _asked_date(text: str) -> PartialDate:
    try:
        date = PartialDate(text)
    except ValueError as error:
        raise BadDate(AS_OF) from error
    if not may_be_asked(date.last):
        raise BadDate(AS_OF)
    return date


def without_date_fields(request: Request, date: PartialDate) -> str:
    """Return the address asked for with the date of the form's three fields as `as_of`."""
    kept = {
        name: value for name, value in request.query_params.multi_items() if name not in DATE_FIELDS
    }
    return with_query(request.url.path, {**kept, "as_of": date.text})
