"""A person's own files as rows of our tables, whichever program wrote them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.columns import Shape
from graph.contact_details import EMAIL, TELEPHONE
from graph.errors import Problem
from graph.files.columns_of import ColumnChoice, FileColumns, columns_of
from graph.files.contact_kinds import contact_kind
from graph.files.contacts import CALLED, WORKS_IN
from graph.files.days import plain_day, span
from graph.files.fields import BY_HEADING, ColumnIs, folded
from graph.files.header import HeadedSheet, column_name, headed, own_kind_of
from graph.files.jobs import role_cell
from graph.files.opening import sheets_in
from graph.files.people import company
from graph.files.registers import tell_register
from graph.files.shapes import Makes
from graph.files.sheet import UnreadableFile
from graph.files.telling import Circumstances, DiaryEntry, Telling, attendance_cell, tell
from graph.kind import Kind
from graph.kinds import INTERACTIONS, MEMBERSHIPS, RECORDED
from graph.model import Record
from graph.names.titles import same_name
from graph.tables.csvfile import CsvRow
from graph.tables.problems import Report
from graph.words import P, T, Text

_TOTALS = frozenset({"total", "totals", "grand total", "cyfanswm"})
_NOTHING_KEPT = {
    False: T("No row of it says anything that is kept. Check which column is what."),
    True: T("No meeting of this calendar can be kept. The rows that are left out say why of each."),
}
"""By whether it is a calendar."""
Place = tuple[str, int]
"""A file, with its sheet where it has several, and a row of it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one kind: its name for messages, and the rows with the columns named as in the
    table. `called`: how the file calls a column of ours.
    """

    kind: Kind[Record]
    file: str
    rows: Sequence[CsvRow]
    called: Mapping[str, str] = field(default_factory=dict)
    shared: bool = False
    """Its rows are of a register that others import too: an id is the same for all, and a row says
    again what its address says.
    """


@dataclass(frozen=True, slots=True)
class FileChoices:
    """What somebody chose of files: what columns are, by the fingerprint of their headings, which
    meetings of a calendar are kept, and with their titles, and which rows are left out.
    """

    columns: Mapping[str, ColumnChoice] = field(default_factory=dict)
    ticked: frozenset[Place] = frozenset()
    titled: frozenset[Place] = frozenset()
    left_out: frozenset[Place] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)
    """What words of the files mean where a column has words of ours, as the Centre chose before."""

    def first_is_data(self, fingerprint: str) -> bool | None:
        """Return whether the first row of a file is data. None: nobody chose."""
        chosen = self.columns.get(fingerprint)
        return None if chosen is None else chosen.first_is_data

    def around(self, around: Circumstances, file: str) -> Circumstances:
        """Return what one file is read with."""
        of_file = [
            frozenset(number for one, number in places if one == file)
            for places in (self.ticked, self.titled)
        ]
        return replace(around, ticked=of_file[0], titles=of_file[1])


@dataclass(slots=True)
class SheetsRead:
    """What a person's files have in them."""

    sheets: list[Sheet] = field(default_factory=list)
    """In the order of `RECORDED`."""
    columns: list[FileColumns] = field(default_factory=list)
    """Of each sheet that is not a table of ours, what its columns are taken for."""
    places: dict[Place, Sequence[str]] = field(default_factory=dict)
    """Every row with a text below the headings, and its texts."""
    headers: dict[str, Sequence[str]] = field(default_factory=dict)
    """The headings, by file."""
    left_out: dict[Place, Text] = field(default_factory=dict)
    with_row: dict[Place, Place] = field(default_factory=dict)
    """By row that row with which it makes one record."""
    to_tick: list[tuple[str, DiaryEntry]] = field(default_factory=list)
    """Meetings of a calendar, by file."""
    may_be_one: list[tuple[str, Sequence[Place]]] = field(default_factory=list)
    """Rows of which somebody has to say whether they are one meeting, with what is asked."""
    moving: set[str] = field(default_factory=set)
    """Files whose rows stand elsewhere when they are written anew: calendars, and who attended."""
    notes: list[tuple[str, Text]] = field(default_factory=list)
    blank: int = 0
    not_read: int = 0
    """Earlier days of what repeats in a calendar."""


def read_sheets(
    files: Sequence[Path],
    problems: Report,
    around: Circumstances,
    choices: FileChoices,
) -> SheetsRead:
    """Return what stands in the files. What is wrong is added to `problems`."""
    read = SheetsRead()
    unreadable = 0
    for path in files:
        try:
            sheets = sheets_in(path, around.today)
        except UnreadableFile as error:
            unreadable += 1
            problems.append(Problem(path.name, error.row, "", error.text))
            continue
        if not sheets:
            unreadable += 1
            problems.append(
                Problem(
                    path.name,
                    0,
                    "",
                    T("The file has no rows. Write the names of the columns in the first."),
                )
            )
        for sheet in sheets:
            file = f"{path.name}: {sheet.name}" if len(sheets) > 1 else path.name
            try:
                one = headed(sheet, choices.first_is_data)
            except UnreadableFile as error:
                problems.append(Problem(file, error.row, "", error.text))
                continue
            _take(read, path, file, one, problems, around, choices)
    if not read.places and not unreadable:
        for file in read.headers:
            problems.append(
                Problem(file, 0, "", T("The file has headings, and no row below them."))
            )
    read.notes += _no_such_rows({*choices.left_out, *choices.ticked} - read.places.keys())
    read.sheets.sort(key=lambda one: list(RECORDED).index(one.kind.table))
    _once_a_person(read)
    return read


def _no_such_rows(places: Set[Place]) -> Iterator[tuple[str, Text]]:
    if places:
        file, row = min(places)
        yield (
            file,
            P(
                "What was chosen for {n} row changes nothing, since no file has it: row {row} of "
                "{file}.",
                "What was chosen for {n} rows changes nothing, since no file has them. The first "
                "is row {row} of {file}.",
                len(places),
                row=row,
                file=file,
            ),
        )


def _take(
    read: SheetsRead,
    path: Path,
    file: str,
    sheet: HeadedSheet,
    problems: Report,
    around: Circumstances,
    choices: FileChoices,
) -> None:
    read.places.update(((file, number), cells) for number, cells in sheet.rows)
    read.headers[file] = sheet.header
    read.notes += [(file, note) for note in sheet.notes]
    read.blank += sheet.blank
    read.not_read += sheet.not_read
    passed_over = {
        (file, number): T("You left it out.")
        if (file, number) in choices.left_out
        else T("It is a line of totals.")
        for number, cells in sheet.rows
        if (file, number) in choices.left_out
        or cells[0].casefold().rstrip(" :0123456789") in _TOTALS
    }
    read.left_out |= passed_over
    sheet = replace(sheet, rows=[row for row in sheet.rows if (file, row[0]) not in passed_over])
    table = _table_of(path, sheet)
    if table is not None:
        kind = RECORDED[table]
        rows = list(_rows(file, kind, sheet, problems, around))
        if kind.named_by:
            rows = _once(read, file, rows)
        read.sheets.append(Sheet(kind, file, rows))
        return
    found = columns_of(file, sheet, choices.columns.get(sheet.fingerprint), around)
    read.columns.append(found)
    if found.missing:
        return
    here = found.around(choices.around(around, file))
    program = found.program
    told = (
        tell_register(sheet, found.fields, here, "" if program is None else program.address)
        if found.makes is Makes.REGISTER
        else tell(sheet, found.makes, found.fields, here)
    )
    if program is not None and found.makes is Makes.REGISTER:
        told.notes += _unknown_columns(program.unknown(sheet.header))
    if sheet.rows and not told.rows and not told.to_tick and not told.may_be_one:
        problems.append(Problem(file, 0, "", _NOTHING_KEPT[found.makes is Makes.DIARY]))
    _add(read, file, sheet, told, found)


def _add(
    read: SheetsRead, file: str, sheet: HeadedSheet, told: Telling, found: FileColumns
) -> None:
    read.left_out.update(((file, number), why) for number, why in told.left_out.items())
    read.with_row.update(((file, one), (file, other)) for one, other in told.with_row.items())
    if found.makes in (Makes.DIARY, Makes.ATTENDANCE):
        read.moving.add(file)
    read.to_tick += [(file, entry) for entry in told.to_tick]
    read.notes += [(file, note) for note in told.notes]
    read.may_be_one += [
        (asked, [(file, row) for row in rows]) for asked, rows in told.may_be_one.items()
    ]
    called = found.called(sheet.header)
    for table in dict.fromkeys(row.table for row in told.rows):
        rows = [CsvRow(row.number, dict(row.cells)) for row in told.rows if row.table == table]
        shared = found.makes is Makes.REGISTER
        read.sheets.append(Sheet(RECORDED[table], file, rows, called, shared=shared))


def _unknown_columns(headings: Sequence[str]) -> Iterator[Text]:
    if headings:
        yield P(
            "{n} column is not known here and is left out: {columns}.",
            "{n} columns are not known here and are left out: {columns}.",
            len(headings),
            columns=", ".join(headings)[:500],
        )


def _table_of(path: Path, sheet: HeadedSheet) -> str | None:
    """Return the table of ours that a sheet is: by its headings, else by the name of the file
    where most of its headings are columns of that table.
    """
    if (table := own_kind_of(sheet.header)) is not None:
        return table
    name = path.stem.strip().casefold().replace(" ", "_")
    if name not in RECORDED or any(
        BY_HEADING.get(folded(heading)) in (ColumnIs.EMAIL, ColumnIs.TELEPHONE)
        for heading in sheet.header
    ):
        return None
    known = {column.name for column in RECORDED[name].all_columns}
    ours = sum(column_name(heading) in known for heading in sheet.header)
    return name if ours * 2 >= len(sheet.header) else None


def _once(read: SheetsRead, file: str, rows: Sequence[CsvRow]) -> list[CsvRow]:
    """Return the rows of a table of names without those that say all the same as one before."""
    first: dict[tuple[tuple[str, str], ...], int] = {}
    kept = []
    for row in rows:
        said = tuple((column, cell.casefold()) for column, cell in row.cells.items())
        number = first.setdefault(said, row.number)
        if number == row.number:
            kept.append(row)
        else:
            read.left_out[file, row.number] = T("It says the same as row {row}.", row=number)
    return kept


def _once_a_person(read: SheetsRead) -> None:
    """Leave somebody's later rows to the first, where files of other programs give a person twice:
    that is one of whom both say something, and how they are reached is said there.
    """
    first: dict[str, tuple[str, CsvRow]] = {}
    apart: dict[tuple[str, str], str] = {}
    for place, sheet in enumerate(read.sheets):
        if sheet.kind.table != "people":
            continue
        kept = []
        for row in sheet.rows:
            file, known = first.setdefault(same_name(row.cells.get("name", "")), (sheet.file, row))
            if not sheet.called or file == sheet.file:
                kept.append(row)
                continue
            if _may_be_two(known, row):
                name = row.cells["name"]
                called = row.cells.setdefault(CALLED, f"{name} ({row.cells[WORKS_IN]})")
                apart[sheet.file, name] = called
                kept.append(row)
                continue
            say_reach_with(known, row)
            read.with_row.setdefault((sheet.file, row.number), (file, known.number))
        read.sheets[place] = Sheet(sheet.kind, sheet.file, kept, sheet.called)
    for sheet in read.sheets if apart else ():
        for row in sheet.rows if sheet.kind is MEMBERSHIPS else ():
            if (known_as := apart.get((sheet.file, row.cells.get("actor", "")))) is not None:
                row.cells["actor"] = known_as


def _may_be_two(one: CsvRow, other: CsvRow) -> bool:
    """Return whether rows of one name differ in where somebody works and is reached."""
    return _differ(one, other, WORKS_IN) and _differ(one, other, EMAIL, TELEPHONE)


def _differ(one: CsvRow, other: CsvRow, *names: str) -> bool:
    """Return whether both rows have something in these cells, and nothing in common."""
    first, second = (
        {part.casefold() for name in names for part in row.cells.get(name, "").split("; ") if part}
        for row in (one, other)
    )
    return bool(first and second) and first.isdisjoint(second)


def say_reach_with(first: CsvRow, later: CsvRow) -> None:
    """Let a row of people say too how a later one of the same person says they are reached."""
    for what in (EMAIL, TELEPHONE):
        if both := [row.cells[what] for row in (first, later) if row.cells.get(what)]:
            first.cells[what] = "; ".join(both)


def _rows(
    file: str,
    kind: Kind[Record],
    sheet: HeadedSheet,
    problems: Report,
    around: Circumstances,
) -> Iterator[CsvRow]:
    names = [column_name(heading) for heading in sheet.header]
    found = list(_wrong_columns(kind, sheet, names, file))
    for problem in found:
        problems.append(problem)
    if found:
        return
    for number, cells in sheet.rows:
        if len(cells) > len(names):
            message = T(
                "The row has {cells} cells, the header has {columns}. Put quotation marks round a "
                "cell that has a comma.",
                cells=len(cells),
                columns=len(names),
            )
            problems.append(Problem(file, number, "", message))
            continue
        padded = [*cells, *[""] * (len(names) - len(cells))]
        yield CsvRow(number, _as_ours(kind, dict(zip(names, padded, strict=True)), around))


def _as_ours(kind: Kind[Record], cells: dict[str, str], around: Circumstances) -> dict[str, str]:
    """Return the cells that are not blank, with what people write otherwise than our tables do in
    our words.
    """
    if kind is INTERACTIONS and not cells.get("to"):
        cells["date"], cells["to"] = span(cells.get("date", ""))
    for column in kind.columns:
        cell = cells.get(column.name)
        if cell and column.shape is Shape.DAY:
            cells[column.name] = plain_day(cell)
    if kind is MEMBERSHIPS and cells.get("role"):
        cells["role"] = role_cell(cells["role"])
    if kind is INTERACTIONS:
        cells["kind"] = contact_kind(cells.get("kind", "")) or cells.get("kind", "")
        cells["attendance"] = attendance_cell(cells.get("attendance", ""))
        here = company(cells.get("actors", ""), around.known, turns=False, apart=around.apart)
        cells["actors"] = "; ".join(here.names)
        cells["as_written"] = "; ".join(filter(None, (cells.get("as_written"), *here.words)))
        if here.more and not cells["attendance"]:
            written = [one for one in re.split(r"\s*;\s*", cells["as_written"]) if one]
            cells["attendance"] = str(len(here.names) + len(written) + here.more)
    return {column: cell for column, cell in cells.items() if cell}  # of many rows most is blank


def _wrong_columns(
    kind: Kind[Record], sheet: HeadedSheet, names: Sequence[str], file: str
) -> Iterator[Problem]:
    known = {column.name: None for column in kind.all_columns}  # in their order
    for shown, name in zip(sheet.header, names, strict=True):
        if name not in known:
            yield Problem(
                file,
                sheet.number,
                shown,
                T(
                    "This column is unknown. Remove it, or use one of: {known}.",
                    known=", ".join(known),
                ),
            )
    for name in sorted(name for name, times in Counter(names).items() if times > 1):
        yield Problem(file, sheet.number, name, T("This column stands twice. Remove one."))
    for name in needed_columns(kind):
        if name not in names:
            yield Problem(
                file,
                sheet.number,
                name,
                T("This column is missing. Add it: every row needs it."),
            )


def needed_columns(kind: Kind[Record]) -> Sequence[str]:
    """Return the columns that a person's own file cannot be without:
    the name by which a row is known, and what has no value of its own.
    """
    return [
        column.name
        for column in kind.columns
        if column.fields != ("id",)
        and (
            column.name == kind.named_by
            or (column.needed and not column.blank and not column.completed)
        )
    ]
