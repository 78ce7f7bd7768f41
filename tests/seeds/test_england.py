"""England's strategic authorities: their areas and councils, and who is mayor as of June 2026."""

from __future__ import annotations

import pytest

from graph.dates import PartialDate
from graph.model import (
    Conflict,
    Membership,
    Name,
    Organization,
    OrganizationKind,
    OrganizationStatus,
    Person,
    Place,
    Post,
    Role,
)
from seeds.sources.emission import Emission, organization_id, place_id, post_id
from seeds.sources.england import compile_england
from seeds.sources.record import SourceError
from tests.seeds.sources import Sources

ENGLAND = "England"
TEES, MIDLANDS = "Tees Valley", "East Midlands"


def council(sources: Sources, code: str, region: str = "North East", **fields: str) -> None:
    sources.council(
        code, f"{code} Council", code, ENGLAND, region=region, **{"gss-code": f"E-{code}"}, **fields
    )


def members(emission: Emission, authority: str) -> set[str]:
    return {
        each.actor
        for each in emission.emitted(Membership).values()
        if each.organization == authority and each.post is None and each.actor is not None
    }


def test_an_authority_has_its_councils_since_it_was_established(sources: Sources) -> None:
    council(sources, "DAL")
    council(sources, "HPL")
    council(sources, "TVX", **{"local-authority-type": "COMB", "start-date": "2014-04-01"})
    sources.authority(TEES, "Tees Valley Combined Authority", ("DAL", "HPL"), mysociety_code="TVX")
    emission = compile_england(sources.write())
    found = emission.emitted(Organization)[organization_id("council-tvx")]
    assert (found.kind, found.name, found.valid_from, found.sources) == (
        OrganizationKind.AUTHORITY,
        "Tees Valley Combined Authority",
        PartialDate("2016-04-01"),
        ("legislation:uksi/2016/449",),
    )
    assert members(emission, "council-tvx") == {"council-dal", "council-hpl"}
    assert {each.valid_from for each in emission.emitted(Membership).values()} == {
        PartialDate("2016-04-01")
    }
    assert found.place is not None
    area = emission.emitted(Place)[found.place]
    assert (area.name, area.name_cy, area.parent) == (
        "Tees Valley",
        "Dyffryn Tees",
        "place-region-north-east",
    )
    assert {each.name for each in emission.emitted(Name).values()} >= {"Tees Valley", "TVX"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("East Midlands Combined County Authority", {"council-dby", "council-der"}),
        (
            "East Midlands Combined Authority",
            {"council-dby", "council-der", "council-amb", "council-bos"},
        ),
    ],
)
def test_a_county_authority_has_counties_in_place_of_their_districts(
    sources: Sources, name: str, expected: set[str]
) -> None:
    """The county is no area of the list; that it is a member of the authority says the other."""
    council(sources, "DBY", **{"combined-authority": "EMX"})
    for district in ("AMB", "BOS"):
        council(sources, district, **{"county-la": "DBY"})
    council(sources, "DER")
    sources.authority(MIDLANDS, name, ("AMB", "BOS", "DER"), mysociety_code="EMX")
    assert members(compile_england(sources.write()), "council-emx") == expected


def test_an_area_of_two_regions_lies_in_england_and_none_has_the_name_of_a_region(
    sources: Sources,
) -> None:
    council(sources, "DER", region="East Midlands")
    council(sources, "YOR", region="Yorkshire")
    sources.authority(MIDLANDS, "East Midlands Combined Authority", ("DER", "YOR"), gss_code="E1")
    sources.authority("Cumbria", "Cumbria Combined Authority", ("DER",), gss_code="E2")
    places = compile_england(sources.write()).emitted(Place)
    both, one = places[place_id("E1")], places[place_id("E2")]
    assert (both.name, both.parent) == ("East Midlands (area of the authority)", "E92000001")
    assert (one.name, one.parent) == ("Cumbria", "place-region-east-midlands")


def test_a_mayor_counts_from_the_last_election_and_is_the_person_of_the_register(
    sources: Sources,
) -> None:
    sources.person(1, "Rowan", "Quill", honorific_prefix="")
    sources.authority(
        TEES,
        "Tees Valley Combined Authority",
        mayor="Rowan Quill",
        mayor_in_june_2026_source="Dame Rowan Quill",
        mayor_person_id="uk.org.publicwhip/person/1",
    )
    sources.authority(
        "Cumbria",
        "Cumbria Combined Authority",
        mayor="Ash Fennimore",
        mayor_in_june_2026_source="Ash Fennimore",
        next_election="2029-05",
    )
    emission = compile_england(sources.write())
    assert {
        (each.actor, each.post, each.role, each.valid_from and each.valid_from.text)
        for each in emission.emitted(Membership).values()
    } == {
        ("person-1", "mayor-tees-valley", Role.CHAIR, "2024-05"),
        ("mayor-ash-fennimore", "mayor-cumbria", Role.CHAIR, "2025-05"),
    }
    post = emission.emitted(Post)[post_id("mayor-tees-valley")]
    assert (post.label, post.label_cy) == ("Mayor of Tees Valley", "Maer Dyffryn Tees")
    assert not emission.emitted(Conflict)


def test_where_a_later_list_names_another_the_mayor_of_june_stands_and_it_is_said(
    sources: Sources,
) -> None:
    """The id stands beside the later name, so it is not taken."""
    sources.person(1, "Rowan", "Quill")
    sources.authority(
        TEES,
        "Tees Valley Combined Authority",
        mayor="Rowan Quill",
        mayor_person_id="uk.org.publicwhip/person/1",
        mayor_in_june_2026_source="Ash Fennimore",
    )
    emission = compile_england(sources.write())
    assert [each.name for each in emission.emitted(Person).values()] == ["Ash Fennimore"]
    (membership,) = emission.emitted(Membership).values()
    assert {(each.key, each.field, each.value) for each in emission.emitted(Conflict).values()} == {
        (membership.id, "to", "no end stated"),
        (membership.id, "to", "a list of 2026-09-15 names another mayor"),
    }


def test_the_mayor_of_london_is_who_holds_the_office_in_the_register(sources: Sources) -> None:
    rowan, ash = sources.person(1, "Rowan", "Quill"), sources.person(2, "Ash", "Fennimore")
    office = sources.seat("9", "Greater London", "london-assembly", label="Mayor of London")
    sources.sat(ash, office, "2016-05-09", "2021-05-07")
    sources.sat(rowan, office, "2021-05-08")
    sources.authority(
        "Greater London",
        "Greater London Authority",
        instrument="Greater London Authority Act 1999",
        mayor="Somebody Else",
    )
    emission = compile_england(sources.write())
    (membership,) = emission.emitted(Membership).values()
    assert (membership.actor, membership.valid_from, membership.sources) == (
        "person-1",
        PartialDate("2021-05-08"),
        ("politician-data:1",),
    )
    assert list(emission.emitted(Person)) == ["person-1"]


def test_the_authority_north_of_the_tyne_ended_when_that_of_the_north_east_began(
    sources: Sources,
) -> None:
    for code in ("NECA", "NTCA"):
        council(sources, code, **{"local-authority-type": "COMB", "start-date": "2014-04-15"})
    sources.authority(
        "North East",
        "North East Authority",
        mysociety_code="NECA",
        gss_code="E1",
        established="2024-05-07",
    )
    emission = compile_england(sources.write())
    former = emission.emitted(Organization)[organization_id("council-ntca")]
    assert (former.status, former.valid_to, former.successor) == (
        OrganizationStatus.SUCCEEDED,
        PartialDate("2024-05-07"),
        "council-neca",
    )
    assert emission.emitted(Place)[place_id("E-NTCA")].replaced_by == "E1"
    assert emission.emitted(Place)[place_id("E1")].former_code == "E-NECA"


def test_a_planned_authority_is_left_out_and_said(sources: Sources) -> None:
    sources.authority("Greater Essex", "Essex Authority", tier="Planned", established="")
    emission = compile_england(sources.write())
    assert not emission.emitted(Organization)
    assert emission.left_out == ["Essex Authority: it is planned, and not yet established"]


@pytest.mark.parametrize(
    ("short", "councils", "message"),
    [
        ("Mercia", (), '"Mercia" is new. Say in AREAS how its area is called'),
        (TEES, ("XYZ",), "Tees Valley Authority: XYZ is no council"),
    ],
)
def test_what_the_compiler_does_not_know_stops_it(
    sources: Sources, short: str, councils: tuple[str, ...], message: str
) -> None:
    sources.authority(short, f"{short} Authority", councils)
    with pytest.raises(SourceError, match=message):
        compile_england(sources.write())
