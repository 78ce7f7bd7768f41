"""What a form asks, and what was answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from api.pages.asked import Asked
from api.pages.page import FormProblem
from api.pages.recording.meaning import NameInField, meaning, of_record, record_of, workplace
from api.pages.recording.sent import Sent
from graph.columns import Column, Shape
from graph.dates import PartialDate
from graph.errors import InputError, TwoReadings
from graph.model import Record, RecordId
from graph.ontology import NodeKind
from graph.privacy.roles import Act
from graph.recording.commands import Command
from graph.recording.fields import MOST_PARTS
from graph.spoken import coming_day, past_day
from graph.words import Fill, T
from graph.written import written

NAMING = (Shape.NAME, Shape.NAMES)
AREAS = (Shape.NOTE, Shape.LINES, Shape.NAMES, Shape.CHOICES)
TICKED = "yes"
RECORD_IT = T("Record it")
RECORD = RecordId("+")
"""Stands for the id of what a form adds, until it is written."""
Values = dict[str, Any]
"""Fields of a record by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field. `blank`: what is said where it has to be filled and is not;
    None: it may stay blank.
    """

    id: str
    label: Fill
    shape: Shape = Shape.TEXT
    hint: Fill | None = None
    blank: Fill | None = None
    needed_when: Fill | None = None
    """When it may not stay blank, where that hangs on what another field says; None: it may."""
    kinds: frozenset[NodeKind] = frozenset()
    options: Sequence[tuple[str, Fill]] = ()
    more: bool = False
    """Seldom filled: it stands in a part of the form that has to be opened."""
    oneself: bool = False
    """At first it holds the person who records, where that is known."""
    ahead: bool = False
    """Its day is still to come: "in two weeks" is one."""
    column: Column | None = None
    """The column of the record's table that it fills; None: it is no part of the record."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was typed, and whom the names in it mean."""

    typed: Mapping[str, str] = field(default_factory=dict)
    meanings: Sequence[NameInField] = ()

    @property
    def is_public(self) -> bool:
        """Whether it was said that everybody may see it."""
        return self.text("public") == TICKED

    def text(self, id: str) -> str | None:
        return self.typed.get(id) or None

    def texts(self, id: str) -> tuple[str, ...]:
        """Return the lines of a field, each once; a field of one line as one."""
        return tuple(
            dict.fromkeys(
                filter(None, (line.strip() for line in self.typed.get(id, "").split("\n")))
            )
        )

    def day(self, id: str) -> PartialDate | None:
        """Return the day, month or year of a field that was found to hold one."""
        return written(self.typed[id]) if self.typed.get(id) else None

    def meant(self, id: str) -> tuple[str, ...]:
        """Return the ids of the records that the names of a field mean, each once."""
        return tuple(dict.fromkeys(each.id for each in self.of(id)))

    def of(self, id: str) -> Sequence[NameInField]:
        return [each for each in self.meanings if each.field == id]

    def with_ids(self, ids: Mapping[str, str]) -> Answers:
        """Return the answers with records in the place of what was new;
        `ids` by the keys of their meanings.
        """
        return replace(
            self, meanings=[replace(each, id=ids.get(each.key, each.id)) for each in self.meanings]
        )

    def cell(self, entry: FormField) -> str:
        """Return the answer to a field that was found usable as a table has it."""
        if entry.shape in NAMING:
            return "; ".join(self.meant(entry.id))
        if entry.shape in (Shape.LINES, Shape.CHOICES):
            return "; ".join(self.texts(entry.id))
        if entry.shape is Shape.DAY:
            return str(self.day(entry.id) or "")
        return self.typed.get(entry.id, "")

    def values(self, entries: Sequence[FormField]) -> Values:
        """Return what fields that were found usable fill of a new record;
        where nothing was typed, that is what the record has anyhow.
        """
        values: Values = {}
        for entry in entries:
            if (column := entry.column) is None:
                continue
            if entry.shape in NAMING:  # ids, of which some stand for what is new beside the record
                meant = self.meant(entry.id)
                values[column.fields[0]] = (
                    meant if entry.shape is Shape.NAMES else next(iter(meant), None)
                )
            elif cell := self.cell(entry):
                values |= zip(column.fields, column.read(cell), strict=True)
            elif column.blank:
                values |= zip(column.fields, column.blank, strict=True)
        return values


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """`command` makes of the answers what is to be recorded, `wrong` says what cannot be
    of fields that are filled.
    """

    page: str
    title: Fill
    lede: Fill | None
    entries: Sequence[FormField]
    command: Callable[[Answers], Command]
    wrong: Callable[[Answers], Iterable[FormProblem]] = lambda answers: ()
    button: Fill = RECORD_IT
    act: Act = Act.RECORD
    """What whoever fills it must be let to do."""
    record: str = ""
    """The id of the record that is changed; "" where one is added."""
    present: Answers | None = None
    """What that record says now."""
    expected: str = ""
    """The latest change of that record, which whoever answers sees here."""
    brought_up: Callable[[Mapping[str, str]], Mapping[str, str]] = lambda sent: sent
    """What was sent, where nothing else was said with what that record says since."""
    back: str = ""
    """The address of the page from which it was reached."""
    ways_on: Sequence[tuple[Fill, str]] = ()
    """What else can be done with that record, where no page shows it that says so:
    words and addresses.
    """
    public_record: bool = False
    """Everybody sees that record."""

    def is_public(self, answers: Answers) -> bool:
        """Return whether what is recorded is for everybody."""
        return self.public_record or answers.is_public


def answers_of(asked: Asked, form: Form, sent: Sent) -> Answers:
    """Return what was answered, with a meaning for each name."""
    typed = {entry.id: _typed(asked, entry, sent[entry.id]) for entry in form.entries}
    meanings = [
        meaning(asked, entry.id, name, entry.kinds, sent.values)
        for entry in form.entries
        if entry.shape in NAMING
        for name in names(typed[entry.id])
    ]
    works = (workplace(asked, each, sent.values) for each in meanings)
    return Answers(typed, [*meanings, *filter(None, works)])


def _typed(asked: Asked, entry: FormField, text: str) -> str:
    """Return a text as it is kept. A day that hangs on today is that day from now on, so that
    "yesterday" stays so after midnight.
    """
    if entry.shape is Shape.CHOICES and entry.column is not None and text:
        try:
            return "\n".join(entry.column.write(*entry.column.read(_cell_of(text))).split("; "))
        except InputError:
            return text
    if entry.shape in AREAS:
        return text
    plain = " ".join(text.split())
    if entry.shape is not Shape.DAY or not plain:
        return plain
    try:
        day = day_of(entry, plain, asked.view.as_of)
        return plain if _is_written(plain) else asked.say(day)
    except InputError:
        return plain


def _cell_of(text: str) -> str:
    return "; ".join(filter(None, (line.strip() for line in text.split("\n"))))


def day_of(entry: FormField, text: str, today: dt.date) -> PartialDate:
    """Return the day, month or year that is meant in a field.

    Raises:
        InputError: it is none. TwoReadings: it may be one of two.
    """
    if not entry.ahead:
        return past_day(text, today)
    try:
        return written(text, today)  # as the record says it, though it be past by now
    except TwoReadings:
        raise
    except InputError:
        return PartialDate(coming_day(text, today).isoformat())


def _is_written(text: str) -> bool:
    try:
        written(text)
    except InputError:
        return False
    return True


def names(text: str) -> Sequence[str]:
    """Return the names in a field, one on each line, each once;
    no more than a field may have, since each is looked up.
    """
    return list(dict.fromkeys(filter(None, (" ".join(line.split()) for line in text.split("\n")))))[
        :MOST_PARTS
    ]


def filled(asked: Asked, form: Form) -> Answers:
    """Return what stands in a form at first:
    what its record says now, else what the address gives, with names for ids.
    """
    if form.present is not None:
        return form.present
    like = asked.view.records.interactions.get(RecordId(asked.value("like")))
    if like is not None and form.page == "record-meeting":
        values = {**values_of(asked, like, form.entries), "date": "", "to": ""}
        return answers_with_names(asked, form.entries, values)
    return answers_with_names(
        asked, form.entries, {entry.id: _at_first(asked, entry) for entry in form.entries}
    )


def _at_first(asked: Asked, entry: FormField) -> str:
    given, person = asked.value(entry.id), asked.view.viewer.person
    if not entry.oneself or person is None or (given and entry.shape is Shape.NAME):
        return given
    return "\n".join(dict.fromkeys(filter(None, (person, given))))


def answers_with_names(
    asked: Asked, entries: Sequence[FormField], values: Mapping[str, str]
) -> Answers:
    """Return values as answers: an id in a field of names, one on each line, becomes the name,
    which means that record.
    """
    typed, meanings = dict(values), list[NameInField]()
    for entry in entries:
        if entry.shape not in NAMING:
            continue
        lines: list[str] = []
        for line in names(values.get(entry.id, "")):
            record = record_of(asked, line)
            if record is not None:
                found = of_record(asked, entry.id, record, taken=lines)
                meanings.append(found)
                line = found.written
            lines.append(line)
        typed[entry.id] = "\n".join(lines)
    return Answers(typed, meanings)


def values_of(asked: Asked, record: Record, entries: Sequence[FormField]) -> Mapping[str, str]:
    """Return what a record says, as it would be typed; of names the ids.
    A source is one more, so none stands there.
    """
    return {
        entry.id: "" if entry.column is None else _cell(asked, entry.column, record)
        for entry in entries
    }


def _cell(asked: Asked, column: Column, record: Record) -> str:
    cell = column.write(*(getattr(record, field) for field in column.fields))
    match column.shape:
        case Shape.NAMES | Shape.LINES | Shape.CHOICES:
            return "\n".join(cell.split("; "))
        case Shape.DAY:
            return asked.say(PartialDate(cell)) if cell else ""
        case Shape.CHOICE:
            return cell.partition(":")[0]  # behind a role stand the words of its source, which stay
        case Shape.NOTE:
            return "\n".join(cell.splitlines()).strip()
        case _:
            return " ".join(cell.split())
