"""Rows of one day and title are one meeting, where each names somebody else and nothing that they
say of it differs; where something does, it is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from graph.model import Interaction, Membership, Organization
from graph.recording.importing import Import
from graph.recording.tally import Outcome
from graph.words import say
from tests.imports.test_files import given, read, said
from tests.imports.written import delimited

HEADINGS = ("Date", "Subject", "Who", "Organisation", "Type", "Note")
DAY, TITLE = "4 March 2026", "Lanterns"
MABEL = (DAY, TITLE, "Mabel Quickstep", "Lantern Trust", "event", "")
EIRA = (DAY, TITLE, "Eira Lampwick", "Guild of Ferrymen", "event", "Came late")
OWAIN = (DAY, TITLE, "Owain Lantern; Nia Prys-Wick", "Guild of Ferrymen", "", "")
PHONED = (DAY, TITLE, "Eira Lampwick", "Guild of Ferrymen", "phone call", "")
ASKED = f"{TITLE}, {DAY}"


def log(folder: Path, *rows: Sequence[str], choices: Mapping[str, str] | None = None) -> Import:
    return read(given(folder, "log.csv", delimited([HEADINGS, *rows])), choices=choices)


def meetings(found: Import) -> list[str]:
    return [line for line in said(found) if line.startswith("2026")]


def test_a_list_of_who_came_is_one_meeting_with_all_of_them(tmp_path: Path) -> None:
    found = log(tmp_path, MABEL, EIRA, OWAIN)
    assert meetings(found) == [
        "2026-03-04 event: Eira Lampwick, Foundations, Guild of Ferrymen, Mabel Quickstep, "
        "Nia Prys-Wick, Owain Lantern"
    ]
    (met,) = (e.after for e in found.entries if isinstance(e.after, Interaction))
    assert (met.title, met.note) == (TITLE, "Came late")
    assert found.tally.of(Outcome.NEW) == 3


@pytest.mark.parametrize(
    "rows",
    [
        (MABEL, ("5 March 2026", *EIRA[1:])),
        (MABEL, (DAY, "", *EIRA[2:])),
        (MABEL, (DAY, "Candles", *EIRA[2:])),
        (MABEL, (DAY, TITLE, "Mabel Quickstep", "", "event", "In the afternoon")),
        (MABEL, (DAY, TITLE, "", "Guild of Ferrymen", "event", "")),
    ],
    ids=["another day", "no title", "another title", "somebody again", "nobody"],
)
def test_other_rows_are_meetings_of_their_own(
    tmp_path: Path, rows: Sequence[Sequence[str]]
) -> None:
    found = log(tmp_path, *rows)
    assert (len(meetings(found)), found.unclear) == (2, ())


def test_where_rows_of_one_day_and_title_differ_in_more_it_is_asked(tmp_path: Path) -> None:
    found = log(tmp_path, MABEL, PHONED)
    (unclear,) = found.unclear
    assert (unclear.written, [one.id for one in unclear.candidates]) == (
        ASKED,
        ["one-meeting", "apart"],
    )
    assert say(unclear.text) == (
        f'Several rows are "{ASKED}". Choose one of one-meeting, apart for it.'
    )
    assert (found.entries, found.tally.of(Outcome.UNCLEAR), found.problems) == ((), 2, ())

    one = log(tmp_path, MABEL, PHONED, choices={ASKED: "one-meeting"})
    assert meetings(one) == ["2026-03-04 event: Eira Lampwick, Foundations, Mabel Quickstep"]
    two = log(tmp_path, MABEL, PHONED, choices={ASKED: "apart"})
    assert len(meetings(two)) == 2
    none = log(tmp_path, MABEL, PHONED, choices={ASKED: "left-out"})
    assert (none.entries, none.tally.of(Outcome.LEFT_OUT)) == ((), 2)


def test_each_works_where_the_own_row_says(tmp_path: Path) -> None:
    found = log(tmp_path, MABEL, EIRA)
    records = [e.after for e in found.entries]
    bodies = {str(one.id): one.name for one in records if isinstance(one, Organization)}
    works = [bodies[one.organization] for one in records if isinstance(one, Membership)]
    assert sorted(map(str, works)) == ["Guild of Ferrymen", "Lantern Trust"]
    (met,) = (one for one in records if isinstance(one, Interaction))
    assert not bodies.keys() & set(met.actors)


def test_rows_of_one_number_and_day_are_one_meeting_also_without_a_title(tmp_path: Path) -> None:
    rows = [
        ("Meeting ID", "Date", "Who", "Type"),
        ("A1", DAY, "Mabel Quickstep", "event"),
        ("A1", DAY, "Eira Lampwick", "event"),
        ("A2", DAY, "Owain Lantern", "event"),
        ("A3", DAY, "Owain Lantern", "event"),
        ("A3", DAY, "Eira Lampwick", "phone call"),
    ]
    found = read(given(tmp_path, "log.csv", delimited(rows)))
    assert meetings(found) == [
        "2026-03-04 event: Eira Lampwick, Foundations, Mabel Quickstep",
        "2026-03-04 event: Foundations, Owain Lantern",
    ]
    assert [one.written for one in found.unclear] == [f"A3, {DAY}"]
