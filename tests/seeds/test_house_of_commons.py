"""The House of Commons of today: seats, constituencies in four nations, parties."""

from __future__ import annotations

from graph.dates import PartialDate
from graph.model import Membership, Organization, Person, Place, Post
from seeds.sources.emission import organization_id, place_id, post_id
from seeds.sources.house_of_commons import compile_house_of_commons
from tests.seeds.sources import Sources

COMMONS = "house-of-commons"


def test_only_who_sits_now_is_here_with_the_seat_its_nation_and_the_party(sources: Sources) -> None:
    """Rowan changed party in 2025, and sat before. Ash left; the seat of Ash ended. Who had
    Mair's seat before is not here.
    """
    rowan, ash, mair = (
        sources.person(number, given, family)
        for number, given, family in (
            (1, "Rowan", "Quill"),
            (2, "Ash", "Fennimore"),
            (3, "Mair", "Pennwyth"),
        )
    )
    sources.party("labour", "Labour")
    leeds = sources.seat("10", "Leeds East", COMMONS, "2024-07-04", gss="E14001320")
    gower = sources.seat("11", "Gower", COMMONS, "2024-07-04", gss="W07000097")
    former = sources.seat("12", "Leeds Old", COMMONS, "1999", "2024-07-03", gss="E14000001")
    elsewhere = sources.seat("13", "Gower", "welsh-parliament")
    sources.sat(rowan, leeds, "2024-07-05", "2025-03-01", party="labour")
    sources.sat(rowan, leeds, "2025-03-02", party="independent")
    sources.sat(ash, gower, "2024-07-05", "2025-09-30", party="labour")
    sources.sat(mair, gower, "2025-11-14", party="labour")
    sources.sat(ash, former, "2019-12-13", "2024-05-30", party="labour")
    sources.sat(ash, elsewhere, "2021-05-08")
    emission = compile_house_of_commons(sources.write())
    assert {
        (each.actor, each.post, each.on_behalf_of, each.valid_from)
        for each in emission.emitted(Membership).values()
    } == {
        ("person-1", "seat-10", "party-labour", PartialDate("2024-07-05")),
        ("person-1", "seat-10", None, PartialDate("2025-03-02")),
        ("person-3", "seat-11", "party-labour", PartialDate("2025-11-14")),
    }
    assert emission.emitted(Person).keys() == {"person-1", "person-3"}
    assert emission.emitted(Post).keys() == {"seat-10", "seat-11"}
    seat = emission.emitted(Post)[post_id("seat-10")]
    assert (seat.label, seat.place, seat.holders_from) == (
        "MP for Leeds East",
        "E14001320",
        PartialDate("2024-07-05"),
    )
    places = emission.emitted(Place)
    assert {(id_, place.parent) for id_, place in places.items()} == {
        ("E14001320", "E92000001"),
        ("W07000097", "W92000004"),
    }
    house = emission.emitted(Organization)[organization_id(COMMONS)]
    assert (house.nation, house.place) == (None, place_id("K02000001"))
