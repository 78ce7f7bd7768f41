"""The days on which a Centre means to come back to its own meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.calendar_file import CalendarDay, as_calendar
from api.pages.profiles.refs import Ref, named_ref, ref
from graph.model import Interaction
from graph.names.kind_words import interaction_words
from graph.words import Fill, Listed, T


@dataclass(frozen=True, slots=True)
class DueRow:
    """A follow-up of a recorded meeting. `late`: days since it was due."""

    day: Fill
    last: dt.date
    late: int
    what: Fill
    meeting: Ref
    about: Fill
    """The meeting from which it comes."""


def due_of(asked: Asked) -> Sequence[DueRow]:
    """Return the follow-ups of the Centre's own meetings, the earliest first."""
    planned = [
        one
        for one in asked.view.records.interactions.values()
        if one.follow_up is not None and not one.audience.is_public
    ]
    planned.sort(key=lambda one: (_day(one), one.id))
    return [_due_row(asked, one) for one in planned]


def due_calendar(asked: Asked, rows: Sequence[DueRow]) -> str:
    """Return follow-ups as a calendar; one that is due in a month or a year on its last day."""
    days = [
        CalendarDay(
            f"follow-up-{row.meeting.id}",
            row.last,
            row.what,
            asked.outside(row.meeting.page, row.meeting.id),
            row.about,
        )
        for row in rows
    ]
    return as_calendar(T("Our follow-ups"), days, asked.view.as_of, asked.language)


def _day(meeting: Interaction) -> dt.date:
    assert meeting.follow_up is not None, "only those that have one are asked"
    return meeting.follow_up.last


def _due_row(asked: Asked, meeting: Interaction) -> DueRow:
    assert meeting.follow_up is not None, "only those that have one are asked"
    others = [actor for actor in meeting.actors if actor not in _ours(asked)]
    names = Listed(tuple(named_ref(asked, actor).name.text for actor in others))
    return DueRow(
        meeting.follow_up,
        _day(meeting),
        max(0, (asked.view.as_of - _day(meeting)).days),
        meeting.follow_up_note or T("come back to it"),
        ref(asked, meeting),
        T("{kind} with {names}", kind=interaction_words(meeting.kind), names=names)
        if others
        else interaction_words(meeting.kind),
    )


def _ours(asked: Asked) -> frozenset[str]:
    centre = asked.view.viewer.centre
    return frozenset(asked.view.network.starts(centre)) if centre is not None else frozenset()
