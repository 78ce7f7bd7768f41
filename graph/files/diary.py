"""A calendar as rows: one for each day on which an entry took place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graph.attention import attended
from graph.files.delimited import too_many_rows
from graph.files.sheet import MOST_ROWS, NumberedRow, SheetInFile, UnreadableFile, filled
from graph.words import P, T, Text

if TYPE_CHECKING:
    from icalendar import Calendar

BEGINS = "BEGIN:VCALENDAR"
HEADER = (
    "subject", "start date", "end date", "all day event", "organizer", "attendees", "status",
    "private",
)  # fmt: skip
BROKEN = "cannot be read"
"""The status of a row that stands for an entry that cannot be read."""
MOST_REPEATS = 400
"""Of one entry: every day of more than a year."""
_MOST_COUNTED = 200_000
"""Earlier days of all entries. Each takes a tenth of a millisecond."""
_FEW = 100
"""Days of an entry, up to which twice as much of the past is looked through next."""
_AT_ONCE = dt.timedelta(days=800)
"""How far back an entry that repeats is looked through at a time, at first."""
_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})


def diary(text: str, today: dt.date) -> SheetInFile:
    """Return the entries of a calendar up to today, in the order of their days.
    Of one that repeats, the newest `MOST_REPEATS`; how many earlier ones there are is told.

    Raises:
        UnreadableFile: it is no calendar, or only a part of one, or repeats without end.
    """
    from icalendar import Calendar  # only who sends a calendar waits for it

    try:
        calendar = Calendar.from_ical(text)
        entries = _by_entry(calendar)
    except (ValueError, KeyError, IndexError):
        raise UnreadableFile(
            T("The calendar cannot be read. It may be cut short: export it again.")
        ) from None
    rows: list[tuple[str, ...]] = []
    cut, earlier, ahead, broken, owner = 0, 0, 0, list[str](), _owner(calendar)
    for entry in attended(entries, between=1):
        try:
            found, before = _days(entry, today, owner)
        # what a line of it says wrongly shows only when it is asked for
        except (ValueError, KeyError, AttributeError, TypeError, OverflowError):
            broken += [str(event.get("SUMMARY", ""))[:80] for event in entry.walk("VEVENT")][:1]
            continue
        cut += before > 0
        earlier += before
        ahead += not found
        rows += found
        if earlier > _MOST_COUNTED:
            raise UnreadableFile(_without_end())
    if len(rows) > MOST_ROWS:
        raise UnreadableFile(too_many_rows())
    if not rows and not broken:
        raise UnreadableFile(
            T("No entry of the calendar is of a day up to today, so there is nothing to import.")
        )
    numbered: list[NumberedRow] = [(1, HEADER)]
    unread = [(subject, *[""] * 5, BROKEN, "") for subject in broken]
    numbered += enumerate([*sorted(rows, key=lambda row: row[1]), *unread], start=2)
    return SheetInFile(
        "", filled(numbered), [*_notes(cut, earlier, ahead, broken)], not_read=earlier
    )


def _notes(cut: int, earlier: int, ahead: int, broken: Sequence[str]) -> Iterator[Text]:
    if cut:
        yield P(
            "One entry repeats more than {most} times. The newest {most} are read, and of the "
            "earlier ones ({earlier}) nothing.",
            "{n} entries repeat more than {most} times each. The newest {most} of each are read, "
            "and of the earlier ones ({earlier} in all) nothing.",
            cut,
            most=MOST_REPEATS,
            earlier=f"{earlier:,}",
        )
    if ahead:
        yield P(
            "{n} entry of the calendar is of no day up to today, and is left out.",
            "{n} entries of the calendar are of no day up to today, and are left out.",
            ahead,
        )
    if broken:
        yield P(
            "{n} entry of the calendar cannot be read, and is left out: “{first}”.",
            "{n} entries of the calendar cannot be read, and are left out. The first is “{first}”.",
            len(broken),
            first=broken[0],
        )


def _by_entry(calendar: Calendar) -> list[Calendar]:
    """Return a calendar for each entry, with what was changed of single days of it."""
    from icalendar import Calendar

    parts: dict[str, Calendar] = {}
    for number, event in enumerate(calendar.walk("VEVENT")):
        part = parts.setdefault(str(event.get("UID", number)), Calendar())
        part.add_component(event)
    zones = calendar.walk("VTIMEZONE")
    for part in parts.values():
        for zone in zones:
            part.add_component(zone)
    return list(parts.values())


def _owner(calendar: Calendar) -> str:
    """Return the address of the one whose calendar it is: its name is an address, or one alone is
    in every entry that names several. "": nobody can tell.
    """
    for name in ("X-WR-CALNAME", "NAME"):
        if "@" in (called := str(calendar.get(name, ""))):
            return called.strip().casefold()
    named = [
        {*map(_address, _attendees(event)), *([_address(organizer)] if organizer else [])}
        for event in calendar.walk("VEVENT")
        if len(_attendees(event)) > 1
        for organizer in [event.get("ORGANIZER")]
    ]
    in_all = set.intersection(*named) if named else set()
    return in_all.pop() if len(in_all) == 1 else ""


def _without_end() -> Text:
    return T(
        "Its entries repeat more than {most} times before they can be read. Remove from the "
        "calendar those that repeat without end, and export it again.",
        most=f"{_MOST_COUNTED:,}",
    )


def _days(entry: Calendar, today: dt.date, owner: str) -> tuple[list[tuple[str, ...]], int]:
    """Return the newest days of an entry up to today, oldest first, and how many there are before
    them. They are looked for from today backwards, since a series may have begun long ago.
    """
    import recurring_ical_events

    for event in entry.walk("VEVENT"):
        rule = event.get("RRULE")
        if rule is not None and set(rule.get("FREQ", ())) & _TOO_OFTEN:
            raise UnreadableFile(
                T(
                    '"{subject}" repeats every hour or more often. Remove it from the calendar, '
                    "and export it again.",
                    subject=str(event.get("SUMMARY", ""))[:80],
                )
            )
    query, first = recurring_ical_events.of(entry), min(_starts(entry), default=today)
    rows: list[tuple[str, ...]] = []
    earlier, end, span = 0, today + dt.timedelta(days=1), _AT_ONCE
    while first < end:
        begin = end - span if end - first > span else first
        here = [one for one in query.between(begin, end) if begin <= _day(one["DTSTART"].dt) < end]
        here.sort(key=lambda one: _day(one["DTSTART"].dt))
        passed_over = max(len(here) + len(rows) - MOST_REPEATS, 0)
        rows = [*(_row(one, owner) for one in here[passed_over:]), *rows]
        earlier += passed_over
        if earlier > _MOST_COUNTED:
            raise UnreadableFile(_without_end())
        end, span = begin, span * 2 if len(here) < _FEW else span
    return rows, earlier


def _starts(entry: Calendar) -> Iterator[dt.date]:
    """Yield the days of which one is the first of an entry."""
    events: Iterable[Any] = entry.walk("VEVENT")
    for event in events:
        yield _day(event["DTSTART"].dt)
        further = event.get("RDATE", [])
        for dates in further if isinstance(further, list) else [further]:
            for one in dates.dts:
                yield _day(one.dt[0] if isinstance(one.dt, tuple) else one.dt)


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _row(event: Any, owner: str) -> tuple[str, ...]:
    start, end = event["DTSTART"].dt, event["DTEND"].dt if "DTEND" in event else None
    whole_day = not isinstance(start, dt.datetime)
    attendees = _attendees(event)
    declined = [one for one in attendees if _part(one, "PARTSTAT") == "DECLINED"]
    # nobody came, or the one whose calendar it is did not
    off = bool(declined) and (len(declined) == len(attendees) or owner in map(_address, declined))
    return (
        str(event.get("SUMMARY", "")),
        f"{start:%Y-%m-%d}",
        "" if end is None or whole_day else f"{end:%Y-%m-%d}",
        "true" if whole_day else "",
        _person(event["ORGANIZER"]) if "ORGANIZER" in event else "",
        "; ".join(
            _person(one)
            for one in attendees
            if one not in declined and _part(one, "CUTYPE") not in ("ROOM", "RESOURCE")
        ),
        "declined" if off else str(event.get("STATUS", "")).casefold(),
        "" if str(event.get("CLASS", "PUBLIC")).upper() == "PUBLIC" else "true",
    )


def _attendees(event: Any) -> list[Any]:
    found = event.get("ATTENDEE", [])
    return found if isinstance(found, list) else [found]


def _part(attendee: Any, name: str) -> str:
    return str(attendee.params.get(name, "")).upper()


def _address(person: Any) -> str:
    return str(person).rpartition(":")[2].strip().casefold()


def _person(address: Any) -> str:
    """Return the name that a calendar gives somebody, with the address behind it."""
    mail = str(address).partition(":")[2] or str(address)
    name = str(address.params.get("CN", "")).strip().replace(";", " ")
    return f"{name} <{mail}>" if name and "@" not in name else f"<{mail}>"
