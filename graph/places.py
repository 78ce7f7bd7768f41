"""What lies in what: places, and bodies in those above them."""

from __future__ import annotations

from collections.abc import Iterator

from graph.ids import make
from graph.model import Nation, Organization, OrganizationId, PlaceId, PlaceKind, Records

_NATIONS = {nation.value: nation for nation in Nation}


def ancestors(records: Records, place: PlaceId | None) -> tuple[PlaceId, ...]:
    """Return a place and all that contain it, the nearest first."""
    found: list[PlaceId] = []
    while place is not None and place not in found:  # a parent may be entered in a circle
        found.append(place)
        record = records.places.get(place)
        place = record.parent if record else None
    return tuple(found)


def and_above(records: Records, body: OrganizationId | None) -> Iterator[Organization]:
    """Yield a body and those above it, the nearest first."""
    met: set[OrganizationId] = set()
    while body is not None and body not in met:  # a parent may be entered in a circle
        met.add(body)
        record = records.organizations.get(body)
        if record is None:
            return
        yield record
        body = record.parent


def nation_of_place(records: Records, place: PlaceId | None) -> Nation | None:
    """Return the nation that a place is or lies in; None: unknown, or the place holds several."""
    known = (records.places.get(id_) for id_ in ancestors(records, place))
    return next(
        (
            _NATIONS.get(make(one.name))
            for one in known
            if one is not None and one.kind is PlaceKind.NATION
        ),
        None,
    )
