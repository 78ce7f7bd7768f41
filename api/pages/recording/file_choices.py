"""What was chosen of files in the forms of an import, and what the Centre chose before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from api.pages.asked import Asked
from api.pages.recording.sent import Sent
from graph.files.columns_of import ColumnChoice, FileColumns
from graph.files.fields import ColumnIs
from graph.model import OrganizationId
from graph.recording.sheets import FileChoices, Place

COLUMN, ORDER, KEEP, TITLE, OUT = "column.", "order.", "keep.", "title.", "out."
FIRST = "first."
MEANT = "meant.import."
SEARCHED = "search.import."
"""Begins the field in which another record than those that are offered is looked for."""
MONTH, DAY = "month", "day"
DATA, HEADINGS = "data", "headings"


def file_choices_of(asked: Asked, centre: OrganizationId, sent: Sent) -> FileChoices:
    """Return what is chosen: in these forms, else what is remembered."""
    return FileChoices(
        {**asked.parts.columns.of(centre), **_columns(sent)},
        frozenset(map(_place, sent.beginning(KEEP))),
        frozenset(map(_place, sent.beginning(TITLE))),
        frozenset(map(_place, sent.beginning(OUT))),
        asked.parts.words.of(centre),
    )


def carried_choices(sent: Sent, *starts: str) -> Mapping[str, str]:
    """Return what the next form has to send again, by name: the fields that begin so."""
    return {
        f"{start}{name}": value for start in starts for name, value in sent.beginning(start).items()
    }


def column_field(sheet: FileColumns, place: int) -> str:
    """Return the name of the field that says what a column is."""
    return f"{COLUMN}{sheet.fingerprint}.{place}"


def place_field(file: str, row: int) -> str:
    """Return the name of a place in the fields that tick it."""
    return f"{row}.{file}"


def _columns(sent: Sent) -> Mapping[str, ColumnChoice]:
    found: dict[str, dict[int, ColumnIs]] = defaultdict(dict)
    for name, value in sent.beginning(COLUMN).items():
        fingerprint, _, place = name.rpartition(".")
        if place.isdecimal() and value in set(ColumnIs):
            found[fingerprint][int(place)] = ColumnIs(value)
    orders, firsts = sent.beginning(ORDER), sent.beginning(FIRST)
    return {
        fingerprint: ColumnChoice(
            tuple(fields.get(place) for place in range(max(fields) + 1)),
            {MONTH: True, DAY: False}.get(orders.get(fingerprint, "")),
            {DATA: True, HEADINGS: False}.get(firsts.get(fingerprint, "")),
        )
        for fingerprint, fields in found.items()
    }


def _place(name: str) -> Place:
    row, _, file = name.partition(".")
    return file, int(row) if row.isdecimal() else 0
