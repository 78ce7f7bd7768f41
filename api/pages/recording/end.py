"""Say when something ended that is so for a time: a membership, a post."""

from __future__ import annotations

from api.pages.asked import Asked
from api.pages.page import FormProblem, Made, Page
from api.pages.recording.cannot import cannot
from api.pages.recording.centre import no_centre
from api.pages.recording.form import Answers, Form, FormField
from api.pages.recording.record import fact_of, seen_at, told
from api.pages.recording.seen import Seen, expected_by, seen_of
from api.pages.recording.sent import form_of
from api.pages.recording.source import of_a_change
from api.pages.recording.steps import answered
from graph.columns import Shape
from graph.kinds import WHEN, kind_of
from graph.model import Record
from graph.privacy.roles import Act
from graph.recording.commands import EndRecord
from graph.words import T

ON = FormField(
    id="on", label=T("When did it end?"), shape=Shape.DAY, blank=T("Say when it ended"), hint=WHEN
)


async def make(asked: Asked) -> Made:
    if asked.view.viewer.centre is None:
        return no_centre(asked)
    sent = await form_of(asked.request)
    record = fact_of(asked, asked.value("record"))
    if not kind_of(record).has_end:
        return cannot(
            asked, record, T("This is not something that ends. Correct it, or remove it.")
        )
    seen = await seen_of(asked, record, expected_by(asked, PAGE.name, record, sent))
    return await answered(asked, _form(asked, record, seen), sent)


def _form(asked: Asked, record: Record, seen: Seen) -> Form:
    public, overtaken = record.audience.is_public, seen.told(asked.view.records)

    def command(answers: Answers) -> EndRecord:
        return EndRecord(record=record.id, on=answers.typed["on"], source=answers.text("source"))

    return Form(
        page="record-end",
        title=T("Say that it ended"),
        lede=told(asked, record),
        entries=(ON, of_a_change(public_record=public)),
        command=command,
        wrong=lambda answers: () if overtaken is None else (FormProblem.same(ON.id, overtaken),),
        record=record.id,
        expected=seen.latest,
        public_record=public,
        back=seen_at(asked, record),
    )


PAGE = Page(
    name="record-end",
    path="/record/end",
    make=make,
    template="record_form.html",
    menu="record",
    private=True,
    act=Act.RECORD,
    takes_forms=True,
)
