"""From candidates to rows: detours are dropped, substitutes merged, and
those picked that differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graph.model import ActorId
from graph.paths.answer import Lead
from graph.paths.lead import ORDER, worse_or_equal
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
    """A path, and those that differ from it in one introducer only, or in the end alone."""

    first: Candidate
    told: Candidate
    """The one by which the row is told: of those that differ in the end, with the end preferred."""
    substitutes: list[ActorId] = field(default_factory=list)
    ends: list[ActorId] = field(default_factory=list)
    """Of those that differ in the end."""

    def touched(self, *, with_end: bool) -> frozenset[str]:
        """What the path goes through: its introducers and all bodies with a factor on its hops;
        where any end will do, its end too.
        """
        end = self.told.actors[-1:] if with_end else ()
        return frozenset((*self.told.introducers, *end)).union(*self.told.bodies())


class Rows:
    """Rows in order of S, built candidate by candidate."""

    def __init__(self, preference: Callable[[ActorId], int] | None = None) -> None:
        """Begin without rows. `preference`: where any end will do, the place of an end among equal
        ones, the first told first; None: ends are not merged.
        """
        self.rows: list[Row] = []
        self._preference = preference
        self._leads: dict[tuple[ActorId, ...], Lead] = {}
        self._alike: dict[object, int] = {}

    def add(self, candidate: Candidate) -> None:
        """Drop a detour, merge a substitute or another end, or begin a row."""
        if self._is_detour(candidate):
            return
        introducers = candidate.introducers
        known = self._leads.get(introducers)
        if introducers and (known is None or worse_or_equal(known, candidate.lead)):
            self._leads[introducers] = candidate.lead
        keys = list(_keys(candidate, ends_alike=self._preference is not None))
        alike = [self._alike[key] for key in keys if key in self._alike]
        if alike:
            self._join(self.rows[min(alike)], candidate)
            return
        for key in keys:
            self._alike[key] = len(self.rows)
        self.rows.append(Row(candidate, candidate))

    def _join(self, row: Row, candidate: Candidate) -> None:
        if candidate.introducers != row.first.introducers:
            row.substitutes += [
                actor for actor in candidate.introducers if actor not in row.first.introducers
            ]
            return
        row.ends.append(candidate.actors[-1])
        if self._preference is not None:
            told, other = row.told.actors[-1], candidate.actors[-1]
            if (self._preference(other), other) < (self._preference(told), told):
                row.told = candidate

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


def _keys(candidate: Candidate, *, ends_alike: bool) -> Iterator[object]:
    """What two paths share that differ in one introducer: ends, the other introducers, bands and
    bodies of every hop. What two share that differ in the end: all before it, and strengths.
    """
    bands = tuple(tie.band for tie in candidate.ties)
    for i in range(1, len(candidate.actors) - 1):
        yield (i, candidate.actors[:i], candidate.actors[i + 1 :], bands, candidate.bodies())
    if ends_alike:
        yield (candidate.actors[:-1], tuple(nine_digits(tie.strength) for tie in candidate.ties))


def nine_digits(value: float) -> float:
    """Return a value to 9 digits: those that are equal so far are equal."""
    return float(f"{value:.9g}")


def diverse(rows: Sequence[Row], first: int, gamma: float, *, any_end: bool = False) -> list[Row]:
    """Pick greedily by S * (1 - gamma * the largest Jaccard likeness with those already picked),
    and always the best of the best lead and, of two or more, the best direct tie.

    Return them best lead first, then in order of S. Of equal values the first row wins.
    """
    touched = {id(row): row.touched(with_end=any_end) for row in rows}
    picked: list[Row] = []
    left = list(rows)
    while left and len(picked) < first:
        best = max(
            left,
            key=lambda row: nine_digits(
                row.first.score * (1 - gamma * _likeness(touched, row, picked))
            ),
        )
        picked.append(best)
        left.remove(best)
    if not picked:
        return picked
    leading = min(rows, key=lead_then_score)
    if leading not in picked:
        picked[-1] = leading
    direct = [row for row in rows if not row.first.introducers]
    if first > 1 and direct:
        nearest = max(direct, key=lambda row: nine_digits(row.first.score))
        if nearest not in picked:
            last = picked[-1] if picked[-1] is not leading else picked[-2]
            picked[picked.index(last)] = nearest
    return sorted(picked, key=lambda row: (*lead_then_score(row), rows.index(row)))


def lead_then_score(row: Row) -> tuple[int, float]:
    return (ORDER.index(row.first.lead), -nine_digits(row.first.score))


def _likeness(touched: dict[int, frozenset[str]], row: Row, picked: Sequence[Row]) -> float:
    ours = touched[id(row)]
    others = (touched[id(other)] for other in picked)
    return max(
        (len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0 for theirs in others),
        default=0.0,
    )
