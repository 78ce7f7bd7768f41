"""Who speaks for the area of a council: also whoever has a seat that is named after it."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Conflict, OrganizationKind, Place, PlaceId, PlaceKind, RecordId
from graph.paths.answer import IntroductionPaths, PlaceTarget
from graph.words import say
from tests.graph.paths.asking import ask, staffed
from tests.graph.world import ASSEMBLY, World, place

WALES, ENGLAND = "W92000004", "E92000001"
TAKEN = (
    "No source here says which constituencies lie in {}: those named after it are taken. "
    "There may be others, and one of these may lie elsewhere."
)


def put(world: World, id_: str, kind: PlaceKind, name: str, parent: str, cy: str = "") -> None:
    made = Place(
        id=place(id_), kind=kind, name=name, name_cy=cy or None, parent=PlaceId(RecordId(parent))
    )
    world.records = replace(world.records, places={**world.records.places, made.id: made})


def world_with_seats() -> World:
    """Two nations; areas of councils, and seats whose holders are called as their seats."""
    world = staffed()
    put(world, ENGLAND, PlaceKind.NATION, "England", "K02000001")
    for name in ("Mere", "Mere Forest", "Dun, City of", "Shire"):
        put(world, name, PlaceKind.COUNCIL_AREA, name, ENGLAND)
    put(world, "North Shire", PlaceKind.COUNCIL_AREA, "North Shire", "Shire")
    put(world, "Caer", PlaceKind.COUNCIL_AREA, "Chester Hill", WALES, cy="Caer")
    world.body("dun", OrganizationKind.COUNCIL, name="Dun City Council", at="Dun, City of")
    for name, nation in (
        ("Mere and Sands", ENGLAND),
        ("West Mere", ENGLAND),
        ("Mere Forest", ENGLAND),
        ("Meresby", ENGLAND),
        ("Mere", WALES),
        ("Dun Central", ENGLAND),
        ("North Shire", ENGLAND),
        ("Dwyrain Caer", WALES),
    ):
        put(world, f"seat {name} {nation}", PlaceKind.CONSTITUENCY, name, nation)
        holder = f"{name} of {nation[0]}"
        world.office(holder, f"Member for {name}", of=ASSEMBLY, at=f"seat {name} {nation}")
        world.member(holder, ASSEMBLY, since="2024-07-05", post_id=holder)
    world.office("left", "Member for Mere Sands", of=ASSEMBLY, at=f"seat West Mere {ENGLAND}")
    world.member("left", ASSEMBLY, since="2020-01-01", until="2024-05-30", post_id="left")
    return world


def who(world: World, area: str, kind: OrganizationKind | None = None) -> IntroductionPaths:
    return ask(world, PlaceTarget(place=PlaceId(RecordId(area)), kind=kind))


def test_seats_named_after_an_area_in_its_nation_are_taken_and_it_is_said() -> None:
    """Mere Forest is an area of its own elsewhere, Meresby another word, and one who left is not
    asked for.
    """
    answer = who(world_with_seats(), "Mere")
    assert set(answer.targets) == {"Mere and Sands of E", "West Mere of E"}
    assert TAKEN.format("Mere") in [say(note) for note in answer.notes]


def test_a_county_has_the_seat_of_a_district_inside_it_and_the_district_has_it_too() -> None:
    world = world_with_seats()
    assert set(who(world, "Shire").targets) == {"North Shire of E"}
    assert set(who(world, "North Shire").targets) == {"North Shire of E"}


def test_the_name_of_its_council_and_its_welsh_name_count_too() -> None:
    world = world_with_seats()
    assert set(who(world, "Dun, City of").targets) == {"dun", "Dun Central of E"}
    assert set(who(world, "Caer").targets) == {"Dwyrain Caer of W"}


def test_with_a_kind_of_body_only_the_seats_in_a_legislature_count() -> None:
    world = world_with_seats()
    assert set(who(world, "Dun, City of", OrganizationKind.LEGISLATURE).targets) == {
        "Dun Central of E"
    }
    council = who(world, "Dun, City of", OrganizationKind.COUNCIL)
    assert set(council.targets) == {"dun"}
    assert not [note for note in council.notes if "constituencies" in say(note)]


def test_where_no_seat_is_named_after_an_area_that_is_said_and_of_other_places_nothing() -> None:
    world = world_with_seats()
    put(world, "Fens", PlaceKind.COUNCIL_AREA, "Fens", ENGLAND)
    assert [say(note) for note in who(world, "Fens").notes] == [
        "No source here says which constituencies lie in Fens, and none is named after it."
    ]
    assert not [
        note for note in who(world, f"seat Mere {WALES}").notes if "constituencies" in say(note)
    ]


def test_the_councils_of_an_authority_are_in_its_area() -> None:
    world = staffed()
    put(world, "Vale", PlaceKind.REGION, "Vale", WALES)
    world.area("one")
    world.area("two")
    world.body("authority", OrganizationKind.AUTHORITY, at="Vale")
    for council in ("one", "two"):
        world.body(f"council {council}", OrganizationKind.COUNCIL, at=council)
    world.member("council one", "authority", since="2016-04-01")
    world.office("mayor", "Mayor of the Vale", of="authority", at="Vale")
    world.member("ann", "authority", since="2024-05-01", post_id="mayor")
    assert set(who(world, "Vale").targets) == {"ann", "authority", "council one"}
    assert set(who(world, "Vale", OrganizationKind.COUNCIL).targets) == {"council one"}


def test_of_an_office_whose_end_sources_state_differently_it_is_said_as_of_when_it_is_known() -> (
    None
):
    """The end of one is in dispute, whose post is called as its holder; the list was read on
    1 July 2026.
    """
    world = world_with_seats()
    (held,) = (
        each for each in world.records.memberships.values() if each.post == "Dun Central of E"
    )
    assert not [note for note in map(say, who(world, "Dun, City of").notes) if "agree" in note]
    disputed = Conflict(
        id=RecordId("c"), table="memberships", key=held.id, field="to", value="another since"
    )
    world.records = replace(world.records, conflicts={disputed.id: disputed})
    assert [note for note in map(say, who(world, "Dun, City of").notes) if "agree" in note] == [
        "Dun Central of E as of 1 July 2026: Dun Central of E. Sources do not agree that this is "
        "still so."
    ]
