"""A person's own CSV files as rows of cells.
Nothing is read that is too large to be a spreadsheet of theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graph.errors import Problem
from graph.kind import Kind
from graph.kinds import RECORDED
from graph.model import Record
from graph.tables.csvfile import CsvRow, read_rows
from graph.tables.problems import Report
from graph.words import T

MOST_BYTES = 50_000_000
MOST_BYTES_A_LINE = 1_000_000
MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file: the kind of its rows, its name for messages, and its rows with the
    columns named as in the table.
    """

    kind: Kind[Record]
    file: str
    rows: Sequence[CsvRow]


def read_sheets(files: Sequence[Path], problems: Report) -> list[Sheet]:
    """Return the files as sheets, in the order of `RECORDED`.
    What is wrong is added to `problems`.
    """
    sheets: dict[str, Sheet] = {}
    for path in files:
        name, file = path.stem.strip().casefold().replace(" ", "_"), path.name
        if name not in RECORDED or path.suffix.casefold() != ".csv":
            known = ", ".join(f"{table}.csv" for table in RECORDED)
            problems.append(
                Problem(
                    file,
                    0,
                    "",
                    T("It is none of your tables. Name it {known}, or leave it out.", known=known),
                )
            )
        elif name in sheets:
            problems.append(
                Problem(file, 0, "", T("There are two files for this table. Put them into one."))
            )
        elif _is_small_enough(path, file, problems):
            sheets[name] = Sheet(
                RECORDED[name], file, list(_rows(path, file, RECORDED[name], problems))
            )
    return [sheets[name] for name in RECORDED if name in sheets]


def _is_small_enough(path: Path, file: str, problems: Report) -> bool:
    """Look at the size of the file and of each line, without ever holding more than
    the longest line may have.
    """
    try:
        if (size := path.stat().st_size) > MOST_BYTES:
            most = f"{MOST_BYTES / 1e6:,.0f} MB"
            problems.append(
                Problem(
                    file,
                    0,
                    "",
                    T(
                        "The file has {size} MB. Import at most {most} at a time.",
                        size=f"{size / 1e6:,.0f}",
                        most=most,
                    ),
                )
            )
            return False
        with path.open("rb") as opened:
            if (number := _long_line(opened)) is not None:
                problems.append(
                    Problem(
                        file,
                        number,
                        "",
                        T(
                            "The line is longer than a megabyte, so this is no table. Save it as "
                            "CSV UTF-8 with commas, one record a row."
                        ),
                    )
                )
                return False
    except OSError as error:
        problems.append(
            Problem(
                file,
                0,
                "",
                T(
                    "The file cannot be read ({reason}). Check its name and its permissions.",
                    reason=error.strerror or "?",
                ),
            )
        )
        return False
    return True


def _long_line(opened: BinaryIO) -> int | None:
    """Return the number of the first line that is too long.
    A block has the size of the longest line: within it none is.
    """
    number, length = 1, 0
    while block := opened.read(MOST_BYTES_A_LINE):
        first, last = block.find(b"\n"), block.rfind(b"\n")
        if length + (len(block) if first < 0 else first + 1) > MOST_BYTES_A_LINE:
            return number
        length = length + len(block) if last < 0 else len(block) - last - 1
        number += block.count(b"\n")
    return None


def _rows(path: Path, file: str, kind: Kind[Record], problems: Report) -> Iterator[CsvRow]:
    header, rows = read_rows(path, file, problems, MOST_ROWS)
    names = [name.casefold().replace(" ", "_") for name in header]
    found = list(_wrong_columns(kind, header, names, file)) if header else []
    for problem in found:
        problems.append(problem)
    if not found:
        yield from (
            CsvRow(row.number, dict(zip(names, row.cells.values(), strict=True))) for row in rows
        )


def _wrong_columns(
    kind: Kind[Record], header: Sequence[str], names: Sequence[str], file: str
) -> Iterator[Problem]:
    known = {column.name: None for column in kind.all_columns}  # in their order
    for shown, name in zip(header, names, strict=True):
        if name not in known:
            yield Problem(
                file,
                1,
                shown,
                T(
                    "This column is unknown. Remove it, or use one of: {known}.",
                    known=", ".join(known),
                ),
            )
    for name in sorted(name for name, times in Counter(names).items() if times > 1):
        yield Problem(file, 1, name, T("This column stands twice. Remove one."))
    for name in needed_columns(kind):
        if name not in names:
            yield Problem(file, 1, name, T("This column is missing. Add it: every row needs it."))


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
