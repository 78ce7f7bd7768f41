"""Which Centre is tied to whom here:
the direct ties of every open Centre to some actors, named or counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from api.pages.ask_box import open_centres
from api.pages.asked import Asked
from api.pages.facts import is_own
from api.pages.profiles.nearest import closeness
from api.pages.profiles.refs import Ref, named_ref
from api.pages.profiles.ties import in_brief
from graph.model import ActorId, OrganizationId
from graph.ties.parameters import LAPSED
from graph.ties.strength import band as band_of
from graph.ties.tie import Band, Basis
from graph.words import Fill, T

LEAST_SHOWN = 5
"""A smaller count than this is said as "under 5", so that a cell points at nobody."""


@dataclass(frozen=True, slots=True)
class CentreTie:
    """The strongest tie of a Centre to one of some actors.
    `others`: to how many more of them it is tied.
    """

    centre: Ref
    by: Ref | None
    """The colleague who has it; None: the Centre itself."""
    other: Ref
    band: Band
    basis: Basis
    why: Fill
    others: int
    own: bool
    """It rests on something that only the viewer's own Centre sees."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A count that may be shown. `count` None: above 0 and under 5."""

    count: int | None
    said: Fill


@dataclass(frozen=True, slots=True)
class CentreCounts:
    """To how many of some actors a Centre is tied, by the band of the tie."""

    centre: Ref
    cells: Sequence[tuple[Band, Cell]]


@dataclass(frozen=True, slots=True)
class Best:
    """The strongest tie of a Centre to one actor.
    `start`: the Centre or the colleague who has it.
    """

    strength: float
    start: ActorId
    other: ActorId


def ties_by_centre(asked: Asked, actors: Iterable[ActorId]) -> Sequence[CentreTie]:
    """Return the strongest tie of each open Centre that has one to any of the
    actors, the closest Centre first.
    """
    rows = []
    for centre, ties in _by_centre(asked, actors):
        best = max(ties, key=lambda tie: (tie.strength, tie.other))
        row = _row(asked, centre, best, len(ties) - 1)
        rows.append((closeness(row.band, row.basis, 1), -best.strength, centre.id, row))
    return [row for *_, row in sorted(rows, key=lambda each: each[:3])]


def counts_by_centre(asked: Asked, actors: Iterable[ActorId]) -> Sequence[CentreCounts]:
    """Return to how many of the actors each open Centre that is tied to any of them is, in the
    order of the Centres' names.
    """
    rows = []
    for centre, ties in _by_centre(asked, actors):
        bands = Counter(band_of(tie.strength) for tie in ties)
        rows.append(CentreCounts(centre, [(band, counted(bands[band])) for band in Band]))
    return rows


def counted(count: int) -> Cell:
    """Return a count as a cell."""
    if count == 0:
        return Cell(0, T("none"))
    return (
        Cell(count, str(count))
        if count >= LEAST_SHOWN
        else Cell(None, T("under {least}", least=LEAST_SHOWN))
    )


def _by_centre(asked: Asked, actors: Iterable[ActorId]) -> Sequence[tuple[Ref, Sequence[Best]]]:
    network = asked.view.network
    wanted = {network.evidence.current(actor) for actor in actors}
    found = []
    for choice in open_centres(asked):
        ties = of_centre(asked, choice.id, wanted)
        if ties:
            found.append((named_ref(asked, choice.id), ties))
    return found


def of_centre(asked: Asked, centre: OrganizationId, wanted: Collection[ActorId]) -> Sequence[Best]:
    """Return the strongest tie of a Centre to each of the actors that it is tied
    to, lapsed ties left out.
    """
    network, best = asked.view.network, dict[ActorId, Best]()
    starts = network.starts(centre)
    for start in starts:
        for other in network.neighbours(start):
            strength = network.strength(start, other) or 0.0
            if (
                other in wanted
                and other not in starts
                and strength >= LAPSED
                and (other not in best or best[other].strength < strength)
            ):
                best[other] = Best(strength, start, other)
    return list(best.values())


def _row(asked: Asked, centre: Ref, best: Best, others: int) -> CentreTie:
    tie = asked.view.network.tie(best.start, best.other)
    assert tie is not None, "neighbours have a tie"
    by = None if best.start == centre.id else named_ref(asked, best.start)
    return CentreTie(
        centre,
        by,
        named_ref(asked, best.other),
        tie.band,
        tie.basis,
        in_brief(asked.view, tie),
        others,
        is_own(asked, tie),
    )
