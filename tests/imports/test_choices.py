"""What was chosen and changes nothing is told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.recording.importing import importing
from graph.recording.resolving import APART, LEFT_OUT, NEW
from graph.recording.sheets import FileChoices
from graph.words import say
from tests.graph.recording.viewers import FOUNDATIONS, centre_of, view_of
from tests.graph.store.world import world
from tests.imports.test_files import given
from tests.imports.written import delimited

LOG = delimited([
    ("Date", "Type", "Who"),
    ("04/03/2026", "Dinner", "Mabel Quickstep; Sioned Williams"),
    ("05/03/2026", "call", "Mabel Quickstep"),
])  # fmt: skip


def told(folder: Path, choices: Mapping[str, str]) -> list[str]:
    path = given(folder, "log.csv", LOG)
    view = view_of(world(), FOUNDATIONS)
    notes = importing(view, [path], choices, centre_of(FOUNDATIONS)).notes
    assert {file for file, _ in notes} <= {"log.csv"}
    return [text for _, note in notes if "your Centre" not in (text := say(note))]


def test_a_choice_that_is_used_is_told_by_what_it_makes(tmp_path: Path) -> None:
    used = {"Dinner": "meeting", "Mabel Quickstep": "sioned", "Sioned Williams": NEW}
    assert told(tmp_path, used) == []
    assert told(tmp_path, {"Mabel Quickstep": "new", "Dinner": LEFT_OUT}) == []
    assert told(tmp_path, {"Two rows": APART, "Nobody at all": LEFT_OUT}) == []


def test_a_choice_for_a_name_that_no_row_has_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, {"Dinner": "meeting", "Mabel Quikstep": "sioned"}) == [
        "What was chosen for 1 name changes nothing, since no row that is read has it: "
        "“Mabel Quikstep”."
    ]
    assert told(tmp_path, {"A Quikstep": "sioned", "B Quikstep": NEW}) == [
        "What was chosen for 2 names changes nothing, since no row that is read has them. The "
        "first is “A Quikstep”."
    ]


def test_a_choice_of_what_there_is_not_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, {"Mabel Quickstep": "person-000"}) == [
        "What was chosen for 1 name is no id here and no name in these files, so it changes "
        "nothing: “Mabel Quickstep=person-000”."
    ]


def test_a_row_that_no_file_has_is_told(tmp_path: Path) -> None:
    path = given(tmp_path, "people.csv", "name\nMabel Quickstep\n")
    chosen = FileChoices(
        left_out=frozenset({("people.csv", 99)}), ticked=frozenset({("people.csv", 5000)})
    )
    view = view_of(world(), FOUNDATIONS)
    notes = importing(view, [path], {}, centre_of(FOUNDATIONS), chosen=chosen).notes
    assert [say(note) for _, note in notes] == [
        "What was chosen for 2 rows changes nothing, since no file has them. The first is row 99 "
        "of people.csv."
    ]
