"""A sheet as it stands in a file: texts, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.names.unseen import without_unseen
from graph.words import Text

MOST_COLUMNS = 100
"""Several times those of our widest table."""
MOST_ROWS = 100_000
NumberedRow = tuple[int, Sequence[str]]
"""A row and its number, as a spreadsheet counts."""


@dataclass(frozen=True, slots=True)
class SheetInFile:
    """Rows of texts without outer spaces. Rows without any are left out, their numbers stay."""

    name: str
    """Of a workbook's sheet; blank where the file has one alone."""
    rows: Sequence[NumberedRow]
    notes: Sequence[Text] = ()
    """What whoever sent the file should know of how it was read."""
    not_read: int = 0
    """Days of a calendar that are no rows: earlier ones of what repeats very often."""


class UnreadableFile(Exception):
    """A file or a part of it cannot be read: in which row (0: none), and what to do."""

    def __init__(self, text: Text, row: int = 0) -> None:
        super().__init__(str(text))
        self.text = text
        self.row = row


def filled(rows: Sequence[NumberedRow]) -> Sequence[NumberedRow]:
    """Return the rows that have a text, each without outer spaces, marks that nobody sees, and
    blank cells at its end.
    """
    kept = []
    for number, cells in rows:
        texts = [without_unseen(cell).strip() for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            kept.append((number, tuple(texts)))
    return kept
