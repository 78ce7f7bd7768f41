"""Which meeting of a Centre a row of a file may tell once more: that of the same day with somebody
of the same people, from whichever file or form.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
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
    before = _Met(view, centre)
    found = {
        (file, entry.number): before.with_names(entry.day.first, entry.who)
        for file, entry in entries
    } | {place: before.with_actors(one.date.first, one.actors) for place, one in new}
    return {place: meeting for place, meeting in found.items() if meeting is not None}


class _Met:
    def __init__(self, view: View, centre: OrganizationId) -> None:
        self._view = view
        self._ours = {centre, *view.network.starts(centre)}
        self._by_actor: dict[tuple[dt.date, ActorId], Interaction] = {}
        for one in view.records.interactions.values():
            if one.audience.belongs_to(centre) and one.date.first == one.date.last:
                for actor in one.actors:
                    if actor not in self._ours:
                        self._by_actor.setdefault((one.date.first, actor), one)

    def with_actors(self, day: dt.date, actors: Sequence[ActorId]) -> Interaction | None:
        met = (self._by_actor.get((day, actor)) for actor in actors)
        return next(filter(None, met), None)

    def with_names(self, day: dt.date, names: Sequence[str]) -> Interaction | None:
        met = (self._by_name.get((day, same_name(name))) for name in names)
        return next(filter(None, met), None)

    @cached_property
    def _by_name(self) -> Mapping[tuple[dt.date, str], Interaction]:
        found: dict[tuple[dt.date, str], Interaction] = {}
        for (day, actor), meeting in self._by_actor.items():
            further = (one.name for one in self._view.index.names.get(actor, ()))
            for name in (*own_names(self._view.records.actor(actor)).values(), *further):
                found.setdefault((day, same_name(name)), meeting)
        return found
