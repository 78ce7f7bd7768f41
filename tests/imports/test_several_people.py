"""Where a cell names two people, both are there or it is asked; nobody gets another's address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from graph.contact_details import EMAIL
from graph.model import Membership, Person
from graph.recording.importing import Import
from graph.recording.tally import Outcome
from graph.words import say
from tests.imports.test_files import given, read, said
from tests.imports.written import delimited

HEADINGS = ("Name", "Organisation", "Job", "E-mail")


def contacts(
    folder: Path, rows: Sequence[Sequence[str]], choices: Mapping[str, str] | None = None
) -> Import:
    return read(given(folder, "pairs.csv", delimited([HEADINGS, *rows])), choices=choices)


def people(found: Import) -> dict[str, list[str]]:
    """Return the new people with the addresses that are kept."""
    records = [one.after for one in found.entries]
    return {
        str(one.name): [code.value for code in one.identifiers if code.scheme == EMAIL]
        for one in records
        if isinstance(one, Person)
    }


@pytest.mark.parametrize("between", [" & ", " and ", " a ", " / ", "/", "; "])
def test_two_whole_names_in_a_cell_are_two_people_of_the_body(tmp_path: Path, between: str) -> None:
    cell = f"Dr. Gwenllian Quillfeather{between}Mr Aloysius Tatterdale"
    found = contacts(tmp_path, [(cell, "Lantern Trust", "Adviser", "")])
    assert people(found) == {"Gwenllian Quillfeather": [], "Aloysius Tatterdale": []}
    works = [one.after for one in found.entries if isinstance(one.after, Membership)]
    assert len({one.actor for one in works}) == 2 == len(works)
    assert (found.tally.read, found.tally.of(Outcome.NEW)) == (1, 1)


def test_an_address_is_kept_only_with_whom_it_names(tmp_path: Path) -> None:
    """Of three addresses one has a name in it, and two have none."""
    cell = "Gwenllian Quillfeather & Aloysius Tatterdale"
    found = contacts(
        tmp_path,
        [(cell, "Lantern Trust", "", "a@l.example; b@l.example; tatterdale@l.example")],
    )
    assert people(found) == {
        "Gwenllian Quillfeather": [],
        "Aloysius Tatterdale": ["tatterdale@l.example"],
    }
    (note,) = [say(text) for _, text in found.notes if "whose" in say(text)]
    assert note == (
        "2 e-mail addresses or telephone numbers stand with several people, and are not kept, "
        "since it is not clear whose they are. The first is “a@l.example” in row 2."
    )


def test_the_second_of_two_is_kept_though_the_first_stands_in_a_row_before(tmp_path: Path) -> None:
    rows = [
        ("Ivo Inkwell", "Lantern Trust", "", ""),
        ("Ivo Inkwell & Tabitha Tatterdale", "Lantern Trust", "", ""),
        ("Ivo Inkwell", "Lantern Trust", "", ""),
    ]
    found = contacts(tmp_path, rows)
    assert people(found) == {"Ivo Inkwell": [], "Tabitha Tatterdale": []}
    # rows 2 and 3 make somebody; row 4 says the same as row 2
    assert (found.tally.of(Outcome.NEW), found.tally.of(Outcome.LEFT_OUT)) == (2, 1)


@pytest.mark.parametrize(
    ("cell", "several"),
    [
        ("Mr and Mrs Inkwell", {"Mr Inkwell", "Mrs Inkwell"}),
        ("Ivo & Tabitha Inkwell", {"Ivo Inkwell", "Tabitha Inkwell"}),
        ("Quillfeather Tatterdale, Mary Ann", {"Quillfeather Tatterdale", "Mary Ann"}),
    ],
)
def test_what_may_be_a_couple_is_asked_and_can_be_both(
    tmp_path: Path, cell: str, several: set[str]
) -> None:
    row = (cell, "Lantern Trust", "", "")
    found = contacts(tmp_path, [row])
    assert [one.written for one in found.unclear] == [cell]
    assert [one.id for one in found.unclear[0].candidates] == ["apart"]
    assert 'Choose "apart" to read it so (Several people: “' in say(found.unclear[0].text)
    assert (found.tally.of(Outcome.UNCLEAR), found.usable) == (1, ())
    choices = {cell: "apart", "Mrs Inkwell": "new"}  # of whom it is asked whether she is Mr Inkwell
    assert set(people(contacts(tmp_path, [row], choices))) == several


def test_one_of_them_can_be_one_person(tmp_path: Path) -> None:
    cell = "Mr and Mrs Inkwell"
    assert set(people(contacts(tmp_path, [(cell, "", "", "")], {cell: "new"}))) == {cell}


@pytest.mark.parametrize(
    "name", ["Health and Care Trust", "Inkwell-Tatterdale, Ivo", "Ivo Inkwell, MBE"]
)
def test_a_body_a_double_surname_and_an_honour_are_not_asked(tmp_path: Path, name: str) -> None:
    assert contacts(tmp_path, [(name, "", "", "")]).unclear == ()


def test_what_else_stands_beside_a_name_is_said(tmp_path: Path) -> None:
    """The body is in its own column too; the guests are nowhere else."""
    rows = [
        ("Ivo Inkwell; Lantern Trust", "Lantern Trust", "", ""),
        ("Tabitha Tatterdale + 2 guests", "Lantern Trust", "", ""),
    ]
    found = contacts(tmp_path, rows)
    assert set(people(found)) == {"Ivo Inkwell", "Tabitha Tatterdale"}
    assert [say(text) for _, text in found.notes] == [
        "1 text beside the name of a person is not kept: “+ 2” in row 3. If it is somebody, write "
        "the whole name."
    ]


@pytest.mark.parametrize(
    ("cell", "several"),
    [
        ("Ivo Inkwell/Tabitha Tatterdale", ("Ivo Inkwell", "Tabitha Tatterdale")),
        ("Mabel Inkwell & Tabitha Tatterdale", ("Mabel Inkwell", "Tabitha Tatterdale")),
    ],
)
def test_in_a_meeting_it_is_asked_and_can_be_both(
    tmp_path: Path, cell: str, several: tuple[str, ...]
) -> None:
    path = given(tmp_path, "log.csv", delimited([("Date", "Who"), ("4 March 2026", cell)]))
    assert [one.written for one in read(path).unclear] == [cell]
    (meeting,) = [one for one in said(read(path, choices={cell: "apart"})) if "2026" in one]
    assert all(name in meeting for name in several)


def test_an_office_behind_a_comma_is_asked_beside_those_who_are_counted(tmp_path: Path) -> None:
    rows = [("Date", "Who"), ("4 March 2026", "Zebedee Quillfeather, FM + 3 others")]
    found = read(given(tmp_path, "log.csv", delimited(rows)))
    assert [one.written for one in found.unclear] == ["Zebedee Quillfeather, FM"]
