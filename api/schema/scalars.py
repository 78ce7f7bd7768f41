"""Dates as GraphQL carries them."""

from __future__ import annotations

import datetime as dt
from typing import NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from api.errors import Unreadable
from graph.dates import FIRST_DAY, LAST_DAY, PartialDate, may_be_asked
from graph.words import T

WebAddress = NewType("WebAddress", str)
"""A text that is known to be the address of a page, or is to be one: `graph` says which is."""


def _date(value: object) -> dt.date:
    text = str(value)
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # ISO has weeks too: 2026-W01-1
        raise Unreadable(
            T('"{value}" is not a day of the calendar. Write it like 2026-05-03.', value=text)
        )
    if not may_be_asked(day):
        raise Unreadable(
            T(
                '"{value}" is too far away. Ask for a day from {first} to {last}.',
                value=text,
                first=FIRST_DAY.isoformat(),
                last=LAST_DAY.isoformat(),
            )
        )
    return day


def _partial_date(value: object) -> PartialDate:
    try:
        return PartialDate(str(value))
    except ValueError:
        raise Unreadable(
            T('"{value}" is not a date. Write 2019, 2019-04 or 2019-04-01.', value=str(value))
        ) from None


def _moment(value: object) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(str(value))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Unreadable(
            T('"{value}" is not a moment. Write it like 2026-05-03T14:30:00Z.', value=str(value))
        )
    return moment


SCALARS: dict[object, ScalarDefinition] = {
    dt.date: strawberry.scalar(
        name="Date",
        description="A day in ISO form, from 1000-01-01 to 2999-12-31: 2026-05-03.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=dt.date.isoformat,
        parse_value=_date,
    ),
    dt.datetime: strawberry.scalar(
        name="DateTime",
        description="A moment in ISO form with its offset: 2026-05-03T14:30:00+00:00.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=dt.datetime.isoformat,
        parse_value=_moment,
    ),
    PartialDate: strawberry.scalar(
        name="PartialDate",
        description=(
            "A date known to the year, the month or the day, as its source states it: 2019, "
            "2019-04 or 2019-04-01."
        ),
        specified_by_url="https://www.loc.gov/standards/datetime/",
        serialize=str,
        parse_value=_partial_date,
    ),
    WebAddress: strawberry.scalar(
        name="URL",
        description="The address of a page: https://www.example.org/a.",
        specified_by_url="https://url.spec.whatwg.org/",
        serialize=str,
        parse_value=str,
    ),
}
