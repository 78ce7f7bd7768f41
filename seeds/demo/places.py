"""Where things are in Lyonesse: a region of Wales for the interface, which
knows the four nations alone.
"""

from __future__ import annotations

from graph.model import Place, PlaceId, PlaceKind
from seeds.demo.cast import COUNCILS
from seeds.demo.dice import Dice
from seeds.demo.records import REGISTER, id_of
from seeds.sources.emission import Emission, place_id

WALES, LYONESSE = place_id("W92000004"), place_id("demo-lyonesse")
SEATS = 36
_FIRST = ("Candlewick", "Gooseberry", "Lantern", "Moonrake", "Otterpaw", "Thimble")
_SECOND = ("Crown", "Heath", "Hollow", "Quay", "Sands", "Weir")


def council_area(name: str) -> PlaceId:
    """Return the id of a council's area."""
    return place_id(id_of("area", name))


def add_places(emission: Emission, dice: Dice) -> list[Place]:
    """Emit the places and return the constituencies in an order drawn."""
    wales = Place(
        id=WALES, kind=PlaceKind.NATION, name="Wales", name_cy="Cymru", sources=(REGISTER,)
    )
    emission.add(wales)
    emission.add(
        Place(
            id=LYONESSE, kind=PlaceKind.REGION, name="Lyonesse", parent=WALES, sources=(REGISTER,)
        )
    )
    for council in COUNCILS:
        area = Place(
            id=council_area(council),
            kind=PlaceKind.COUNCIL_AREA,
            name=council,
            parent=LYONESSE,
            sources=(REGISTER,),
        )
        emission.add(area)
    names = dice.some([f"{first} {second}" for first in _FIRST for second in _SECOND], SEATS)
    constituencies = [
        Place(
            id=place_id(id_of("place", name)),
            kind=PlaceKind.CONSTITUENCY,
            name=name,
            parent=LYONESSE,
            sources=(REGISTER,),
        )
        for name in names
    ]
    for constituency in constituencies:
        emission.add(constituency)
    return constituencies
