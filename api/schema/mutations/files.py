"""How files of other programs were read, and what is chosen of them."""

from __future__ import annotations

from collections.abc import Iterable

import strawberry

from api.schema.mutations.refusals import LikelyRecord
from graph.files.columns_of import ColumnChoice, FileColumns
from graph.files.diary import MOST_REPEATS
from graph.files.fields import ColumnIs
from graph.files.header import column_letter
from graph.files.telling import DiaryEntry
from graph.model import Language
from graph.recording.importing import Import
from graph.recording.sheets import FileChoices, Place
from graph.recording.tally import Outcome
from graph.words import Text, say

HERE_ALREADY = (
    "The meeting of your Centre of that day, with the same people, which it may tell once more. "
    "Null: there is none."
)


@strawberry.input(description="What the columns of files with the same headings are.")
class ImportColumnsInput:
    fingerprint: str = strawberry.field(
        description="What files with these headings have in common: `fingerprint` of a sheet."
    )
    columns: list[ColumnIs] = strawberry.field(
        description="What each column is, from the first to the last."
    )
    month_first: bool | None = strawberry.field(
        default=None,
        description="Whether 3/4/2026 is 4 March. Needed where the file itself does not tell.",
    )
    first_row_is_data: bool | None = strawberry.field(
        default=None,
        description="Whether the file has no headings, so that its first row is data too. Null: it "
        "has none where that row has a day or an e-mail address, and no heading that is known.",
    )


@strawberry.input(description="A meeting of a calendar that is to be kept.")
class ImportEntryInput:
    file: str = strawberry.field(description="The file.")
    row: int = strawberry.field(description="Its row, as `entries` numbers it.")
    title: bool = strawberry.field(default=False, description="Whether its title is kept too.")


@strawberry.input(description="A row of a file.")
class ImportRowInput:
    file: str = strawberry.field(description="The file, with its sheet where it has several.")
    row: int = strawberry.field(description="The row, counted as a spreadsheet does.")


@strawberry.type(description="What becomes of the rows of the files: each is counted once.")
class ImportTally:
    read: int = strawberry.field(
        description="Rows with a text below the headings: the sum of all the others but `blank` "
        "and `notRead`."
    )
    new: int = strawberry.field(description="Rows that make a record.")
    same: int = strawberry.field(description="Rows of which everything is here already.")
    changed: int = strawberry.field(description="Rows that change a record.")
    unclear: int = strawberry.field(description="Rows of which something has to be answered first.")
    left_out: int = strawberry.field(description="Rows that are left out, each with its reason.")
    unusable: int = strawberry.field(description="Rows that cannot be used.")
    blank: int = strawberry.field(description="Rows without a text between others.")
    not_read: int = strawberry.field(
        description="Earlier days of entries of a calendar that repeat, of which the newest "
        f"{MOST_REPEATS} of each are read."
    )


@strawberry.type(description="A column of a file, and what it is taken for.")
class ImportedColumn:
    letter: str = strawberry.field(description="What a spreadsheet calls it.")
    heading: str = strawberry.field(description="Its heading. Blank: it has none.")
    samples: list[str] = strawberry.field(description="The first values in it, at most three.")
    means: ColumnIs | None = strawberry.field(
        description="What it is taken for. Null: choose, for nobody can tell."
    )
    why: str = strawberry.field(description="Why, in words for a person.")


@strawberry.type(description="A sheet of a file that is no table of ours.")
class ImportedSheet:
    file: str = strawberry.field(description="The file, with its sheet where it has several.")
    header_row: int = strawberry.field(description="In which row the headings stand.")
    rows: int = strawberry.field(description="How many rows stand below them.")
    fingerprint: str = strawberry.field(
        description="What files with the same headings have in common: give it with `columns`."
    )
    program: str | None = strawberry.field(
        description="The program that wrote it, in words for a person. Null: it is not known."
    )
    question: str | None = strawberry.field(
        description="What has to be answered before its rows can be read. Null: nothing."
    )
    ambiguous_day: str | None = strawberry.field(
        description="The first of its days that can be read in two ways. Null: there is none."
    )
    month_first: bool | None = strawberry.field(
        description="Whether the month stands first in its days. Null: say so with `columns`."
    )
    first_row_is_data: bool = strawberry.field(
        description="Whether it has no headings, so that the row of them is data too."
    )
    columns: list[ImportedColumn] = strawberry.field(description="Its columns.")


@strawberry.type(description="A meeting of a calendar, of which nothing is kept but what is given.")
class ImportedEntry:
    file: str = strawberry.field(description="The file.")
    row: int = strawberry.field(description="Its row: entries are numbered by their days.")
    day: str = strawberry.field(description="Its day.")
    title: str = strawberry.field(description="Its title, kept only where that is asked for.")
    who: list[str] = strawberry.field(description="Who is named in it.")
    here_already: LikelyRecord | None = strawberry.field(description=HERE_ALREADY)


@strawberry.type(description="A row of which nothing is kept.")
class ImportRowLeftOut:
    file: str = strawberry.field(description="The file.")
    row: int = strawberry.field(description="The row.")
    why: str = strawberry.field(description="Why, in words for a person.")


@strawberry.type(description="What is to be known of how a file was read.")
class ImportNote:
    file: str = strawberry.field(description="The file.")
    message: str = strawberry.field(description="What it is, in words for a person.")


def file_choices(
    columns: Iterable[ImportColumnsInput] | None,
    entries: Iterable[ImportEntryInput] | None,
    left_out: Iterable[ImportRowInput] | None,
) -> FileChoices:
    """Return what was chosen of files."""
    kept = list(entries or ())
    return FileChoices(
        {
            one.fingerprint: ColumnChoice(
                tuple(one.columns), one.month_first, one.first_row_is_data
            )
            for one in columns or ()
        },
        frozenset((one.file, one.row) for one in kept),
        frozenset((one.file, one.row) for one in kept if one.title),
        frozenset((one.file, one.row) for one in left_out or ()),
    )


def tally_of(found: Import) -> ImportTally:
    """Return what becomes of the rows."""
    counted = found.tally
    return ImportTally(
        read=counted.read,
        blank=counted.blank,
        not_read=counted.not_read,
        **{one.name.lower(): counted.of(one) for one in Outcome},
    )


def sheet_of(one: FileColumns, language: Language) -> ImportedSheet:
    """Return what the columns of a sheet are taken for."""
    return ImportedSheet(
        file=one.file,
        header_row=one.header_row,
        rows=one.rows,
        fingerprint=one.fingerprint,
        program=None if one.said is None else say(one.said, language),
        question=say(one.question, language) if one.missing else None,
        ambiguous_day=one.order.example or None,
        month_first=one.month_first,
        first_row_is_data=one.first_is_data,
        columns=[
            ImportedColumn(
                letter=column_letter(place),
                heading=column.heading,
                samples=list(column.samples),
                means=means,
                why=say(column.why, language),
            )
            for place, (column, means) in enumerate(zip(one.columns, one.meant, strict=True))
        ],
    )


def entry_of(file: str, one: DiaryEntry, here: LikelyRecord | None) -> ImportedEntry:
    """Return a meeting that may be kept, with the one that is here already."""
    return ImportedEntry(
        file=file,
        row=one.number,
        day=str(one.day),
        title=one.title,
        who=list(one.who),
        here_already=here,
    )


def row_left_out(place: Place, why: Text, language: Language) -> ImportRowLeftOut:
    """Return a row of which nothing is kept."""
    file, row = place
    return ImportRowLeftOut(file=file, row=row, why=say(why, language))
