"""Which people of Centres know one another, and whom of a nation they know, by the ties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model import ActorId, Nation, Organization, OrganizationId
from graph.names.nation import nation_of
from graph.names.present import is_present
from graph.ontology import CENTRE_KINDS
from graph.view import View

MOST_TIES = 3
"""That are told of one pair."""
_ENDS = ("ours", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTie:
    """A tie of one of the people of a Centre, or of the Centre itself."""

    ours: ActorId
    other: ActorId
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoKnowsWhom:
    """Who of two Centres know one another."""

    strength: float
    """Of the strongest tie of theirs; 0: none is recorded."""
    ties: tuple[KnownTie, ...]
    """Those between two people first, then those of one and a Centre, then the Centres' own; each
    by strength.
    """


def who_knows_whom(view: View, one: OrganizationId, other: OrganizationId) -> WhoKnowsWhom:
    """Return how two Centres know one another, by ties of their people and their own."""
    theirs = frozenset(view.network.starts(other))
    ours = [actor for actor in view.network.starts(one) if actor not in theirs]
    found = [
        KnownTie(ours=actor, other=each, strength=strength)
        for actor in ours
        for each in view.network.neighbours(actor)
        if each in theirs and (strength := view.network.strength(actor, each)) is not None
    ]
    by_people = sorted(found, key=lambda tie: (-_people_in(view, tie), *_order(tie)))
    return WhoKnowsWhom(
        strength=max((tie.strength for tie in found), default=0.0),
        ties=tuple(by_people[:MOST_TIES]),
    )


def is_of_people(view: View, tie: KnownTie) -> bool:
    """Return whether a tie is between two people."""
    return _people_in(view, tie) == len(_ENDS)


def _people_in(view: View, tie: KnownTie) -> int:
    return sum(getattr(tie, end) in view.records.people for end in _ENDS)


def known_in(
    view: View, centre: OrganizationId, nations: Iterable[Nation]
) -> Mapping[Nation, tuple[KnownTie, ...]]:
    """Return the strongest ties of a Centre and its people with who is in office and which bodies
    are open in each nation on the day, other Centres left out.
    """
    starts = view.network.starts(centre)
    found: dict[Nation, list[KnownTie]] = {nation: [] for nation in nations}
    for actor in starts:
        for each in view.network.neighbours(actor):
            if each in starts:
                continue
            record = view.records.actor(each)
            if not is_present(view.tenure, record, view.as_of):
                continue
            if isinstance(record, Organization) and record.kind in CENTRE_KINDS:
                continue
            nation = nation_of(view.records, view.tenure, record, view.as_of)
            strength = view.network.strength(actor, each)
            if nation in found and strength is not None:
                found[nation].append(KnownTie(ours=actor, other=each, strength=strength))
    return {nation: _strongest(ties) for nation, ties in found.items()}


def _strongest(ties: Iterable[KnownTie]) -> tuple[KnownTie, ...]:
    return tuple(sorted(ties, key=_order)[:MOST_TIES])


def _order(tie: KnownTie) -> tuple[float, str, str]:
    return -tie.strength, tie.ours, tie.other
