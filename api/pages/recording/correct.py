"""Correct what one's own Centre recorded:
the form of what is recorded, filled with what it says now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from api.pages.asked import Asked
from api.pages.page import FormProblem, Made, Page
from api.pages.recording.cannot import cannot, not_ours
from api.pages.recording.centre import no_centre
from api.pages.recording.form import Answers, Form, FormField, answers_with_names, values_of
from api.pages.recording.forms import asking_of
from api.pages.recording.record import fact_of, is_ours, shown_at, told
from api.pages.recording.sent import form_of
from api.pages.recording.source import of_a_change
from api.pages.recording.steps import answered
from graph.kinds import kind_of
from graph.model import Record
from graph.recording.commands import CorrectRecord
from graph.words import Fill, T


class Leaving(TypedDict):
    """Fields of a form: the ways out of it."""

    back: str
    ways_on: Sequence[tuple[Fill, str]]


async def make(asked: Asked) -> Made:
    if asked.view.viewer.centre is None:
        return no_centre(asked)
    sent = await form_of(asked.request)
    record = fact_of(asked, asked.value("record"))
    if not is_ours(asked, record):
        return not_ours(asked, record)
    fields = asking_of(kind_of(record)).fields_of(kind_of(record), record)
    if not fields:
        return cannot(asked, record, T("It has nothing to correct. Remove it, and say it anew."))
    return await answered(asked, _form(asked, record, fields), sent)


def _form(asked: Asked, record: Record, fields: Sequence[FormField]) -> Form:
    public, asking = record.audience.is_public, asking_of(kind_of(record))
    entries = (*fields, of_a_change(public_record=public))
    present = answers_with_names(asked, entries, values_of(asked, record, entries))

    def changed(answers: Answers) -> Mapping[str, str]:
        return {
            entry.column.name: cell
            for entry in fields
            if entry.column is not None and (cell := answers.cell(entry)) != present.cell(entry)
        }

    def wrong(answers: Answers) -> Iterable[FormProblem]:
        problems = list(asking.wrong(answers))
        if not problems and not changed(answers):
            unchanged = T("Nothing is different yet. Correct what is wrong, or leave it as it is")
            problems = [FormProblem.same(entries[0].id, unchanged)]
        return problems

    return Form(
        page="record-correct",
        title=T("Correct what is recorded"),
        lede=told(asked, record),
        entries=entries,
        wrong=wrong,
        command=lambda answers: CorrectRecord(
            record=record.id, values=changed(answers), source=answers.text("source")
        ),
        button=T("Correct it"),
        record=record.id,
        present=present,
        public_record=public,
        **_leaving(asked, record),
    )


def _leaving(asked: Asked, record: Record) -> Leaving:
    """Lead to the page that shows the record;
    where none does, to what else can be done with it, and to what was changed.
    """
    if (shown := shown_at(asked, record)) is not None:
        return Leaving(back=shown, ways_on=())
    ended = (
        [(T("Say that it ended"), asked.address("record-end", record=record.id, as_of=""))]
        if kind_of(record).has_end
        else []
    )
    removed = (
        T("Remove what I recorded"),
        asked.address("record-remove", record=record.id, as_of=""),
    )
    return Leaving(back=asked.address("changes", as_of=""), ways_on=[*ended, removed])


PAGE = Page(
    name="record-correct",
    path="/record/correct",
    make=make,
    template="record_form.html",
    menu="record",
    private=True,
    takes_forms=True,
)
