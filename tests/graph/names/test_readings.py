"""What a question says beside a name: an office in a body, a nation, a seat, a council."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from graph.model import PlaceId, PostKind, RecordId, Records, Role
from graph.names.meaning import NameUse
from graph.names.search import Names
from graph.names.words import Likeness
from graph.ontology import NodeKind
from graph.tenure import Tenure
from tests.graph.names.factory import TODAY, candidates, meant, membership, post, post_id, world


def _world() -> Records:
    """The invented world, where Siân Prys took the chair of the Senedd's health committee over from
    Angharad Penfold in June.
    """
    known = world()
    more = [
        membership(
            "person-8", "health-committee", role=Role.CHAIR, since="2026-05-20", to="2026-05-31"
        ),
        membership("person-3", "health-committee", role=Role.CHAIR, since="2026-06-01"),
        membership("person-1", "health-committee", role=Role.DEPUTY, since="2026-06-01"),
        membership("person-4", "health-ni", role=Role.CONVENER, since="2024-02-03"),
        membership("person-1", "senedd", post="seat", since="2026-05-08"),
    ]
    seat = post("seat", "MS for Ynys Môn", "senedd")
    return replace(
        known,
        memberships={**known.memberships, **{one.id: one for one in more}},
        posts={**known.posts, seat.id: seat},
    )


RECORDS = _world()
NAMES = Names(RECORDS, Tenure(RECORDS))


def ids(text: str, as_of: dt.date = TODAY) -> list[str]:
    return [one.id for one in NAMES.search(text, as_of=as_of)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("chair of the health and social care committee", ["person-3"]),
        ("Health and Social Care Committee chair", ["person-3"]),
        ("Cadeirydd y Pwyllgor Iechyd", ["person-3"]),
        ("i Gadeirydd y Pwyllgor Iechyd", ["person-3"]),
        # what Scotland calls a chair
        ("convener of the health and social care committee", ["person-3"]),
        ("deputy chair of the health and social care committee", ["person-1"]),
        ("Dirprwy Gadeirydd y Pwyllgor Iechyd", ["person-1"]),
        # "Committee for Health" has fewer other words
        ("chair of health committee", ["person-4", "person-3"]),
        ("chair of health committee wales", ["person-3"]),
        ("chair of health committee northern ireland", ["person-4"]),
        ("treasurer of the health and social care committee", []),
        ("members of the health and social care committee", ["person-3", "person-1"]),
        ("aelodau'r Pwyllgor Iechyd", ["person-3", "person-1"]),
        ("Aelod o'r Senedd", ["person-8", "person-1", "person-3"]),  # the minister first
    ],
)
def test_an_office_in_a_body_finds_who_has_it(text: str, people: list[str]) -> None:
    assert [
        one.id for one in NAMES.search(text, as_of=TODAY) if one.office_in is not None
    ] == people


def test_who_left_an_office_is_not_found_by_it() -> None:
    text = "chair of the health and social care committee"
    assert ids(text)[0] == "person-3"
    assert ids(text, dt.date(2026, 5, 31))[0] == "person-8"


def test_who_is_found_by_an_office_says_in_which_body() -> None:
    found = NAMES.search("cadeirydd y pwyllgor iechyd", as_of=TODAY)[0]
    assert (found.matched_name, found.office_in, found.is_own_name) == (
        "chair of Health and Social Care Committee",
        "health-committee",
        False,
    )


def test_the_word_for_an_office_alone_finds_all_who_have_it() -> None:
    assert set(ids("cadeirydd")) == {"person-3", "person-4"}
    assert ids("aelodau") == []  # whose members is not said


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("First Minister Wales", "first-minister"),
        ("minister of health northern ireland", "health-minister"),
        ("health committee senedd", "health-committee"),
        ("stormont health committee", "health-ni"),
        ("Sioned Wales", "person-1"),
        ("Cyngor Ynys Môn", "ynys-mon"),
        ("anglesey council wales", "ynys-mon"),
        ("Member of the Senedd for Ynys Môn", "seat"),
        ("Aelod o'r Senedd dros Ynys Môn", "seat"),
        ("AS dros Ynys Môn", "seat"),
    ],
)
def test_words_that_say_of_what_sort_it_is_need_not_stand_in_the_name(
    text: str, first: str
) -> None:
    assert ids(text)[0] == first


def test_a_nation_leaves_out_what_is_in_another() -> None:
    assert "health-wales" not in ids("minister of health northern ireland")
    assert "ynys-mon" not in ids("anglesey scotland")


def test_two_nations_in_one_question_say_nothing() -> None:
    assert all(
        one.likeness is Likeness.PART for one in NAMES.search("sioned wales scotland", as_of=TODAY)
    )


def test_a_member_for_a_place_is_who_has_the_seat_there() -> None:
    """The council of the name is no seat; the seat is found by the place, whatever its letters."""
    seat = replace(
        RECORDS.posts[post_id("seat")],
        kind=PostKind.MEMBER,
        place=PlaceId(RecordId("seat-ynys-mon")),
    )
    records = replace(RECORDS, posts={**RECORDS.posts, seat.id: seat})
    found = Names(records, Tenure(records)).search("the member for Ynys Môn", as_of=TODAY)
    assert [(one.id, one.through) for one in found[:2]] == [("seat", None), ("person-1", "seat")]


@pytest.mark.parametrize(
    "text",
    [
        "who speaks for Isle of Anglesey",
        "Who represents the Isle of Anglesey?",
        "Pwy sy’n siarad dros Ynys Môn",
        "pwy sydd yn cynrychioli Ynys Môn?",
    ],
)
def test_who_speaks_for_a_place_asks_for_the_place_and_not_for_its_council(text: str) -> None:
    """Of the places called so the one that is there; the seat in Welsh has ended."""
    found = [one for one in NAMES.search(text, as_of=TODAY) if one.present]
    assert [one.id for one in found] == ["W06000001"]


def test_a_question_for_a_place_and_its_council_means_the_place_and_a_record_neither() -> None:
    """Whoever asks for the place asks for the council too; asked for bodies alone, the council."""
    text, bodies = "Isle of Anglesey", frozenset({NodeKind.GOVERNMENT_BODY})
    asking = NAMES.meaning(text, NameUse.ASKING, as_of=TODAY)
    recording = NAMES.meaning(text, NameUse.RECORDING, as_of=TODAY)
    assert (asking.one, asking.several) == ("W06000001", ())
    assert [one.id for one in recording.several] == ["ynys-mon", "W06000001"]
    assert NAMES.meaning(text, NameUse.ASKING, as_of=TODAY, kinds=bodies).one == "ynys-mon"


def test_the_very_name_is_not_read_otherwise() -> None:
    """ "Wales" is a place, and "Senedd" a legislature, before either says
    where something else is.
    """
    assert [
        one.id for one in NAMES.search("senedd", as_of=TODAY) if one.likeness is Likeness.READ
    ] == []


def test_an_office_means_the_one_who_has_it() -> None:
    assert meant(NAMES, "Chair of the Health Committee Senedd", as_of=TODAY) == "person-3"
    first, second = candidates(NAMES, "chair of health committee")
    assert (first[0], second) == (
        "person-4",
        (
            "person-3",
            'Siân Prys (person, Wales, found as "chair of Health and Social Care Committee")',
        ),
    )
