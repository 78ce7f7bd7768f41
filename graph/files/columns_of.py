"""What the columns of a sheet are: told by its program, chosen by somebody, or guessed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.files.days import DayOrder
from graph.files.fields import BY_HEADING, ColumnIs, folded
from graph.files.guessing import ColumnGuess, guesses, order_of
from graph.files.header import HeadedSheet, column_letter, is_known
from graph.files.shapes import Makes, ProgramShape, shape_of
from graph.files.telling import Circumstances
from graph.words import Fill, P, T, Text

_NAMES = frozenset(
    {ColumnIs.WHO, ColumnIs.GIVEN_NAME, ColumnIs.FAMILY_NAME, ColumnIs.OFFICE_HOLDER}
)
_OF_CONTACTS = frozenset({ColumnIs.EMAIL, ColumnIs.TELEPHONE, ColumnIs.JOB})
_OF_MEETINGS_ALONE = frozenset(
    {
        ColumnIs.END,
        ColumnIs.OF_US,
        ColumnIs.KIND,
        ColumnIs.SUBJECT,
        ColumnIs.ATTENDANCE,
        ColumnIs.REFERENCE,
        ColumnIs.OFFICE_HOLDER,
    }
)
_OF_A_REGISTER = {ColumnIs.DATE, ColumnIs.OFFICE_HOLDER, ColumnIs.ORGANIZATION}
"""Whom somebody in office met, where no column says who of us did."""
_OUR_COLUMNS = {
    ColumnIs.DATE: ("date",),
    ColumnIs.END: ("to",),
    ColumnIs.WHO: ("actors", "actor", "name"),
    ColumnIs.OFFICE_HOLDER: ("actors",),
    ColumnIs.ADDRESS: ("source",),
    ColumnIs.GIVEN_NAME: ("actors", "actor", "name"),
    ColumnIs.ORGANIZATION: ("organization",),
    ColumnIs.JOB: ("role",),
    ColumnIs.SINCE: ("from",),
    ColumnIs.KIND: ("kind",),
    ColumnIs.ATTENDANCE: ("attendance",),
    ColumnIs.SUBJECT: ("title",),
    ColumnIs.NOTE: ("note",),
}


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What somebody chose for files with the same headings: what each column is, whether the month
    stands first in their days, and whether the first row is data. None: not chosen.
    """

    fields: tuple[ColumnIs | None, ...]
    month_first: bool | None = None
    first_is_data: bool | None = None


@dataclass(frozen=True, slots=True)
class FileColumns:
    """What the columns of one sheet are taken for."""

    file: str
    header_row: int
    rows: int
    fingerprint: str
    columns: Sequence[ColumnGuess]
    order: DayOrder
    program: ProgramShape | None
    chosen: ColumnChoice | None
    first_is_data: bool
    """It has no headings."""
    first: Sequence[str]
    """The texts of the row in which headings stand, or should."""

    @property
    def fields(self) -> tuple[ColumnIs, ...]:
        """What each is; one for which somebody has to choose is left out."""
        return tuple(one or ColumnIs.LEFT_OUT for one in self.meant)

    @property
    def meant(self) -> Sequence[ColumnIs | None]:
        chosen = self.chosen.fields if self.chosen is not None else ()
        if len(chosen) == len(self.columns):
            return chosen
        return [one.guess for one in self.columns]

    @property
    def unknown(self) -> Sequence[int]:
        """The places of the columns for which somebody has to choose."""
        return [place for place, one in enumerate(self.meant) if one is None]

    @property
    def month_first(self) -> bool | None:
        """What was chosen, or what the days themselves say."""
        chosen = None if self.chosen is None else self.chosen.month_first
        return self.order.month_first if chosen is None else chosen

    @property
    def is_left_out(self) -> bool:
        """Somebody chose to leave out the whole sheet."""
        return self.chosen is not None and set(self.meant) == {ColumnIs.LEFT_OUT}

    @property
    def names_nobody(self) -> bool:
        return not self.is_left_out and not _NAMES & set(self.meant)

    @property
    def missing(self) -> bool:
        """Whether somebody has to answer before the rows can be read."""
        return bool(self.unknown) or self.names_nobody or self.month_first is None

    @property
    def is_guessed(self) -> bool:
        """Whether neither its program nor somebody says what the columns are."""
        return self.program is None and self.chosen is None

    @property
    def is_open(self) -> bool:
        """Whether somebody can say otherwise what it has: not of a program's columns, unless its
        days can be read in two ways.
        """
        return self.program is None or self.order.month_first is None

    @property
    def may_be_data(self) -> bool:
        """Whether the first row may be data: none of its words is known as a heading."""
        return self.first_is_data or not any(map(is_known, self.first))

    @property
    def makes(self) -> Makes:
        if self.program is not None:
            return self.program.makes
        meant = set(self.meant)
        if meant >= _OF_A_REGISTER and ColumnIs.OF_US not in meant:
            return Makes.REGISTER
        if ColumnIs.DATE not in meant:
            return Makes.CONTACTS
        return Makes.MET_CONTACTS if self._lists_contacts(meant) else Makes.MEETINGS

    def _lists_contacts(self, meant: Collection[ColumnIs | None]) -> bool:
        """Return whether each row is somebody, of whom a column says when they last met, and
        not a meeting: the heading of its days is none of a list of meetings.
        """
        day = self.columns[self.meant.index(ColumnIs.DATE)].heading
        return (
            not _OF_MEETINGS_ALONE & set(meant)
            and not _OF_CONTACTS.isdisjoint(meant)
            and not self.first_is_data
            and BY_HEADING.get(folded(day)) is not ColumnIs.DATE
        )

    def around(self, around: Circumstances) -> Circumstances:
        """Return what the sheet is read with."""
        came = frozenset() if self.program is None else self.program.came
        return replace(around, month_first=bool(self.month_first), came=came)

    def called(self, header: Sequence[str]) -> Mapping[str, str]:
        """Return how the file calls the columns of our tables."""
        return {
            ours: heading
            for heading, what in reversed([*zip(header, self.meant, strict=False)])
            if what is not None
            for ours in _OUR_COLUMNS.get(what, ())
        }

    @property
    def question(self) -> Text:
        """What somebody has to say first."""
        if self.month_first is None:
            return T(
                '"{day}" may be two days. Say whether the month stands first in this file.',
                day=self.order.example,
            )
        if self.unknown:
            letters = ", ".join(map(column_letter, self.unknown))
            return P(
                "Choose what column {letters} is, or leave it out.",
                "Choose what columns {letters} are, or leave them out.",
                len(self.unknown),
                letters=letters,
            )
        return T("No column has the names of people. Choose which one does.")

    @property
    def said(self) -> Fill | None:
        """The program that wrote it. None: it is not known."""
        return None if self.program is None else self.program.said


def columns_of(
    file: str, sheet: HeadedSheet, chosen: ColumnChoice | None, around: Circumstances
) -> FileColumns:
    """Return what the columns of a sheet are."""
    program = None if sheet.first_is_data else shape_of(sheet.header)
    found = guesses(sheet, around.known, around.colleagues, around.today)
    if program is not None:
        known = program.fields([one.heading for one in found])
        found = [replace(one, guess=what) for one, what in zip(found, known, strict=True)]
    fields = [one.guess for one in found]
    if chosen is not None and len(chosen.fields) == len(found):
        fields = list(chosen.fields)
    return FileColumns(
        file=file,
        header_row=sheet.number,
        rows=len(sheet.rows),
        fingerprint=sheet.fingerprint,
        columns=found,
        order=order_of(sheet, fields),
        program=program,
        chosen=chosen,
        first_is_data=sheet.first_is_data,
        first=sheet.rows[0][1] if sheet.first_is_data else sheet.header,
    )
