"""Councils and their areas: two languages, broken letters, counties that were split."""

from __future__ import annotations

import pytest

from graph.dates import PartialDate
from graph.model import Name, NameWhy, Nation, Organization, OrganizationStatus, Place, PlaceKind
from seeds.sources.emission import Emission, organization_id, place_id
from seeds.sources.places import compile_places
from seeds.sources.record import SourceError
from tests.seeds.sources import Sources

WALES, ENGLAND, IRELAND = "Wales", "England", "Northern Ireland"


def council(emission: Emission, code: str) -> Organization:
    return emission.emitted(Organization)[organization_id(f"council-{code}")]


def names_of(emission: Emission, code: str) -> set[tuple[str, NameWhy]]:
    return {
        (name.name, name.why)
        for name in emission.emitted(Name).values()
        if name.of == f"council-{code}"
    }


def test_a_council_has_its_area_and_its_welsh_name(sources: Sources) -> None:
    sources.council(
        "CRF",
        "City of Cardiff Council",
        "Cardiff",
        WALES,
        ["Caerdydd", "caerdydd", "cardiff", "Cardiff Council"],
        **{"gss-code": "W06000015", "start-date": "1996-04-01", "os-file": "CAERDYDD_-_CARDIFF"},
    )
    emission = compile_places(sources.write())
    found, area = council(emission, "crf"), emission.emitted(Place)[place_id("W06000015")]
    assert (
        found.name,
        found.name_cy,
        found.nation,
        found.place,
        found.valid_from,
        found.status,
    ) == (
        "City of Cardiff Council",
        "Caerdydd",
        Nation.WALES,
        "W06000015",
        PartialDate("1996-04-01"),
        OrganizationStatus.ACTIVE,
    )
    assert (area.name, area.name_cy, area.kind, area.parent) == (
        "Cardiff",
        "Caerdydd",
        PlaceKind.COUNCIL_AREA,
        "W92000004",
    )
    assert [(one.scheme, one.value) for one in found.identifiers] == [
        ("local-authority-code", "CRF"),
        ("gss", "W06000015"),
    ]
    assert names_of(emission, "crf") == {
        ("Cardiff", NameWhy.ALIAS),
        ("Cardiff Council", NameWhy.ALIAS),
    }


def test_a_council_of_one_name_in_both_languages_has_no_welsh_name(sources: Sources) -> None:
    sources.council(
        "CWY",
        "Conwy County Borough Council",
        "Conwy",
        WALES,
        ["conwy"],
        **{"os-file": "CONWY_-_CONWY"},
    )
    assert council(compile_places(sources.write()), "cwy").name_cy is None


def test_a_broken_name_is_left_out_and_said(sources: Sources) -> None:
    sources.council(
        "AGY",
        "Isle of Anglesey County Council",
        "Isle of Anglesey",
        WALES,
        ["Sir Ynys Mï¿½n", "ynys mn"],
        **{"gss-code": "W06000001", "os-file": "SIR_YNYS_MON_-_ISLE_OF_ANGLESEY"},
    )
    emission = compile_places(sources.write())
    assert council(emission, "agy").name_cy is None
    assert names_of(emission, "agy") == {
        ("Isle of Anglesey", NameWhy.ALIAS),
        ("Ynys Môn", NameWhy.ALIAS),
        ("ynys mn", NameWhy.MISSPELLED),
    }
    assert emission.left_out == ['local-authority:AGY: the broken name "Sir Ynys Mï¿½n"']


def test_a_name_may_hold_commas(sources: Sources) -> None:
    sources.council(
        "ABC",
        "Armagh City, Banbridge and Craigavon Borough Council",
        "Armagh City, Banbridge and Craigavon",
        IRELAND,
        ["armagh, banbridge and craigavon"],
        **{"gss-code": "N09000002"},
    )
    emission = compile_places(sources.write())
    assert names_of(emission, "abc") == {
        ("Armagh City, Banbridge and Craigavon", NameWhy.ALIAS),
        ("ABC Council", NameWhy.ALIAS),
    }
    assert emission.emitted(Place)[place_id("N09000002")].parent == "N92000002"


def test_areas_of_england_lie_in_a_county_or_a_region(sources: Sources) -> None:
    sources.council(
        "KEN",
        "Kent County Council",
        "Kent",
        ENGLAND,
        region="South East",
        **{"gss-code": "E10000016"},
    )
    sources.council(
        "ASF",
        "Ashford Borough Council",
        "Ashford",
        ENGLAND,
        region="South East",
        **{"gss-code": "E07000105", "county-la": "KEN"},
    )
    sources.council(
        "XCC", "Bath County Council", "Bath", ENGLAND, region="", **{"gss-code": "E10000099"}
    )
    places = compile_places(sources.write()).emitted(Place)
    assert [
        places[place_id(code)].parent
        for code in ("E07000105", "E10000016", "E10000099", "place-region-south-east", "E92000001")
    ] == [
        "E10000016",
        "place-region-south-east",
        "E92000001",
        "E92000001",
        "K02000001",
    ]


def test_a_council_that_was_replaced_leads_to_its_successor_unless_it_was_split(
    sources: Sources,
) -> None:
    ended = {"current-authority": "False", "end-date": "2023-04-01"}
    sources.council(
        "CBD",
        "Cumberland Council",
        "Cumberland",
        ENGLAND,
        **{"gss-code": "E06000063", "former-gss-codes": "E06000001,E06000002"},
    )
    sources.council("WAF", "Westmorland Council", "Westmorland", ENGLAND)
    sources.council(
        "ALL",
        "Allerdale Borough Council",
        "Allerdale",
        ENGLAND,
        **ended,
        **{"replaced-by": "CBD", "gss-code": "E07000026"},
    )
    sources.council(
        "CMA", "Cumbria County Council", "Cumbria", ENGLAND, **ended, **{"replaced-by": "CBD,WAF"}
    )
    sources.council("NIR-A", "Derry City Council", "Derry", IRELAND, **ended)
    emission = compile_places(sources.write())
    assert [council(emission, code).successor for code in ("all", "cma", "nir-a")] == [
        "council-cbd",
        None,
        None,
    ]
    assert {council(emission, code).status for code in ("all", "cma", "nir-a")} == {
        OrganizationStatus.SUCCEEDED
    }
    assert council(emission, "nir-a").place == "N92000002"
    area = emission.emitted(Place)[place_id("E07000026")]
    assert (area.valid_to, area.replaced_by) == (PartialDate("2023-04-01"), "E06000063")
    assert emission.emitted(Place)[place_id("E06000063")].former_code == "E06000001; E06000002"


def test_an_authority_of_several_councils_is_no_council(sources: Sources) -> None:
    sources.council("KEN", "Kent County Council", "Kent", ENGLAND)
    for code, kind in (("XCA", "COMB"), ("XLA", "SRA")):
        sources.council(code, code, code, ENGLAND, **{"local-authority-type": kind})
    found = compile_places(sources.write()).emitted(Organization)
    assert list(found) == ["council-ken"]


def test_an_unknown_successor_stops_the_compiler(sources: Sources) -> None:
    sources.council(
        "ALL", "Allerdale Borough Council", "Allerdale", ENGLAND, **{"replaced-by": "XYZ"}
    )
    with pytest.raises(SourceError, match="ALL is replaced by XYZ, which is no authority"):
        compile_places(sources.write())
