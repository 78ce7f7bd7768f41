"""Who was in what and when: the one place where the dates of the tables become intervals of days.

Tables keep what sources say. The rules here, in order of use:

* A partial start counts from its first possible day, a partial end to its last.
* A row of a legislature's committee, cross-party group or ministerial team without a start counts
  from the first day of the session, the founding of the body or the member's own seat in that
  session, whichever is latest, and says "start not stated". Of several seats in that session it is
  the last that began while the row was so: an earlier one dates nothing.
* A stated end is never moved, by no rule below, also outside every seat.
* A membership of a committee or group ends with the member's seat; seats up to 60 days apart are
  one. A person of whom no seat is known (newer than the register, or a minister who is no member)
  is not held to this rule.
* An open ministerial row ends with the last seat of a person who had one.
* A list that was read before its member became a minister ends for that member on the day before.
* A seat on a board that a person has on behalf of a government in which they hold office on its
  first day ends with that office.
* A membership ends with its body, and with the organization that is the member; an outside
  organization of a group of a former session is in it from its own founding at the earliest.
* Every Centre and affiliate is an undated member of the What Works Network while it is open.
"""

from __future__ import annotations

import datetime as dt
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TypeVar, cast

from graph import ids
from graph.dates import PartialDate
from graph.model import (
    ActorId,
    Membership,
    Organization,
    OrganizationId,
    OrganizationKind,
    OrganizationStatus,
    Person,
    PersonId,
    Post,
    PostId,
    RecordId,
    Records,
    Role,
    Session,
)
from graph.ontology import CENTRE_KINDS, GROUPS, STAFF, WHAT_WORKS_NETWORK
from graph.words import T, Text

SEAT_GAP = dt.timedelta(days=60)
DAY = dt.timedelta(days=1)
_UNUSED_DAYS = 31
"""On so many days others of its team have to hold posts for a title to be out of use."""
_NOT_OPEN = frozenset(
    {
        OrganizationStatus.CLOSED,
        OrganizationStatus.MERGED,
        OrganizationStatus.SUCCEEDED,
        OrganizationStatus.UNKNOWN,
    }
)
_FORMER = frozenset({OrganizationStatus.FORMER_SESSION, OrganizationStatus.FORMER_SESSION_UNCLEAR})


class Occupancy(StrEnum):
    HELD = "held"
    VACANT = "vacant"
    UNKNOWN = "unknown"
    NO_LONGER_USED = "no-longer-used"
    """A ministerial title under which nobody has governed since."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A membership as it counts: from `first` to `last`, both days included.

    `first` None: began at an unknown day. `last` None: not known to have ended. Both None: undated.
    """

    membership: Membership
    first: dt.date | None
    last: dt.date | None
    start_stated: bool
    ended_because: Text | None
    """Words for people where the end does not stand in the source's row."""

    @property
    def end(self) -> PartialDate | None:
        """Until when it is, for people: as its source states, or the day of the end that
        follows from other facts.
        """
        if self.ended_because is not None and self.last is not None:
            return PartialDate(self.last.isoformat())
        return self.membership.valid_to

    def covers(self, day: dt.date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Holding:
    """A person's time in a post."""

    person: Person
    post: Post
    spell: Spell


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's time in a legislature without a gap of more than 60 days."""

    first: dt.date | None
    last: dt.date | None

    def meets(self, first: dt.date | None, last: dt.date | None) -> bool:
        return not (
            (self.last is not None and first is not None and self.last < first)
            or (last is not None and self.first is not None and last < self.first)
        )


def is_open(organization: Organization, day: dt.date) -> bool:
    """Return whether a body exists on the day: founded by then and not closed.

    Where no closing date is known, a status of closed, merged, succeeded or unknown
    says that it is not open.
    """
    if organization.valid_from is not None and organization.valid_from.first > day:
        return False
    if organization.valid_to is not None:
        return day <= organization.valid_to.last
    return organization.status not in _NOT_OPEN


def past(spells: Iterable[Spell], day: dt.date) -> list[Spell]:
    """Return those of the spells that had ended before the day."""
    return [spell for spell in spells if spell.last is not None and spell.last < day]


class Tenure:
    """The spells of all memberships of one viewer's records.
    Made once per state of the records; holds for all dates.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._sessions = _sessions(records)
        self._legislatures = tuple(
            o.id for o in records.bodies if o.kind is OrganizationKind.LEGISLATURE
        )
        self._legislature_of_nation = {
            o.nation: o.id
            for o in records.bodies
            if o.kind is OrganizationKind.LEGISLATURE and o.nation
        }
        self.seats: Mapping[tuple[ActorId, OrganizationId], Sequence[Seat]] = _seats(records)
        self._took_office = _took_office(records)
        self._offices = _offices(records)
        self._by_actor: dict[ActorId, list[Spell]] = {}
        self._by_organization: dict[OrganizationId, list[Spell]] = {}
        self._by_post: dict[PostId, list[Spell]] = {}
        for membership in [*_memberships(records), *_network_of_centres(records)]:
            self._enter(membership)

    def after(self, records: Records, memberships: Iterable[RecordId]) -> Tenure:
        """Return the tenure of other records that differ in these memberships only, none of
        them a seat or an office.

        What it does not touch is shared.
        """
        new = object.__new__(Tenure)
        new.__dict__.update(self.__dict__)
        new._records = records
        new._by_actor, new._by_organization, new._by_post = (
            dict(self._by_actor),
            dict(self._by_organization),
            dict(self._by_post),
        )
        for id_ in memberships:
            old, now = self._records.memberships.get(id_), records.memberships.get(id_)
            if old is not None:
                new._strike(_of_survivor(old, self._records))
            if now is not None:
                new._enter(_of_survivor(now, records))
        return new

    def of_actor(self, actor: ActorId, as_of: dt.date | None = None) -> Sequence[Spell]:
        """Return an actor's spells, those that cover `as_of` where it is given, ordered by
        start, organization and id.
        """
        return self._at(self._by_actor.get(actor, []), as_of)

    def of_organization(
        self, organization: OrganizationId, as_of: dt.date | None = None, role: Role | None = None
    ) -> Sequence[Spell]:
        """Return the spells in an organization, also of members that are only written names."""
        spells = self._at(self._by_organization.get(organization, []), as_of)
        return [spell for spell in spells if role is None or spell.membership.role is role]

    def of_post(self, post: PostId, as_of: dt.date | None = None) -> Sequence[Spell]:
        """Return the spells of a post's holders."""
        return self._at(self._by_post.get(post, []), as_of)

    def holdings(self, spells: Iterable[Spell]) -> list[Holding]:
        """Return those of the spells in which a person who has a record holds a post."""
        people, posts = self._records.people, self._records.posts
        return [
            Holding(person, posts[spell.membership.post], spell)
            for spell in spells
            if spell.membership.post is not None
            and (person := people.get(cast(PersonId, spell.membership.actor))) is not None
        ]

    def of_membership(self, membership: Membership) -> Spell:
        """Return how a membership counts.
        One that by other facts ended before it began counts on no day.
        """
        spells = (
            spell
            for spell in self._by_organization.get(membership.organization, ())
            if spell.membership.id == membership.id
        )
        return next(spells, Spell(membership, None, None, start_stated=False, ended_because=None))

    def staff(self, organization: OrganizationId, as_of: dt.date) -> Sequence[Person]:
        """Return the people who are employed by an organization or are its
        officers on a date, each once.
        """
        actors = dict.fromkeys(
            spell.membership.actor
            for spell in self.of_organization(organization, as_of)
            if spell.membership.role in STAFF
        )
        return [
            person
            for actor in actors
            if (person := self._records.people.get(cast(PersonId, actor))) is not None
        ]

    def occupancy(self, post: PostId, as_of: dt.date) -> Occupancy:
        """Return whether the post is held, its title no longer used, or else vacant (every holder
        of that time is named here, none covers the date) or unknown.
        """
        if self.of_post(post, as_of):
            return Occupancy.HELD
        if self.last_use(post, as_of) is not None:
            return Occupancy.NO_LONGER_USED
        since = self._records.posts[post].holders_from
        return Occupancy.VACANT if since is not None and since.first <= as_of else Occupancy.UNKNOWN

    def last_use(self, post: PostId, as_of: dt.date) -> Spell | None:
        """Return the last spell in a ministerial post whose title is no longer used on the date:
        others of its team have held posts on more than 30 days since, and nobody holds it later as
        far as known. None: it is held, vacant or unknown.
        """
        last, since = self._out_of_use.get(post, (None, None))
        return last if since is not None and since <= as_of else None

    @cached_property
    def _out_of_use(self) -> Mapping[PostId, tuple[Spell, dt.date]]:
        """The ministerial posts whose holders are all known to have left:
        the last spell, and the first day on which the title is no longer used, where there is one.
        """
        found: dict[PostId, tuple[Spell, dt.date]] = {}
        for team in self._records.bodies:
            if team.kind is not OrganizationKind.MINISTERIAL_TEAM:
                continue
            held = [s for s in self.of_organization(team.id) if s.membership.post is not None]
            for post in {s.membership.post for s in held if s.membership.post is not None}:
                last = max(self.of_post(post), key=lambda spell: _last(spell))
                others = [spell for spell in held if spell.membership.post != post]
                since = None if last.last is None else _nth_day(_UNUSED_DAYS, last.last, others)
                if since is not None:
                    found[post] = (last, since)
        return found

    def in_office(self, person: ActorId, as_of: dt.date) -> bool:
        """Return whether the person has a seat in a legislature or holds a post on the date."""
        return any(self._is_office(spell) for spell in self.of_actor(person, as_of))

    def ministers(self, as_of: dt.date) -> frozenset[ActorId]:
        """Return who holds ministerial office on the date."""
        return frozenset(
            spell.membership.actor
            for team in self._records.bodies
            if team.kind is OrganizationKind.MINISTERIAL_TEAM
            for spell in self.of_organization(team.id, as_of)
            if spell.membership.actor is not None
        )

    def sits(
        self, person: ActorId, as_of: dt.date, legislature: OrganizationId | None = None
    ) -> bool:
        """Return whether the person has a seat on the date, in this legislature where one is given.
        Between two seats up to 60 days apart they have one.
        """
        legislatures = self._legislatures if legislature is None else (legislature,)
        return any(
            seat.meets(as_of, as_of)
            for each in legislatures
            for seat in self.seats.get((person, each), ())
        )

    def left_office(self, person: ActorId, as_of: dt.date) -> dt.date | None:
        """Return the last day in seat or office of a person who has neither on the date; None:
        still in, or never was.
        """
        spells = [spell for spell in self._by_actor.get(person, ()) if self._is_office(spell)]
        if any(spell.covers(as_of) for spell in spells):
            return None
        return max(
            (spell.last for spell in spells if spell.last is not None and spell.last < as_of),
            default=None,
        )

    def legislature_of(self, organization: Organization) -> OrganizationId | None:
        """Return the legislature that a body belongs to:
        itself, its parent, or of a government and its ministers the nation's own.
        """
        if organization.kind is OrganizationKind.LEGISLATURE:
            return organization.id
        if organization.kind in GROUPS:
            return organization.parent
        if (
            organization.kind in {OrganizationKind.MINISTERIAL_TEAM, OrganizationKind.GOVERNMENT}
            and organization.nation
        ):
            return self._legislature_of_nation.get(organization.nation)
        return None

    def between_sessions(
        self, legislature: OrganizationId, day: dt.date
    ) -> tuple[dt.date, dt.date | None] | None:
        """Return when a legislature was dissolved last and when its next session begins, as far as
        that is known, on a day between the two. None: it is not dissolved, or not known to be.
        """
        sessions = self._sessions.get(legislature, ())
        ended = [each.valid_to for each in sessions if each.valid_from <= day]
        if not ended or any(end is None or day <= end for end in ended):
            return None
        following = (each.valid_from for each in sessions if day < each.valid_from)
        return max(end for end in ended if end is not None), min(following, default=None)

    def _is_office(self, spell: Spell) -> bool:
        membership = spell.membership
        organization = self._records.organizations.get(membership.organization)
        return membership.post is not None or (
            organization is not None and organization.kind is OrganizationKind.LEGISLATURE
        )

    def _at(self, spells: Sequence[Spell], as_of: dt.date | None) -> Sequence[Spell]:
        if as_of is None:
            return spells
        return [
            spell for spell in spells if spell.covers(as_of) and self._member_is_open(spell, as_of)
        ]

    def _member_is_open(self, spell: Spell, day: dt.date) -> bool:
        """An undated member counts only while it exists itself."""
        member = self._records.organizations.get(_as_organization(spell.membership.actor))
        return member is None or is_open(member, day)

    def _enter(self, membership: Membership) -> None:
        spell = self._spell(membership)
        if spell.first is not None and spell.last is not None and spell.first > spell.last:
            return
        _file(self._by_organization, membership.organization, spell)
        if membership.actor is not None:
            _file(self._by_actor, membership.actor, spell)
        if membership.post is not None:
            _file(self._by_post, membership.post, spell)

    def _strike(self, membership: Membership) -> None:
        def others(spells: Sequence[Spell]) -> list[Spell]:
            return [spell for spell in spells if spell.membership.id != membership.id]

        self._by_organization[membership.organization] = others(
            self._by_organization.get(membership.organization, ())
        )
        if membership.actor is not None:
            self._by_actor[membership.actor] = others(self._by_actor.get(membership.actor, ()))
        if membership.post is not None:
            self._by_post[membership.post] = others(self._by_post.get(membership.post, ()))

    def _spell(self, membership: Membership) -> Spell:
        spell = Spell(
            membership,
            membership.valid_from.first if membership.valid_from else None,
            membership.valid_to.last if membership.valid_to else None,
            start_stated=membership.valid_from is not None,
            ended_because=None,
        )
        body = self._records.organizations.get(membership.organization)
        if body is not None:
            legislature = self.legislature_of(body)
            if legislature is not None and body.kind is not OrganizationKind.LEGISLATURE:
                spell = self._in_a_legislature(spell, body, legislature)
            office = self._last_in_office(membership)
            if office is not None and office < dt.date.max:
                spell = _end(spell, office, T("the office ended"))
            if body.valid_to is not None:
                former = body.status in _FORMER
                spell = _end(
                    spell,
                    body.valid_to.last,
                    T("the group’s session ended") if former else T("the body ended"),
                )
        member = self._records.organizations.get(_as_organization(membership.actor))
        if member is not None and member.valid_to is not None:
            spell = _end(
                spell,
                member.valid_to.last,
                T("the organisation merged") if member.successor else T("the organisation closed"),
            )
        return spell

    def is_by_office(self, spell: Spell) -> bool:
        """Return whether a person has a seat on a board by the office that they held in the
        government which they represent there.
        """
        return self._last_in_office(spell.membership) is not None

    def _last_in_office(self, membership: Membership) -> dt.date | None:
        """The last day of the office by which somebody sits on a board; the last of all days
        where it is not known to have ended. None: they sit by no office.
        """
        body = self._records.organizations.get(membership.organization)
        first, government = membership.valid_from, membership.on_behalf_of
        if body is None or body.kind is not OrganizationKind.BOARD:
            return None
        if membership.actor is None or first is None or government is None:
            return None
        held = (
            self._spell(office) for office in self._offices.get((membership.actor, government), ())
        )
        ends = (spell.last or dt.date.max for spell in held if spell.covers(first.first))
        return max(ends, default=None)

    def _in_a_legislature(
        self, spell: Spell, body: Organization, legislature: OrganizationId
    ) -> Spell:
        actor = spell.membership.actor
        seats = self.seats.get((actor, legislature), ()) if actor is not None else ()
        if spell.first is None:
            spell = replace(spell, first=self._inferred_start(spell, body, legislature, seats))
        if body.kind is OrganizationKind.MINISTERIAL_TEAM:
            if spell.last is None and seats and seats[-1].last is not None:
                spell = _end(spell, seats[-1].last, T("the seat ended"))
            return spell
        held = next((seat for seat in seats if seat.meets(spell.first, spell.last)), None)
        if held is not None and held.last is not None:
            spell = _end(spell, held.last, T("the seat ended"))
        elif seats and held is None and seats[-1].last is not None:
            spell = _end(spell, seats[-1].last, T("the seat ended"))
        return self._before_office(spell)

    def _inferred_start(
        self, spell: Spell, body: Organization, legislature: OrganizationId, seats: Sequence[Seat]
    ) -> dt.date | None:
        session = self._session(legislature, body, spell.last)
        if session is None:
            return None
        days = [session.valid_from]
        if body.valid_from is not None:
            days.append(body.valid_from.first)
        days += [
            s.first
            for s in seats
            if s.first is not None
            and s.meets(session.valid_from, session.valid_to)
            and (spell.last is None or s.first <= spell.last)
        ][-1:]
        member = self._records.organizations.get(_as_organization(spell.membership.actor))
        if member is not None and member.valid_from is not None:
            days.append(member.valid_from.first)
        return max(days)

    def _session(
        self, legislature: OrganizationId, body: Organization, last: dt.date | None
    ) -> Session | None:
        """The session of a list without dates:
        that of the body's own end or the row's, else the present one.
        """
        sessions = self._sessions.get(legislature, ())
        end = last or (body.valid_to.last if body.valid_to else None)
        if end is None:
            return sessions[-1] if sessions else None
        return next((s for s in reversed(sessions) if s.valid_from <= end), None)

    def _before_office(self, spell: Spell) -> Spell:
        """A list read before its member became a minister ends for that
        member on the day before.
        """
        actor = spell.membership.actor
        read = max(
            (day for day in map(self._read_on, spell.membership.sources) if day is not None),
            default=None,
        )
        if actor is None or read is None:
            return spell
        later = [day for day in self._took_office.get(actor, ()) if day > read]
        return _end(spell, min(later) - DAY, T("became a minister")) if later else spell

    def _read_on(self, citation: str) -> dt.date | None:
        prefix = self._records.sources.get(citation.partition(":")[0])
        return prefix.read_on if prefix else None


def _end(spell: Spell, day: dt.date, because: Text) -> Spell:
    """Return the spell ended on the day by another fact, where it does not end before and its
    source states no end: that is never moved.
    """
    if spell.membership.valid_to is not None or (spell.last is not None and spell.last <= day):
        return spell
    return replace(spell, last=day, ended_because=because)


def _last(spell: Spell) -> tuple[dt.date, str]:
    return (spell.last or dt.date.max, spell.membership.id)


def _nth_day(n: int, after: dt.date, spells: Iterable[Spell]) -> dt.date | None:
    """Return the `n`th of the days after a day that lie in any of the spells; None: there are
    fewer.
    """
    counted = 0
    intervals = sorted((spell.first or dt.date.min, spell.last or dt.date.max) for spell in spells)
    for first, last in intervals:
        start = max(first, after + DAY)
        if last < start:
            continue
        days = (last - start).days + 1
        if counted + days >= n:
            return start + (n - counted - 1) * DAY
        counted += days
        after = last
    return None


Key = TypeVar("Key")


def _file(spells: dict[Key, list[Spell]], key: Key, spell: Spell) -> None:
    """Put a spell in its place; a new list, since another tenure may share the old one."""
    filed = list(spells.get(key, ()))
    insort(filed, spell, key=_order)
    spells[key] = filed


def _order(spell: Spell) -> tuple[dt.date, str, str]:
    return (spell.first or dt.date.min, spell.membership.organization, spell.membership.id)


def _as_organization(actor: ActorId | None) -> OrganizationId:
    return OrganizationId(actor or ActorId(RecordId("")))


def _sessions(records: Records) -> dict[OrganizationId, list[Session]]:
    sessions: dict[OrganizationId, list[Session]] = defaultdict(list)
    for session in sorted(records.sessions.values(), key=lambda s: s.valid_from):
        sessions[session.legislature].append(session)
    return sessions


def _memberships(records: Records) -> Iterable[Membership]:
    return (_of_survivor(each, records) for each in records.memberships.values())


def _of_survivor(membership: Membership, records: Records) -> Membership:
    """What is stated of a person or body that was replaced is so of the one in that place."""
    actor, body = membership.actor, membership.organization
    now = actor if actor is None else ActorId(RecordId(records.survivor(actor)))
    inside = OrganizationId(ActorId(RecordId(records.survivor(body))))
    if (now, inside) == (actor, body):
        return membership
    return replace(membership, actor=now, organization=inside)


def _seats(records: Records) -> dict[tuple[ActorId, OrganizationId], list[Seat]]:
    rows: dict[tuple[ActorId, OrganizationId], list[Seat]] = defaultdict(list)
    for m in _memberships(records):
        body = records.organizations.get(m.organization)
        if m.actor is not None and body is not None and body.kind is OrganizationKind.LEGISLATURE:
            first = m.valid_from.first if m.valid_from else None
            rows[(m.actor, m.organization)].append(
                Seat(first, m.valid_to.last if m.valid_to else None)
            )
    return {key: _joined(seats) for key, seats in rows.items()}


def _joined(seats: list[Seat]) -> list[Seat]:
    joined: list[Seat] = []
    for seat in sorted(seats, key=lambda s: s.first or dt.date.min):
        if joined and (
            joined[-1].last is None
            or seat.first is None
            or seat.first - joined[-1].last <= SEAT_GAP
        ):
            before = joined[-1]
            last = None if before.last is None or seat.last is None else max(before.last, seat.last)
            joined[-1] = Seat(before.first, last)
        else:
            joined.append(seat)
    return joined


def _took_office(records: Records) -> dict[ActorId, list[dt.date]]:
    """The stated first days in ministerial office of each person."""
    days: dict[ActorId, list[dt.date]] = defaultdict(list)
    for m in _memberships(records):
        body = records.organizations.get(m.organization)
        if (
            m.actor
            and m.valid_from
            and body is not None
            and body.kind is OrganizationKind.MINISTERIAL_TEAM
        ):
            days[m.actor].append(m.valid_from.first)
    return days


def _offices(records: Records) -> Mapping[tuple[ActorId, OrganizationId], Sequence[Membership]]:
    """The memberships of each person in the ministerial teams of each government."""
    held: dict[tuple[ActorId, OrganizationId], list[Membership]] = defaultdict(list)
    for membership in _memberships(records):
        team = records.organizations.get(membership.organization)
        if (
            membership.actor is not None
            and team is not None
            and team.kind is OrganizationKind.MINISTERIAL_TEAM
            and team.parent is not None
        ):
            held[membership.actor, team.parent].append(membership)
    return held


def _network_of_centres(records: Records) -> Iterable[Membership]:
    network = records.organizations.get(OrganizationId(ActorId(RecordId(WHAT_WORKS_NETWORK))))
    if network is None:
        return
    stated = {m.actor for m in records.memberships.values() if m.organization == network.id}
    for centre in records.bodies:
        if centre.kind in CENTRE_KINDS and centre.id not in stated:
            yield Membership(
                id=RecordId(ids.relation("m", centre.id, network.id, None, Role.MEMBER, None)),
                actor=centre.id,
                organization=network.id,
                role=Role.MEMBER,
                sources=network.sources,
                audience=centre.audience,
            )
