"""Lyonesse at a later time: everything that has a day happens so many weeks later."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import Any

from graph.dates import PartialDate
from graph.model import Record, Records
from graph.records.tables import tables_of

DAY = dt.date(2026, 11, 24)
"""For which the tables are written: their diary ends in the week before."""
_DAY_OF_PAGE = re.compile(r"(?<=:)\d{4}-\d\d-\d\d$")


def weeks_since(today: dt.date) -> int:
    """Return how many whole weeks have gone by since the day of the tables."""
    return max(0, (today - DAY).days // 7)


def later(records: Records, weeks: int) -> Records:
    """Return the records as so many weeks later, on the same days of the week, with the same ids.
    What is known to a month or a year stays.
    """
    by = dt.timedelta(weeks=weeks)
    moved: dict[str, Any] = {
        table: {id_: _moved(record, by) for id_, record in those.items()}
        for table, those in tables_of(records).items()
    }
    return Records(**moved)


def _moved(record: Record, by: dt.timedelta) -> Record:
    found: dict[str, Any] = {
        field.name: _value(getattr(record, field.name), by) for field in dataclasses.fields(record)
    }
    return dataclasses.replace(record, **found)


def _value(value: Any, by: dt.timedelta) -> Any:
    match value:
        case PartialDate() if value.first == value.last:
            return PartialDate((value.first + by).isoformat())
        case dt.date():
            return value + by
        case tuple():
            return tuple(_value(one, by) for one in value)
        case str() if type(value) is str and (day := _DAY_OF_PAGE.search(value)):
            moved = dt.date.fromisoformat(day[0]) + by
            return value[: day.start()] + moved.isoformat()
        case _:
            return value
