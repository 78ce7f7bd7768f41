"""Days as a file for other calendars (iCalendar), each an event of a whole day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Language
from graph.words import Fill, say


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a calendar. `key` tells it from every other, also in a later file."""

    key: str
    day: dt.date
    said: Fill
    address: str
    """The page that says it."""
    note: Fill = ""


def as_calendar(name: Fill, days: Sequence[CalendarDay], made: dt.date, language: Language) -> str:
    """Return days as a calendar of a name, as it was on the day `made`."""
    from icalendar import Calendar, Event  # only who asks for a calendar waits for it

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Dolen//EN")
    calendar.add("x-wr-calname", say(name, language))
    for each in days:
        event = Event()
        event.add("uid", f"{each.key}@dolen")
        event.add("dtstamp", dt.datetime.combine(made, dt.time(), dt.UTC))
        event.add("dtstart", each.day)
        event.add("dtend", each.day + dt.timedelta(days=1))
        event.add("summary", say(each.said, language))
        event.add("url", each.address)
        event.add("transp", "TRANSPARENT")
        if each.note:
            event.add("description", say(each.note, language))
        calendar.add_component(event)
    return bytes(calendar.to_ical()).decode()
