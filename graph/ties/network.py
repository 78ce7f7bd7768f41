"""The ties of one viewer on one date, in memory, as the search reads them."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import (
    Callable,
    Collection,
    Hashable,
    Iterable,
    Mapping,
    MutableMapping,
    Sequence,
)
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.attention import attended
from graph.layered import another
from graph.model import ActorId, OrganizationId, OrganizationKind, PersonId, Records
from graph.ontology import KINDS_OF_BODY, STAFF
from graph.tenure import Tenure, is_open
from graph.ties import parameters as p
from graph.ties.cost import INF, introducer_cost, tie_cost
from graph.ties.evidence import EvidenceOfDate
from graph.ties.gather import Pair, pair_of
from graph.ties.strength import introducer_quality
from graph.ties.tie import Basis, Contact, Tie
from graph.ties.touching import Touched

Arc = tuple[int, Basis]
"""What a tie costs the search, and what it rests on."""

TIES_KEPT = 20_000
"""With their evidence, since paths ask for the same ones again and again."""
TABLES_KEPT = 64
"""Each has a number or a few for each actor."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Requests:
    """Requests for introductions that went to an introducer, as the
    viewer's Centre may know them.
    """

    accepted: int = 0
    answered: int = 0
    open: int = 0


def starts_of(
    records: Records, tenure: Tenure, centre: OrganizationId, day: dt.date
) -> tuple[ActorId, ...]:
    """Return a Centre, its staff and the holders of its embedded posts on a day."""
    staff = [
        spell.membership.actor
        for spell in tenure.of_organization(centre, day)
        if spell.membership.role in STAFF and spell.membership.actor in records.people
    ]
    embedded = [
        spell.membership.actor
        for post in records.posts.values()
        if centre in post.homes
        for spell in tenure.of_post(post.id, day)
    ]
    return tuple(dict.fromkeys(actor for actor in (centre, *staff, *embedded) if actor is not None))


def micro(share: float) -> int:
    """Return the cost of a factor in (0, 1]: -ln of it in micro-nats, rounded half to even."""
    return round(-math.log(share) * 1e6)


class TieNetwork:
    """All ties of a date. A value: `after` returns another that shares what a write did not touch.

    Actors are numbered in the order of their ids as text: `actors[i]`, `number[actor]`. `adjacency`
    and `node` are as `graph.paths.search` wants them: lapsed ties and those that somebody does not
    want to be asked for are absent; `node` is INF for whoever is never an introducer; `governments`
    introduce only next to the asking Centre.
    """

    def __init__(
        self,
        records: Records,
        tenure: Tenure,
        as_of: dt.date,
        requests: Mapping[ActorId, Requests] | None = None,
    ) -> None:
        self.as_of = as_of
        self.evidence = EvidenceOfDate(records, tenure, as_of)
        self._records, self._tenure = records, tenure
        self._requests = requests or {}
        self.ministers = tenure.ministers(as_of)
        """Who holds ministerial office on the date."""
        self.strengths: MutableMapping[Pair, float] = {}
        self.most_facts = 0
        """The most facts that stand behind one tie, now or before a write that led here."""
        for pair, factors in attended(self.evidence.pairs()):
            self._enter(pair, factors)
        self._arcs: MutableMapping[Pair, Arc] = {
            pair: arc for pair in attended(self.strengths) if (arc := self._arc(pair)) is not None
        }
        self._neighbours: MutableMapping[ActorId, list[ActorId]] = {}
        for a, b in sorted(self.strengths):
            self._neighbours.setdefault(a, []).append(b)
            self._neighbours.setdefault(b, []).append(a)
        for others in self._neighbours.values():
            others.sort()
        self._number_actors()
        self.node: list[int] = [self._cost_of_introducing(actor) for actor in self.actors]
        self._ties: dict[Pair, Tie | None] = {}
        self._tables: dict[Hashable, Any] = {}

    def after(self, records: Records, tenure: Tenure, touched: Touched) -> TieNetwork:
        """Return the network of other records that differ in what is touched;
        only those pairs are computed anew.
        """
        new = object.__new__(TieNetwork)
        new.as_of, new._records, new._tenure, new._requests = (
            self.as_of,
            records,
            tenure,
            self._requests,
        )
        new.ministers = self.ministers
        new.most_facts = self.most_facts
        new.evidence, changed = self.evidence.after(records, tenure, touched)
        new.strengths, new._arcs, new._neighbours = (
            another(self.strengths, len(changed)),
            another(self._arcs, len(changed)),
            another(self._neighbours, len(changed)),
        )
        new._relate([pair for pair in attended(changed) if new._compute(pair)])
        actors = sorted({actor for pair in changed for actor in pair})
        if touched.actors:
            new._number_actors()
            known = dict(zip(self.actors, self.node, strict=True))
            new.node = [
                known[actor] if actor in known else new._cost_of_introducing(actor)
                for actor in new.actors
            ]
        else:
            new.actors, new.number, new.governments, new.node = (
                self.actors,
                self.number,
                self.governments,
                list(self.node),
            )
            made = dict(self._by_bases)  # others may ask for further bases meanwhile
            new._by_bases = {
                bases: new._patched(lists, bases, actors) for bases, lists in made.items()
            }
        for actor in actors:
            if actor in new.number:
                new.node[new.number[actor]] = new._cost_of_introducing(actor)
        new._ties, new._tables = dict(self._ties), {}
        for a, b in changed:
            new._ties.pop((a, b), None)
            new._ties.pop((b, a), None)
        return new

    def adjacency(
        self, bases: Collection[Basis] = frozenset(Basis)
    ) -> Sequence[Sequence[tuple[int, int]]]:
        """Return the ties of the given bases, of each actor the cheapest first;
        made once per set of bases.
        """
        chosen = frozenset(bases)
        if chosen not in self._by_bases:
            self._by_bases[chosen] = self._adjacency(chosen)
        return self._by_bases[chosen]

    def numbers(self, actors: Iterable[ActorId]) -> list[int]:
        """Return the numbers of actors."""
        return [self.number[actor] for actor in actors]

    def node_without(self, avoid: Iterable[ActorId]) -> Sequence[int]:
        """Return `node` with these actors as never introducers."""
        node = list(self.node)
        for i in self.numbers(avoid):
            node[i] = INF
        return node

    def quality(self, actor: ActorId) -> float:
        """Return q in (0, 1] of an introducer:
        willingness times capacity, of an organization 2/3, in ministerial office 0.4 of it.
        """
        if actor in self._records.organizations:
            return p.ORGANIZATION_QUALITY
        asked = self._requests.get(actor, Requests())
        quality = introducer_quality(asked.accepted, asked.answered, asked.open)
        return p.MINISTER * quality if actor in self.ministers else quality

    def score(self, actors: Sequence[ActorId], strengths: Sequence[float]) -> float:
        """Return S of a path: the product of its ties, of each introducer's q, and of 0.8 for
        each hop after the first.
        """
        quality = math.prod(self.quality(actor) for actor in actors[1:-1])
        return math.prod(strengths) * quality * p.HOP ** (len(strengths) - 1)

    def neighbours(self, actor: ActorId) -> Sequence[ActorId]:
        """Return the actors with a tie to this one, lapsed ties included, in the order of ids."""
        return self._neighbours.get(self.evidence.current(actor), ())

    def strength(self, a: ActorId, b: ActorId) -> float | None:
        """Return a strength without its parts, or None where there is no evidence."""
        return self.strengths.get(pair_of(a, b))

    def basis(self, a: ActorId, b: ActorId) -> Basis:
        """Return what the tie of two neighbours rests on."""
        return self.evidence.basis(pair_of(a, b))

    def heard_since(self, actor: ActorId, day: dt.date) -> bool:
        """Return whether an actor has a declared tie, or an interaction after the day."""
        pairs = [pair_of(actor, other) for other in self._neighbours.get(actor, ())]
        return any(
            pair in self.evidence.declared
            or any(contact.day > day for contact in self.evidence.contacts.get(pair, ()))
            for pair in pairs
        )

    def starts(self, centre: OrganizationId) -> tuple[ActorId, ...]:
        """Return who may start a path: the Centre itself, its staff and the holders of its
        embedded posts on the date.
        """
        return starts_of(self._records, self._tenure, centre, self.as_of)

    def tie(self, a: ActorId, b: ActorId) -> Tie | None:
        """Return the tie of two actors with its evidence, read from `a`; None:
        no evidence that the viewer may use.
        """
        a, b = self.evidence.current(a), self.evidence.current(b)
        try:
            return self._ties[a, b]
        except KeyError:
            if len(self._ties) >= TIES_KEPT:
                self._ties.clear()
            found = self._ties[a, b] = self.evidence.tie(a, b)
            return found

    def table(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is worked out of these ties for many questions; made where it is not here.
        `key`: all on which it hangs beside the ties.
        """
        try:
            found: T = self._tables[key]
        except KeyError:
            if len(self._tables) >= TABLES_KEPT:
                self._tables.clear()
            found = self._tables[key] = make()
        return found

    def tie_after(
        self, a: ActorId, b: ActorId, *, meeting: Contact | None = None, joined: float | None = None
    ) -> Tie | None:
        """Return what the tie would be after one more interaction, or with the factor
        of one more shared body.
        """
        return self.evidence.tie(a, b, meeting, joined)

    def _compute(self, pair: Pair) -> bool:
        """Compute a tie anew. Return whether two actors became neighbours, or are so no more."""
        factors = self.evidence.factors(pair)
        was = self.strengths.pop(pair, None)
        self._arcs.pop(pair, None)
        if self.evidence.is_known(pair, factors):
            self._enter(pair, factors)
            arc = self._arc(pair)
            if arc is not None:
                self._arcs[pair] = arc
        return (was is None) != (pair not in self.strengths)

    def _enter(self, pair: Pair, factors: Sequence[float]) -> None:
        self.strengths[pair] = self.evidence.strength(pair, factors)
        self.most_facts = max(self.most_facts, self.evidence.count(pair, factors))

    def _relate(self, pairs: Iterable[Pair]) -> None:
        """Enter as neighbours the actors who were not, and strike out those who were."""
        otherwise: dict[ActorId, set[ActorId]] = defaultdict(set)
        for a, b in pairs:
            otherwise[a].add(b)
            otherwise[b].add(a)
        for actor, others in attended(otherwise.items()):
            self._neighbours[actor] = sorted(
                others.symmetric_difference(self._neighbours.get(actor, ()))
            )

    def _arc(self, pair: Pair) -> Arc | None:
        strength = self.strengths[pair]
        if (
            strength < p.LAPSED
            or self.evidence.do_not_ask(pair)
            or not all(self._is_record(actor) for actor in pair)
        ):
            return None
        return tie_cost(micro(strength)), self.evidence.basis(pair)

    def _is_record(self, actor: ActorId) -> bool:
        return actor in self._records.people or actor in self._records.organizations

    def _number_actors(self) -> None:
        self.actors: Sequence[ActorId] = sorted(
            {*self._records.people, *self._records.organizations} - self._records.replaced.keys()
        )
        self.number: Mapping[ActorId, int] = {actor: i for i, actor in enumerate(self.actors)}
        governments = (o.id for o in self._records.bodies if o.kind is OrganizationKind.GOVERNMENT)
        self.governments = frozenset(self.number[government] for government in governments)
        self._by_bases: dict[frozenset[Basis], list[list[tuple[int, int]]]] = {}

    def _adjacency(self, bases: frozenset[Basis]) -> list[list[tuple[int, int]]]:
        adjacency: list[list[tuple[int, int]]] = [[] for _ in self.actors]
        for (a, b), (cost, basis) in self._arcs.items():
            if basis in bases:
                adjacency[self.number[a]].append((cost, self.number[b]))
                adjacency[self.number[b]].append((cost, self.number[a]))
        for ties in adjacency:
            ties.sort()
        return adjacency

    def _patched(
        self,
        adjacency: list[list[tuple[int, int]]],
        bases: frozenset[Basis],
        actors: Iterable[ActorId],
    ) -> list[list[tuple[int, int]]]:
        """Return the lists with those of some actors made anew."""
        patched = list(adjacency)
        for actor in actors:
            if actor in self.number:
                arcs = (
                    (other, self._arcs.get(pair_of(actor, other)))
                    for other in self._neighbours.get(actor, ())
                )
                patched[self.number[actor]] = sorted(
                    (arc[0], self.number[other]) for other, arc in arcs if arc and arc[1] in bases
                )
        return patched

    def _cost_of_introducing(self, actor: ActorId) -> int:
        return (
            introducer_cost(micro(self.quality(actor) * p.HOP))
            if self._may_introduce(actor)
            else INF
        )

    def _may_introduce(self, actor: ActorId) -> bool:
        person = self._records.people.get(PersonId(actor))
        if person is not None:
            return (person.died is None or person.died.last > self.as_of) and not self._is_silent(
                actor
            )
        organization = self._records.organizations[OrganizationId(actor)]
        return KINDS_OF_BODY[organization.kind].introduces and is_open(organization, self.as_of)

    def _is_silent(self, actor: ActorId) -> bool:
        """A person who left seat and office and has no declared tie and no interaction since."""
        left = self._tenure.left_office(actor, self.as_of)
        return left is not None and not self.heard_since(actor, left)
