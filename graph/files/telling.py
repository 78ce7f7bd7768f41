"""What the rows of a sheet say, as rows of our own tables; and which say nothing, and why."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.contact_details import email, telephone
from graph.dates import PartialDate
from graph.errors import InputError
from graph.files.contact_kinds import contact_kind
from graph.files.contacts import ContactRow, people_of
from graph.files.days import plain_day, span
from graph.files.diary import BROKEN
from graph.files.fields import ColumnIs, folded
from graph.files.header import HeadedSheet
from graph.files.jobs import role_cell
from graph.files.people import Company, Known, company, turned
from graph.files.several import is_whole_name, names_apart
from graph.files.shapes import Makes
from graph.files.sheet import NumberedRow
from graph.model import Identifier, InteractionKind, OrganizationKind
from graph.names.fold import fold
from graph.names.office_titles import is_office
from graph.names.titles import same_name
from graph.words import P, T, Text
from graph.written import written

_YES = frozenset({"true", "yes", "1", "gwir", "ie", "cywir"})
_CANCELLED = frozenset({"declined", "cancelled", "canceled", "wedi'i wrthod", "wedi'i ganslo"})
_DAY_ABOVE = ("start time", "meeting start time", "amser dechrau", "event date")
_REACHED: Mapping[ColumnIs, Callable[[str], Identifier | None]] = {
    ColumnIs.EMAIL: email,
    ColumnIs.TELEPHONE: telephone,
}
_OF_A_MEETING = (
    ColumnIs.END,
    ColumnIs.KIND,
    ColumnIs.OF_US,
    ColumnIs.NOTE,
    ColumnIs.ATTENDANCE,
)
"""What rows that are one meeting say alike, or only one of them says."""
_BETWEEN_ADDRESSES = re.compile(r"\s*(?:[;,\n]|:::)\s*")
_NAMED_ADDRESS = re.compile(r"[\s\"']*([^\"<>]*?)[\s\"']*<([^<>]+)>")
"""An address with the name of whose it is before it."""
_LEAST_OF_A_SURNAME = 4
"""Letters, for it to be seen at the end of a word of an address."""
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
    day: PartialDate
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
    notes: list[Text] = field(default_factory=list)
    """What is to be known of how it was read."""
    may_be_one: dict[str, Sequence[int]] = field(default_factory=dict)
    """Rows of which somebody has to say whether they are one meeting, by what is asked."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a sheet is read with."""

    known: Known
    public: Known
    """The same of records that are for everybody."""
    near: Known
    """Whether a name may be that of somebody who is here."""
    given_names: Collection[str]
    """First words of the names of people who are here, in small letters."""
    us: str
    """The id of the Centre, which stands where a meeting names nobody of it."""
    is_us: Known
    """Whether a name is the Centre's own."""
    colleagues: Collection[str]
    """Names of those who work at the Centre, as `same_name` has them."""
    own_mail: str
    """The domain of the Centre's own addresses; blank: not known."""
    today: dt.date
    month_first: bool = False
    came: frozenset[str] = frozenset()
    ticked: frozenset[int] = frozenset()
    titles: frozenset[int] = frozenset()
    left_out: frozenset[str] = frozenset()
    """Names that somebody chose to leave out."""
    chosen_new: frozenset[str] = frozenset()
    """Names of which somebody chose that nobody who is here is meant."""
    one_meeting: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    """Of what was asked of rows: those that are one meeting, and those that are several."""


def tell(
    sheet: HeadedSheet, makes: Makes, fields: Sequence[ColumnIs], around: Circumstances
) -> Telling:
    """Return what a sheet says whose columns are `fields`; of a register `tell_register` does."""
    reading = _Reading(sheet, makes, fields, around, Telling())
    lists_contacts = makes in (Makes.CONTACTS, Makes.MET_CONTACTS)
    if not lists_contacts and not _REACHED.keys().isdisjoint(fields):
        reading.told.notes.append(
            T("E-mail addresses and telephone numbers are kept of a list of contacts alone.")
        )
    match makes:
        case Makes.CONTACTS:
            reading.contacts(reached=True)
        case Makes.MET_CONTACTS:
            reading.met_contacts()
        case Makes.MEETINGS:
            reading.meetings()
        case Makes.DIARY:
            reading.diary()
        case Makes.ATTENDANCE:
            reading.attendance()
    reading.told.notes += _told_of_us(reading.without_us)
    return reading.told


def texts(row: NumberedRow, fields: Sequence[ColumnIs], what: ColumnIs) -> list[str]:
    """Return what the columns of a row have that are one thing."""
    return [cell for is_, cell in zip(fields, row[1], strict=False) if is_ is what and cell]


@dataclass(frozen=True, slots=True)
class _Reading:
    sheet: HeadedSheet
    makes: Makes
    fields: Sequence[ColumnIs]
    around: Circumstances
    told: Telling
    at_work: set[tuple[str, str, str]] = field(default_factory=set)
    """Who works where and as what, as far as a row has said so."""
    bodies: set[str] = field(default_factory=set)
    """Those that a row has said to be one."""
    without_us: list[int] = field(default_factory=list)
    """Rows of meetings that name nobody of the Centre."""

    def contacts(self, *, reached: bool = False) -> Mapping[int, str]:
        """Make people of the rows, and say where they work. Return by row what tells its person
        from another of the name.
        `reached`: how to reach them is kept too, which of those who attended nothing is.
        """
        told_apart: dict[int, str] = {}
        alone: set[int] = set()
        contacts = []
        reading = _Reach()
        beside: list[tuple[int, str]] = []
        rows = {row[0]: row for row in self.sheet.rows}
        for row in rows.values():
            names = self._listed(row, beside)
            if not names:
                self._leave(row, T("No person is named in this row."))
            elif not self._came(row):
                self._leave(row, T("This person did not come."))
            else:
                details = self._details(row, names, reading) if reached else {}
                body, job = self._one(row, ColumnIs.ORGANIZATION), self._job(row)
                if len(names) == 1:
                    alone.add(row[0])
                contacts += [
                    ContactRow(row[0], name, body, job, details.get(name, [])) for name in names
                ]
        self.told.notes += [*reading.told(), *_told_of_beside(beside)]
        kept: set[int] = set()
        for person in people_of(contacts):
            first = person.rows[0]
            self._add("people", rows[first.number], person.cells)
            kept.add(first.number)
            if person.called:
                told_apart.update(
                    (one.number, person.called) for one in person.rows if one.number in alone
                )
            said: dict[tuple[str, str], ContactRow] = {}
            for one in person.rows:
                same = said.setdefault((one.body.casefold(), one.job), one)
                if same is one and one.body:
                    self._works(rows[one.number], person.called or first.name, one.body, one.job)
                    kept.add(one.number)
                elif one.adds_to(same) or (same is one and one is not first):
                    self.told.with_row[one.number] = first.number
                elif one is not first:
                    why = T("It says the same as row {row}.", row=same.number)
                    self._leave(rows[one.number], why)
        for number in kept | self.told.with_row.keys():  # of several in a row another is kept
            self.told.left_out.pop(number, None)
        return told_apart

    def met_contacts(self) -> None:
        """Make people of the rows, and a meeting of each that has a day."""
        told_apart = self.contacts(reached=True)
        alone = 0
        for row in self.sheet.rows:
            if not self._name(row):
                continue
            if not self._one(row, ColumnIs.DATE):
                alone += 1
                continue
            left, before = self.told.left_out.pop(row[0], None), len(self.told.rows)
            if (called := told_apart.get(row[0])) is not None:
                self.without_us.append(row[0])
                self._meeting(row, self._cells([row], ""), Company((self.around.us, called)))
            else:
                self._met([row], "")
            if len(self.told.rows) == before:  # a colleague, whom nobody meets by that
                self.told.left_out.pop(row[0], None)
                if left is not None:
                    self.told.left_out[row[0]] = left
        if alone:
            self.told.notes.append(
                P(
                    "{n} row gives no meeting, since it has no day. If the days of the others are "
                    "no meetings, leave their column out.",
                    "{n} rows give no meetings, since they have no day. If the days of the others "
                    "are no meetings, leave their column out.",
                    alone,
                )
            )

    def _listed(self, row: NumberedRow, beside: list[tuple[int, str]]) -> Sequence[str]:
        """Return the people of a row of a list; what else stands there with them is added to
        `beside`.
        """
        cell = next(iter(self._others(row)), "")
        around = self.around
        here = company(cell, around.known, apart=around.apart, given_names=around.given_names)
        if not here.names:
            name = self._name(row)
            return names_apart(name) if name in around.apart else [name] if name else []
        first, *others = here.names
        chosen = not around.apart.isdisjoint([cell, turned(cell)])
        people = [one for one in others if chosen or is_whole_name(one) or around.known(one)]
        more = [*(one for one in others if one not in people), *here.words]
        elsewhere = {fold(text) for text in row[1]}
        beside += [(row[0], one) for one in more if fold(one) not in elsewhere]
        if here.more:
            beside.append((row[0], f"+ {here.more}"))
        return [first, *people]

    def _details(
        self, row: NumberedRow, names: Sequence[str], reading: _Reach
    ) -> Mapping[str, list[Identifier]]:
        """Return the addresses and numbers of a row by the name of whose they are; of several
        people only where it is clear. What is not kept is added to `reading`.
        """
        found: dict[str, list[Identifier]] = defaultdict(list)
        for what, read in _REACHED.items():
            for text in self._texts(row, what):
                for part in filter(None, _BETWEEN_ADDRESSES.split(text)):
                    named = _NAMED_ADDRESS.fullmatch(part)
                    owners = [one for one in names if not named or _may_be_called(named[1], one)]
                    if not owners:
                        reading.of_others.append((row[0], part))
                    elif (detail := read(part if named is None else named[2])) is None:
                        reading.not_read.append((row[0], part))
                    else:
                        if len(owners) > 1:
                            owners = [one for one in owners if _is_address_of(detail.value, one)]
                        if len(owners) == 1:
                            found[owners[0]].append(detail)
                        else:
                            reading.of_several.append((row[0], part))
        return found

    def meetings(self) -> None:
        by_meeting: dict[tuple[str, ...], list[NumberedRow]] = defaultdict(list)
        for row in self.sheet.rows:
            if not self._one(row, ColumnIs.DATE) and not self._others(row):
                self._leave(row, T("It has neither a day nor a person."))
                continue
            title = self._one(row, ColumnIs.SUBJECT)
            day = self._one(row, ColumnIs.DATE)
            number = self._one(row, ColumnIs.REFERENCE)
            said = (day, title.casefold(), number)
            by_meeting[said if title or number else (str(row[0]),)].append(row)
        for rows in by_meeting.values():
            if len(rows) == 1:
                self._met(rows, self._one(rows[0], ColumnIs.SUBJECT))
            else:
                self._one_or_several(rows)

    def _one_or_several(self, rows: Sequence[NumberedRow]) -> None:
        """Make one meeting of rows of one day, title and number in each of which somebody else is
        named, as in a list of who came; where they say more that differs, it is asked.
        """
        first = rows[0]
        title = self._one(first, ColumnIs.SUBJECT)
        named = [same_name(name) for row in rows for name in self._theirs(row).names]
        if len(named) < len(rows) or len(set(named)) < len(named):
            for row in rows:
                self._met([row], self._one(row, ColumnIs.SUBJECT))
            return
        called = title or self._one(first, ColumnIs.REFERENCE)
        asked = f"{called}, {self._one(first, ColumnIs.DATE)}"
        if asked in self.around.left_out:
            for row in rows:
                self._leave(row, name_left_out(asked))
        elif asked in self.around.one_meeting or not any(map(self._differ(rows), _OF_A_MEETING)):
            self._met(rows, title)
        elif asked in self.around.apart:
            for row in rows:
                self._met([row], title)
        else:
            self.told.may_be_one[asked] = [row[0] for row in rows]

    def _differ(self, rows: Sequence[NumberedRow]) -> Callable[[ColumnIs], bool]:
        def differ(what: ColumnIs) -> bool:
            said = {tuple(self._texts(row, what)) for row in rows} - {()}
            return len(said) > 1

        return differ

    def diary(self) -> None:
        for row in self.sheet.rows:
            theirs = self._theirs(row)
            why = self._passed_over(row, theirs)
            if why is not None:
                self._leave(row, why)
                continue
            number, title = row[0], self._one(row, ColumnIs.SUBJECT)
            day = written(self._day(row), self.around.today)
            self.told.to_tick.append(DiaryEntry(number, day, title, theirs.names))
            if number in self.around.ticked:
                shown = title if number in self.around.titles else ""
                self._met([row], shown)
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
            elif name in self.around.left_out:
                self._leave(row, name_left_out(name))
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
        us = () if len(here) > 1 else (self.around.us,)  # alone they met whoever has the report
        everybody = Company((*us, *here), tuple(word for word in words if word != "?"))
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
        if self._one(row, ColumnIs.STATUS) == BROKEN:
            return T("The entry cannot be read.")
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
        cell = "; ".join(self._others(row))
        theirs = company(cell, self.around.known, apart=self.around.apart)
        given = " ".join(
            name
            for part in (ColumnIs.GIVEN_NAME, ColumnIs.FAMILY_NAME)
            for name in self._company(row, part).names
        )
        return Company((*theirs.names, given), theirs.words, theirs.more) if given else theirs

    def _met(self, rows: Sequence[NumberedRow], title: str) -> None:
        """Make one meeting of rows, with those whom any of them names."""
        first = rows[0]
        sides = [self._sides(row) for row in rows]
        ours, theirs = (_together(side) for side in zip(*sides, strict=True))
        bodies = [self._one(row, ColumnIs.ORGANIZATION) for row in rows]
        if ours.names and not (theirs.names or any(bodies) or theirs.words or theirs.more):
            self._leave(first, T("Only your own colleagues are named in this row."))
            return
        # of several in one row nobody knows who works there: the body itself took part
        took_part = [
            name
            for row, (_, there), body in zip(rows, sides, bodies, strict=True)
            if body and len(there.names) != 1
            for name in self._body(row, body)
        ]
        us = ours.names
        if not us and not self._names_us(theirs):
            us = (self.around.us,)
            self.without_us.append(first[0])
        names = (*us, *theirs.names, *dict.fromkeys(took_part))
        everybody = Company(names, (*ours.words, *theirs.words), ours.more + theirs.more)
        self._meeting(
            first, self._cells(rows, title), everybody, self._first(rows, ColumnIs.ATTENDANCE)
        )
        self.told.with_row.update((row[0], first[0]) for row in rows[1:])
        for row, (_, there), body in zip(rows, sides, bodies, strict=True):
            if body and len(there.names) == 1:
                self._works(row, there.names[0], body, self._job(row))
            for name in self._company(row, ColumnIs.OF_US).names:
                if same_name(name) not in self.around.colleagues and self._is_new(name):
                    self._works(row, name, self.around.us, "", since="")

    def _cells(self, rows: Sequence[NumberedRow], title: str) -> dict[str, str]:
        first, last = (
            plain_day(one, month_first=self.around.month_first)
            for one in span(self._first(rows, ColumnIs.DATE))
        )
        notes = dict.fromkeys(note for row in rows for note in self._texts(row, ColumnIs.NOTE))
        end = plain_day(self._first(rows, ColumnIs.END), month_first=self.around.month_first)
        return {
            "date": first,
            "to": "" if (end or last) == first else end or last,
            "kind": _kind_cell(self._first(rows, ColumnIs.KIND)),
            "title": title,
            "note": "\n".join(notes),
        }

    def _first(self, rows: Sequence[NumberedRow], what: ColumnIs) -> str:
        return next((text for row in rows if (text := self._one(row, what))), "")

    def _sides(self, row: NumberedRow) -> tuple[Company, Company]:
        return self._with_colleagues(self._company(row, ColumnIs.OF_US), self._theirs(row))

    def _is_new(self, name: str) -> bool:
        return name in self.around.chosen_new or not self.around.known(name)

    def _body(self, row: NumberedRow, name: str) -> tuple[str]:
        """Return a body as one that took part, and say that it is no person, where it is new."""
        if not self.around.known(name) and name.casefold() not in self.bodies:
            self.bodies.add(name.casefold())
            self._add("organizations", row, {"name": name, "kind": OrganizationKind.OTHER})
        return (name,)

    def _with_colleagues(self, ours: Company, theirs: Company) -> tuple[Company, Company]:
        """Return both sides: who is known as a colleague is ours wherever the name stands."""
        own = [name for name in theirs.names if same_name(name) in self.around.colleagues]
        others = tuple(name for name in theirs.names if name not in own)
        together = tuple(dict.fromkeys((*ours.names, *own)))
        return replace(ours, names=together), replace(theirs, names=others)

    def _names_us(self, theirs: Company) -> bool:
        """Return whether the Centre is among those named, or somebody of it may be: in a calendar
        stands whose it is, and where no colleague is known, nobody can tell who that is.
        """
        if any(map(self.around.is_us, theirs.names)):
            return True
        several = sum(not is_office(name) for name in theirs.names) > 1
        return several and self.makes is Makes.DIARY and not self.around.colleagues

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

    def _works(
        self, row: NumberedRow, name: str, body: str, job: str, *, since: str | None = None
    ) -> None:
        """Say once where somebody works. `since` None: the day of the row, where it has one."""
        said = same_name(name), body.casefold(), job
        if said in self.at_work:
            return
        self.at_work.add(said)
        cells = {"actor": name, "organization": body, "role": role_cell(job or "employee")}
        since = self._day(row, ColumnIs.SINCE) if since is None else since
        self._add("memberships", row, {**cells, "from": since})

    def _add(self, table: str, row: NumberedRow, cells: Mapping[str, str]) -> None:
        self.told.rows.append(
            OurRow(table, row[0], {name: text for name, text in cells.items() if text})
        )

    def _leave(self, row: NumberedRow, why: Text) -> None:
        self.told.left_out[row[0]] = why

    def _company(self, row: NumberedRow, what: ColumnIs) -> Company:
        cell = "; ".join(self._texts(row, what))
        return company(cell, self.around.known, apart=self.around.apart)

    def _others(self, row: NumberedRow) -> list[str]:
        """Return the cells that name who is not of us, in office or not."""
        return [*self._texts(row, ColumnIs.WHO), *self._texts(row, ColumnIs.OFFICE_HOLDER)]

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
        return texts(row, self.fields, what)

    def _above(self, names: Sequence[str]) -> str:
        before = self.sheet.before
        return next((before[folded(name)] for name in names if folded(name) in before), "")


@dataclass(frozen=True, slots=True)
class _Reach:
    """Addresses and numbers of a list that are not kept, each with its row."""

    not_read: list[tuple[int, str]] = field(default_factory=list)
    of_others: list[tuple[int, str]] = field(default_factory=list)
    of_several: list[tuple[int, str]] = field(default_factory=list)

    def told(self) -> Iterator[Text]:
        yield from _told_of(self.not_read)
        yield from _told_of_others(self.of_others)
        if self.of_several:
            row, text = self.of_several[0]
            yield P(
                "{n} e-mail address or telephone number stands with several people, and is not "
                "kept, since it is not clear whose it is: “{text}” in row {row}.",
                "{n} e-mail addresses or telephone numbers stand with several people, and are not "
                "kept, since it is not clear whose they are. The first is “{text}” in row {row}.",
                len(self.of_several),
                text=text[:80],
                row=row,
            )


def _told_of_beside(beside: Sequence[tuple[int, str]]) -> Iterator[Text]:
    if beside:
        row, text = beside[0]
        yield P(
            "{n} text beside the name of a person is not kept: “{text}” in row {row}. If it is "
            "somebody, write the whole name.",
            "{n} texts beside the name of a person are not kept. The first is “{text}” in row "
            "{row}. If one is somebody, write the whole name.",
            len(beside),
            text=text[:80],
            row=row,
        )


def _is_address_of(address: str, name: str) -> bool:
    """Return whether the part of an address before the "@" has the first name or the surname.

    >>> [_is_address_of(one, "Ada Quill") for one in ("aquill@a.example", "a@a.example")]
    [True, False]
    """
    local, words = fold(address.partition("@")[0].replace("_", " ")), same_name(name).split()
    parts = local.split()
    return "@" in address and (
        words[0] in parts
        or words[-1] in parts
        or (len(words[-1]) >= _LEAST_OF_A_SURNAME and local.endswith(words[-1]))
    )


def _told_of(not_read: Sequence[tuple[int, str]]) -> Iterator[Text]:
    if not_read:
        row, text = not_read[0]
        yield P(
            "{n} e-mail address or telephone number cannot be read and is not kept: “{text}” in "
            "row {row}.",
            "{n} e-mail addresses or telephone numbers cannot be read and are not kept. The first "
            "is “{text}” in row {row}.",
            len(not_read),
            text=text[:80],
            row=row,
        )


def _told_of_others(of_others: Sequence[tuple[int, str]]) -> Iterator[Text]:
    if of_others:
        row, text = of_others[0]
        yield P(
            "{n} e-mail address has the name of somebody else before it, and is not kept: “{text}” "
            "in row {row}.",
            "{n} e-mail addresses have the name of somebody else before them, and are not kept. "
            "The first is “{text}” in row {row}.",
            len(of_others),
            text=text[:80],
            row=row,
        )


def _may_be_called(said: str, name: str) -> bool:
    """Return whether what stands before an address is a name of this person.

    >>> [_may_be_called(one, "Ada Quillfeather") for one in ("A. Quillfeather", "Ada", "Bo Ellis")]
    [True, True, False]
    """
    words, of_person = fold(said).split(), fold(name).split()
    if not words or "@" in said or set(words) <= set(of_person) or words[0] == of_person[0]:
        return True
    return words[-1] == of_person[-1] and of_person[0].startswith(words[0])


def _told_of_us(rows: Sequence[int]) -> Iterator[Text]:
    if rows:
        yield P(
            "{n} meeting names nobody of your Centre, in row {row}, and is kept as one of your "
            "Centre itself. Who of you took part stands in a column “Who of us”.",
            "{n} meetings name nobody of your Centre, the first in row {row}, and are kept as "
            "meetings of your Centre itself. Who of you took part stands in a column “Who of us”.",
            len(rows),
            row=rows[0],
        )


def name_left_out(name: str) -> Text:
    """Return why nothing is kept of a row with a name that somebody left out."""
    return T("You left out “{name}”.", name=name)


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


def _together(companies: Sequence[Company]) -> Company:
    """Return several companies as one."""
    return Company(
        tuple(dict.fromkeys(name for one in companies for name in one.names)),
        tuple(dict.fromkeys(word for one in companies for word in one.words)),
        sum(one.more for one in companies),
    )


def _kind_cell(text: str) -> str:
    """Return our word for a kind of contact; of a file that has none it was a meeting."""
    return contact_kind(text) or text if text else InteractionKind.MEETING


def _yes(text: str) -> bool:
    return text.casefold() in _YES
