"""All evidence of one viewer on one date, by pair and by body;
from it each tie is computed, none is stored.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
    Sequence,
)
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from graph.attention import attended, look
from graph.dates import PartialDate
from graph.layered import another
from graph.model import ActorId, DeclaredLevel, OrganizationId, RecordId, Records
from graph.tenure import Tenure
from graph.ties import parameters as p
from graph.ties import stated, strength
from graph.ties.bodies import Body
from graph.ties.gather import Gathering, Pair, pair_of
from graph.ties.tie import Band, Basis, Contact, Declared, Formal, Shared, Tie
from graph.ties.touching import Touched


class EvidenceOfDate:
    """What supports the ties of a date.
    A value: `after` returns another that shares what a write did not touch.
    """

    def __init__(
        self,
        records: Records,
        tenure: Tenure,
        as_of: dt.date,
        about: Collection[ActorId] | None = None,
    ) -> None:
        """Gather it. `about`: for the ties of these alone, which is quick;
        of other pairs it is then not whole.
        """
        self.as_of = as_of
        self._from = Gathering(records, tenure, as_of)
        self.contacts: MutableMapping[Pair, list[Contact]] = {}
        self.formal: MutableMapping[Pair, list[Formal]] = {}
        self.declared: MutableMapping[Pair, list[Declared]] = {}
        self.bodies: MutableMapping[str, Body] = {}
        self.bodies_of: MutableMapping[ActorId, list[Body]] = {}
        chosen = records if about is None else self._of_those(about, tenure)
        _add(
            self.contacts,
            chain(
                chain.from_iterable(
                    map(self._from.contacts, attended(chosen.interactions.values()))
                ),
                chain.from_iterable(map(self._from.joint_work, chosen.works.values())),
            ),
        )
        _add(
            self.declared,
            chain.from_iterable(map(self._from.declared, chosen.declared_ties.values())),
        )
        _add(
            self.formal,
            chain(
                chain.from_iterable(map(self._from.formal, chosen.formal_ties.values())),
                chain.from_iterable(map(self._from.partnerships, chosen.works.values())),
                chain.from_iterable(
                    map(self._from.formal_of_members, chosen.organizations.values())
                ),
            ),
        )
        for organization in chosen.organizations.values():
            look()
            for body in self._from.bodies(organization):
                self._add_body(body)

    @property
    def predecessors(self) -> Mapping[ActorId, Sequence[OrganizationId]]:
        """The merged organizations whose evidence an organization has on the date."""
        return self._from.predecessors

    def current(self, actor: ActorId) -> ActorId:
        """Return the actor, or on a date after its merger its successor."""
        return self._from.current(actor)

    def after(
        self, records: Records, tenure: Tenure, touched: Touched
    ) -> tuple[EvidenceOfDate, set[Pair]]:
        """Return the evidence of other records that differ in what is touched, and the pairs whose
        evidence may have changed.
        """
        new = object.__new__(EvidenceOfDate)
        new.as_of, new._from = self.as_of, self._from.after(records, tenure)
        new.contacts, new.formal, new.declared = (
            another(self.contacts, touched.facts),
            another(self.formal, touched.facts),
            another(self.declared, touched.facts),
        )
        new.bodies = another(self.bodies, touched.facts)
        new.bodies_of = another(self.bodies_of, touched.facts)
        before, after, changed = self._from, new._from, set[Pair]()
        changed |= _replace(
            new.contacts,
            _of(before.contacts, before.records.interactions, touched.interactions),
            _of(after.contacts, after.records.interactions, touched.interactions),
        )
        changed |= _replace(
            new.formal,
            _of(before.formal, before.records.formal_ties, touched.formal_ties),
            _of(after.formal, after.records.formal_ties, touched.formal_ties),
        )
        changed |= _replace(
            new.contacts,
            _of(before.joint_work, before.records.works, touched.works),
            _of(after.joint_work, after.records.works, touched.works),
        )
        changed |= _replace(
            new.formal,
            _of(before.partnerships, before.records.works, touched.works),
            _of(after.partnerships, after.records.works, touched.works),
        )
        changed |= _replace(
            new.declared,
            _of(before.declared, before.records.declared_ties, touched.declared_ties),
            _of(after.declared, after.records.declared_ties, touched.declared_ties),
        )
        for body_id in touched.bodies:
            changed |= new._replace_members(before, body_id)
        return new, changed

    def pairs(self) -> Iterator[tuple[Pair, list[float]]]:
        """Yield every pair with evidence, each once, with the factors of
        the bodies that it shares.
        """
        factors: dict[Pair, list[float]] = defaultdict(list)
        for body in self.bodies.values():
            look()
            for a, b in body.pairs(self.as_of):
                factor = body.factor(a, b, self.as_of)
                if factor:
                    factors[pair_of(a, b)].append(factor)
        for pair in (*self.contacts, *self.formal, *self.declared):
            factors.setdefault(pair, [])
        yield from factors.items()

    def factors(self, pair: Pair) -> list[float]:
        """Return the factors of the bodies that a pair shares."""
        a, b = pair
        found = (
            body.factor(a, b, self.as_of) for body in self.bodies_of.get(a, ()) if b in body.stays
        )
        return [factor for factor in found if factor]

    def is_known(self, pair: Pair, factors: Sequence[float]) -> bool:
        """Return whether there is any evidence of a pair."""
        return (
            bool(factors) or pair in self.contacts or pair in self.formal or pair in self.declared
        )

    def count(self, pair: Pair, factors: Sequence[float]) -> int:
        """Return how many facts stand behind a pair, with the factors of
        the bodies that it shares.
        """
        return len(factors) + sum(
            len(facts.get(pair, ())) for facts in (self.contacts, self.formal, self.declared)
        )

    def strength(self, pair: Pair, factors: Iterable[float]) -> float:
        """Return a pair's strength in [0, 0.98] from its factors and its other evidence, in
        whatever order they come.
        """
        return strength.combine(
            strength.interaction_part(self.contacts.get(pair, ()), self.as_of),
            strength.formal_part(self.formal.get(pair, ())),
            strength.membership_part(sorted(factors, reverse=True)),
            strength.declared_part(self.declared.get(pair, ()), self.as_of),
        )[0]

    def basis(self, pair: Pair) -> Basis:
        return strength.basis(
            self.contacts.get(pair, ()),
            self.formal.get(pair, ()),
            self.declared.get(pair, ()),
            self.as_of,
        )

    def do_not_ask(self, pair: Pair) -> bool:
        """Return whether one of the two said last that they are not to be asked for the other."""
        declared = self.declared.get(pair, ())
        last = {said.by: said.day for said in reversed(declared)}
        return any(
            said.level is DeclaredLevel.DO_NOT_ASK and said.day == last[said.by]
            for said in declared
        )

    def tie(
        self, a: ActorId, b: ActorId, extra: Contact | None = None, joined: float | None = None
    ) -> Tie | None:
        """Return the tie of two actors read from `a`, or None where there is no evidence.

        Args:
            extra: one more interaction, to see what it would change.
            joined: the factor of one more shared body, likewise.
        """
        a, b = self.current(a), self.current(b)
        if a == b:
            return None
        pair = pair_of(a, b)
        contacts = tuple(
            sorted((*self.contacts.get(pair, ()), *((extra,) if extra else ())), key=_newest_first)
        )
        formal, declared = tuple(self.formal.get(pair, ())), tuple(self.declared.get(pair, ()))
        shared = self._shared(a, b)
        if not (contacts or formal or declared or shared or joined):
            return None
        factors = sorted(
            [body.factor for body in shared] + ([joined] if joined else []), reverse=True
        )
        value, parts = strength.combine(
            strength.interaction_part(contacts, self.as_of),
            strength.formal_part(formal),
            strength.membership_part(factors),
            strength.declared_part(declared, self.as_of),
        )
        freshest, goes_on = self._freshest(contacts, formal, declared, shared)
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
            freshest=freshest,
            goes_on=goes_on,
        )

    def _of_those(self, about: Collection[ActorId], tenure: Tenure) -> Records:
        """The records from which evidence of their ties can come:
        their own, and the bodies that they were ever in.
        """
        records = self._from.records
        now = {ActorId(RecordId(records.survivor(each))) for each in about}
        before = {former for each in now for former in self.predecessors.get(each, ())}
        ids = {*now, *before}
        own = {*ids, *(former for former, other in records.replaced.items() if other in ids)}
        bodies = {*ids} | {
            spell.membership.organization for each in ids for spell in tenure.of_actor(each)
        }
        return replace(
            records,
            interactions={
                id_: each
                for id_, each in records.interactions.items()
                if not own.isdisjoint(each.actors)
            },
            formal_ties={
                id_: each for id_, each in records.formal_ties.items() if own & {each.a, each.b}
            },
            works={
                id_: each for id_, each in records.works.items() if not own.isdisjoint(each.parties)
            },
            declared_ties={
                id_: each
                for id_, each in records.declared_ties.items()
                if own & {each.by, each.about}
            },
            organizations={
                id_: body for id_, body in records.organizations.items() if id_ in bodies
            },
        )

    def _add_body(self, body: Body) -> None:
        self.bodies[body.key] = body
        for actor in body.stays:
            self.bodies_of[actor] = [*self.bodies_of.get(actor, ()), body]

    def _replace_members(self, before: Gathering, id_: OrganizationId) -> set[Pair]:
        """Compute a body and the formal ties of its members anew.
        Return all pairs that were or are in it.
        """
        changed: set[Pair] = set()
        old, now = before.records.organizations.get(id_), self._from.records.organizations.get(id_)
        changed |= _replace(
            self.formal,
            before.formal_of_members(old) if old else (),
            self._from.formal_of_members(now) if now else (),
        )
        gone = self.bodies.pop(id_, None)
        if gone is not None:
            changed |= {pair_of(a, b) for a, b in gone.pairs(self.as_of)}
            for actor in gone.stays:
                self.bodies_of[actor] = [body for body in self.bodies_of[actor] if body is not gone]
        for body in self._from.bodies(now) if now else ():
            self._add_body(body)
            changed |= {pair_of(a, b) for a, b in body.pairs(self.as_of)}
        return changed

    def _shared(self, a: ActorId, b: ActorId) -> tuple[Shared, ...]:
        shared = [
            body.shared(a, b, self.as_of) for body in self.bodies_of.get(a, ()) if b in body.stays
        ]
        return tuple(sorted((s for s in shared if s is not None), key=lambda s: (-s.factor, s.key)))

    def _freshest(
        self,
        contacts: Iterable[Contact],
        formal: Iterable[Formal],
        declared: Iterable[Declared],
        shared: Iterable[Shared],
    ) -> tuple[PartialDate | None, bool]:
        """Return the newest day on which a fact is stated true, and whether it is the day on which
        its source was read, since it has not ended.
        """
        records = self._from.records
        dates = []
        for contact in contacts:
            read = self._read(contact.sources) if stated.is_under_way(records, contact) else []
            dates += read or [(contact.day, False, stated.of_contact(records, contact))]
        dates += [(said.day, False, stated.of_declared(records, said)) for said in declared]
        facts: list[Formal | Shared] = [*formal, *shared]
        for fact in facts:
            first, last = stated.interval(records, fact)
            if stated.has_assumed_end(records, fact):
                last = first
            dates += [(last.last, False, last)] if last is not None else self._read(fact.sources)
        if not dates:
            return None, False
        # of the same day what was done says more than what goes on
        _, goes_on, newest = max(dates, key=lambda date: (date[0], not date[1]))
        return newest, goes_on

    def _read(self, sources: Iterable[str]) -> list[tuple[dt.date, bool, PartialDate]]:
        """Return when the sources of what goes on were read."""
        days = self._from.read_on(sources)
        return [(day, True, PartialDate(day.isoformat())) for day in days]


Item = TypeVar("Item", bound=Contact | Formal | Declared)
K = TypeVar("K")
R = TypeVar("R")


def _newest_first(item: Contact | Declared) -> tuple[int, str]:
    return (-item.day.toordinal(), item.id)


def _order(item: Contact | Formal | Declared) -> tuple[float, str]:
    """A total order of the evidence of a pair, so that sums do not depend on
    the order of the records.
    """
    return (-item.value, item.id) if isinstance(item, Formal) else _newest_first(item)


def _of(
    gather: Callable[[R], Iterable[tuple[Pair, Item]]], records: Mapping[K, R], ids: Iterable[K]
) -> Iterator[tuple[Pair, Item]]:
    """Yield what those of the records support that are there."""
    return chain.from_iterable(gather(records[id_]) for id_ in ids if id_ in records)


def _add(
    evidence: MutableMapping[Pair, list[Item]], items: Iterable[tuple[Pair, Item]]
) -> set[Pair]:
    """Enter items in their order, sorting each pair once. Return their pairs."""
    added: dict[Pair, list[Item]] = defaultdict(list)
    for pair, item in items:
        added[pair].append(item)
    for pair, more in added.items():
        evidence[pair] = sorted([*evidence.get(pair, ()), *more], key=_order)
    return set(added)


def _replace(
    evidence: MutableMapping[Pair, list[Item]],
    old: Iterable[tuple[Pair, Item]],
    now: Iterable[tuple[Pair, Item]],
) -> set[Pair]:
    """Take the old items out and put the new ones in. Return the pairs of both."""
    gone: dict[Pair, set[RecordId]] = defaultdict(set)
    for pair, item in old:
        gone[pair].add(item.id)
    for pair, ids in gone.items():
        left = [one for one in evidence.get(pair, ()) if one.id not in ids]
        if left:
            evidence[pair] = left
        else:
            evidence.pop(pair, None)
    return set(gone) | _add(evidence, now)
