"""One row of a person's spreadsheet, and why it cannot be used."""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import InputError, Problem
from graph.kind import Kind
from graph.model import Record, RecordId
from graph.recording.sheets import Sheet
from graph.tables.csvfile import CsvRow
from graph.words import Text, say


class Refused(Exception):
    """A row cannot be used: the column, and what to do."""

    def __init__(self, column: str, text: Text) -> None:
        super().__init__(say(text))
        self.column = column
        self.text = text


class ChoiceNeeded(Exception):
    """A row cannot be used before somebody chooses what a name in it means."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A row of a sheet, with the record that it is about where that is known.

    `existing` is that record as it stands; `by_name`: the row has no id, its name led there.
    """

    sheet: Sheet
    row: CsvRow
    id: RecordId | None = None
    existing: Record | None = None
    by_name: bool = False

    @property
    def kind(self) -> Kind[Record]:
        return self.sheet.kind

    @property
    def default_source(self) -> str:
        return f"{self.sheet.file}, row {self.row.number}"

    @property
    def place(self) -> tuple[str, int]:
        return self.sheet.file, self.row.number

    def cell(self, column: str) -> str:
        """Return the cell of a column; blank where the file has no such column."""
        return self.row.cells.get(column, "")

    def problem(self, refused: Refused) -> Problem:
        column = self.sheet.called.get(refused.column, refused.column)
        return Problem(self.sheet.file, self.row.number, column, refused.text)


def refused(spot: Spot, error: InputError) -> Refused:
    """Return what a check of the record said, under the column that it names."""
    if error.column in {one.name for one in spot.kind.all_columns}:
        return Refused(error.column, error.message)
    return Refused("", error.text)
