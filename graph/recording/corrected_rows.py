"""Rows of a file that was imported before in which somebody corrected the day of a meeting, its
kind or who took part: they are that meeting, and no second one, also where the file has another
name by now. Where nothing else tells that the file is the one of before, it is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from graph.model import Interaction, OrganizationId, Record, Records
from graph.recording.sheets import Place
from graph.recording.spots import RowSaid, place_of_source

_OWN = frozenset({"id", "sources", "audience", "recorded_by"})
"""Fields that a record keeps when a row of it is corrected."""
MOST_DAYS_APART = 14
"""The days of a meeting before and after it was corrected, where it is asked. A file of the next
month under the same name has later ones.
"""

MOST_LOOKED_AT = 100
"""Meetings with two things in common with a row: of one day and kind there may be thousands."""


def with_corrected(
    records: Records,
    centre: OrganizationId,
    said_rows: Sequence[RowSaid],
    moving: Collection[str],
) -> Iterator[tuple[RowSaid, Interaction | None]]:
    """Yield the rows, where each that is taken for a corrected one has the meeting that it
    corrects: that came from this very row, no other row says it, and of day, kind and people two
    are as they were.

    That the file is the one of before, maybe under another name, is told by another row of it that
    stands where it stood: a new file has none, and neither has one of which rows were taken away.
    There a row that is much the same comes with the meeting of which somebody has to say whether it
    is that: one that came from this row of any file, or from any row of a file of which other rows
    stand in this one too. In `moving` files no row has a place of its own.
    """
    before = _Before(records, centre, said_rows)
    for one in said_rows:
        if (
            one.existing is not None
            or one.spot.sheet.file in moving
            or not isinstance(one.record, Interaction)
        ):
            yield one, None
        elif (was := before.taken(one, one.record)) is not None:
            yield RowSaid(one.spot, as_said(was, one.record), was), None
        else:
            yield one, before.asked(one, one.record)


@dataclass(frozen=True, slots=True)
class _Was:
    """A meeting that no row says any more, and the row from which it came."""

    meeting: Interaction
    place: Place


class _Before:
    """What the files of a Centre said of meetings when they were imported before."""

    def __init__(
        self, records: Records, centre: OrganizationId, said_rows: Sequence[RowSaid]
    ) -> None:
        claimed = {one.existing.id for one in said_rows if one.existing is not None}
        self._standing: set[tuple[str, str]] = set()
        """Files of now and of before of which a row stands where it stood."""
        self._alike: set[tuple[str, str]] = set()
        """The same of which a row stands anywhere."""
        for one in said_rows:
            for file, row in () if one.existing is None else _places(one.existing):
                self._alike.add((one.spot.sheet.file, file))
                if row == one.spot.row.number:
                    self._standing.add((one.spot.sheet.file, file))
        self._by_place: dict[Place, Interaction] = {}
        self._by_two: dict[Hashable, list[_Was]] = defaultdict(list)
        for meeting in records.interactions.values():
            if meeting.audience.belongs_to(centre) and meeting.id not in claimed:
                for place in _places(meeting):
                    self._by_place[place] = meeting
                    for two in _two_of(meeting):
                        self._by_two[two].append(_Was(meeting, place))

    def taken(self, one: RowSaid, now: Interaction) -> Interaction | None:
        """Return, once, the meeting that a row is for sure."""
        file, row = one.spot.place
        names = (before for here, before in self._standing if here == file)
        for name in sorted(names, key=lambda name: (name != file, name)):
            was = self._by_place.get((name, row))
            if was is not None and {*_two_of(was)} & {*_two_of(now)}:
                del self._by_place[name, row]
                return was
        return None

    def asked(self, one: RowSaid, now: Interaction) -> Interaction | None:
        """Return the meeting that a row may be."""
        file, row = one.spot.place
        for two in _two_of(now):
            for was in self._by_two.get(two, [])[:MOST_LOOKED_AT]:
                here = was.place[1] == row or (
                    was.place[0] != file and (file, was.place[0]) in self._alike
                )
                waiting = self._by_place.get(was.place) is was.meeting
                if here and waiting and _is_much_the_same(was.meeting, now):
                    return was.meeting
        return None


def _places(record: Record) -> Iterator[Place]:
    for source in record.sources:
        if (place := place_of_source(source)) is not None:
            yield place


def _two_of(meeting: Interaction) -> Sequence[tuple[Hashable, Hashable]]:
    """Return each two of day, kind and people: the third may have been corrected."""
    people = frozenset({*meeting.actors, *meeting.as_written})
    return (meeting.date, people), (meeting.kind, people), (meeting.date, meeting.kind)


def _is_much_the_same(was: Interaction, now: Interaction) -> bool:
    """Return whether nothing but a nearby day, the kind or some of the people is another. What is a
    week or two later is the next meeting of those who meet every week.
    """
    apart = abs((was.date.first - now.date.first).days)
    if was.title != now.title or apart > MOST_DAYS_APART or apart in (7, 14):
        return False
    return len({*was.actors} & {*now.actors}) >= 2


def as_said(was: Interaction, now: Record) -> Interaction:
    """Return a meeting with what its row says now; of what the row leaves blank nobody knows more
    than before.
    """
    values: Mapping[str, Any] = {
        field.name: value
        for field in fields(now)
        if field.name not in _OWN and (value := getattr(now, field.name))
    }
    return replace(was, **values)
