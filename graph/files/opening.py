"""What kind of file it is, by what is in it, and its sheets."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from graph.files import cards, diary
from graph.files.delimited import delimited
from graph.files.letters import letters
from graph.files.sheet import SheetInFile, UnreadableFile
from graph.files.workbook import OLDER, ZIPPED, workbook
from graph.words import T

MOST_BYTES = 50_000_000
MOST_CHARACTERS_A_LINE = 1_000_000
_DOCUMENTS = ("<!DOCTYPE", "<HTML", "<TABLE", "<?XML", "{\\RTF")
"""How pages and texts begin that some programs call spreadsheets."""
_NO_TABLE = T(
    "This is a document or a web page, whatever its name says. Open it in your spreadsheet "
    "program, save it as .xlsx or as CSV UTF-8, and send that."
)


def sheets_in(path: Path, today: dt.date) -> list[SheetInFile]:
    """Return the sheets of a file that have rows, whatever its name says that it is.

    Raises:
        UnreadableFile: it is no table, calendar or list of cards, or larger than it may be.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UnreadableFile(
                T(
                    "The file has {size} MB. Import at most {most} at a time.",
                    size=f"{size / 1e6:,.0f}",
                    most=f"{MOST_BYTES / 1e6:,.0f} MB",
                )
            )
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            T(
                "The file cannot be read ({reason}). Check its name and its permissions.",
                reason=error.strerror or "?",
            )
        ) from None
    if content.startswith((ZIPPED, OLDER)):
        return workbook(path)
    if content.startswith(b"%PDF"):
        raise UnreadableFile(_NO_TABLE)
    text, unsure = letters(content)
    if (number := _long_line(text)) is not None:
        raise UnreadableFile(
            T(
                "The line is longer than a megabyte, so this is no table. Save it as CSV UTF-8 "
                "with commas, one record a row."
            ),
            number,
        )
    beginning = text[:200].lstrip().upper()
    if beginning.startswith(_DOCUMENTS):
        raise UnreadableFile(_NO_TABLE)
    if beginning.startswith(diary.BEGINS):
        return [diary.diary(text, today)]
    if beginning.startswith(cards.BEGINS):
        return [cards.cards(text)]
    return [sheet for sheet in [delimited(text, unsure)] if sheet.rows]


def _long_line(text: str) -> int | None:
    """Return the number of the first line that is too long."""
    if len(text) <= MOST_CHARACTERS_A_LINE:
        return None
    lines = enumerate(text.split("\n"), start=1)
    return next((number for number, line in lines if len(line) > MOST_CHARACTERS_A_LINE), None)
