"""The one record that a name means, or an error that tells what to write."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.errors import Ambiguous, NotFound
from graph.model import (
    ActorId,
    Membership,
    Nation,
    OrganizationId,
    Person,
    PersonId,
    RecordId,
    Role,
)
from graph.names.search import Names
from graph.ontology import NodeKind
from graph.privacy.audience import Audience
from graph.tenure import Tenure
from tests.graph.names.factory import TODAY, names, world

NAMES = names()


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Foundations", "foundations"),  # the name before the dash, though a trust has the word too
        ("First Minister of Wales", "first-minister"),  # the post, not its holder or the deputy
        ("prif weinidog cymru", "first-minister"),
        ("Prys, Sioned Wiliam", "person-1"),
        ("Maeve", "person-4"),  # the only name with the word
        ("uk.org.publicwhip/person/25000", "person-4"),
        ("person-6", "person-6"),
        ("WLGA", "wlga"),
        ("Committee for Health", "health-ni"),
        ("Rt Hon Maeve O'Hare MLA", "person-4"),
        ("Y Farwnes Flynn, Órlaith", "person-5"),
    ],
)
def test_a_name_that_fits_one_record_means_it(text: str, id_: str) -> None:
    assert NAMES.resolve(text, as_of=TODAY) == id_


def test_a_nation_or_a_kind_decides_between_equals() -> None:
    assert (
        NAMES.resolve("Minister of Health", as_of=TODAY, nation=Nation.NORTHERN_IRELAND)
        == "health-minister"
    )
    assert (
        NAMES.resolve("Minister for Health", as_of=TODAY, nation=Nation.NORTHERN_IRELAND)
        == "health-minister"
    )
    assert (
        NAMES.resolve("Isle of Anglesey", as_of=TODAY, kinds=frozenset({NodeKind.PLACE}))
        == "W06000001"
    )


def test_two_people_of_one_name_are_told_apart() -> None:
    with pytest.raises(Ambiguous) as raised:
        NAMES.resolve("Siân Prys", as_of=TODAY)
    assert tuple((id, str(words)) for id, words in raised.value.candidates) == (
        ("person-3", "Siân Prys (person, Wales)"),
        ("person-2", "Siân Prys (person, Wales, not in office)"),
    )
    assert str(raised.value) == (
        '"Siân Prys" may be one of 2: Siân Prys (person, Wales), id person-3; Siân Prys (person, '
        "Wales, not in office), id person-2. Write the id, or more of the name."
    )


def test_who_a_centre_recorded_is_told_apart_by_body_and_by_who_recorded_them() -> None:
    ours = Audience.of(OrganizationId(ActorId(RecordId("foundations"))))
    person = Person(
        id=PersonId(ActorId(RecordId("own"))), name="Siân Prys", audience=ours, recorded_by="us"
    )
    job = Membership(
        id=RecordId("own-job"),
        actor=person.id,
        organization=OrganizationId(ActorId(RecordId("wlga"))),
        role=Role.EMPLOYEE,
        audience=ours,
    )
    bundled = world()
    records = replace(
        bundled,
        people={**bundled.people, person.id: person},
        memberships={**bundled.memberships, job.id: job},
    )
    with pytest.raises(Ambiguous) as raised:
        Names(records, Tenure(records)).resolve("Siân Prys", as_of=TODAY)
    assert {id_: str(words) for id_, words in raised.value.candidates} == {
        "own": (
            "Siân Prys (person, not in office, "
            "Welsh Local Government Association (WLGA), recorded by us)"
        ),
        "person-2": "Siân Prys (person, Wales, not in office)",
        "person-3": "Siân Prys (person, Wales)",
    }


def test_two_posts_of_one_title_are_told_apart_by_their_organization() -> None:
    with pytest.raises(Ambiguous) as raised:
        NAMES.resolve("Minister of Health", as_of=TODAY)
    assert [str(words) for _, words in raised.value.candidates] == [
        "Minister of Health (post in Northern Ireland Executive)",
        "Minister of Health (post in Welsh Ministers, Wales, no holder known)",
    ]


def test_other_bodies_with_the_same_words_are_asked_back() -> None:
    with pytest.raises(Ambiguous) as raised:
        # one is the Committee for Health, one has Social Care too
        NAMES.resolve("Health Committee", as_of=TODAY)
    assert [id_ for id_, _ in raised.value.candidates] == ["health-ni", "health-committee"]


def test_an_id_means_its_record_though_another_has_it_as_a_code() -> None:
    assert {one.id for one in NAMES.search("W06000001", as_of=TODAY)} == {"W06000001", "ynys-mon"}
    assert NAMES.resolve("W06000001", as_of=TODAY) == "W06000001"
    assert (
        NAMES.resolve("W06000001", as_of=TODAY, kinds=frozenset({NodeKind.ORGANIZATION}))
        == "ynys-mon"
    )


def test_a_slip_is_asked_back_and_never_guessed() -> None:
    with pytest.raises(NotFound) as raised:
        NAMES.resolve("Maive O'Hare", as_of=TODAY)
    assert str(raised.value) == (
        "Nothing here is called \"Maive O'Hare\". Did you mean Maeve O'Hare (person, "
        "Minister of Health in Northern Ireland Executive), id person-4? Write the name as "
        "it stands here, or the id."
    )


def test_what_nothing_is_like_says_what_to_do() -> None:
    with pytest.raises(NotFound, match='Nothing here is called "zzzz"') as raised:
        NAMES.resolve("zzzz", as_of=TODAY)
    assert (
        str(raised.value)
        == 'Nothing here is called "zzzz". Write a part of the name, its id or its code.'
    )


def test_a_very_long_question_is_cut() -> None:
    with pytest.raises(NotFound) as raised:
        NAMES.resolve("zz " * 100_000, as_of=TODAY)
    assert len(str(raised.value)) < 200
