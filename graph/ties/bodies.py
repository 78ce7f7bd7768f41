"""Bodies that people share: who was in one when, in which role, and what a
pair's time together is worth.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from graph.model import ActorId, OrganizationId, RecordId, Role
from graph.ontology import CHAIR_OR_DEPUTY, OFFICERS, STAFF, BodyKind
from graph.ties import parameters as p
from graph.ties.strength import body_factor
from graph.ties.tie import Shared

_COUNTS_NAMES = frozenset({BodyKind.NETWORK, BodyKind.SEATS})
"""Bodies whose members count in n also where they are only names."""


_NOT_OF_A_BOARD = STAFF | {Role.MINISTER}
"""Those who work for a large body, and its ministers, whom their own team ties."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One spell of one actor in a body, both days included; None as in `graph.tenure.Spell`."""

    first: dt.date | None
    last: dt.date | None
    role: Role
    start_stated: bool
    membership: RecordId
    sources: tuple[str, ...]
    formerly: OrganizationId | None = None
    """The predecessor that was the member, where the actor is its successor."""

    def covers(self, day: dt.date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(slots=True)
class Body:
    """A body and all stays in it that began by the date of the question."""

    key: str
    kind: BodyKind
    organization: OrganizationId
    legislature: OrganizationId | None
    stays: dict[ActorId, list[Stay]] = field(default_factory=dict)
    counted: set[ActorId] = field(default_factory=set)
    """Who counts in n: people in a body of a legislature, organizations too in a network;
    a secretariat is no member.
    """
    written: list[Stay] = field(default_factory=list)
    """Members that are only names on the list."""
    whole_list: bool = False
    """A group that has ended: n is everybody on the list."""
    stated: int | None = None
    """Of a board its size, where a source states that."""
    least: int = 0
    """As how large it counts at the least, where its size is not stated."""
    _sizes: dict[dt.date, int] = field(default_factory=dict)

    def size(self, day: dt.date) -> int:
        """Return n, the members of the body on the day."""
        if self.whole_list:
            return len(self.counted) + len(self.written)
        if day not in self._sizes:
            here = sum(
                any(stay.covers(day) for stay in self.stays[actor]) for actor in self.counted
            )
            if self.kind in _COUNTS_NAMES:
                here += sum(stay.covers(day) for stay in self.written)
            self._sizes[day] = self.stated or max(here, self.least)
        return self._sizes[day]

    def pairs(self, as_of: dt.date) -> Iterator[tuple[ActorId, ActorId]]:
        """Yield the pairs that could have a factor on the date, each once: never two outside
        organizations, nor two who are both still in a body that is too large by now.
        """
        if self.kind is not BodyKind.CROSS_PARTY_GROUP:
            yield from self._within_size(as_of)
            return
        people = [actor for actor in self.stays if actor in self.counted]
        outside = [actor for actor in self.stays if actor not in self.counted]
        yield from combinations(people, 2)
        yield from product(people, outside)

    def _within_size(self, as_of: dt.date) -> Iterator[tuple[ActorId, ActorId]]:
        if self.size(as_of) <= p.BODY_MOST:
            yield from combinations(self.stays, 2)
            return
        still = {a for a, own in self.stays.items() if any(stay.covers(as_of) for stay in own)}
        left = [actor for actor in self.stays if actor not in still]
        yield from combinations(left, 2)
        yield from product(left, still)

    def factor(self, a: ActorId, b: ActorId, as_of: dt.date) -> float:
        """Return the factor of a pair in s_m, 0 where there is none."""
        together = meet(self.stays.get(a, ()), self.stays.get(b, ()), as_of)
        worth = self._worth(a, b, together) if together else None
        if together is None or worth is None:
            return 0.0
        return body_factor(
            worth[0], self.size(together.day), together.days, (as_of - together.day).days
        )

    def shared(self, a: ActorId, b: ActorId, as_of: dt.date) -> Shared | None:
        """Return a pair's time together with its factor and roles, or None where
        the body gives them no tie.
        """
        together = meet(self.stays.get(a, ()), self.stays.get(b, ()), as_of)
        worth = self._worth(a, b, together) if together else None
        if together is None or worth is None:
            return None
        parameters, roles = worth
        size = self.size(together.day)
        return Shared(
            key=self.key,
            organization=self.organization,
            legislature=self.legislature,
            roles=roles,
            p=parameters.p,
            size=size,
            first=together.first,
            last=None if together.still else together.day,
            days=together.days,
            dated=together.days is not None,
            start_stated=all(stay.start_stated for stay in together.stays),
            factor=body_factor(parameters, size, together.days, (as_of - together.day).days),
            memberships=tuple(dict.fromkeys(stay.membership for stay in together.stays)),
            sources=tuple(
                dict.fromkeys(source for stay in together.stays for source in stay.sources)
            ),
            formerly=(*self._formerly(a, together.day), *self._formerly(b, together.day)),
        )

    def _formerly(self, actor: ActorId, day: dt.date) -> tuple[OrganizationId, ...]:
        """The predecessors through which alone an actor was in the body on the day."""
        here = [stay.formerly for stay in self.stays[actor] if stay.covers(day)]
        return (
            ()
            if None in here
            else tuple(dict.fromkeys(former for former in here if former is not None))
        )

    def _worth(
        self, a: ActorId, b: ActorId, together: Together
    ) -> tuple[p.BodyParameters, tuple[Role, Role]] | None:
        """The highest p of the roles that the two had on the last day together, and those roles."""
        if self.size(together.day) > p.BODY_MOST:
            return None
        best: tuple[p.BodyParameters, tuple[Role, Role]] | None = None
        for one, other in product(self.stays[a], self.stays[b]):
            if one.covers(together.day) and other.covers(together.day):
                row = parameters_for(self.kind, one.role, other.role)
                if row is not None and (best is None or row.p > best[0].p):
                    best = (row, (one.role, other.role))
        return best


@dataclass(frozen=True, slots=True)
class Together:
    """When two actors were in one body at the same time, up to the date of the question."""

    first: dt.date | None
    day: dt.date
    """The last day together."""
    still: bool
    days: int | None
    """Last minus first, added up over all times together; None where dates are unknown."""
    stays: tuple[Stay, ...]


def meet(ours: Sequence[Stay], theirs: Sequence[Stay], as_of: dt.date) -> Together | None:
    """Return the time that two actors' stays have in common by `as_of`, or None."""
    spans: list[tuple[dt.date, dt.date]] = []
    stays: list[Stay] = []
    day: dt.date | None = None
    still = False
    # A stay whose start nobody states says that the two are together, and not for how long: it
    # gives a last day and no span, so that unknown time is never counted as none or as all.
    for one, other in product(ours, theirs):
        start = (
            one.first
            if other.first is None or (one.first is not None and one.first > other.first)
            else other.first
        )
        stop = (
            one.last
            if other.last is None or (one.last is not None and one.last < other.last)
            else other.last
        )
        if start is not None and (start > as_of or (stop is not None and start > stop)):
            continue
        end = as_of if stop is None or stop > as_of else stop
        day = end if day is None else max(day, end)
        still = still or stop is None or stop >= as_of
        stays += [one, other]
        if start is not None and one.first is not None and other.first is not None:
            spans.append((start, end))
    if day is None:
        return None
    joined = _joined(spans)
    return Together(
        first=joined[0][0] if joined else None,
        day=day,
        still=still,
        days=sum((last - first).days for first, last in joined) if joined else None,
        stays=tuple(dict.fromkeys(stays)),
    )


def parameters_for(kind: BodyKind, one: Role, other: Role) -> p.BodyParameters | None:
    """Return the row of the table of bodies for a pair of roles; None: no tie."""
    match kind:
        case BodyKind.MINISTERIAL_TEAM:
            return p.MINISTERIAL_TEAM
        case BodyKind.COMMITTEE:
            return p.COMMITTEE_CHAIR if {one, other} & CHAIR_OR_DEPUTY else p.COMMITTEE
        case BodyKind.PARTY_GROUP:
            return p.PARTY_GROUP
        case BodyKind.AUTHORITY:
            return None if one in STAFF or other in STAFF else p.AUTHORITY
        case BodyKind.NETWORK:
            return p.NETWORK
        case BodyKind.CROSS_PARTY_GROUP:
            return _group_parameters(one, other)
        case BodyKind.TEAM_OR_BOARD:
            return p.SMALL_TEAM if one in STAFF and other in STAFF else p.BOARD
        case BodyKind.SEATS:
            return p.BOARD
        case BodyKind.BOARD:
            return None if {one, other} & _NOT_OF_A_BOARD else p.BOARD


def _group_parameters(one: Role, other: Role) -> p.BodyParameters | None:
    outside = {Role.OUTSIDE_ORGANIZATION, Role.SECRETARIAT}
    if one in outside and other in outside:
        return None
    officers = (one in OFFICERS) + (other in OFFICERS)
    if Role.SECRETARIAT in {one, other}:
        return p.GROUP_SECRETARIAT_OFFICER if officers else p.GROUP_MEMBER_OUTSIDE
    if Role.OUTSIDE_ORGANIZATION in {one, other}:
        return p.GROUP_OFFICER_OUTSIDE if officers else p.GROUP_MEMBER_OUTSIDE
    return (p.GROUP_MEMBERS, p.GROUP_OFFICER_MEMBER, p.GROUP_OFFICERS)[officers]


def _joined(spans: list[tuple[dt.date, dt.date]]) -> list[tuple[dt.date, dt.date]]:
    """The union of spans; those that meet on the next day are one."""
    joined: list[tuple[dt.date, dt.date]] = []
    for first, last in sorted(spans):
        if joined and (first - joined[-1][1]).days <= 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined
