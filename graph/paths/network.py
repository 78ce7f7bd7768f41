"""The ties of one viewer on one date, in memory, as the search reads them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.model import ActorId, OrganizationId, OrganizationKind, PersonId, Records
from graph.ontology import NEVER_INTRODUCES, STAFF
from graph.paths.search import INF, introducer_cost, tie_cost
from graph.tenure import Tenure, is_open
from graph.ties import parameters as p
from graph.ties.evidence import Evidence, Pair
from graph.ties.strength import introducer_quality
from graph.ties.tie import Basis, Contact, Tie


@dataclass(frozen=True, slots=True)
class Requests:
    """Requests for introductions that went to an introducer, as the viewer's Centre may know them."""

    accepted: int = 0
    answered: int = 0
    open: int = 0


def micro(share: float) -> int:
    """Return the cost of a factor in (0, 1]: -ln of it in micro-nats, rounded half to even."""
    return round(-math.log(share) * 1e6)


class Network:
    """All ties of a date. Actors are numbered in the order of their ids as text: `actors[i]`, `number[actor]`.

    `adjacency` and `node` are as `graph.paths.search` wants them: lapsed ties and those that somebody does not want to be asked
    for are absent; `node` is INF for whoever is never an introducer; `governments` introduce only next to the asking Centre.
    """

    def __init__(
        self, records: Records, tenure: Tenure, as_of: dt.date, requests: Mapping[ActorId, Requests] | None = None
    ) -> None:
        self.as_of = as_of
        self.evidence = Evidence(records, tenure, as_of)
        self._records = records
        self._tenure = tenure
        self._requests = requests or {}
        self.strengths: dict[Pair, float] = {
            pair: self.evidence.strength(pair, factors) for pair, factors in self.evidence.pairs()
        }
        self.actors: Sequence[ActorId] = sorted({*records.people, *records.organizations})
        self.number: Mapping[ActorId, int] = {actor: i for i, actor in enumerate(self.actors)}
        self._arcs = self._all_arcs()
        self._with_bases = lru_cache(maxsize=8)(self._build_adjacency)
        self.node: Sequence[int] = self._introducers()
        self.governments = frozenset(
            self.number[o.id] for o in records.organizations.values() if o.kind is OrganizationKind.GOVERNMENT
        )
        self._neighbours: dict[ActorId, list[ActorId]] = {}
        for a, b in sorted(self.strengths):
            self._neighbours.setdefault(a, []).append(b)
            self._neighbours.setdefault(b, []).append(a)
        self.tie = lru_cache(maxsize=20_000)(self._tie)

    def adjacency(self, bases: Collection[Basis] = frozenset(Basis)) -> Sequence[Sequence[tuple[int, int]]]:
        """Return the ties of the given bases, of each actor the cheapest first; made once per set of bases."""
        return self._with_bases(frozenset(bases))

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
        """Return q in (0, 1] of an introducer: willingness times capacity, of an organization 2/3."""
        if actor in self._records.organizations:
            return p.ORGANIZATION_QUALITY
        asked = self._requests.get(actor, Requests())
        return introducer_quality(asked.accepted, asked.answered, asked.open)

    def score(self, actors: Sequence[ActorId], strengths: Sequence[float]) -> float:
        """Return S of a path: the product of its ties, of each introducer's q, and of 0.8 for each hop after the first."""
        quality = math.prod(self.quality(actor) for actor in actors[1:-1])
        return math.prod(strengths) * quality * p.HOP ** (len(strengths) - 1)

    def neighbours(self, actor: ActorId) -> Sequence[ActorId]:
        """Return the actors with a tie to this one, lapsed ties included, in the order of ids."""
        return self._neighbours.get(self.evidence.current(actor), ())

    def strength(self, a: ActorId, b: ActorId) -> float | None:
        """Return a strength without its parts, or None where there is no evidence."""
        return self.strengths.get((a, b) if a < b else (b, a))

    def starts(self, centre: OrganizationId) -> tuple[ActorId, ...]:
        """Return who may start a path: the Centre itself, its staff and the holders of its embedded posts on the date."""
        staff = [
            spell.membership.actor
            for spell in self._tenure.of_organization(centre, self.as_of)
            if spell.membership.role in STAFF and spell.membership.actor in self._records.people
        ]
        embedded = [
            spell.membership.actor
            for post in self._records.posts.values()
            if centre in post.homes
            for spell in self._tenure.of_post(post.id, self.as_of)
        ]
        return tuple(dict.fromkeys(actor for actor in (centre, *staff, *embedded) if actor is not None))

    def _tie(self, a: ActorId, b: ActorId) -> Tie | None:
        """Return the tie of two actors with its evidence, read from `a`; None: no evidence that the viewer may use."""
        return self.evidence.tie(a, b)

    def tie_after(self, a: ActorId, b: ActorId, *, meeting: Contact | None = None, joined: float | None = None) -> Tie | None:
        """Return what the tie would be after one more interaction, or with the factor of one more shared body."""
        return self.evidence.tie(a, b, meeting, joined)

    def _all_arcs(self) -> list[tuple[int, int, int, Basis]]:
        arcs = []
        for pair, strength in self.strengths.items():
            if strength >= p.LAPSED and not self.evidence.do_not_ask(pair):
                a, b = (self.number.get(actor) for actor in pair)
                if a is not None and b is not None:
                    arcs.append((tie_cost(micro(strength)), a, b, self.evidence.basis(pair)))
        return arcs

    def _build_adjacency(self, bases: frozenset[Basis]) -> list[list[tuple[int, int]]]:
        adjacency: list[list[tuple[int, int]]] = [[] for _ in self.actors]
        for cost, a, b, basis in self._arcs:
            if basis in bases:
                adjacency[a].append((cost, b))
                adjacency[b].append((cost, a))
        for ties in adjacency:
            ties.sort()
        return adjacency

    def _introducers(self) -> list[int]:
        left = {person: day for person in self._records.people if (day := self._tenure.left_office(person, self.as_of))}
        met = self.evidence.last_contact(left)
        declared = {actor for pair in self.evidence.declared for actor in pair}
        silent = {person for person, day in left.items() if person not in declared and met.get(person, day) <= day}
        return [
            introducer_cost(micro(self.quality(actor) * p.HOP)) if self._may_introduce(actor) and actor not in silent else INF
            for actor in self.actors
        ]

    def _may_introduce(self, actor: ActorId) -> bool:
        person = self._records.people.get(PersonId(actor))
        if person is not None:
            return person.died is None or person.died.last > self.as_of
        organization = self._records.organizations[OrganizationId(actor)]
        return organization.kind not in NEVER_INTRODUCES and is_open(organization, self.as_of)
