"""Which meeting of a Centre a row of a file may tell once more: that of the same day with the same
people, from whichever file or form.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from graph.files.telling import DiaryEntry
from graph.model import ActorId, Interaction, OrganizationId
from graph.names.shown import own_names
from graph.names.titles import same_name
from graph.recording.sheets import Place
from graph.view import View


def met_before(
    view: View,
    centre: OrganizationId,
    entries: Iterable[tuple[str, DiaryEntry]],
    new: Iterable[tuple[Place, Interaction]],
) -> Mapping[Place, Interaction]:
    """Return, by row, the meeting that is here already, of entries of calendars that may be kept
    and of meetings that would be new.
    """
    before = MeetingsBefore(view, centre)
    found = {
        (file, entry.number): before.with_names(entry.day.first, entry.who)
        for file, entry in entries
    } | {place: before.same(one) for place, one in new}
    return {place: meeting for place, meeting in found.items() if meeting is not None}


class MeetingsBefore:
    """The meetings of a Centre of which the very day is known. Who of the Centre took part, and
    for which bodies, makes no other meeting.
    """

    def __init__(
        self, view: View, centre: OrganizationId, without: Collection[str] = frozenset()
    ) -> None:
        self._view = view
        self._ours = {centre, *view.network.starts(centre)}
        self._by_people: dict[tuple[dt.date, frozenset[ActorId]], Interaction] = {}
        for one in view.records.interactions.values():
            if one.audience.belongs_to(centre) and one.id not in without:
                day, people = one.date.first, self._people(one)
                if people and day == one.date.last:
                    self._by_people.setdefault((day, people), one)

    def same(self, new: Interaction) -> Interaction | None:
        """Return the meeting of the same day and people."""
        if new.date.first != new.date.last:
            return None
        return self._by_people.get((new.date.first, self._people(new)))

    def with_names(self, day: dt.date, names: Sequence[str]) -> Interaction | None:
        """Return the meeting of a day with those who are called so."""
        named = {same_name(name) for name in names} - self._our_names
        for people, meeting in self._by_name.get((day, min(named)), ()) if named else ():
            called = [self._called(actor) for actor in people]
            if all(not named.isdisjoint(one) for one in called) and named <= set().union(*called):
                return meeting
        return None

    def _people(self, one: Interaction) -> frozenset[ActorId]:
        """Return the people of others, or where there are none the bodies."""
        others = frozenset(actor for actor in one.actors if actor not in self._ours)
        bodies = self._view.records.organizations
        return frozenset(actor for actor in others if actor not in bodies) or others

    def _called(self, actor: ActorId) -> frozenset[str]:
        further = (one.name for one in self._view.index.names.get(actor, ()))
        own = own_names(self._view.records.actor(actor)).values()
        return frozenset(same_name(name) for name in (*own, *further))

    @cached_property
    def _our_names(self) -> frozenset[str]:
        return frozenset().union(*(self._called(ActorId(one)) for one in self._ours))

    @cached_property
    def _by_name(
        self,
    ) -> Mapping[tuple[dt.date, str], Sequence[tuple[frozenset[ActorId], Interaction]]]:
        found = defaultdict(list)
        for (day, people), meeting in self._by_people.items():
            for name in frozenset().union(*map(self._called, people)):
                found[day, name].append((people, meeting))
        return found
