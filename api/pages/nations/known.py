"""Whom of a list the network has a way to: by name, how well, and through whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.describe import described
from api.pages.asked import Asked
from api.pages.profiles.refs import Ref, named_ref
from graph.metrics.ways import TargetWay
from graph.ties.tie import Band, Basis
from graph.words import Fill


@dataclass(frozen=True, slots=True)
class WayShown:
    """The best way to one of a list. `by`: the colleague with whom it begins; None: it begins
    with the Centre. `through`: the introducers.
    """

    target: Ref
    what: Fill | None
    centre: Ref
    by: Ref | None
    through: Sequence[Ref]
    band: Band
    basis: Basis
    path: str
    """The address of the paths to it."""


def ways_shown(asked: Asked, ways: Sequence[TargetWay]) -> Sequence[WayShown]:
    """Return ways as a page shows them, in their order."""
    return [_shown(asked, way) for way in ways]


def _shown(asked: Asked, way: TargetWay) -> WayShown:
    start, *through, target = way.actors
    return WayShown(
        target=named_ref(asked, target),
        what=described(asked.view, asked.view.records.actor(target)).what,
        centre=named_ref(asked, way.centre),
        by=named_ref(asked, start) if way.centre != start else None,
        through=[named_ref(asked, each) for each in through],
        band=way.weakest.band,
        basis=way.weakest.basis,
        path=asked.address("path", **{"from": way.centre, "to": target}),
    )
