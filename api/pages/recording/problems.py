"""What cannot be used of the answers to a form, field by field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from api.pages.asked import Asked
from api.pages.page import FormProblem
from api.pages.quoting import quoted
from api.pages.recording.form import AREAS, NAMING, TICKED, Answers, Form, FormField, day_of
from api.pages.recording.meaning import NEW_PEOPLE, record_of
from graph.columns import Shape
from graph.errors import InputError, TwoReadings
from graph.kinds import INTERVALS
from graph.names.office_titles import is_office
from graph.names.search import APART
from graph.names.titles import kept_name
from graph.ontology import NodeKind
from graph.recording.fields import MOST_LETTERS, MOST_LETTERS_A_PART, MOST_PARTS, text
from graph.sources import is_address
from graph.words import T

MOST_PEOPLE = 100_000
"""That took part in one meeting. More is a slip of the pen."""


def problems_of(asked: Asked, form: Form, answers: Answers) -> tuple[FormProblem, ...]:
    """Return what cannot be used. What holds between fields is looked at once
    each can be used by itself.
    """
    found = [
        problem
        for entry in form.entries
        if (problem := _problem(entry, answers, asked.view.as_of)) is not None
    ]
    return tuple(
        found
        or [
            *_of_places(form, answers),
            *_of_terms(form, answers),
            *_of_titles(answers),
            *_of_offices(answers),
            *_of_sources(asked, form, answers),
            *form.wrong(answers),
            *_of_addresses(form, answers),
            *_of_intervals(form, answers),
        ]
    )


def refused(form: Form, error: InputError) -> tuple[FormProblem, ...]:
    """Return what the domain refuses, at the field that it is about;
    at the first where it is about all.
    """
    field = (
        next((entry.id for entry in form.entries if error.column in _names(entry)), None)
        if error.column
        else None
    )
    return (
        FormProblem.same(
            form.entries[0].id if field is None else field,
            error.text if field is None else error.message,
        ),
    )


def _names(entry: FormField) -> tuple[str, ...]:
    return (entry.id,) if entry.column is None else (entry.id, entry.column.name)


def _problem(entry: FormField, answers: Answers, today: dt.date) -> FormProblem | None:
    typed = answers.typed[entry.id]
    if not typed:
        return None if entry.blank is None else FormProblem.same(entry.id, entry.blank)
    return _too_long(entry, answers) or _unseen(entry, typed) or _of_kind(entry, typed, today)


def _too_long(entry: FormField, answers: Answers) -> FormProblem | None:
    if entry.shape is Shape.NOTE:
        long = len(answers.typed[entry.id]) > MOST_LETTERS
        return (
            FormProblem.same(entry.id, T("Write at most {most} letters", most=f"{MOST_LETTERS:,}"))
            if long
            else None
        )
    lines = answers.texts(entry.id)
    if len(lines) > MOST_PARTS:
        return FormProblem.same(entry.id, T("Name up to {most}", most=MOST_PARTS))
    if any(len(line) > MOST_LETTERS_A_PART for line in lines):
        return FormProblem.same(
            entry.id,
            T("Write at most {most} letters", most=MOST_LETTERS_A_PART)
            if entry.shape not in AREAS
            else T("Write at most {most} letters on each line", most=MOST_LETTERS_A_PART),
        )
    return None


def _unseen(entry: FormField, typed: str) -> FormProblem | None:
    try:
        text(entry.id, typed)
    except InputError:
        return FormProblem(
            entry.id,
            T("“{text}” has a character that cannot be seen", text=quoted(typed)),
            T("Type it anew"),
        )
    return None


def _of_kind(entry: FormField, typed: str, today: dt.date) -> FormProblem | None:
    match entry.shape:
        case Shape.CHOICE if typed not in {value for value, _ in entry.options}:
            return FormProblem.same(entry.id, T("Choose one of these"))
        case Shape.CHOICES if {*typed.split("\n")} - {value for value, _ in entry.options}:
            return FormProblem.same(entry.id, T("Choose of these"))
        case Shape.TICK if typed != TICKED:
            return FormProblem.same(entry.id, T("Tick it, or leave it blank"))
        case Shape.COUNT if not (
            typed.isascii() and typed.isdecimal() and 1 <= int(typed[:9]) <= MOST_PEOPLE
        ):
            return FormProblem(
                entry.id,
                T("“{text}” is not a number of people", text=quoted(typed)),
                T("Write it in figures: 40"),
            )
        case Shape.TEXT if entry.column is not None:
            try:
                entry.column.read(typed)
            except InputError as error:
                return FormProblem.same(entry.id, error.message)
        case Shape.LINES if ";" in typed:
            return FormProblem.same(
                entry.id, T("Write each name on a line of its own, without semicolons")
            )
        case Shape.DAY:
            try:
                day_of(entry, typed, today)
            except TwoReadings as error:
                return FormProblem.same(entry.id, error.message)
            except InputError as error:
                if entry.ahead:
                    return FormProblem.same(entry.id, error.message)
                return FormProblem(
                    entry.id,
                    T("“{text}” is not a day, month or year of the calendar", text=quoted(typed)),
                    T("Write yesterday, 4 March 2026, 04/03/26 (day first), March 2026 or 2026"),
                )
    return None


def _of_places(form: Form, answers: Answers) -> Iterator[FormProblem]:
    """A place that nobody knows: there is none to choose, and none is added here."""
    for entry in form.entries:
        if entry.shape in NAMING and entry.kinds == {NodeKind.PLACE}:
            for each in answers.of(entry.id):
                if not (each.id or each.candidates):
                    yield FormProblem(
                        entry.id,
                        T("We do not know a place called “{text}”", text=quoted(each.written)),
                        T("Write a council area, a constituency or a nation, or leave it blank"),
                    )


def _of_terms(form: Form, answers: Answers) -> Iterator[FormProblem]:
    """A term or a work that nobody knows: there is none to choose, and none is added here."""
    for entry in form.entries:
        if entry.shape in NAMING and entry.kinds and entry.kinds <= APART:
            for each in answers.of(entry.id):
                if not (each.id or each.candidates):
                    yield FormProblem(
                        entry.id,
                        T("We do not know “{text}” here", text=quoted(each.written)),
                        T("Write a name that the search finds, or leave it blank"),
                    )


def _of_titles(answers: Answers) -> Iterator[FormProblem]:
    """A name of titles alone, which nobody has."""
    for each in answers.meanings:
        if (
            (not each.id or each.id in NEW_PEOPLE)
            and each.field in answers.typed
            and not kept_name(each.written)
        ):
            yield FormProblem(
                each.field,
                T("“{text}” has titles, and no name", text=quoted(each.written)),
                T("Write first name and surname"),
            )


def _of_offices(answers: Answers) -> Iterator[FormProblem]:
    """The title of an office that nobody here is known to hold: a person has a name."""
    for each in answers.meanings:
        is_nobody = not (each.id or each.candidates) and each.may_be_a_person
        if (
            (is_nobody or each.id in NEW_PEOPLE)
            and each.field in answers.typed
            and is_office(each.written)
        ):
            yield FormProblem(
                each.field,
                T("“{text}” is an office, and the name of nobody", text=quoted(each.written)),
                T("Write the name of who holds it, or held it then"),
            )


def _of_addresses(form: Form, answers: Answers) -> Iterator[FormProblem]:
    for entry in form.entries:
        typed = answers.text(entry.id) if entry.shape is Shape.ADDRESS else None
        if typed is not None and not is_address(typed):
            yield FormProblem(
                entry.id,
                T("The website is no address of a page"),
                T("Write it as https://www.example.org"),
            )


def _of_intervals(form: Form, answers: Answers) -> Iterator[FormProblem]:
    by_field = {
        entry.column.fields[0]: entry.id for entry in form.entries if entry.column is not None
    }
    for first, last in INTERVALS:
        if first in by_field and last in by_field:
            start, end = answers.day(by_field[first]), answers.day(by_field[last])
            if start is not None and end is not None and end.last < start.first:
                yield FormProblem.same(by_field[last], T("The end is before the beginning"))


def _of_sources(asked: Asked, form: Form, answers: Answers) -> Iterable[FormProblem]:
    source = answers.text("source") or ""
    if source.startswith(("https://", "http://")) and not is_address(source):
        yield FormProblem(
            "source",
            T("The source is not the address of a page"),
            T("Copy the address from the browser: https://…"),
        )
    elif form.is_public(answers) and not is_address(source):
        yield FormProblem(
            "source",
            T("What is public needs the address of the page that says it"),
            T("Write the address of the page: https://…"),
        )
    if form.is_public(answers):
        for each in answers.meanings:
            record = record_of(asked, each.id) if each.id else None
            if record is not None and not record.audience.is_public:
                yield FormProblem(
                    each.field,
                    T(
                        "“{name}” is your Centre’s own record, so nothing public can name it",
                        name=quoted(each.written),
                    ),
                    T("Leave this name out, or record it for your Centre only"),
                )
