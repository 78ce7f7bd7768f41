"""From records to evidence: what each interaction, tie, declaration and body of
members supports on a date.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import chain, combinations
from typing import TypeVar

from graph.model import (
    ActorId,
    DeclaredTie,
    FormalKind,
    FormalTie,
    Interaction,
    InteractionKind,
    Organization,
    OrganizationId,
    OrganizationKind,
    PostKind,
    RecordId,
    Records,
    Role,
    Work,
)
from graph.ontology import GROUPS, KINDS_OF_BODY, NO_PARTY, SITS_WITH, STAFF, BodyKind, Relation
from graph.tenure import Spell, Tenure, is_open
from graph.ties import joint_work
from graph.ties import parameters as p
from graph.ties.bodies import Body, Stay
from graph.ties.stated import assumed_end
from graph.ties.strength import formal_value
from graph.ties.tie import Contact, Declared, Formal

Item = TypeVar("Item", bound=Contact | Formal)

Pair = tuple[ActorId, ActorId]
"""Two actors, the lesser id first."""


def pair_of(a: ActorId, b: ActorId) -> Pair:
    return (a, b) if a < b else (b, a)


class Gathering:
    """Reads one state of the records for one date.
    From a merger on, a merged organization's evidence is its successor's;
    that of a replaced person always that of the record in its place.
    """

    def __init__(self, records: Records, tenure: Tenure, as_of: dt.date) -> None:
        self.as_of = as_of
        self.records = records
        self._tenure = tenure
        self._now: dict[ActorId, ActorId] = {
            ActorId(RecordId(former)): ActorId(RecordId(now))
            for former, now in records.replaced.items()
        }
        self.predecessors: dict[ActorId, list[OrganizationId]] = defaultdict(list)
        for organization in records.bodies:
            self._follow(organization)

    def after(self, records: Records, tenure: Tenure) -> Gathering:
        """Return what reads another state of the records for the same date."""
        if (
            records.people is not self.records.people
            or records.organizations is not self.records.organizations
        ):
            return Gathering(records, tenure, self.as_of)
        new = copy(self)  # nobody stands in another's place than before
        new.records, new._tenure = records, tenure
        return new

    def current(self, actor: ActorId) -> ActorId:
        """Return the actor, or on a date after its merger its successor;
        of a replaced person the one in whose place the record stood.
        """
        return self._now.get(actor, actor)

    def contacts(self, interaction: Interaction) -> Iterator[tuple[Pair, Contact]]:
        """Yield the contact that an interaction is for each pair of its actors;
        none after the date or of more than 60 people. Joint work that is under way counts today.
        """
        day = (interaction.to or interaction.date).last
        if interaction.kind is InteractionKind.JOINT_WORK and interaction.date.first <= self.as_of:
            day = min(day, self.as_of)
        n = max(interaction.attendance or 0, len(interaction.actors) + len(interaction.as_written))
        if day > self.as_of or not 2 <= n <= p.INTERACTION_MOST:
            return
        formerly: dict[ActorId, tuple[OrganizationId, ...]] = {}
        for actor in interaction.actors:
            now = self.current(actor)
            formerly[now] = formerly.get(now, ()) + self._predecessors(actor)
        formerly = {
            now: () if now in interaction.actors else before for now, before in formerly.items()
        }
        for a, b in combinations(formerly, 2):
            yield (
                pair_of(a, b),
                Contact(
                    interaction.id,
                    interaction.kind,
                    day,
                    n,
                    interaction.sources,
                    formerly[a] + formerly[b],
                ),
            )

    def joint_work(self, work: Work) -> Iterator[tuple[Pair, Contact]]:
        """Yield the contact that a work of several is for each pair of its parties,
        but for those of whom other records tell it.
        """
        interaction = joint_work.interaction_of(work)
        if interaction is not None:
            yield from self._untold(work, self.contacts(interaction))

    def partnerships(self, work: Work) -> Iterator[tuple[Pair, Formal]]:
        """Yield the formal ties that a work of partners is, likewise."""
        ties = chain.from_iterable(map(self.formal, joint_work.formal_ties_of(work)))
        yield from self._untold(work, ties)

    def _untold(
        self, work: Work, items: Iterable[tuple[Pair, Item]]
    ) -> Iterator[tuple[Pair, Item]]:
        told = {
            frozenset(map(self.current, pair)) for pair in joint_work.told_of(work, self.records)
        }
        return ((pair, item) for pair, item in items if frozenset(pair) not in told)

    def declared(self, said: DeclaredTie) -> Iterator[tuple[Pair, Declared]]:
        """Yield what a person said of another by the date."""
        by, about = self.current(said.by), self.current(said.about)
        if by != about and said.confirmed_on.first <= self.as_of:
            yield (
                pair_of(by, about),
                Declared(
                    said.id,
                    by,
                    about,
                    said.level,
                    min(said.confirmed_on.last, self.as_of),
                    said.sources,
                    next(iter(self._predecessors(said.about)), None),
                ),
            )

    def formal(self, tie: FormalTie) -> Iterator[tuple[Pair, Formal]]:
        """Yield a stated formal tie that began by the date.
        One of which no end is stated ends with an end of it that closed without a successor, a
        partnership after three years at the latest; one without any date is nothing.
        """
        if tie.kind is FormalKind.PARTNER and not (tie.valid_from or tie.valid_to):
            return
        ends = [
            o.valid_to.last
            for o in map(self._organization, (tie.a, tie.b))
            if o and o.valid_to and not o.successor
        ]
        if (assumed := assumed_end(tie)) is not None:
            ends.append(assumed)
        last = tie.valid_to.last if tie.valid_to else min(ends, default=None)
        first = tie.valid_from.first if tie.valid_from else None
        yield from self._formal(
            tie.id,
            Relation(tie.kind.value),
            (tie.a, tie.b),
            first,
            last,
            tie.valid_from is not None,
            tie.sources,
        )

    def formal_of_members(self, organization: Organization) -> Iterator[tuple[Pair, Formal]]:
        """Yield the formal ties that memberships of an organization also are:
        employees, office holders, holders of embedded posts.
        """
        for spell in self._spells(organization):
            membership = spell.membership
            if membership.actor is None or membership.actor in self.records.organizations:
                continue
            for other, relation in self._formal_others(spell, organization):
                ends = (membership.actor, other)
                yield from self._formal(
                    membership.id,
                    relation,
                    ends,
                    spell.first,
                    spell.last,
                    spell.start_stated,
                    membership.sources,
                )

    def bodies(self, organization: Organization) -> Iterator[Body]:
        """Yield the bodies that sharing an organization is:
        itself, or of a legislature its party groups.
        """
        kind, spells = KINDS_OF_BODY[organization.kind].shared, self._spells(organization)
        if organization.kind is OrganizationKind.LEGISLATURE:
            yield from self._party_groups(spells, organization)
        elif kind is not None and spells:
            yield self._body(kind, organization, spells)

    def read_on(self, citations: Iterable[str]) -> list[dt.date]:
        """Return when the sources of an open fact were read, where that is known, not after
        the date of the question.
        """
        prefixes = (self.records.sources.get(citation.partition(":")[0]) for citation in citations)
        return [
            min(prefix.read_on, self.as_of)
            for prefix in prefixes
            if prefix is not None and prefix.read_on is not None
        ]

    def _follow(self, organization: Organization) -> None:
        now = organization
        seen = {now.id}
        while (
            now.successor is not None
            and now.valid_to is not None
            and now.valid_to.last < self.as_of
            and now.successor not in seen
        ):
            following = self.records.organizations.get(now.successor)
            if following is None:
                break
            now = following
            seen.add(now.id)
        if now.id != organization.id:
            self._now[organization.id] = now.id
            self.predecessors[now.id].append(organization.id)

    def _spells(self, organization: Organization) -> list[Spell]:
        """The spells in an organization that began by the date;
        of an undated member only while it is open.
        """
        return [
            spell for spell in self._tenure.of_organization(organization.id) if self._began(spell)
        ]

    def _began(self, spell: Spell) -> bool:
        if spell.first is not None and spell.first > self.as_of:
            return False
        member = self._organization(spell.membership.actor)
        return (
            spell.last is not None
            or member is None
            or is_open(member, self.as_of)
            or member.id in self._now
        )

    def _body(self, kind: BodyKind, organization: Organization, spells: Sequence[Spell]) -> Body:
        ended = (
            organization.kind in GROUPS
            and organization.valid_to is not None
            and organization.valid_to.last < self.as_of
        )
        body = Body(
            organization.id,
            kind,
            organization.id,
            self._tenure.legislature_of(organization),
            whole_list=ended,
        )
        if kind is BodyKind.SEATS and any(map(self._tenure.is_by_office, spells)):
            body.stated, body.least = organization.size, p.BOARD_WITH_OFFICES_LEAST
        for spell in spells:
            membership = spell.membership
            if membership.actor is None:
                if membership.role not in {Role.OUTSIDE_ORGANIZATION, Role.SECRETARIAT}:
                    body.written.append(_stay(spell))
                continue
            member = self._organization(membership.actor)
            if (
                organization.kind in GROUPS
                and member is not None
                and member.kind is OrganizationKind.GOVERNMENT
            ):
                continue
            actor = self._stay(body, spell, membership.actor)
            if membership.role is not Role.SECRETARIAT and (
                member is None or organization.kind not in GROUPS
            ):
                body.counted.add(actor)
        return body

    def _party_groups(self, spells: Iterable[Spell], legislature: Organization) -> Iterable[Body]:
        groups: dict[OrganizationId, Body] = {}
        for spell in spells:
            stated, actor = spell.membership.on_behalf_of, spell.membership.actor
            if stated is not None and stated not in NO_PARTY and actor is not None:
                party = self._group_of(stated)
                key = f"{party}@{legislature.id}"
                group = groups.setdefault(
                    party, Body(key, BodyKind.PARTY_GROUP, party, legislature.id)
                )
                group.counted.add(self._stay(group, spell, actor))
        return groups.values()

    def _group_of(self, party: OrganizationId) -> OrganizationId:
        """The party in whose group its members sit: itself, or one that is known here too."""
        other = self._organization(OrganizationId(ActorId(RecordId(SITS_WITH.get(party, party)))))
        return party if other is None else other.id

    def _stay(self, body: Body, spell: Spell, member: ActorId) -> ActorId:
        actor = self.current(member)
        formerly = OrganizationId(member) if actor != member else None
        body.stays.setdefault(actor, []).append(_stay(spell, formerly))
        return actor

    def _formal_others(
        self, spell: Spell, organization: Organization
    ) -> Iterator[tuple[ActorId, Relation]]:
        membership = spell.membership
        post = self.records.posts.get(membership.post) if membership.post else None
        if post is not None and post.kind is PostKind.EMBEDDED:
            yield from ((home, Relation.EMBEDDED_HOME) for home in post.homes)
            yield organization.id, Relation.EMBEDDED_HOST
        elif organization.kind is OrganizationKind.MINISTERIAL_TEAM:
            if organization.parent is not None:
                yield organization.parent, Relation.OFFICE_HOLDER
        elif membership.role in STAFF and KINDS_OF_BODY[organization.kind].staffed:
            yield organization.id, Relation.EMPLOYEE
        elif organization.kind is OrganizationKind.AUTHORITY and post is not None:
            yield organization.id, Relation.OFFICE_HOLDER

    def _formal(
        self,
        id_: RecordId,
        relation: Relation,
        ends: tuple[ActorId, ActorId],
        first: dt.date | None,
        last: dt.date | None,
        start_stated: bool,
        sources: tuple[str, ...],
    ) -> Iterator[tuple[Pair, Formal]]:
        a, b = map(self.current, ends)
        if a == b or (first is not None and first > self.as_of):
            return
        dated = first is not None or last is not None
        ended = last if last is not None and last < self.as_of else None
        value = formal_value(p.FORMAL[relation], dated, ended, self.as_of)
        yield (
            pair_of(a, b),
            Formal(
                id_,
                relation,
                value,
                a,
                first,
                ended,
                dated,
                start_stated,
                sources,
                tuple(before for end in ends for before in self._predecessors(end)),
            ),
        )

    def _predecessors(self, actor: ActorId) -> tuple[OrganizationId, ...]:
        """Return an organization that merged by the date into what it is now."""
        organization = self._organization(actor)
        merged = organization is not None and self.current(actor) != actor
        return (organization.id,) if organization is not None and merged else ()

    def _organization(self, actor: ActorId | None) -> Organization | None:
        return self.records.organizations.get(OrganizationId(actor)) if actor else None


def _stay(spell: Spell, formerly: OrganizationId | None = None) -> Stay:
    membership = spell.membership
    return Stay(
        spell.first,
        spell.last,
        membership.role,
        spell.start_stated,
        membership.id,
        membership.sources,
        formerly,
    )
