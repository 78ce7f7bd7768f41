"""All evidence of one viewer on one date, gathered by pair and by body; from it each tie is computed, none is stored."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from graph.dates import PartialDate
from graph.model import (
    ActorId,
    DeclaredLevel,
    Organization,
    OrganizationId,
    OrganizationKind,
    PostKind,
    RecordId,
    Records,
    Role,
)
from graph.ontology import GROUPS, NO_PARTY, NO_STAFF, STAFF
from graph.tenure import Spell, Tenure, is_open
from graph.ties import parameters as p
from graph.ties import strength
from graph.ties.bodies import Body, BodyKind, Stay, kind_of
from graph.ties.tie import Band, Basis, Contact, Declared, Formal, Relation, Shared, Tie

Pair = tuple[ActorId, ActorId]
"""Two actors, the lesser id first."""


def pair_of(a: ActorId, b: ActorId) -> Pair:
    return (a, b) if a < b else (b, a)


class Evidence:
    """What supports the ties of a date. From a merger on, a merged organization's evidence is its successor's."""

    def __init__(self, records: Records, tenure: Tenure, as_of: dt.date) -> None:
        self.as_of = as_of
        self._records = records
        self._tenure = tenure
        self._now: dict[ActorId, ActorId] = {}
        self.predecessors: dict[ActorId, list[OrganizationId]] = defaultdict(list)
        for organization in records.organizations.values():
            self._follow(organization)
        self.contacts: dict[Pair, list[Contact]] = defaultdict(list)
        self.formal: dict[Pair, list[Formal]] = defaultdict(list)
        self.declared: dict[Pair, list[Declared]] = defaultdict(list)
        self.bodies: dict[str, Body] = {}
        self.bodies_of: dict[ActorId, list[Body]] = defaultdict(list)
        self._gather_contacts()
        self._gather_formal_ties()
        self._gather_declared_ties()
        self._gather_memberships()
        for body in self.bodies.values():
            for actor in body.stays:
                self.bodies_of[actor].append(body)

    def current(self, actor: ActorId) -> ActorId:
        """Return the actor, or on a date after its merger its successor."""
        return self._now.get(actor, actor)

    def pairs(self) -> Iterator[tuple[Pair, list[float]]]:
        """Yield every pair with evidence, each once, with the factors of the bodies that it shares."""
        factors: dict[Pair, list[float]] = defaultdict(list)
        for body in self.bodies.values():
            for a, b in body.pairs():
                factor = body.factor(a, b, self.as_of)
                if factor:
                    factors[pair_of(a, b)].append(factor)
        for pair in (*self.contacts, *self.formal, *self.declared):
            factors.setdefault(pair, [])
        yield from factors.items()

    def strength(self, pair: Pair, factors: Iterable[float]) -> float:
        """Return a pair's strength in [0, 0.98] from its factors and its other evidence."""
        return strength.combine(
            strength.interaction_part(self.contacts.get(pair, ()), self.as_of),
            strength.formal_part(self.formal.get(pair, ())),
            strength.membership_part(factors),
            strength.declared_part(self.declared.get(pair, ()), self.as_of),
        )[0]

    def basis(self, pair: Pair) -> Basis:
        return strength.basis(self.contacts.get(pair, ()), self.formal.get(pair, ()), self.declared.get(pair, ()), self.as_of)

    def do_not_ask(self, pair: Pair) -> bool:
        """Return whether one of the two said last that they are not to be asked for the other."""
        latest: dict[ActorId, Declared] = {}
        for said in self.declared.get(pair, ()):
            if said.by not in latest or latest[said.by].day <= said.day:
                latest[said.by] = said
        return any(said.level is DeclaredLevel.DO_NOT_ASK for said in latest.values())

    def tie(self, a: ActorId, b: ActorId, extra: Contact | None = None, joined: float | None = None) -> Tie | None:
        """Return the tie of two actors read from `a`, or None where there is no evidence.

        Args:
            extra: one more interaction, to see what it would change.
            joined: the factor of one more shared body, likewise.
        """
        a, b = self.current(a), self.current(b)
        if a == b:
            return None
        pair = pair_of(a, b)
        contacts = tuple(sorted((*self.contacts.get(pair, ()), *((extra,) if extra else ())), key=lambda c: (c.day, c.id), reverse=True))
        formal = tuple(sorted(self.formal.get(pair, ()), key=lambda f: (-f.value, f.id)))
        declared = tuple(sorted(self.declared.get(pair, ()), key=lambda d: (d.day, d.id), reverse=True))
        shared = self._shared(a, b)
        if not (contacts or formal or declared or shared or joined):
            return None
        factors = [body.factor for body in shared] + ([joined] if joined else [])
        value, parts = strength.combine(
            strength.interaction_part(contacts, self.as_of),
            strength.formal_part(formal),
            strength.membership_part(factors),
            strength.declared_part(declared, self.as_of),
        )
        return Tie(
            ends=(a, b),
            as_of=self.as_of,
            strength=value,
            band=strength.band(value) if value else Band.FAINT,
            basis=strength.basis(contacts, formal, declared, self.as_of),
            lapsed=value < p.LAPSED,
            parts=parts,
            contacts=contacts,
            formal=formal,
            shared=shared,
            declared=declared,
            do_not_ask=self.do_not_ask(pair),
            freshest=self._freshest(contacts, formal, declared, shared),
        )

    def last_contact(self, actors: Iterable[ActorId]) -> dict[ActorId, dt.date]:
        """Return the day of the last interaction, up to the date, of each of the actors that had one."""
        wanted, last = set(actors), dict[ActorId, dt.date]()
        for pair, contacts in self.contacts.items():
            for actor in wanted.intersection(pair):
                newest = max(contact.day for contact in contacts)
                last[actor] = max(newest, last.get(actor, newest))
        return last

    def _follow(self, organization: Organization) -> None:
        now = organization
        seen = {now.id}
        while now.successor is not None and now.valid_to is not None and now.valid_to.last < self.as_of and now.successor not in seen:
            following = self._records.organizations.get(now.successor)
            if following is None:
                break
            now = following
            seen.add(now.id)
        if now.id != organization.id:
            self._now[organization.id] = now.id
            self.predecessors[now.id].append(organization.id)

    def _gather_contacts(self) -> None:
        for interaction in self._records.interactions.values():
            day = (interaction.to or interaction.date).last
            n = max(interaction.attendance or 0, len(interaction.actors) + len(interaction.as_written))
            if day > self.as_of or not 2 <= n <= p.INTERACTION_MOST:
                continue
            contact = Contact(interaction.id, interaction.kind, day, n, interaction.sources)
            actors = dict.fromkeys(self.current(actor) for actor in interaction.actors)
            for a, b in combinations(actors, 2):
                self.contacts[pair_of(a, b)].append(contact)

    def _gather_declared_ties(self) -> None:
        for said in self._records.declared_ties.values():
            by, about = self.current(said.by), self.current(said.about)
            if by != about and said.confirmed_on.first <= self.as_of:
                day = min(said.confirmed_on.last, self.as_of)
                self.declared[pair_of(by, about)].append(Declared(said.id, by, about, said.level, day, said.sources))

    def _gather_formal_ties(self) -> None:
        for tie in self._records.formal_ties.values():
            first = tie.valid_from.first if tie.valid_from else None
            last = tie.valid_to.last if tie.valid_to else None
            ends = [o.valid_to.last for o in map(self._organization, (tie.a, tie.b)) if o and o.valid_to and not o.successor]
            if ends and (last is None or min(ends) < last):
                last = min(ends)
            self._add_formal(
                tie.a, tie.b, Relation(tie.kind.value), tie.id, first, last, start_stated=tie.valid_from is not None, sources=tie.sources
            )

    def _gather_memberships(self) -> None:
        for organization in self._records.organizations.values():
            spells = [spell for spell in self._tenure.of_organization(organization.id) if self._began(spell)]
            for spell in spells:
                self._formal_of(spell, organization)
            kind = kind_of(organization.kind)
            if organization.kind is OrganizationKind.LEGISLATURE:
                self._party_groups(spells, organization)
            elif kind is not None and spells:
                self._body(kind, organization, spells)

    def _began(self, spell: Spell) -> bool:
        if spell.first is not None and spell.first > self.as_of:
            return False
        member = self._organization(spell.membership.actor)
        return spell.last is not None or member is None or is_open(member, self.as_of) or member.id in self._now

    def _body(self, kind: BodyKind, organization: Organization, spells: Iterable[Spell]) -> None:
        ended = organization.kind in GROUPS and organization.valid_to is not None and organization.valid_to.last < self.as_of
        body = Body(organization.id, kind, organization.id, self._tenure.legislature_of(organization), whole_list=ended)
        for spell in spells:
            membership = spell.membership
            if membership.actor is None:
                body.written += membership.role not in {Role.OUTSIDE_ORGANIZATION, Role.SECRETARIAT}
                continue
            member = self._organization(membership.actor)
            if organization.kind in GROUPS and member is not None and member.kind is OrganizationKind.GOVERNMENT:
                continue
            actor = self._stay(body, spell)
            if membership.role is not Role.SECRETARIAT and (member is None or organization.kind not in GROUPS):
                body.counted.add(actor)
        self.bodies[body.key] = body

    def _party_groups(self, spells: Iterable[Spell], legislature: Organization) -> None:
        for spell in spells:
            party = spell.membership.on_behalf_of
            if party is None or party in NO_PARTY or spell.membership.actor is None:
                continue
            key = f"{party}@{legislature.id}"
            if key not in self.bodies:
                self.bodies[key] = Body(key, BodyKind.PARTY_GROUP, party, legislature.id)
            self.bodies[key].counted.add(self._stay(self.bodies[key], spell))

    def _stay(self, body: Body, spell: Spell) -> ActorId:
        membership = spell.membership
        actor = self.current(membership.actor) if membership.actor else ActorId(membership.id)
        formerly = OrganizationId(membership.actor) if membership.actor and actor != membership.actor else None
        stay = Stay(spell.first, spell.last, membership.role, spell.start_stated, membership.id, membership.sources, formerly)
        body.stays.setdefault(actor, []).append(stay)
        return actor

    def _formal_of(self, spell: Spell, organization: Organization) -> None:
        """A membership that is also a formal tie: an employee, an office holder, the holder of an embedded post."""
        membership = spell.membership
        if membership.actor is None or membership.actor in self._records.organizations:
            return
        post = self._records.posts.get(membership.post) if membership.post else None
        others: list[tuple[ActorId, Relation]] = []
        if post is not None and post.kind is PostKind.EMBEDDED:
            others += [(home, Relation.EMBEDDED_HOME) for home in post.homes]
            others += [(organization.id, Relation.EMBEDDED_HOST)]
        elif organization.kind is OrganizationKind.MINISTERIAL_TEAM:
            others += [(organization.parent, Relation.OFFICE_HOLDER)] if organization.parent else []
        elif membership.role in STAFF and organization.kind not in NO_STAFF:
            others += [(organization.id, Relation.EMPLOYEE)]
        for other, relation in others:
            self._add_formal(
                membership.actor, other, relation, membership.id, spell.first, spell.last, spell.start_stated, membership.sources
            )

    def _add_formal(
        self,
        a: ActorId,
        b: ActorId,
        relation: Relation,
        id_: RecordId,
        first: dt.date | None,
        last: dt.date | None,
        start_stated: bool,
        sources: tuple[str, ...],
    ) -> None:
        a, b = self.current(a), self.current(b)
        if a == b or (first is not None and first > self.as_of):
            return
        dated = first is not None or last is not None
        ended = last if last is not None and last < self.as_of else None
        value = strength.formal_value(p.FORMAL[relation], dated, ended, self.as_of)
        self.formal[pair_of(a, b)].append(Formal(id_, relation, value, a, first, ended, dated, start_stated, sources))

    def _shared(self, a: ActorId, b: ActorId) -> tuple[Shared, ...]:
        shared = [body.shared(a, b, self.as_of) for body in self.bodies_of.get(a, ()) if b in body.stays]
        return tuple(sorted((s for s in shared if s is not None), key=lambda s: (-s.factor, s.key)))

    def _organization(self, actor: ActorId | None) -> Organization | None:
        return self._records.organizations.get(OrganizationId(actor)) if actor else None

    def _freshest(
        self, contacts: Iterable[Contact], formal: Iterable[Formal], declared: Iterable[Declared], shared: Iterable[Shared]
    ) -> PartialDate | None:
        days = [contact.day for contact in contacts] + [said.day for said in declared]
        facts = [(fact.last, fact.sources) for fact in formal] + [(fact.last, fact.sources) for fact in shared]
        for last, sources in facts:
            days += [last] if last is not None else self._read_on(sources)
        return PartialDate(max(days).isoformat()) if days else None

    def _read_on(self, citations: Iterable[str]) -> list[dt.date]:
        """When a source of an open fact was read, where that is known and not after the date of the question."""
        prefixes = (self._records.sources.get(citation.partition(":")[0]) for citation in citations)
        return [min(prefix.read_on, self.as_of) for prefix in prefixes if prefix is not None and prefix.read_on is not None]
