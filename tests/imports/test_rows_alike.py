"""Rows of one import that may mean the same person or body: asked, never decided by themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from graph.model import Person
from graph.recording.importing import Import, importing
from graph.recording.resolving import NEW
from graph.recording.tally import Outcome
from graph.words import say
from tests.graph.recording.viewers import FOUNDATIONS, centre_of, view_of
from tests.graph.store.world import world
from tests.imports.test_files import given, said
from tests.imports.written import delimited

HEADINGS = ("Name", "Organisation", "E-mail")
JON = ("Jon Lampwick", "Lantern Trust", "")
JOHN = ("John Lampwick", "Sea Trust", "")


def read(
    folder: Path, rows: Sequence[Sequence[str]], choices: Mapping[str, str] | None = None
) -> Import:
    path = given(folder, "contacts.csv", delimited([HEADINGS, *rows]))
    found = importing(view_of(world(), FOUNDATIONS), [path], choices or {}, centre_of(FOUNDATIONS))
    assert found.tally.read == sum(found.tally.of(one) for one in Outcome)
    return found


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Jon Lampwick", "John Lampwick"),
        ("Siân Lampwick", "Sian Lampwik"),
        ("Lampwick Eira", "Eira Lampwick"),
        ("R. Lampwick", "Rhys Lampwick"),
        ("Mary Ann Lampwick", "Mary Lampwick"),
        ("Mike Lampwick", "Michael Lampwick"),
        ("Mr Lampwick", "H. Lampwick"),
        ("Hubert Lampwick", "Mr Lampwick"),
    ],
)
def test_a_name_that_is_near_one_of_a_row_before_is_asked(
    tmp_path: Path, first: str, later: str
) -> None:
    found = read(tmp_path, [(first, "", ""), ("Owain Sail", "", ""), (later, "", "")])
    (unclear,) = found.unclear
    assert (unclear.written, [(one.id, say(one.said)) for one in unclear.candidates]) == (
        later,
        [(first, f"{first} of your own rows")],
    )
    assert (found.tally.of(Outcome.NEW), found.tally.of(Outcome.UNCLEAR)) == (2, 1)


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Lantern Trust", "Lantern"),
        ("Lantern", "The Lantern Trust Ltd"),
        ("Lantern", "Grŵp Lantern"),
    ],
)
def test_a_body_without_a_word_that_people_leave_out_is_asked(
    tmp_path: Path, first: str, later: str
) -> None:
    found = read(tmp_path, [("Jon Lampwick", first, ""), ("Eira Sail", later, "")])
    assert [(one.written, [each.id for each in one.candidates]) for one in found.unclear] == [
        (later, [first])
    ]


@pytest.mark.parametrize("later", ["Lantern Wales", "Lantern Foundation"])
def test_a_body_with_another_word_is_another(tmp_path: Path, later: str) -> None:
    rows = [("Jon Lampwick", "Lantern Trust", ""), ("Eira Sail", later, "")]
    assert read(tmp_path, rows).unclear == ()


@pytest.mark.parametrize("later", ["Owen Lampwick", "John Sail", "J. Sail", "Lampwick"])
def test_names_that_share_a_word_are_two(tmp_path: Path, later: str) -> None:
    assert read(tmp_path, [JON, (later, "", "")]).unclear == ()


def test_two_rows_that_are_one_person_are_one_record_with_what_both_say(tmp_path: Path) -> None:
    rows = [(*JON[:2], "jon@lantern.example"), (*JOHN[:2], "john@sea.example")]
    one = read(tmp_path, rows, {"John Lampwick": "Jon Lampwick"})
    assert said(one) == [
        "Jon Lampwick",
        "Jon Lampwick: employee in Lantern Trust (None)",
        "Jon Lampwick: employee in Sea Trust (None)",
    ]
    (person,) = (entry.after for entry in one.entries if entry.table == "people")
    assert [code.value for code in getattr(person, "identifiers", ())] == [
        "jon@lantern.example",
        "john@sea.example",
    ]
    two = read(tmp_path, rows, {"John Lampwick": NEW})
    assert said(two) == [
        "John Lampwick",
        "John Lampwick: employee in Sea Trust (None)",
        "Jon Lampwick",
        "Jon Lampwick: employee in Lantern Trust (None)",
    ]


def test_one_address_of_two_names_that_share_a_word_is_asked(tmp_path: Path) -> None:
    rows = [("Mabel Quickstep", "", "m@lantern.example"), ("Mabel Sail", "", "m@lantern.example")]
    (unclear,) = read(tmp_path, rows).unclear
    assert (unclear.written, unclear.candidates[0].id) == ("Mabel Sail", "Mabel Quickstep")
    office = [("Owain Oar", "", "office@sea.example"), ("Nia Sail", "", "office@sea.example")]
    assert read(tmp_path, office).unclear == ()


def test_bodies_that_differ_in_how_they_are_registered_are_asked(tmp_path: Path) -> None:
    rows = [("Owain Sail", "Lantern Trust", ""), ("Nia Oar", "The Lantern Trust Ltd", "")]
    (unclear,) = read(tmp_path, rows).unclear
    assert (unclear.written, unclear.candidates[0].id) == ("The Lantern Trust Ltd", "Lantern Trust")
    apart = [("Owain Sail", "Lantern Trust", ""), ("Nia Oar", "Lantern Trust Wales", "")]
    assert read(tmp_path, apart).unclear == ()


def test_two_of_one_name_whose_bodies_and_addresses_differ_are_asked(tmp_path: Path) -> None:
    rows = [
        ("Eira Lampwick", "Lantern Trust", "eira@lantern.example"),
        ("Eira Lampwick", "Sea Trust", "e.lampwick@sea.example"),
    ]
    (unclear,) = read(tmp_path, rows).unclear
    second = "Eira Lampwick (Sea Trust)"
    assert (unclear.written, unclear.candidates[0].id) == (second, "Eira Lampwick")
    works = [
        "Eira Lampwick: employee in Lantern Trust (None)",
        "Eira Lampwick: employee in Sea Trust (None)",
    ]
    one = read(tmp_path, rows, {second: "Eira Lampwick"})
    assert said(one) == ["Eira Lampwick", *works]
    two = read(tmp_path, rows, {second: NEW})
    assert said(two) == ["Eira Lampwick", "Eira Lampwick", *works]
    reached = sorted(
        [code.value for code in entry.after.identifiers]
        for entry in two.entries
        if isinstance(entry.after, Person)
    )
    assert reached == [["e.lampwick@sea.example"], ["eira@lantern.example"]]
    no_address = [(*row[:2], "") for row in rows]
    assert said(read(tmp_path, no_address)) == ["Eira Lampwick", *works]


def test_two_of_one_name_in_two_files_are_asked_as_in_one(tmp_path: Path) -> None:
    rows = [
        ("Eira Lampwick", "Lantern Trust", "eira@lantern.example"),
        ("Eira Lampwick", "Sea Trust", "e.lampwick@sea.example"),
    ]
    paths = [
        given(tmp_path, f"{number}.csv", delimited([HEADINGS, row]))
        for number, row in enumerate(rows)
    ]
    view = view_of(world(), FOUNDATIONS)
    asked = importing(view, paths, {}, centre_of(FOUNDATIONS))
    assert [one.written for one in asked.unclear] == ["Eira Lampwick (Sea Trust)"]
    two = importing(view, paths, {"Eira Lampwick (Sea Trust)": NEW}, centre_of(FOUNDATIONS))
    assert said(two) == [
        "Eira Lampwick",
        "Eira Lampwick",
        "Eira Lampwick: employee in Lantern Trust (None)",
        "Eira Lampwick: employee in Sea Trust (None)",
    ]
