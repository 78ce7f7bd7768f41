"""From candidates to rows: detours are dropped, substitutes merged, and
those picked that differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graph.model import ActorId
from graph.paths.answer import Lead
from graph.paths.lead import worse_or_equal
from graph.ties.tie import Tie


@dataclass(frozen=True, slots=True)
class Candidate:
    """One simple path, read from the Centre's side."""

    actors: tuple[ActorId, ...]
    ties: tuple[Tie, ...]
    score: float
    lead: Lead

    @property
    def introducers(self) -> tuple[ActorId, ...]:
        return self.actors[1:-1]

    def bodies(self) -> tuple[frozenset[str], ...]:
        """The bodies with a factor on each hop."""
        return tuple(frozenset(shared.key for shared in tie.shared) for tie in self.ties)


@dataclass(slots=True, eq=False)
class Row:
    """A path and those that differ from it in one introducer only."""

    first: Candidate
    substitutes: list[ActorId] = field(default_factory=list)

    def touched(self) -> frozenset[str]:
        """What the path goes through: its introducers and all bodies with a factor on its hops."""
        return frozenset(self.first.introducers).union(*self.first.bodies())


class Rows:
    """Rows in order of S, built candidate by candidate."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._leads: dict[tuple[ActorId, ...], Lead] = {}
        self._alike: dict[object, Row] = {}

    def add(self, candidate: Candidate) -> None:
        """Drop a detour, merge a substitute, or begin a row."""
        if self._is_detour(candidate):
            return
        introducers = candidate.introducers
        known = self._leads.get(introducers)
        if introducers and (known is None or worse_or_equal(known, candidate.lead)):
            self._leads[introducers] = candidate.lead
        keys = list(_keys(candidate))
        alike = [self._alike[key] for key in keys if key in self._alike]
        if alike:
            row = min(alike, key=self.rows.index)
            row.substitutes += [
                actor for actor in introducers if actor not in row.first.introducers
            ]
            return
        row = Row(candidate)
        self.rows.append(row)
        for key in keys:
            self._alike.setdefault(key, row)

    def _is_detour(self, candidate: Candidate) -> bool:
        """A path that holds all introducers of a better one in the same order and
        more, without a better lead.
        """
        introducers = candidate.introducers
        shorter = (
            part for size in range(1, len(introducers)) for part in combinations(introducers, size)
        )
        return any(
            part in self._leads and worse_or_equal(candidate.lead, self._leads[part])
            for part in shorter
        )


def _keys(candidate: Candidate) -> Iterator[object]:
    """What two paths share that differ in one introducer:
    ends, the other introducers, bands and bodies of every hop.
    """
    bands = tuple(tie.band for tie in candidate.ties)
    for i in range(1, len(candidate.actors) - 1):
        yield (i, candidate.actors[:i], candidate.actors[i + 1 :], bands, candidate.bodies())


def diverse(rows: Sequence[Row], first: int, gamma: float) -> list[Row]:
    """Pick greedily by S * (1 - gamma * the largest Jaccard likeness with those already picked);
    return them in order of S.
    """
    touched = {id(row): row.touched() for row in rows}
    picked: list[Row] = []
    left = list(rows)
    while left and len(picked) < first:
        best = max(
            left, key=lambda row: row.first.score * (1 - gamma * _likeness(touched, row, picked))
        )
        picked.append(best)
        left.remove(best)
    return sorted(picked, key=rows.index)


def _likeness(touched: dict[int, frozenset[str]], row: Row, picked: Sequence[Row]) -> float:
    ours = touched[id(row)]
    others = (touched[id(other)] for other in picked)
    return max(
        (len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0 for theirs in others),
        default=0.0,
    )
