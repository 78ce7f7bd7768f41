"""Where the headings of a sheet stand, or that it has none, and what stands around them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.errors import InputError
from graph.files.contact_kinds import contact_kind
from graph.files.days import plain_day, span
from graph.files.fields import BY_HEADING, RATINGS, folded
from graph.files.shapes import shape_of
from graph.files.sheet import MOST_COLUMNS, NumberedRow, SheetInFile, UnreadableFile
from graph.kinds import RECORDED
from graph.words import T, Text
from graph.written import written

_LOOKED_THROUGH = 30
"""Rows among which the headings stand."""
_WHY = frozenset({"why", "pam"})
"""Over the column in which rows that were left out came back with their reason."""
_ADDRESS = re.compile(r"[^\s@]@[^\s@]+\.")
_FIGURES = re.compile(r"[\d\s/.,:%£()-]+")


@dataclass(frozen=True, slots=True)
class HeadedSheet:
    """A sheet with its headings."""

    name: str
    number: int
    """In which row the headings stand."""
    header: Sequence[str]
    rows: Sequence[NumberedRow]
    before: Mapping[str, str]
    """What the file says of itself above the headings, by its folded words."""
    notes: Sequence[Text]
    blank: int
    """Rows without a text between others."""
    not_read: int
    """As `SheetInFile.not_read`."""
    fingerprint: str
    """What files with the same headings have in common, or with the same first row."""
    first_is_data: bool = False
    """It has no headings: those are the letters of its columns."""


def headed(
    sheet: SheetInFile, chosen: Callable[[str], bool | None] = lambda fingerprint: None
) -> HeadedSheet:
    """Return a sheet with its headings and the rows below them.
    `chosen`: by fingerprint whether somebody said that the first row is data. Where nobody did, it
    is where it has a day or an e-mail address and no word that is known as a heading.

    Raises:
        UnreadableFile: it has more columns than anybody reads.
    """
    first = sheet.rows[:_LOOKED_THROUGH]
    place = max(range(len(first)), key=lambda one: (*_likeness(first[one][1], first), -one))
    if not _has_known(first[place][1]):
        full = (one for one in range(place) if _is_full(first[one][1], first))
        place = next((one for one in full if _is_data(first[one][1])), place)
    number, header = first[place]
    if folded(header[-1]) in _WHY and len(header) > 1:  # what an earlier import gave back
        header = header[:-1]
        sheet = replace(sheet, rows=[(row, cells[: len(header)]) for row, cells in sheet.rows])
    fingerprint = hashlib.sha256("\n".join(map(folded, header)).encode()).hexdigest()[:20]
    is_data = chosen(fingerprint)
    if is_data is None:
        is_data = _is_data(header)
    if len(header) > MOST_COLUMNS:
        raise UnreadableFile(
            T(
                "The header has {columns} columns. A table has at most {most}: remove those that "
                "are not needed.",
                columns=f"{len(header):,}",
                most=MOST_COLUMNS,
            ),
            number,
        )
    rows = _section(sheet.rows[place + 1 :], number) if place else sheet.rows[1:]
    if is_data:
        rows = sheet.rows[place:]
        most = max(len(cells) for _, cells in rows)
        header = [column_letter(column) for column in range(most)]
    return HeadedSheet(
        name=sheet.name,
        number=number,
        header=header,
        rows=rows,
        before=_told_before(sheet.rows[:place]),
        notes=sheet.notes,
        not_read=sheet.not_read,
        blank=sum(b - a - 1 for a, b in pairwise([number - is_data, *(row[0] for row in rows)])),
        fingerprint=fingerprint,
        first_is_data=is_data,
    )


def column_letter(place: int) -> str:
    """Return what spreadsheets call a column.

    >>> column_letter(0), column_letter(25), column_letter(26)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(place, 26)
    return (column_letter(before - 1) if before else "") + chr(ord("A") + last)


def own_kind_of(header: Sequence[str]) -> str | None:
    """Return the table of ours whose columns these are and no other's; None where there is none."""
    names = {column_name(heading) for heading in header if heading}
    fitting = [
        table
        for table, kind in RECORDED.items()
        if names <= {column.name for column in kind.all_columns}
        and all(
            column.name in names
            for column in kind.columns
            if column.fields != ("id",) and (column.needed or column.name == kind.named_by)
            and not column.completed
        )
    ]  # fmt: skip
    return fitting[0] if len(fitting) == 1 else None


def column_name(heading: str) -> str:
    """Return the name of a column of ours that a heading writes."""
    return heading.strip().casefold().replace(" ", "_")


def _likeness(cells: Sequence[str], rows: Sequence[NumberedRow]) -> tuple[int, int, float]:
    """Return how much a row is like headings: known as a whole, known words, and filled cells."""
    whole = shape_of(cells) is not None or own_kind_of(cells) is not None
    if any(_FIGURES.fullmatch(cell) for cell in cells if cell) and not whole:
        return 0, 0, -1.0
    known = sum(map(is_known, cells))
    return int(whole), known if known > 1 else 0, float(_is_full(cells, rows))


def _is_data(cells: Sequence[str]) -> bool:
    """Return whether a row has a day or an e-mail address where headings should be."""
    if _has_known(cells):
        return False
    return any(_ADDRESS.search(cell) or _is_whole_day(cell) for cell in cells)


def _has_known(cells: Sequence[str]) -> bool:
    """Return whether a row has a heading that is known; "Meeting" and "E-mail" are kinds of contact
    as well.
    """
    if shape_of(cells) is not None or own_kind_of(cells) is not None:
        return True
    return any(is_known(cell) and contact_kind(cell) is None for cell in cells)


def is_known(cell: str) -> bool:
    """Return whether a text is known as a heading."""
    return folded(cell) in BY_HEADING or folded(cell) in RATINGS


def _is_whole_day(cell: str) -> bool:
    try:
        day = written(plain_day(span(cell)[0]))
    except InputError:
        return False
    return day.first == day.last


def _is_full(cells: Sequence[str], rows: Sequence[NumberedRow]) -> bool:
    most = max(sum(1 for cell in row if cell) for _, row in rows)
    return sum(1 for cell in cells if cell) * 5 >= most * 3


def _section(rows: Sequence[NumberedRow], header: int) -> Sequence[NumberedRow]:
    """Return the rows up to where, behind a blank one, another part of the file begins:
    one cell that is a heading of its own, as in "3. In-Meeting Activities".
    """
    before = header
    for place, (number, cells) in enumerate(rows):
        if number > before + 1 and len(cells) == 1 and re.match(r"\d+\. \S", cells[0]):
            return rows[:place]
        before = number
    return rows


def _told_before(rows: Sequence[NumberedRow]) -> Mapping[str, str]:
    """Return what stands in pairs, side by side or as two rows of several cells."""
    told: dict[str, str] = {}
    several = [cells for _, cells in rows if len(cells) > 2]
    for upper, lower in pairwise(several):
        told.update((folded(name), text) for name, text in zip(upper, lower, strict=False) if text)
    told.update((folded(cells[0]), cells[1]) for _, cells in rows if len(cells) == 2)
    return told
