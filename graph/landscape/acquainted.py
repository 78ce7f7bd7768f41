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


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTie:
    """A tie of one of the people of a Centre, or of the Centre itself."""

    ours: ActorId
    other: ActorId
    strength: float


def ties_between(view: View, one: OrganizationId, other: OrganizationId) -> tuple[KnownTie, ...]:
    """Return the strongest ties between the people of two Centres, theirs and the Centres' own."""
    theirs = frozenset(view.network.starts(other))
    ours = [actor for actor in view.network.starts(one) if actor not in theirs]
    return _strongest(
        KnownTie(ours=actor, other=each, strength=strength)
        for actor in ours
        for each in view.network.neighbours(actor)
        if each in theirs and (strength := view.network.strength(actor, each)) is not None
    )


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
    ordered = sorted(ties, key=lambda tie: (-tie.strength, tie.ours, tie.other))
    return tuple(ordered[:MOST_TIES])
