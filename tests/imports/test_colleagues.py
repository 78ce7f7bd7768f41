"""Colleagues whom the Centre has recorded are those of us who took part, wherever a file names
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.files.fields import ColumnIs
from graph.model import Interaction
from graph.recording.importing import NOTHING_CHOSEN, Import, importing
from graph.recording.sheets import FileChoices
from graph.words import say
from tests.graph.recording.viewers import FOUNDATIONS, centre_of, view_of
from tests.graph.store.world import TABLES, world
from tests.imports.test_files import given
from tests.imports.written import calendar, delimited

WORLD = world(
    people=TABLES["people.csv"] + "ann,Ann Lee,,,\n",
    memberships=TABLES["memberships.csv"] + "m5,ann,,foundations,,employee,,2024,\n",
)


def read(path: Path, chosen: FileChoices = NOTHING_CHOSEN) -> Import:
    return importing(view_of(WORLD, FOUNDATIONS), [path], {}, centre_of(FOUNDATIONS), chosen=chosen)


def told(found: Import) -> list[tuple[int, bool, bool]]:
    """Return of each meeting how many took part, and whether Ann Lee and the Centre did."""
    return [
        (len(one.actors), "ann" in one.actors, "foundations" in one.actors)
        for entry in found.entries
        if isinstance(one := entry.after, Interaction)
    ]


def log(folder: Path, *rows: Sequence[str]) -> Import:
    return read(given(folder, "log.csv", delimited([("Date", "Who", "Organisation"), *rows])))


def test_a_colleague_among_those_named_took_part_for_the_centre(tmp_path: Path) -> None:
    found = log(
        tmp_path,
        ("04/03/2026", "LEE, Ann; Mabel Quickstep", "Lantern Trust"),
        ("05/03/2026", "Mabel Quickstep; Eira Lampwick", ""),
        ("06/03/2026", "Ann Lee", ""),
    )
    # whoever of the two others is not named as ours, the Centre itself met both
    assert told(found) == [(2, True, False), (3, False, True)]
    assert [say(why) for why in found.tally.left_out.values()] == [
        "Only your own colleagues are named in this row."
    ]
    works = [entry.after for entry in found.entries if entry.table == "memberships"]
    assert len(works) == 1, "of the two named only the other works at Lantern Trust"


def test_a_colleague_in_a_calendar_took_part_for_the_centre(tmp_path: Path) -> None:
    entry = (
        "SUMMARY:Lanterns\r\nDTSTART:20260304T100000Z\r\n"
        "ORGANIZER;CN=Ann Lee:mailto:ann@example.org\r\n"
        "ATTENDEE;CN=Mabel Quickstep:mailto:m@example.org"
    )
    ticked = FileChoices(ticked=frozenset({("my.ics", 2)}))
    found = read(given(tmp_path, "my.ics", calendar(entry)), ticked)
    assert told(found) == [(2, True, False)]


def test_of_two_columns_with_names_that_with_colleagues_says_who_of_us(tmp_path: Path) -> None:
    rows = [("When", "Name", "Met with", "Fog"), ("04/03/2026", "Ann Lee", "Ida Mast", "Lee, Ann")]
    found = read(given(tmp_path, "log.csv", delimited(rows)))
    (sheet,) = found.columns
    assert [(one.guess, say(one.why)) for one in sheet.columns][1:] == [
        (ColumnIs.OF_US, "1 name is a colleague’s"),
        (ColumnIs.WHO, "from the heading"),
        (ColumnIs.OF_US, "1 name is a colleague’s"),
    ]
    assert told(found) == [(2, True, False)]


OUR_OWN = ("Date", "Kind of contact", "Who of us", "Who else", "Organisation", "Subject",
           "How many", "Note")  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [("Date", "Who", "Type"), ("04/03/2026", "Mabel Quickstep; Eira Lampwick", "call")],
        [("Date", "Type", "Who else"), ("04/03/2026", "call", "Mabel Quickstep; Eira Lampwick")],
        [
            OUR_OWN,
            ("04/03/2026", "call", "", "Mabel Quickstep; Eira Lampwick", "", "", "", ""),
        ],
    ],
    ids=["who", "who else", "our template"],
)
def test_of_an_own_log_that_names_nobody_of_us_the_centre_took_part_and_it_is_told(
    tmp_path: Path, rows: Sequence[Sequence[str]]
) -> None:
    """Also where no colleague is known, who could be one of those named."""
    path = given(tmp_path, "log.csv", delimited([*rows, *rows[1:], *rows[1:]]))
    found = importing(view_of(world(), FOUNDATIONS), [path], {}, centre_of(FOUNDATIONS))
    assert told(found) == [(3, False, True)] * 3
    assert [say(note) for _, note in found.notes] == [
        "3 meetings name nobody of your Centre, the first in row 2, and are kept as meetings of "
        "your Centre itself. Who of you took part stands in a column “Who of us”."
    ]


def test_a_centre_that_is_named_took_part_once_and_nothing_is_told(tmp_path: Path) -> None:
    found = log(
        tmp_path,
        ("04/03/2026", "Foundations; Mabel Quickstep", ""),
        ("05/03/2026", "Ann Lee; Mabel Quickstep", ""),
    )
    assert (told(found), found.notes) == ([(2, False, True), (2, True, False)], ())
