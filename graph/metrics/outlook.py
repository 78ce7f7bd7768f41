"""What can be answered of each nation on a day: how many are in office there, how many of those who
matter a path leads to and how good it is, the newest contact, and how old the lists are.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from graph.dates import PartialDate
from graph.metrics.listed import list_as_of
from graph.metrics.routes import Routes
from graph.metrics.scope import ANY_BASIS
from graph.metrics.side import OpenCentres
from graph.model import (
    ActorId,
    Interaction,
    Nation,
    RecordId,
    TargetAudience,
)
from graph.names.nation import nation_of
from graph.paths.answer import Lead
from graph.paths.lead import lead_of
from graph.tenure import is_open
from graph.view import View

_Id = TypeVar("_Id", bound=RecordId)


@dataclass(frozen=True, slots=True, kw_only=True)
class NationOutlook:
    """Of one nation. `targets`: how many stand on its list for policy, with those to whom the
    strongest path of a Centre, or of any, is a good lead, a fair one or a long shot; `ours` are of
    the Centre itself, and the rest are those to whom none leads. All None: it has no list.
    """

    nation: Nation
    people: int | None
    """In office. None: not yet known."""
    bodies: int | None
    """That are open. None: not yet known."""
    targets: int | None
    ours: int | None
    good: int | None
    fair: int | None
    long_shots: int | None
    newest_contact: PartialDate | None
    """When the newest interaction of the Centre with somebody there was, as exact as is stated.
    None: none is recorded.
    """
    read_from: dt.date | None
    """When the list was read that was read longest ago, of those that name who is in office."""
    read_to: dt.date | None
    """When the one was that was read last."""

    without: int | None


def outlooks(view: View, nations: Iterable[Nation]) -> Sequence[NationOutlook]:
    """Return the outlook of nations from the viewer's Centre; to the public from all that are
    open.
    """
    centre = view.viewer.centre
    ours = OpenCentres(view).side(() if centre is None else (centre,)).actors
    routes = Routes(view.network, ours, ANY_BASIS)
    where = _Whereabouts(view)
    in_office = _by_nation(where, _in_office(view))
    bodies = _by_nation(where, _open_bodies(view))
    contacts = _newest_contacts(view, ours, where)
    return [
        _outlook(view, nation, ours, routes, in_office[nation], bodies[nation], contacts)
        for nation in nations
    ]


class _Whereabouts:
    """In which nation each actor is, looked up once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._found: dict[RecordId, Nation | None] = {}

    def of(self, id_: RecordId) -> Nation | None:
        if id_ not in self._found:
            view, record = self._view, self._view.records.node(id_)
            self._found[id_] = (
                None if record is None else nation_of(view.records, view.tenure, record, view.as_of)
            )
        return self._found[id_]


def _by_nation(where: _Whereabouts, ids: Iterable[_Id]) -> Mapping[Nation | None, Sequence[_Id]]:
    found: dict[Nation | None, list[_Id]] = defaultdict(list)
    for id_ in ids:
        found[where.of(id_)].append(id_)
    return found


def _in_office(view: View) -> Iterator[ActorId]:
    for person in view.records.people.values():
        if person.replaced_by is None and view.tenure.in_office(person.id, view.as_of):
            yield person.id


def _open_bodies(view: View) -> Iterator[RecordId]:
    return (body.id for body in view.records.bodies if is_open(body, view.as_of))


def _outlook(
    view: View,
    nation: Nation,
    ours: frozenset[ActorId],
    routes: Routes,
    in_office: Sequence[ActorId],
    bodies: Sequence[RecordId],
    contacts: Mapping[Nation, PartialDate],
) -> NationOutlook:
    listed = list_as_of(view, nation, TargetAudience.POLICY)
    reached = [actor for actor in listed.actors if actor not in ours]
    leads = Counter(_lead(view, routes.route(actor)) for actor in reached)
    is_listed, read = bool(listed.targets), _read(view, in_office)
    return NationOutlook(
        nation=nation,
        people=len(in_office) or None,
        bodies=len(bodies) or None,
        targets=len(listed.targets) if is_listed else None,
        ours=len(listed.actors) - len(reached) if is_listed else None,
        good=leads[Lead.GOOD] if is_listed else None,
        fair=leads[Lead.FAIR] if is_listed else None,
        long_shots=leads[Lead.LONG_SHOT] if is_listed else None,
        without=len(listed.targets) - len(listed.actors) + leads[None] if is_listed else None,
        newest_contact=contacts.get(nation),
        read_from=min(read, default=None),
        read_to=max(read, default=None),
    )


def _lead(view: View, route: Sequence[ActorId]) -> Lead | None:
    network = view.network
    ties = [tie for a, b in pairwise(route) if (tie := network.tie(a, b)) is not None]
    if not ties:
        return None
    return lead_of(ties, through_minister=not network.ministers.isdisjoint(route[1:-1]))


def _newest_contacts(
    view: View, ours: frozenset[ActorId], where: _Whereabouts
) -> Mapping[Nation, PartialDate]:
    """Return when the newest interaction of ours with somebody of each nation was."""
    newest: dict[Nation, PartialDate] = {}
    for meeting in view.records.interactions.values():
        day = meeting.to or meeting.date
        if day.last > view.as_of or not ours.intersection(meeting.actors):
            continue
        for nation in _nations(view, meeting, ours, where):
            newest[nation] = max(day, newest.get(nation, day), key=lambda each: each.last)
    return newest


def _nations(
    view: View, meeting: Interaction, ours: frozenset[ActorId], where: _Whereabouts
) -> Iterable[Nation]:
    found = {where.of(actor) for actor in meeting.actors if actor not in ours}
    found.add(nation_of(view.records, view.tenure, meeting, view.as_of))
    return (nation for nation in found if nation is not None)


def _read(view: View, people: Sequence[ActorId]) -> Sequence[dt.date]:
    """Return when each source was read that names one of the people in a seat or an office."""
    cited = {
        citation.partition(":")[0]
        for person in people
        for spell in view.tenure.of_actor(person, view.as_of)
        if spell.membership.post is not None
        for citation in spell.membership.sources
    }
    sources = view.records.sources
    return [day for id_ in cited if id_ in sources and (day := sources[id_].read_on) is not None]
