"""A file without headings: its first row is data where it has a day or an address and no known
heading, and somebody can say otherwise.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.files.columns_of import ColumnChoice
from graph.files.fields import ColumnIs
from graph.model import Language
from graph.recording.left_behind import left_behind
from graph.recording.sheets import FileChoices
from graph.recording.tally import Outcome
from tests.imports.test_files import given, read, said
from tests.imports.written import LOG, delimited, workbook

ROWS = (("Mabel Quickstep", "Lantern Trust", "m@lantern.example"),
        ("Tomás Ó Broin", "Lough & Sons", "t@lough.example"))  # fmt: skip
CONTACT = (ColumnIs.WHO, ColumnIs.ORGANIZATION, ColumnIs.EMAIL)
MET = (ColumnIs.DATE, ColumnIs.KIND, ColumnIs.WHO)


@pytest.mark.parametrize(
    ("rows", "fields", "expected"),
    [
        (LOG, MET, ["Eira Lampwick", "Mabel Quickstep"]),
        (ROWS, CONTACT, ["Mabel Quickstep", "Tomás Ó Broin"]),
        # of the second row nothing has figures, so it is more like headings than the first
        ((LOG[0], ("4 March 2026", "email", "Owain Lantern; Eira Lampwick")), MET,
         ["Eira Lampwick", "Mabel Quickstep", "Owain Lantern"]),
    ],
)  # fmt: skip
def test_the_first_row_is_data_where_it_has_a_day_or_an_address(
    tmp_path: Path,
    rows: tuple[tuple[str, ...], ...],
    fields: tuple[ColumnIs, ...],
    expected: list[str],
) -> None:
    path = given(tmp_path, "mine.csv", delimited(rows))
    asked = read(path)
    (sheet,) = asked.to_answer
    assert (sheet.first_is_data, sheet.may_be_data, sheet.rows) == (True, True, 2)
    assert [one.heading for one in sheet.columns] == ["", "", ""]
    assert asked.tally.of(Outcome.UNCLEAR) == 2
    found = read(path, FileChoices({sheet.fingerprint: ColumnChoice(fields)}))
    assert [name for name in said(found) if ":" not in name] == expected
    assert (found.tally.read, found.tally.of(Outcome.NEW)) == (2, 2)


def test_somebody_says_otherwise(tmp_path: Path) -> None:
    names = given(tmp_path, "names.csv", delimited([("Mabel Quickstep", "x"), ("Owain", "y")]))
    (sheet,) = read(names).to_answer
    assert (sheet.first_is_data, sheet.may_be_data, sheet.rows) == (False, True, 1)
    chosen = ColumnChoice((ColumnIs.WHO, ColumnIs.NOTE), first_is_data=True)
    assert said(read(names, FileChoices({sheet.fingerprint: chosen}))) == [
        "Mabel Quickstep",
        "Owain",
    ]
    days = given(tmp_path, "days.csv", delimited([("4 March 2026", "x"), ("yes", "Eira Lampwick")]))
    (sheet,) = read(days).to_answer
    chosen = ColumnChoice((ColumnIs.LEFT_OUT, ColumnIs.WHO), first_is_data=False)
    assert said(read(days, FileChoices({sheet.fingerprint: chosen}))) == ["Eira Lampwick"]


@pytest.mark.parametrize(
    "header",
    [("Date", "Type", "Who"), ("When", "04/03/2026", "x"), ("Cyswllt", "4 Mawrth 2026", "x")],
)
def test_a_row_with_a_known_heading_is_none_of_data(
    tmp_path: Path, header: tuple[str, ...]
) -> None:
    (sheet,) = read(given(tmp_path, "log.csv", delimited([header, *LOG]))).columns
    assert (sheet.first_is_data, sheet.may_be_data, sheet.rows) == (False, False, 2)


def test_what_is_left_of_such_a_file_has_the_letters_of_its_columns_and_is_read_again(
    tmp_path: Path,
) -> None:
    rows = (LOG[0], ("31/02/2026", "call", "Owain Lantern; Eira Lampwick"))
    path = workbook(tmp_path / "mine.xlsx", {"Log": rows})
    (sheet,) = read(path).to_answer
    found = read(path, FileChoices({sheet.fingerprint: ColumnChoice(MET)}))
    left = left_behind(found, Language.EN)
    assert left.splitlines()[0] == "A,B,C,why"
    (again,) = read(given(tmp_path, "left.csv", left)).to_answer
    assert (again.first_is_data, [one.heading for one in again.columns]) == (False, ["A", "B", "C"])
