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
from api.pages.recording.seen import Seen, expected_by, seen_of
from api.pages.recording.sent import form_of
from api.pages.recording.source import of_a_change
from api.pages.recording.steps import answered
from graph import dates
from graph.kinds import kind_of
from graph.model import Record
from graph.privacy.roles import Act
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
    seen = await seen_of(asked, record, expected_by(asked, PAGE.name, record, sent))
    return await answered(asked, _form(asked, record, fields, seen), sent)


def _form(asked: Asked, record: Record, fields: Sequence[FormField], seen: Seen) -> Form:
    public, asking = record.audience.is_public, asking_of(kind_of(record))
    entries = (*fields, of_a_change(public_record=public))
    present = answers_with_names(asked, entries, values_of(asked, record, entries))
    before = answers_with_names(asked, entries, values_of(asked, seen.record, entries))

    def changed(answers: Answers) -> Mapping[str, str]:
        return {
            entry.column.name: cell
            for entry in fields
            if entry.column is not None
            and (cell := answers.cell(entry)) not in (present.cell(entry), before.cell(entry))
        }

    def brought_up(sent: Mapping[str, str]) -> Mapping[str, str]:
        """What somebody else corrected meanwhile stays, where this person left it as it was."""
        return {
            **sent,
            **{
                entry.id: present.typed[entry.id]
                for entry in fields
                if sent.get(entry.id) == before.typed[entry.id]
            },
        }

    def overtaken(answers: Answers) -> Iterable[FormProblem]:
        """Yield what both this person and somebody else corrected, and otherwise."""
        for entry in fields:
            now, was = present.cell(entry), before.cell(entry)
            if now != was and answers.cell(entry) not in (was, now):
                said = T(
                    "Somebody else corrected this meanwhile: it says “{now}”, and you wrote "
                    "“{yours}”. Write what is right, or send yours once more",
                    now=present.typed[entry.id],
                    yours=answers.typed[entry.id],
                )
                yield FormProblem.same(entry.id, said)

    def wrong(answers: Answers) -> Iterable[FormProblem]:
        problems = [*asking.wrong(answers), *overtaken(answers)]
        if not problems and not changed(answers):
            unchanged = T("Nothing is different yet. Correct what is wrong, or leave it as it is")
            problems = [FormProblem.same(entries[0].id, unchanged)]
        return problems or list(_past(answers))

    def _past(answers: Answers) -> Iterable[FormProblem]:
        """Yield what is said of a day that should be still to come, and is another than before."""
        for entry in fields:
            day = answers.day(entry.id) if entry.ahead else None
            if day is None or answers.cell(entry) == present.cell(entry):
                continue
            if day.last <= dates.today():
                said = T("{day} is not a day to come. Write a later one.", day=day)
                yield FormProblem.same(entry.id, said)

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
        expected=seen.latest,
        brought_up=brought_up,
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
    act=Act.RECORD,
    takes_forms=True,
)
