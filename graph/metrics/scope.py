"""What one row is about: a nation's targets, or a part of them, and one side of the network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from graph.metrics.figure import REASONS, Because, Counted, Reason
from graph.metrics.listed import ListAsOf, ListedTarget, list_as_of, of_organization
from graph.metrics.question import window_start
from graph.metrics.routes import KNOWN
from graph.metrics.side import NetworkSide, OpenCentres
from graph.model import (
    ActorId,
    Nation,
    Organization,
    OrganizationId,
    Place,
    Post,
    RecordId,
    TargetAudience,
)
from graph.names.kind_words import nation_words
from graph.names.nation import nation_of
from graph.names.not_here import unknowns
from graph.paths.meant import is_there
from graph.ties.gather import pair_of
from graph.ties.parameters import MEDIUM
from graph.ties.tie import Basis, Contact
from graph.view import View
from graph.words import T, Text, joined

V = TypeVar("V")
ANY_BASIS = frozenset(Basis)
EVIDENCED = frozenset({Basis.EVIDENCED})
_EQUAL = 1e-9
"""Values equal to nine digits are equal, as in paths."""


def at_least(value: float, bound: float) -> bool:
    """Return whether a value reaches a bound, equal to nine digits."""
    return value >= bound - _EQUAL


@dataclass(frozen=True, slots=True, eq=False)
class KnownPair:
    """A tie between one of the network's side and a target, as one scope has it."""

    ours: ActorId
    target: ActorId
    strength: float
    basis: Basis
    contacts: tuple[Contact, ...]
    """Interactions of at most 60 people, the newest first."""

    @property
    def ends(self) -> tuple[ActorId, ActorId]:
        return self.ours, self.target

    @property
    def is_known(self) -> bool:
        return at_least(self.strength, KNOWN) and self.basis is not Basis.POTENTIAL

    def met_between(self, first: dt.date, last: dt.date, most: int | None = None) -> bool:
        """Return whether the two had an interaction on some of these days, of at most so many."""
        return any(
            first <= each.day <= last and (most is None or each.n <= most) for each in self.contacts
        )

    @property
    def counted(self) -> Counted:
        return Counted(self.target, self.ours)


def nobody_on(listed: ListAsOf, day: dt.date) -> Because | None:
    """Return why nobody is on a list; None: somebody is."""
    if listed.targets:
        return None
    sentence = _NOBODY[listed.nobody].filled(nation=nation_words(listed.nation), day=day)
    return Because(listed.nobody, sentence)


class Scope:
    """One row's targets and side. What is read off them is reckoned once."""

    def __init__(
        self,
        view: View,
        listed: ListAsOf,
        side: NetworkSide,
        window: int,
        *,
        place: Place | None = None,
        organization: OrganizationId | None = None,
        basis: Basis | None = None,
        post: Post | None = None,
    ) -> None:
        """`place`: an area below the nation, where one is asked for. The rest: of what alone."""
        self.view = view
        self.listed = listed
        self.side = side
        self.window = window
        self.place = place
        self.organization = organization
        self.basis = basis
        self.post = post
        self._narrowed: dict[object, Scope] = {}
        self._once: dict[object, object] = {}
        self._scores: dict[frozenset[Basis], Mapping[ActorId, float]] = {}

    @classmethod
    def of_list(
        cls,
        view: View,
        nation: Nation,
        audience: TargetAudience,
        centres: Sequence[OrganizationId],
        window: int,
    ) -> Scope:
        """Return that of a nation's list; without Centres of all that are open.

        Raises:
            InputError: an id that nothing has, or that is no Centre's.
        """
        side = OpenCentres(view).side(centres)
        return cls(view, list_as_of(view, nation, audience), side, window)

    def once(self, reckon: Callable[[Scope], V]) -> V:
        """Return what a function finds of it, which several parts read."""
        if reckon not in self._once:
            self._once[reckon] = reckon(self)
        return cast(V, self._once[reckon])

    @property
    def nation(self) -> Nation:
        return self.listed.nation

    @property
    def first_day(self) -> dt.date:
        """The first day of the window."""
        return window_start(self.view.as_of, self.window)

    def over(self, side: NetworkSide) -> Scope:
        """Return the same of another side."""
        return self if side.asked == self.side.asked else self._narrow(side.asked, side=side)

    def of(self, organization: OrganizationId) -> Scope:
        """Return the same of the targets of one organization."""
        part = of_organization(self.view, self.listed, organization)
        return self._narrow(organization, listed=part, organization=organization)

    def on(self, basis: Basis) -> Scope:
        """Return the same of the pairs whose tie rests on one basis."""
        return self._narrow(basis, basis=basis)

    def at(self, post: Post) -> Scope:
        """Return the same of one embedded post, with its homes as the side."""
        homes = (self.view.network.evidence.current(home) for home in post.homes)
        side = self.side.of(*dict.fromkeys(map(OrganizationId, homes)))
        return self._narrow(post.id, side=side, post=post)

    def _narrow(
        self,
        key: object,
        *,
        listed: ListAsOf | None = None,
        side: NetworkSide | None = None,
        organization: OrganizationId | None = None,
        basis: Basis | None = None,
        post: Post | None = None,
    ) -> Scope:
        if key not in self._narrowed:
            self._narrowed[key] = Scope(
                self.view,
                listed or self.listed,
                side or self.side,
                self.window,
                place=self.place,
                organization=organization or self.organization,
                basis=basis or self.basis,
                post=post or self.post,
            )
        return self._narrowed[key]

    def is_here(self, body: Organization) -> bool:
        """Return whether a body is of the nation, or in the area below it."""
        if self.place is not None:
            return is_there(self.view, self.place, body)
        found = nation_of(self.view.records, self.view.tenure, body, self.view.as_of)
        return found is self.nation

    @cached_property
    def targets(self) -> Mapping[ActorId, ListedTarget]:
        """The targets who are known, by id: none that is a vacant post."""
        return {ActorId(each.id): each for each in self.listed.targets if not each.vacant}

    @property
    def organizations(self) -> frozenset[OrganizationId]:
        """The organizations of the targets, vacant posts among them."""
        none: frozenset[OrganizationId] = frozenset()
        return none.union(*(each.organizations for each in self.listed.targets))

    @cached_property
    def ours(self) -> frozenset[ActorId]:
        """The targets who belong to the side: they are reached, and are in no pair."""
        return self.side.actors & self.targets.keys()

    @cached_property
    def ties(self) -> tuple[KnownPair, ...]:
        """Every tie between the side and a target, also of two who are not to be asked for one
        another.
        """
        network, side = self.view.network, self.side.actors
        between = sorted(
            (target, ours)
            for ours in side
            for target in network.neighbours(ours)
            if target in self.targets and target not in side
        )
        return tuple(
            KnownPair(
                ours,
                target,
                network.strength(ours, target) or 0.0,
                network.basis(ours, target),
                tuple(network.evidence.contacts.get(pair_of(ours, target), ())),
            )
            for target, ours in between
        )

    @cached_property
    def pairs(self) -> tuple[KnownPair, ...]:
        """The pairs that may be asked, of the basis where one is chosen."""
        return tuple(
            pair
            for pair in self.ties
            if self.basis in (None, pair.basis)
            and not self.view.network.evidence.do_not_ask(pair_of(*pair.ends))
        )

    @cached_property
    def known(self) -> tuple[KnownPair, ...]:
        return tuple(pair for pair in self.pairs if pair.is_known)

    @cached_property
    def active(self) -> tuple[KnownPair, ...]:
        return tuple(pair for pair in self.pairs if self.is_active(pair))

    def is_active(self, pair: KnownPair) -> bool:
        """Return whether a tie is of medium strength or more, with an interaction in the window."""
        met = pair.met_between(self.first_day, self.view.as_of)
        return met and at_least(pair.strength, MEDIUM)

    @property
    def keeps_no_diary(self) -> bool:
        """Whether nobody of the side has an interaction recorded in the window."""
        return not self.side.keeping(self.window).open

    def scores(self, bases: frozenset[Basis]) -> Mapping[ActorId, float]:
        """Return S of the best path to each target over ties of some bases."""
        if bases not in self._scores:
            routes = self.side.routes(bases)
            self._scores[bases] = {target: routes.score(target) for target in self.targets}
        return self._scores[bases]

    def of_targets(self, chosen: Iterable[ActorId]) -> Iterator[Counted]:
        """Yield some of the targets, in the order of ids."""
        return (Counted(RecordId(id_)) for id_ in sorted(chosen))

    @property
    def no_targets(self) -> Because | None:
        """Why there is nobody to count; None: there is somebody."""
        return nobody_on(self.listed, self.view.as_of)

    def nothing_links(self, otherwise: Text) -> Because:
        """That nothing recorded leads to a target, with what the datasets do not state.
        `otherwise`: what is said where weaker or unevidenced ties do.
        """
        linked = any(self.scores(ANY_BASIS).values())
        told = otherwise if linked else REASONS[Reason.NOTHING_LINKS]
        stated = unknowns(self.view.records, self.nation)
        if not stated:
            return Because(Reason.NOTHING_LINKS, told)
        whole = T("{told} Not stated: {unknowns}.", told=told, unknowns=joined(stated))
        return Because(Reason.NOTHING_LINKS, whole, told)


NOTHING_EVIDENCED = T("Nothing evidenced that is recorded links a Centre to anybody on the list.")
_NOBODY = {
    Reason.NO_LIST: T("{nation} has no target list yet; add one."),
    Reason.NO_TARGETS: T("No minister or committee member of {nation} is known on {day}."),
    Reason.HOLDERS_UNKNOWN: T(
        "Of nobody on the list of {nation} is it known who that is on {day}."
    ),
    Reason.NO_TARGETS_THERE: T("Nobody on the list of {nation} is there on {day}."),
}
