"""Who left a post or a chair between two days, and who came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.metrics.scope import KnownPair
from graph.model import ActorId, PersonId
from graph.paths.meant import people_of
from graph.tenure import Spell
from graph.ties.gather import pair_of
from graph.ties.tie import Basis
from graph.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnover:
    """Who left and who came, with the last day of the former and the first of the latter; at least
    one of the two. `now`: who is there on the last day, also where nobody says since when.
    """

    left: tuple[ActorId, ...]
    left_on: dt.date | None
    came: tuple[ActorId, ...]
    came_on: dt.date | None
    now: tuple[ActorId, ...]

    @property
    def day(self) -> dt.date:
        return max(day for day in (self.left_on, self.came_on) if day is not None)


def turnover(view: View, spells: Sequence[Spell], first: dt.date, last: dt.date) -> Turnover | None:
    """Return who left and who came from the first day to the last, of all spells in one post or
    chair; None: nobody did. Whoever stayed is neither.
    """
    left = [one for one in spells if one.last is not None and first <= one.last < last]
    came = [
        one
        for one in spells
        if one.start_stated and one.first is not None and first <= one.first <= last
    ]
    gone = _people(view, left)
    new = tuple(one for one in _people(view, came) if one not in gone)
    now = tuple(people_of(view, [one for one in spells if one.covers(last)]))
    gone = tuple(one for one in gone if one not in now)
    if not gone and not new:
        return None
    return Turnover(
        left=gone,
        left_on=max((one.last for one in left if one.last), default=None) if gone else None,
        came=new,
        came_on=max((one.first for one in came if one.first), default=None) if new else None,
        now=now,
    )


def _people(view: View, spells: Sequence[Spell]) -> tuple[ActorId, ...]:
    people = view.records.people
    found = (one.membership.actor for one in spells)
    return tuple(dict.fromkeys(one for one in found if one is not None and PersonId(one) in people))


def known_of(
    view: View, ours: frozenset[ActorId], people: Sequence[ActorId]
) -> Iterator[KnownPair]:
    """Yield the pairs of some of ours and some people who know one another, whoever they are."""
    network = view.network
    for person in people:
        for one in sorted(ours & frozenset(network.neighbours(person))):
            pair = KnownPair(
                one,
                person,
                network.strength(one, person) or 0.0,
                network.basis(one, person),
                tuple(network.evidence.contacts.get(pair_of(one, person), ())),
            )
            if pair.is_known and pair.basis is not Basis.POTENTIAL:
                yield pair


def strongest(pairs: Sequence[KnownPair]) -> Sequence[KnownPair]:
    """Return the strongest pair of each target, the strongest first."""
    in_order = sorted(pairs, key=lambda pair: (-pair.strength, pair.target, pair.ours))
    first: dict[ActorId, KnownPair] = {}
    for pair in in_order:
        first.setdefault(pair.target, pair)
    return list(first.values())
