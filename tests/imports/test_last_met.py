"""A list of contacts in which a column says when somebody was last met."""

from __future__ import annotations

from pathlib import Path

from graph.model import Interaction, Person
from graph.recording.tally import Outcome
from graph.words import say
from tests.imports.test_files import given, read, said
from tests.imports.written import delimited

CONTACTS = delimited([
    ("Name", "Organisation", "Job title", "Email", "Last spoken to"),
    ("Zebedee Quarrelthorpe", "Lantern Trust", "Director", "zeb@lantern.example", "March 2025"),
    ("Ottoline Quillfeather", "", "", "ottoline@lantern.example", ""),
    ("Perpetua Inkwell", "Lantern Trust", "", "", "13/3/25"),
    ("Perpetua Inkwell", "Lantern Trust", "", "", "14/3/25"),
    ("Hubert Tatterdale", "Lantern Trust", "", "hubert@lantern.example", "15/3/25"),
    ("Hubert Tatterdale", "Marsh Society", "", "hubert@marsh.example", "16/3/25"),
    ("", "Lantern Trust", "", "office@lantern.example", ""),
])  # fmt: skip


def test_a_row_with_a_day_gives_a_meeting_and_one_without_the_person_alone(tmp_path: Path) -> None:
    path = given(tmp_path, "contacts.csv", CONTACTS)
    assert [one.written for one in read(path).unclear] == ["Hubert Tatterdale (Marsh Society)"]
    found = read(path, choices={"Hubert Tatterdale (Marsh Society)": "new"})
    # of six rows with a name five have a day; the seventh names nobody
    assert said(found) == [
        "2025-03 meeting: Foundations, Zebedee Quarrelthorpe",
        "2025-03-13 meeting: Foundations, Perpetua Inkwell",
        "2025-03-14 meeting: Foundations, Perpetua Inkwell",
        "2025-03-15 meeting: Foundations, Hubert Tatterdale",
        "2025-03-16 meeting: Foundations, Hubert Tatterdale",
        "Hubert Tatterdale",
        "Hubert Tatterdale",
        "Hubert Tatterdale: employee in Lantern Trust (None)",
        "Hubert Tatterdale: employee in Marsh Society (None)",
        "Ottoline Quillfeather",
        "Perpetua Inkwell",
        "Perpetua Inkwell: employee in Lantern Trust (None)",
        "Zebedee Quarrelthorpe",
        "Zebedee Quarrelthorpe: director in Lantern Trust (None)",
    ]
    people = [entry.after for entry in found.entries if isinstance(entry.after, Person)]
    reached = {detail.value for one in people for detail in one.identifiers}
    assert "ottoline@lantern.example" in reached
    ids = {one.id for one in people if one.name == "Hubert Tatterdale"}
    meetings = [entry.after for entry in found.entries if isinstance(entry.after, Interaction)]
    assert {actor for one in meetings for actor in one.actors} >= ids
    tally = found.tally
    assert (found.problems, found.unclear, tally.read) == ((), (), 7)
    assert (tally.of(Outcome.NEW), tally.of(Outcome.LEFT_OUT)) == (6, 1)
    assert [say(note) for _, note in found.notes] == [
        "1 row gives no meeting, since it has no day. If the days of the others are no meetings, "
        "leave their column out.",
        "5 meetings name nobody of your Centre, the first in row 2, and are kept as meetings of "
        "your Centre itself. Who of you took part stands in a column “Who of us”.",
    ]


def test_a_list_of_meetings_with_a_blank_day_is_none_of_contacts(tmp_path: Path) -> None:
    meetings = delimited([
        ("Date", "Who", "Job title", "Type"),
        ("13/3/25", "Perpetua Inkwell", "Clerk", "call"),
        ("", "Ottoline Quillfeather", "Clerk", "call"),
    ])  # fmt: skip
    found = read(given(tmp_path, "log.csv", meetings))
    assert [(one.row, say(one.text)) for one in found.problems] == [
        (3, "log.csv, row 3, column Date: This cell is blank. Every row needs a value here.")
    ]
