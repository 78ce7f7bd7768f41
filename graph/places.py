"""The hierarchy of places."""

from __future__ import annotations

from graph.model import Nation, PlaceId, Records

NATION_CODES = {
    "E92000001": Nation.ENGLAND,
    "N92000002": Nation.NORTHERN_IRELAND,
    "S92000003": Nation.SCOTLAND,
    "W92000004": Nation.WALES,
}
"""ONS codes of the nations."""


def ancestors(records: Records, place: PlaceId | None) -> tuple[PlaceId, ...]:
    """Return a place and all that contain it, the nearest first."""
    found: list[PlaceId] = []
    while place is not None and place not in found:
        found.append(place)
        record = records.places.get(place)
        place = record.parent if record else None
    return tuple(found)


def nation_of_place(records: Records, place: PlaceId | None) -> Nation | None:
    """Return the nation that a place is or lies in; None: unknown, or the place holds several."""
    return next((NATION_CODES[code] for code in ancestors(records, place) if code in NATION_CODES), None)
