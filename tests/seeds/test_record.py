"""Records of a source are read strictly: each field is taken, ignored by name, or reported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from seeds.sources.record import SourceError, SourceRecord, csv_records


def test_a_field_that_nobody_took_is_named() -> None:
    fields = {"name": "Ann", "size": "", "colour": None}
    with (
        pytest.raises(SourceError, match=r"row 2: unknown fields: colour, size\. Use them"),
        SourceRecord(fields, "row 2") as row,
    ):
        row.take("name")


def test_taken_and_ignored_fields_are_accounted_for() -> None:
    with SourceRecord(
        {"name": " Ann ", "size": "9", "known": True, "of": ["x", "y"], "in": {"to": "z"}}, "row 2"
    ) as row:
        row.ignore("size", "not there at all")
        assert row.has("name")
        assert row.take("name") == "Ann"
        assert not row.has("name")
        assert row.take("absent") == ""
        assert row.flag("known") is True
        assert row.texts("of") == ("x", "y")
        with row.inner("in") as inner:
            assert inner.need("to") == "z"


def test_a_field_left_inside_an_inner_record_is_named_with_its_place() -> None:
    with (
        pytest.raises(SourceError, match="row 2, in: unknown fields: more"),
        SourceRecord({"in": {"more": 1}}, "row 2") as row,
    ):
        row.inner("in").close()


@pytest.mark.parametrize(
    ("take", "message"),
    [
        (lambda row: row.need("blank"), "blank is missing"),
        (lambda row: row.take("number"), "number is 5, not a text"),
        (lambda row: row.flag("number"), "number is 5, neither true nor false"),
        (lambda row: row.texts("number"), "number is 5, not a list of texts"),
        (lambda row: row.inner("number"), "number is 5, not a record"),
    ],
)
def test_a_value_of_another_shape_stops_the_compiler(
    take: Callable[[SourceRecord], object], message: str
) -> None:
    with pytest.raises(SourceError, match=message):
        take(SourceRecord({"blank": " ", "number": 5}, "row 2"))


def test_an_error_inside_is_not_hidden_by_the_fields_that_it_left() -> None:
    with pytest.raises(ZeroDivisionError), SourceRecord({"left": "x"}, "row 2"):
        _ = 1 / 0


def test_a_cell_beyond_the_header_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name\nAnn,Ash\n", encoding="utf-8")
    (row,) = csv_records(path)
    row.take("name")
    with pytest.raises(
        SourceError, match=r"names\.csv, row 2: unknown fields: \(cells beyond the header\)"
    ):
        row.close()
