"""One row of a person's spreadsheet, and why it cannot be used."""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import InputError, Problem
from graph.files.contacts import CALLED
from graph.kind import Kind
from graph.model import Record, RecordId
from graph.recording.sheets import Place, Sheet
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


class NameLeftOut(Exception):
    """Somebody chose to leave out every row with this name."""

    def __init__(self, written: str) -> None:
        super().__init__(written)
        self.written = written


class NamesUnusable(Exception):
    """A row is right in itself, and names one that cannot be used: only that one is reported."""


class WordsAlone(Exception):
    """Somebody chose to keep the words of an office as they are written, and nobody's record."""

    def __init__(self, written: str) -> None:
        super().__init__(written)
        self.written = written


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

    @property
    def name(self) -> str:
        """The name by which other rows mean its record."""
        return self.cell(CALLED) or self.cell(self.kind.named_by)

    def cell(self, column: str) -> str:
        """Return the cell of a column; blank where the file has no such column."""
        return self.row.cells.get(column, "")

    def problem(self, refused: Refused) -> Problem:
        column = self.sheet.called.get(refused.column, refused.column)
        return Problem(self.sheet.file, self.row.number, column, refused.text)


def place_of_source(source: str) -> Place | None:
    """Return the row from which a record came; None: it is no row's.

    >>> place_of_source("log.csv, row 4")
    ('log.csv', 4)
    """
    file, _, row = source.rpartition(", row ")
    return (file, int(row)) if file and row.isdecimal() else None


@dataclass(frozen=True, slots=True)
class RowSaid:
    """A record as a row says it, and as it stands."""

    spot: Spot
    record: Record
    existing: Record | None


def refused(spot: Spot, error: InputError) -> Refused:
    """Return what a check of the record said, under the column that it names."""
    if error.column in {one.name for one in spot.kind.all_columns}:
        return Refused(error.column, error.message)
    return Refused("", error.text)
