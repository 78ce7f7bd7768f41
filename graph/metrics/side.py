"""The network's side of a figure: the Centres that are asked, their actors, who keeps a diary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from graph.landscape.recorded import known_centre
from graph.landscape.trials import TrialConflicts, trial_conflicts
from graph.metrics.question import window_start
from graph.metrics.routes import Routes
from graph.model import ActorId, OrganizationId, RecordId
from graph.names.articles import with_article
from graph.names.shown import name_of
from graph.ontology import CENTRE_KINDS
from graph.tenure import is_open
from graph.ties.tie import Basis
from graph.view import View
from graph.words import Listed, T, Text, when_words

_NO_CENTRE = T("{record} is no What Works Centre and no affiliate. Metrics are of Centres.")


class OpenCentres:
    """All Centres and affiliates of a view: their actors and the days of their diaries."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._routes: dict[
            tuple[frozenset[ActorId], frozenset[Basis], frozenset[ActorId]], Routes
        ] = {}

    @cached_property
    def open(self) -> tuple[OrganizationId, ...]:
        """Those that are open on the day, in the order of ids."""
        return tuple(
            sorted(
                body.id
                for body in self.view.records.bodies
                if body.kind in CENTRE_KINDS and is_open(body, self.view.as_of)
            )
        )

    @cached_property
    def actors(self) -> Mapping[OrganizationId, frozenset[ActorId]]:
        """Who starts paths for each of those that are open."""
        return {id_: frozenset(self.view.network.starts(id_)) for id_ in self.open}

    @cached_property
    def clashes(self) -> TrialConflicts:
        """The trials that clash, wherever and whosever they are."""
        view = self.view
        key = trial_conflicts, view.as_of
        return view.index.worked_out(key, lambda: trial_conflicts(view))

    @cached_property
    def diaries(self) -> Mapping[OrganizationId, Sequence[dt.date]]:
        """The days up to the date on which an interaction of each is recorded, in order.

        It is of the Centre that recorded it or is now in its place; where the record does not
        say who that was, of each whose actor took part.
        """
        days: dict[OrganizationId, set[dt.date]] = {}
        current = self.view.network.evidence.current
        of_actor: dict[ActorId, list[OrganizationId]] = {}
        for id_, actors in self.actors.items():
            for actor in actors:
                of_actor.setdefault(actor, []).append(id_)
        for interaction in self.view.records.interactions.values():
            day = (interaction.to or interaction.date).last
            if day > self.view.as_of:
                continue
            if interaction.recorded_by:
                recorder = ActorId(RecordId(interaction.recorded_by))
                kept: Iterable[OrganizationId] = (OrganizationId(current(recorder)),)
            else:
                kept = (
                    id_ for actor in interaction.actors for id_ in of_actor.get(current(actor), ())
                )
            for id_ in kept:
                days.setdefault(id_, set()).add(day)
        return {id_: sorted(those) for id_, those in days.items()}

    def side(self, asked: Sequence[OrganizationId] = ()) -> NetworkSide:
        """Return the side of the Centres that are asked, of all that are open where none is.

        Raises:
            InputError: an id that nothing has, or that is no Centre's.
        """
        for id_ in asked:
            known_centre(self.view.records, id_, _NO_CENTRE)
        return NetworkSide(self, tuple(dict.fromkeys(asked or self.open)))

    def routes(
        self,
        starts: frozenset[ActorId],
        bases: frozenset[Basis],
        barred: frozenset[ActorId] = frozenset(),
    ) -> Routes:
        """Return the best routes from some starts over ties of some bases, reckoned once."""
        key = starts, bases, barred
        if key not in self._routes:
            self._routes[key] = Routes(self.view.network, starts, bases, barred)
        return self._routes[key]


class NetworkSide:
    """Some Centres. Those that are not open on the day count nobody."""

    def __init__(self, centres: OpenCentres, asked: tuple[OrganizationId, ...]) -> None:
        self._centres = centres
        self.asked = asked
        self.open = tuple(id_ for id_ in asked if id_ in centres.actors)

    @cached_property
    def actors(self) -> frozenset[ActorId]:
        """Who belongs to one of them."""
        none: frozenset[ActorId] = frozenset()
        return none.union(*(self._centres.actors[id_] for id_ in self.open))

    @property
    def clashes(self) -> TrialConflicts:
        """The trials that clash, also of others."""
        return self._centres.clashes

    def of(self, *centres: OrganizationId) -> NetworkSide:
        """Return the side of these Centres alone."""
        return NetworkSide(self._centres, centres)

    def keeping(self, days: int) -> NetworkSide:
        """Return those of them of whom an interaction is recorded in so many days."""
        first = window_start(self._centres.view.as_of, days)
        return NetworkSide(
            self._centres,
            tuple(
                id_
                for id_ in self.open
                if (kept := self._centres.diaries.get(id_)) and kept[-1] >= first
            ),
        )

    def kept_between(self, first: dt.date, last: dt.date) -> bool:
        """Return whether one of them has an interaction recorded on some of these days."""
        return any(
            first <= day <= last for id_ in self.open for day in self._centres.diaries.get(id_, ())
        )

    @property
    def days(self) -> Sequence[dt.date]:
        """The days on which an interaction of one of them is recorded, in order."""
        return sorted({day for id_ in self.open for day in self._centres.diaries.get(id_, ())})

    def routes(self, bases: Collection[Basis], barred: frozenset[ActorId] = frozenset()) -> Routes:
        return self._centres.routes(self.actors, frozenset(bases), barred)

    @property
    def not_open(self) -> Text | None:
        """Why none of them counts; None: one does."""
        if self.open:
            return None
        told = [_why_not_open(self._centres.view, id_) for id_ in self.asked]
        return (
            T("{told}.", told=Listed(tuple(told), "; "))
            if told
            else T("No Centre is open on {day}.", day=self._centres.view.as_of)
        )

    @property
    def without_diary(self) -> Text:
        """That none of them has an interaction in the window, and since when."""
        view = self._centres.view
        who = (
            with_article(view.records.organizations[self.open[0]])
            if len(self.open) == 1
            else T("the Centres")
        )
        days = self.days
        if days:
            return T(
                "No interaction of {centre} is recorded since {day}.", centre=who, day=days[-1]
            )
        return T("No interaction of {centre} is recorded.", centre=who)


def _why_not_open(view: View, id_: OrganizationId) -> Text:
    body = view.records.organizations[OrganizationId(ActorId(RecordId(view.records.survivor(id_))))]
    name = name_of(body)
    if body.valid_from is not None and body.valid_from.first > view.as_of:
        return T("{centre} began {when}", centre=name, when=when_words(body.valid_from))
    if body.valid_to is None:
        return T("{centre} is not open on {day}", centre=name, day=view.as_of)
    successor = view.records.organizations.get(body.successor) if body.successor else None
    if successor is None:
        return T("{centre} closed {when}", centre=name, when=when_words(body.valid_to))
    return T(
        "{centre} merged into {successor} {when}",
        centre=name,
        successor=with_article(successor),
        when=when_words(body.valid_to),
    )
