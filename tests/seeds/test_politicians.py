"""The register of politicians: people, names, seats, parties and areas."""

from __future__ import annotations

import pytest

from graph.dates import PartialDate
from graph.model import (
    Identifier,
    Membership,
    Name,
    NameWhy,
    Organization,
    Person,
    Place,
    PlaceKind,
    Post,
)
from seeds.sources.emission import Emission, person_id
from seeds.sources.legislature import NI_ASSEMBLY, SCOTTISH_PARLIAMENT, SENEDD, Legislature
from seeds.sources.politicians import emit_members
from seeds.sources.record import SourceError
from seeds.sources.register import Register
from tests.seeds.sources import Sources

WALES, SCOTLAND = "welsh-parliament", "scottish-parliament"


def emitted(sources: Sources, legislature: Legislature = SENEDD) -> Emission:
    emission = Emission()
    emit_members(emission, Register(sources.write()), legislature)
    return emission


def names_of(emission: Emission) -> set[tuple[str, NameWhy]]:
    return {(name.name, name.why) for name in emission.emitted(Name).values()}


def test_a_redirected_person_is_the_one_it_leads_to(sources: Sources) -> None:
    sources.person(1, "Ann", "Ash")
    old, older = sources.redirect(2, to=1), sources.redirect(3, to=2)
    seat = sources.seat("7", "Lidoshire", WALES)
    sources.sat(old, seat, "1999-05-06", "2003-04-30")
    sources.sat(older, seat, "2003-05-01")
    emission = emitted(sources)
    people = emission.emitted(Person)
    assert {id_: person.replaced_by for id_, person in people.items()} == {
        "person-1": None,
        "person-2": "person-1",
        "person-3": "person-1",
    }
    assert [m.actor for m in emission.emitted(Membership).values()] == ["person-1", "person-1"]


def test_redirects_that_go_round_stop_the_compiler(sources: Sources) -> None:
    sources.redirect(1, to=2)
    sources.redirect(2, to=1)
    with pytest.raises(SourceError, match=r"redirects of uk[.]org[.]publicwhip/person/2 lead back"):
        Register(sources.write()).canonical("uk.org.publicwhip/person/2")


def test_a_redirected_membership_is_left_out(sources: Sources) -> None:
    ann = sources.person(1, "Ann", "Ash")
    sources.sat(ann, sources.seat("7", "Lidoshire", WALES), "1999-05-06")
    sources.sat("", "", "", redirect="uk.org.publicwhip/member/0")
    assert len(emitted(sources).emitted(Membership)) == 1


def test_a_change_of_party_is_a_second_membership_in_the_same_seat(sources: Sources) -> None:
    ann, seat = sources.person(1, "Ann", "Ash"), sources.seat("7", "Lidoshire", WALES)
    sources.party("swimmers", "Swimmers", wikidata="Q1")
    sources.party("people-before-baths", "People Before Baths", classification="")
    sources.party("independent", "Independent")
    sources.sat(ann, seat, "2021-05-06", "2022-01-31", "swimmers")
    sources.sat(
        ann,
        seat,
        "2022-02-01",
        "2023-01-31",
        "people-before-baths",
        source="https://news.example/ann",
    )
    sources.sat(ann, seat, "2023-02-01", "", "independent")
    emission = emitted(sources)
    assert [
        (m.post, m.on_behalf_of, str(m.valid_from), m.sources)
        for m in emission.emitted(Membership).values()
    ] == [
        ("seat-7", "party-swimmers", "2021-05-06", ("politician-data:1",)),
        (
            "seat-7",
            "party-people-before-baths",
            "2022-02-01",
            ("politician-data:1", "https://news.example/ann"),
        ),
        ("seat-7", None, "2023-02-01", ("politician-data:1",)),
    ]
    assert [o.name for o in emission.emitted(Organization).values()] == [
        "Swimmers",
        "People Before Baths",
    ]


def test_a_party_that_the_register_does_not_have_stops_the_compiler(sources: Sources) -> None:
    sources.sat(
        sources.person(1, "Ann", "Ash"),
        sources.seat("7", "Lidoshire", WALES),
        "1999-05-06",
        "",
        "unheard-of",
    )
    with pytest.raises(SourceError, match='the party "unheard-of"'):
        emitted(sources)


def test_a_name_in_place_of_a_gss_code_is_no_code(sources: Sources) -> None:
    sources.seat("7", "Bangor Môn", WALES, gss="Bangor Môn")
    sources.seat("8", "Clwyd", WALES, first="2026-05-07", gss="W09000057")
    emission = emitted(sources)
    assert {post.id: post.place for post in emission.emitted(Post).values()} == {
        "seat-7": "place-senedd-bangor-mon",
        "seat-8": "W09000057",
    }
    assert emission.emitted(Place)["place-senedd-bangor-mon"].name == "Bangor Môn"


def test_seats_of_one_name_share_its_place_and_regions_are_told_apart(sources: Sources) -> None:
    sources.seat("7", "Stirling", SCOTLAND, "1999-05-06", "2026-05-06")
    sources.seat("8", "Stirling", SCOTLAND, "2026-05-07")
    sources.seat("9", "West Scotland", SCOTLAND, "2011-05-05")
    places = emitted(sources, SCOTTISH_PARLIAMENT).emitted(Place)
    assert {place.id: place.kind for place in places.values()} == {
        "place-scottish-parliament-stirling": PlaceKind.CONSTITUENCY,
        "place-scottish-parliament-west-scotland": PlaceKind.ELECTORAL_REGION,
    }


def test_a_seat_keeps_its_year_and_is_known_from_its_first_holder_on(sources: Sources) -> None:
    sources.sat(
        sources.person(1, "Ann", "Ash"),
        sources.seat("402-NI", "Foyle", "northern-ireland-assembly", "1998"),
        "1998-06-25",
    )
    post = emitted(sources, NI_ASSEMBLY).emitted(Post)["seat-402-ni"]
    assert (post.valid_from, post.holders_from) == (PartialDate("1998"), PartialDate("1998-06-25"))


def test_identifiers_are_kept_by_scheme(sources: Sources) -> None:
    ann = sources.person(1, "Ann", "Ash")
    sources.sat(ann, sources.seat("7", "Lidoshire", WALES), "1999-05-06")
    for scheme, value in (
        ("wikidata", "Q5"),
        ("senedd", "345"),
        ("yournextmp", "9"),
        ("senedd", ""),
    ):
        sources.number(ann, scheme, value)
    assert emitted(sources).emitted(Person)["person-1"].identifiers == (
        Identifier(scheme="publicwhip", value=ann),
        Identifier(scheme="senedd", value="345"),
        Identifier(scheme="wikidata", value="Q5"),
    )


def test_a_new_scheme_of_identifiers_stops_the_compiler(sources: Sources) -> None:
    ann = sources.person(1, "Ann", "Ash")
    sources.sat(ann, sources.seat("7", "Lidoshire", WALES), "1999-05-06")
    sources.number(ann, "passport", "1")
    with pytest.raises(SourceError, match='the scheme "passport" is new'):
        emitted(sources)


def test_a_seat_that_ended_by_death_in_any_chamber_says_when(sources: Sources) -> None:
    ann = sources.person(1, "Ann", "Ash")
    sources.sat(ann, sources.seat("7", "Lidoshire", WALES), "1999-05-06", "2003-04-30")
    sources.sat(
        ann, "", "2004-01-01", "2010-02-03", organization_id="house-of-lords", end_reason="died"
    )
    emission = emitted(sources)
    assert emission.emitted(Person)["person-1"].died == PartialDate("2010-02-03")
    assert len(emission.emitted(Membership)) == 1


def test_a_peer_goes_by_the_name_as_a_commoner_and_is_found_by_the_title(sources: Sources) -> None:
    ann = sources.person(1, "Ann", "Ash", end_date="2020-09-02")
    sources.name(
        1,
        note="Main",
        given_name="Ann Mary",
        honorific_prefix="Baroness",
        lordname="Ash",
        lordofname="Elm",
        start_date="2020-09-03",
    )
    sources.sat(ann, sources.seat("7", "Lidoshire", WALES), "1999-05-06")
    emission = emitted(sources)
    assert emission.emitted(Person)["person-1"].name == "Ann Ash"
    assert names_of(emission) == {
        ("Ann Mary Ash", NameWhy.ALIAS),
        ("Baroness Ash of Elm", NameWhy.ALIAS),
    }


def test_former_names_slips_and_forms_of_address(sources: Sources) -> None:
    ann = sources.person(1, "Ann", "Ash", start_date="2017-08-03")
    sources.name(1, note="Main", given_name="Ann", family_name="Birch", end_date="2017-08-02")
    sources.name(1, note="Alternate", name="Anm Ash")
    sources.name(1, note="Alternate", name="Ann Rose Ash-Elm")
    sources.name(1, note="Alternate", family_name="N&iacute; Fhuinse")
    sources.name(1, note="Alternate", name="The First Minister", start_date="2020-01-01")
    sources.name(1, note="Alternate", name="ANN ASH")
    sources.sat(ann, sources.seat("7", "Lidoshire", WALES), "1999-05-06")
    emission = emitted(sources)
    assert emission.emitted(Person)["person-1"].name == "Ann Ash"
    assert names_of(emission) == {
        ("Ann Birch", NameWhy.FORMER),
        ("Anm Ash", NameWhy.MISSPELLED),
        ("Ann Rose Ash-Elm", NameWhy.ALIAS),
        ("Ann Ní Fhuinse", NameWhy.ALIAS),
    }


def test_a_person_without_a_main_name_stops_the_compiler(sources: Sources) -> None:
    sources.name(1, note="Alternate", name="Ann")
    sources.sat("uk.org.publicwhip/person/1", sources.seat("7", "Lidoshire", WALES), "1999-05-06")
    with pytest.raises(SourceError, match="has no main name"):
        emitted(sources)


def test_an_id_of_another_register_is_refused() -> None:
    with pytest.raises(SourceError, match=r'"uk[.]org[.]publicwhip/member/7" is no person id'):
        person_id("uk.org.publicwhip/member/7")
