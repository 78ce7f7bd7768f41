"""What the rows of a sheet say, as rows of our own tables; and which say nothing, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from graph.errors import InputError
from graph.files.contact_kinds import contact_kind
from graph.files.days import plain_day
from graph.files.fields import ColumnIs, folded
from graph.files.header import HeadedSheet
from graph.files.jobs import role_cell
from graph.files.people import Company, Known, company, turned
from graph.files.shapes import Makes
from graph.files.sheet import NumberedRow
from graph.model import InteractionKind
from graph.names.titles import same_name
from graph.words import T, Text
from graph.written import written

_YES = frozenset({"true", "yes", "1", "gwir", "ie", "cywir"})
_CANCELLED = frozenset({"declined", "cancelled", "canceled", "wedi'i wrthod", "wedi'i ganslo"})
_DAY_ABOVE = ("start time", "meeting start time", "amser dechrau", "event date")
_TITLE_ABOVE = ("meeting title", "topic", "event name", "teitl y cyfarfod", "pwnc")


@dataclass(frozen=True, slots=True)
class OurRow:
    """A row of one of our tables."""

    table: str
    number: int
    """In which row of the file it stands."""
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """A meeting of a calendar, of which nothing is kept unless somebody ticks it."""

    number: int
    day: str
    title: str
    who: tuple[str, ...]


@dataclass(slots=True)
class Telling:
    """What a sheet says."""

    rows: list[OurRow] = field(default_factory=list)
    left_out: dict[int, Text] = field(default_factory=dict)
    """By row, why nothing of it is kept."""
    with_row: dict[int, int] = field(default_factory=dict)
    """By row that row with which it makes one record."""
    to_tick: list[DiaryEntry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a sheet is read with."""

    known: Known
    us: str
    """The id of the Centre, which stands where a meeting names nobody of it."""
    colleagues: Collection[str]
    """Names of those who work at the Centre, as `same_name` has them."""
    own_mail: str
    """The domain of the Centre's own addresses; blank: not known."""
    today: dt.date
    month_first: bool = False
    came: frozenset[str] = frozenset()
    ticked: frozenset[int] = frozenset()
    titles: frozenset[int] = frozenset()


def tell(
    sheet: HeadedSheet, makes: Makes, fields: Sequence[ColumnIs], around: Circumstances
) -> Telling:
    """Return what a sheet says whose columns are `fields`."""
    reading = _Reading(sheet, fields, around, Telling())
    match makes:
        case Makes.CONTACTS:
            reading.contacts()
        case Makes.MEETINGS:
            reading.meetings()
        case Makes.DIARY:
            reading.diary()
        case Makes.ATTENDANCE:
            reading.attendance()
    return reading.told


@dataclass(frozen=True, slots=True)
class _Reading:
    sheet: HeadedSheet
    fields: Sequence[ColumnIs]
    around: Circumstances
    told: Telling

    def contacts(self) -> None:
        seen: dict[tuple[str, str, str], int] = {}
        people: set[str] = set()
        for row in self.sheet.rows:
            name, body, job = self._name(row), self._one(row, ColumnIs.ORGANIZATION), self._job(row)
            first = seen.setdefault((name.casefold(), body.casefold(), job), row[0])
            if not name:
                self._leave(row, T("No person is named in this row."))
            elif not self._came(row):
                self._leave(row, T("This person did not come."))
            elif first != row[0]:
                self._leave(row, T("It says the same as row {row}.", row=first))
            else:
                if name.casefold() not in people:
                    people.add(name.casefold())
                    self._add("people", row, {"name": name})
                if body:
                    self._works(row, name, body, job)

    def meetings(self) -> None:
        for row in self.sheet.rows:
            if not self._one(row, ColumnIs.DATE) and not self._texts(row, ColumnIs.WHO):
                self._leave(row, T("It has neither a day nor a person."))
                continue
            ours, theirs = self._company(row, ColumnIs.OF_US), self._theirs(row)
            self._met(row, ours, theirs, self._one(row, ColumnIs.SUBJECT))

    def diary(self) -> None:
        for row in self.sheet.rows:
            theirs = self._theirs(row)
            why = self._passed_over(row, theirs)
            if why is not None:
                self._leave(row, why)
                continue
            number, title = row[0], self._one(row, ColumnIs.SUBJECT)
            self.told.to_tick.append(DiaryEntry(number, self._day(row), title, theirs.names))
            if number in self.around.ticked:
                shown = title if number in self.around.titles else ""
                self._met(row, Company(), theirs, shown)
            else:
                self._leave(row, T("It is not ticked."))

    def attendance(self) -> None:
        """Make one meeting of the rows; where nobody says on which day, contacts."""
        day = self._meeting_day()
        if day is None:
            self.contacts()
            return
        here: dict[str, NumberedRow] = {}
        words: list[str] = []
        for row in self.sheet.rows:
            name = self._name(row)
            if not self._came(row):
                self._leave(row, T("This person did not come."))
            elif not name or " " not in name:
                words.append(name or self._one(row, ColumnIs.WHO) or "?")
            elif name.casefold() in {one.casefold() for one in here}:
                self._leave(row, T("{name} stands in this file already.", name=name))
            else:
                here[name] = row
        if not here:
            for row in self.sheet.rows:
                self._leave(row, T("Nobody in this file has a whole name."))
            return
        first = next(iter(here.values()))
        for row in self.sheet.rows:
            if row[0] != first[0] and row[0] not in self.told.left_out:
                self.told.with_row[row[0]] = first[0]
        everybody = Company(tuple(here), tuple(word for word in words if word != "?"))
        kind = InteractionKind.CALL
        if ColumnIs.STATUS in self.fields:
            kind = InteractionKind.EVENT
        self._meeting(
            first,
            {"date": day, "kind": kind, "title": self._above(_TITLE_ABOVE)},
            everybody,
            at_least=len(here) + len(words),
        )
        for name, row in here.items():
            if body := self._one(row, ColumnIs.ORGANIZATION):
                self._works(row, name, body, self._job(row))

    def _meeting_day(self) -> str | None:
        texts = [self._one(row, ColumnIs.DATE) for row in self.sheet.rows[:1]]
        day = next((one for one in (*texts, self._above(_DAY_ABOVE)) if one), None)
        return None if day is None else plain_day(day, month_first=self.around.month_first)

    def _passed_over(self, row: NumberedRow, theirs: Company) -> Text | None:
        """Return why an entry of a calendar is not even offered."""
        if _yes(self._one(row, ColumnIs.PRIVATE)):
            return T("The entry is private.")
        if _yes(self._one(row, ColumnIs.ALL_DAY)):
            return T("The entry is for the whole day.")
        if self._one(row, ColumnIs.STATUS).casefold() in _CANCELLED:
            return T("The entry is declined or cancelled.")
        everybody = [one for text in self._texts(row, ColumnIs.WHO) for one in text.split(";")]
        if any(map(str.strip, everybody)) and all(map(self._is_ours, everybody)):
            return T("Only your own colleagues are in the entry.")
        if not theirs.names:
            return T("Nobody is named in the entry.")
        try:
            day = written(self._day(row), self.around.today)
        except InputError:
            return T("The entry has no day that can be read.")
        return T("The entry is not over yet.") if day.first > self.around.today else None

    def _is_ours(self, text: str) -> bool:
        name, _, address = text.partition("<")
        domain = address.rpartition("@")[2].strip(" >").casefold()
        own = bool(self.around.own_mail) and domain == self.around.own_mail
        return own or not text.strip() or same_name(turned(name.strip())) in self.around.colleagues

    def _theirs(self, row: NumberedRow) -> Company:
        theirs = self._company(row, ColumnIs.WHO)
        given = " ".join(
            name
            for part in (ColumnIs.GIVEN_NAME, ColumnIs.FAMILY_NAME)
            for name in self._company(row, part).names
        )
        return Company((*theirs.names, given), theirs.words, theirs.more) if given else theirs

    def _met(self, row: NumberedRow, ours: Company, theirs: Company, title: str) -> None:
        body, job = self._one(row, ColumnIs.ORGANIZATION), self._job(row)
        nobody = not theirs.names
        kind_text = self._one(row, ColumnIs.KIND)
        cells = {
            "date": self._day(row),
            "to": self._day(row, ColumnIs.END),
            "kind": _kind_cell(kind_text),
            "title": title,
            "note": "\n".join(self._texts(row, ColumnIs.NOTE)),
        }
        if cells["to"] == cells["date"]:
            cells["to"] = ""
        us = ours.names or (() if self._names_us(theirs) else (self.around.us,))
        names = (*us, *theirs.names, *((body,) if nobody and body else ()))
        everybody = Company(names, (*ours.words, *theirs.words), ours.more + theirs.more)
        self._meeting(row, cells, everybody, self._one(row, ColumnIs.ATTENDANCE))
        if body and len(theirs.names) == 1:
            self._works(row, theirs.names[0], body, job)

    def _names_us(self, theirs: Company) -> bool:
        return len(theirs.names) > 1 and ColumnIs.OF_US not in self.fields

    def _meeting(
        self,
        row: NumberedRow,
        cells: Mapping[str, str],
        everybody: Company,
        attendance: str = "",
        at_least: int = 0,
    ) -> None:
        counted = attendance_cell(attendance)
        if not counted and everybody.more:
            counted = str(len(everybody.names) + len(everybody.words) + everybody.more)
        if not counted and at_least > len(everybody.names) + len(everybody.words):
            counted = str(at_least)
        self._add(
            "interactions",
            row,
            {
                **cells,
                "actors": "; ".join(everybody.names),
                "as_written": "; ".join(dict.fromkeys(everybody.words)),
                "attendance": counted,
            },
        )

    def _works(self, row: NumberedRow, name: str, body: str, job: str) -> None:
        cells = {"actor": name, "organization": body, "role": role_cell(job or "employee")}
        self._add("memberships", row, {**cells, "from": self._day(row, ColumnIs.SINCE)})

    def _add(self, table: str, row: NumberedRow, cells: Mapping[str, str]) -> None:
        self.told.rows.append(
            OurRow(table, row[0], {name: text for name, text in cells.items() if text})
        )

    def _leave(self, row: NumberedRow, why: Text) -> None:
        self.told.left_out[row[0]] = why

    def _company(self, row: NumberedRow, what: ColumnIs) -> Company:
        return company("; ".join(self._texts(row, what)), self.around.known)

    def _name(self, row: NumberedRow) -> str:
        return next(iter(self._theirs(row).names), "")

    def _job(self, row: NumberedRow) -> str:
        return self._one(row, ColumnIs.JOB)

    def _came(self, row: NumberedRow) -> bool:
        status = self._one(row, ColumnIs.STATUS).casefold()
        return not status or not self.around.came or status in self.around.came

    def _day(self, row: NumberedRow, what: ColumnIs = ColumnIs.DATE) -> str:
        return plain_day(self._one(row, what), month_first=self.around.month_first)

    def _one(self, row: NumberedRow, what: ColumnIs) -> str:
        return next(iter(self._texts(row, what)), "")

    def _texts(self, row: NumberedRow, what: ColumnIs) -> list[str]:
        cells = zip(self.fields, row[1], strict=False)
        return [cell for is_, cell in cells if is_ is what and cell]

    def _above(self, names: Sequence[str]) -> str:
        before = self.sheet.before
        return next((before[folded(name)] for name in names if folded(name) in before), "")


def attendance_cell(text: str) -> str:
    """Return how many took part, in figures; what is no number as it is.

    >>> [attendance_cell(one) for one in ("c. 60", "60+", "1,200", "60.0", "many")]
    ['60', '60', '1200', '60', 'many']
    """
    plain = text.casefold().replace(",", "").removesuffix(".0").strip(" +~.")
    for word in ("circa", "about", "approx", "around", "tua", "c", "ca"):
        if plain.startswith((f"{word} ", f"{word}. ")):
            plain = plain[len(word) :].strip(" .")
    return plain if plain.isdecimal() else text


def _kind_cell(text: str) -> str:
    """Return our word for a kind of contact; of a file that has none it was a meeting."""
    return contact_kind(text) or text if text else InteractionKind.MEETING


def _yes(text: str) -> bool:
    return text.casefold() in _YES
