"""What a write changed of a Centre's best paths: to whom, before and now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from graph.errors import InputError
from graph.model import ActorId, Organization, OrganizationId, PersonId
from graph.paths.answer import BodyTarget, Path, PersonTarget, Question
from graph.paths.introduce import best_path
from graph.paths.lead import ORDER
from graph.paths.search import least_costs
from graph.ties.cost import INF
from graph.view import View

MOST_BESIDE = 5
Costs: TypeAlias = Mapping[ActorId, int]


class Gain(StrEnum):
    """How a best path is better than it was. Those first are more."""

    DIRECT = "direct"
    """No introduction is needed any more."""
    FOUND = "found"
    """There was no path."""
    SHORTER = "shorter"
    BETTER_LEAD = "better-lead"
    STRONGER = "stronger"
    """The lead and the length are as before."""


@dataclass(frozen=True, slots=True)
class BeforeAndNow:
    """The best path to somebody, before and now. None: there is none."""

    to: ActorId
    before: Path | None
    now: Path | None

    @property
    def gain(self) -> Gain | None:
        """How the path is better; None: it is not."""
        before, now = self.before, self.now
        if now is None:
            return None
        if before is None:
            return Gain.DIRECT if len(now.hops) == 1 else Gain.FOUND
        if len(now.hops) < len(before.hops):
            return Gain.DIRECT if len(now.hops) == 1 else Gain.SHORTER
        if ORDER.index(now.lead) < ORDER.index(before.lead):
            return Gain.BETTER_LEAD
        return Gain.STRONGER if now.score > before.score else None

    @property
    def is_as_before(self) -> bool:
        return self.before == self.now


@dataclass(frozen=True, slots=True)
class Compared:
    """`targets`: those whom the write names. `beside`: who has a tie to one of them, or to
    somebody who is ours only now, and whose best path is another, the best first.
    `more`: others whose best path is.
    """

    targets: tuple[BeforeAndNow, ...]
    beside: tuple[BeforeAndNow, ...]
    more: int

    @property
    def best(self) -> BeforeAndNow | None:
        """Where the most was gained; None where nothing was."""
        order = list(Gain)
        gained = [each for each in (*self.targets, *self.beside) if each.gain is not None]
        return min(gained, key=lambda each: order.index(each.gain or Gain.STRONGER), default=None)


def compared(
    before: View,
    now: View,
    centre: OrganizationId,
    actors: Sequence[ActorId],
    apart: Collection[ActorId] = (),
    *,
    most: int | None = None,
) -> Compared:
    """Return what is different of a Centre's best paths to `actors`, and to those beside them.
    `apart` are looked at nowhere. `most`: of the actors only so many are shown, those first to whom
    a path changes most.
    """
    ours = {*apart, *now.network.starts(centre), *before.network.starts(centre)}
    targets = [actor for actor in dict.fromkeys(actors) if actor not in ours]
    old, new = costs(before, centre), costs(now, centre)
    if most is not None:
        changed_most = [actor for actor in targets if old.get(actor) != new.get(actor)]
        changed_most.sort(key=lambda actor: new.get(actor, INF) - old.get(actor, INF))
        targets = changed_most[:most]
    changed = {actor for actor in old.keys() | new.keys() if old.get(actor) != new.get(actor)} - {
        *ours,
        *targets,
    }
    joined = {*now.network.starts(centre)} - {*before.network.starts(centre)}
    near = {
        other for actor in (*targets, *joined) for other in now.network.neighbours(actor)
    } & changed
    beside = sorted(near, key=lambda actor: (new.get(actor, old.get(actor, 0)), actor))
    standings = [_standing(before, now, centre, actor) for actor in beside[:MOST_BESIDE]]
    shown = tuple(each for each in standings if not each.is_as_before)
    return Compared(
        tuple(_standing(before, now, centre, actor) for actor in targets),
        shown,
        len(changed) - len(standings),
    )


def standing_path(view: View, centre: OrganizationId, actor: ActorId) -> Path | None:
    """Return the best path of a Centre to an actor, as a page of paths shows it first."""
    record = view.records.node(actor)
    if record is None or actor in view.network.starts(centre):
        return None
    target = (
        BodyTarget(body=record.id)
        if isinstance(record, Organization)
        else PersonTarget(person=PersonId(actor))
    )
    try:
        return best_path(view, Question(centre=centre, target=target))
    except InputError:  # it is one of ours, or the Centre is not there on the day
        return None


def _standing(before: View, now: View, centre: OrganizationId, actor: ActorId) -> BeforeAndNow:
    return BeforeAndNow(
        actor, standing_path(before, centre, actor), standing_path(now, centre, actor)
    )


def costs(view: View, centre: OrganizationId) -> Costs:
    """Return what the best path to each actor costs, of those that have one."""
    network = view.network
    sources = network.numbers(actor for actor in network.starts(centre) if actor in network.number)
    hops = Question(centre=centre, target=BodyTarget(body=centre)).max_hops
    row = least_costs(network.adjacency(), network.node, sources, hops, network.governments)[hops]
    return {network.actors[i]: cost for i, cost in enumerate(row) if cost < INF}
