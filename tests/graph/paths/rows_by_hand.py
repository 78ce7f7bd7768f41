"""The definition of right for what is made of candidates: which are detours, which are one row,
which rows are picked and in what order they are shown.

Naive on purpose: it looks at everything again for each candidate and each pick, and shares nothing
with `graph.paths.rows` but the meaning.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

LEADS = ("good", "fair", "long-shot")


@dataclass(frozen=True, slots=True)
class Way:
    """A candidate in plain values: of each hop its strength, band and bodies."""

    actors: tuple[str, ...]
    strengths: tuple[float, ...]
    bands: tuple[str, ...]
    bodies: tuple[frozenset[str], ...]
    score: float
    lead: str

    @property
    def inner(self) -> tuple[str, ...]:
        return self.actors[1:-1]


@dataclass(slots=True)
class RowByHand:
    members: list[Way] = field(default_factory=list)
    """All that were merged, the first first."""


def rows_by_hand(ways: Sequence[Way], *, any_end: bool) -> list[RowByHand]:
    """Go down the candidates: drop each detour, put each other one into the first row that takes
    it, else begin a row.
    """
    rows: list[RowByHand] = []
    for place, way in enumerate(ways):
        if any(_makes_a_detour(better, way) for better in ways[:place]):
            continue
        taking = [
            row
            for row in rows
            if _stands_in(way, row.members[0])
            or (any_end and _differs_in_the_end(way, row.members[0]))
        ]
        if taking:
            taking[0].members.append(way)
        else:
            rows.append(RowByHand([way]))
    return rows


def picked_by_hand(
    rows: Sequence[RowByHand], k: int, gamma: float, *, any_end: bool
) -> list[RowByHand]:
    """Pick one after the other, put in the best of the best lead and the best direct tie, then
    order what is shown.
    """
    picked: list[int] = []
    while len(picked) < min(k, len(rows)):
        weights = [
            (-1.0 if i in picked else _nine(_weight(rows, i, picked, gamma, any_end)))
            for i in range(len(rows))
        ]
        picked.append(weights.index(max(weights)))
    if not picked:
        return []
    order = sorted(range(len(rows)), key=lambda i: (*_shown(rows[i]), i))
    if order[0] not in picked:
        picked[-1] = order[0]
    direct = [i for i in range(len(rows)) if len(rows[i].members[0].actors) == 2]
    if k >= 2 and direct:
        best = sorted(direct, key=lambda i: (-_nine(rows[i].members[0].score), i))[0]
        if best not in picked:
            places = [place for place in range(len(picked)) if picked[place] != order[0]]
            picked[places[-1]] = best
    return [rows[i] for i in order if i in picked]


def _makes_a_detour(better: Way, way: Way) -> bool:
    """Whether a way holds all introducers of a better one in the same order and more, without
    a better lead.
    """
    in_order = any(
        part == better.inner for part in itertools.combinations(way.inner, len(better.inner))
    )
    more = len(way.inner) > len(better.inner) > 0
    return in_order and more and LEADS.index(way.lead) >= LEADS.index(better.lead)


def _stands_in(way: Way, first: Way) -> bool:
    if len(way.actors) != len(first.actors):
        return False
    differing = [i for i, (a, b) in enumerate(zip(way.actors, first.actors, strict=True)) if a != b]
    return (
        len(differing) == 1
        and 0 < differing[0] < len(way.actors) - 1
        and (way.bands, way.bodies) == (first.bands, first.bodies)
    )


def _differs_in_the_end(way: Way, first: Way) -> bool:
    return way.actors[:-1] == first.actors[:-1] and [_nine(s) for s in way.strengths] == [
        _nine(s) for s in first.strengths
    ]


def _weight(
    rows: Sequence[RowByHand], i: int, picked: Sequence[int], gamma: float, any_end: bool
) -> float:
    ours = _holds(rows[i], any_end)
    alike = [0.0]
    for other in picked:
        theirs = _holds(rows[other], any_end)
        if ours or theirs:
            alike.append(len(ours & theirs) / len(ours | theirs))
    return rows[i].members[0].score * (1 - gamma * max(alike))


def _holds(row: RowByHand, any_end: bool) -> set[str]:
    """Of a row told by the end with the least id."""
    first = row.members[0]
    told = min(
        (way for way in row.members if way.inner == first.inner), key=lambda way: way.actors[-1]
    )
    return {*told.inner, *(told.actors[-1:] if any_end else ())}.union(*told.bodies)


def _shown(row: RowByHand) -> tuple[int, float]:
    return LEADS.index(row.members[0].lead), -_nine(row.members[0].score)


def _nine(value: float) -> float:
    """To 9 digits."""
    return float(format(value, ".8e"))
