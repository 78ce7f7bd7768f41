"""The one record that a name means, or those that it may mean, told apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

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
from tests.graph.names.factory import TODAY, candidates, meant, names, world

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
    assert meant(NAMES, text, as_of=TODAY) == id_


def test_a_nation_or_a_kind_decides_between_equals() -> None:
    assert (
        meant(NAMES, "Minister of Health", as_of=TODAY, nation=Nation.NORTHERN_IRELAND)
        == "health-minister"
    )
    assert (
        meant(NAMES, "Minister for Health", as_of=TODAY, nation=Nation.NORTHERN_IRELAND)
        == "health-minister"
    )
    assert (
        meant(NAMES, "Isle of Anglesey", as_of=TODAY, kinds=frozenset({NodeKind.PLACE}))
        == "W06000001"
    )


def test_two_people_of_one_name_are_told_apart() -> None:
    assert candidates(NAMES, "Siân Prys") == [
        ("person-3", "Siân Prys (person, Wales)"),
        ("person-2", "Siân Prys (person, Wales, not in office)"),
    ]


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
    assert dict(candidates(Names(records, Tenure(records)), "Siân Prys")) == {
        "own": (
            "Siân Prys (person, not in office, "
            "Welsh Local Government Association (WLGA), recorded by us)"
        ),
        "person-2": "Siân Prys (person, Wales, not in office)",
        "person-3": "Siân Prys (person, Wales)",
    }


def test_two_posts_of_one_title_are_told_apart_by_their_organization() -> None:
    """That of Wales ended in 2020; from then on the other is meant."""
    told = candidates(NAMES, "Minister of Health", dt.date(2020, 12, 31))
    assert [words for _, words in told] == [
        "Minister of Health (post in Welsh Ministers, Wales)",
        "Minister of Health (post in Northern Ireland Executive, no holder known)",
    ]
    assert meant(NAMES, "Minister of Health", as_of=TODAY) == "health-minister"


def test_other_bodies_with_the_same_words_are_asked_back() -> None:
    # one is the Committee for Health, one has Social Care too
    asked_back = [id_ for id_, _ in candidates(NAMES, "Health Committee")]
    assert asked_back == ["health-ni", "health-committee"]


def test_an_id_means_its_record_though_another_has_it_as_a_code() -> None:
    assert {one.id for one in NAMES.search("W06000001", as_of=TODAY)} == {"W06000001", "ynys-mon"}
    assert meant(NAMES, "W06000001", as_of=TODAY) == "W06000001"
    assert (
        meant(NAMES, "W06000001", as_of=TODAY, kinds=frozenset({NodeKind.ORGANIZATION}))
        == "ynys-mon"
    )


def test_a_slip_is_asked_back_and_never_guessed() -> None:
    assert candidates(NAMES, "Maive O'Hare") == [
        ("person-4", "Maeve O'Hare (person, Minister of Health in Northern Ireland Executive)")
    ]


@pytest.mark.parametrize("text", ["zzzz", "zz " * 100_000])
def test_what_nothing_is_like_means_nothing(text: str) -> None:
    assert candidates(NAMES, text) == []
