"""What a new tie would open: the best way on from somebody whom the Centre would
newly know, to the target.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from graph.model import ActorId, InteractionKind, Organization, RecordId, Role
from graph.ontology import KINDS_OF_BODY, BodyKind
from graph.paths.answer import Lead
from graph.paths.asked import Understood
from graph.paths.lead import lead_of
from graph.paths.search import least_costs
from graph.ties import parameters as p
from graph.ties.bodies import parameters_for
from graph.ties.cost import INF
from graph.ties.strength import body_factor
from graph.ties.tie import Contact, Tie
from graph.view import View


@dataclass(frozen=True, slots=True)
class Way:
    """A path that a new tie would open."""

    score: float
    lead: Lead
    through: ActorId
    now: Tie | None
    then: Tie
    hops: int


class Continuations:
    """The best way on from whoever the Centre would newly know, to the target."""

    def __init__(self, view: View, asked: Understood) -> None:
        self._view = view
        network = view.network
        self._adjacency = network.adjacency(asked.question.basis)
        governments = (network.actors[i] for i in network.governments)
        self._node = network.node_without([*asked.question.avoid, *asked.sources, *governments])
        self._out = {*asked.question.avoid, *asked.sources}
        self._targets = set(network.numbers(asked.targets))
        self._hops = asked.question.max_hops - 1
        self._rows = least_costs(self._adjacency, self._node, self._targets, self._hops)

    def usable(self, actor: ActorId) -> bool:
        """Return whether a new tie to an actor would lead on to the target; where any of those
        asked for will do, whether it would lead to one.
        """
        i = self._view.network.number[actor]
        return self.may_be_met(actor) and self._rows[self._hops][i] < INF

    def may_be_met(self, actor: ActorId) -> bool:
        """Return whether an actor may be the first introducer, or is one of those asked for."""
        i = self._view.network.number[actor]
        asked_for = i in self._targets
        return actor not in self._out and (asked_for or self._view.network.node[i] < INF)

    def way(self, start: ActorId, through: ActorId, then: Tie) -> Way:
        """Return the path over the new tie `then` from `start` and on from
        `through` to the target.
        """
        network = self._view.network
        on = self._trace(network.number[through])
        actors = (start, *(network.actors[i] for i in on))
        ties = [
            then,
            *(tie for a, b in pairwise(actors[1:]) if (tie := network.tie(a, b)) is not None),
        ]
        return Way(
            network.score(actors, [tie.strength for tie in ties]),
            lead_of(ties, through_minister=not network.ministers.isdisjoint(actors[1:-1])),
            through,
            network.tie(start, through),
            then,
            len(ties),
        )

    def _trace(self, u: int) -> list[int]:
        """Follow the table from `u` to a target.
        Costs are positive, so the cheapest walk passes nobody twice.
        """
        path, left = [u], self._hops
        while u not in self._targets:
            owed = self._rows[left][u]
            u = next(
                v
                for cost, v in self._adjacency[u]
                if self._rows[left - 1][v] < INF
                and self._rows[left - 1][v] + cost + (0 if v in self._targets else self._node[v])
                == owed
            )
            path.append(u)
            left -= 1
        return path

    def by_meeting(self, start: ActorId, actor: ActorId) -> Way:
        """Return what one meeting of two today would open."""
        meeting = Contact(
            RecordId("meeting-today"), InteractionKind.MEETING, self._view.as_of, 2, ()
        )
        then = self._view.network.tie_after(start, actor, meeting=meeting)
        if then is None:
            raise AssertionError("a meeting is evidence of a tie")
        return self.way(start, actor, then)

    def by_joining(
        self, centre: ActorId, group: Organization, members: int, actor: ActorId, role: Role
    ) -> Way | None:
        """Return what being in a group with the actor for 180 days would open, of the Centre's
        own new ties; None: no tie.
        """
        kind = KINDS_OF_BODY[group.kind].shared
        if kind is None:
            return None
        ours = Role.OUTSIDE_ORGANIZATION if kind is BodyKind.CROSS_PARTY_GROUP else Role.MEMBER
        row = parameters_for(kind, ours, role)
        if row is None:
            return None
        factor = body_factor(row, members + (kind is BodyKind.NETWORK), p.JOINING_DAYS, 0)
        then = self._view.network.tie_after(centre, actor, joined=factor)
        return self.way(centre, actor, then) if then else None
