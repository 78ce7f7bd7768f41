"""Correct what one's own Centre recorded: the form of what is recorded, filled with what it says now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.page import Made, Page, Problem
from api.pages.recording import meeting, membership, organization, person, post
from api.pages.recording.cannot import cannot, not_ours
from api.pages.recording.centre import no_centre
from api.pages.recording.form import Answers, Entry, Form, Kind, answers_with_names
from api.pages.recording.record import Fact, fact_of, is_ours, seen_at, told
from api.pages.recording.sent import form_of
from api.pages.recording.source import of_a_change
from api.pages.recording.steps import answered
from graph.dates import PartialDate
from graph.kinds import kind_of
from graph.model import DeclaredTie, FormalTie, Interaction, Membership, Organization, Person, Post
from graph.recording.commands import CorrectRecord
from graph.words import T

Wrong = Callable[[Answers], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of one kind of record."""

    entries: Sequence[Entry]
    wrong: Wrong = lambda answers: ()


async def make(asked: Asked) -> Made:
    if asked.view.viewer.centre is None:
        return no_centre(asked)
    sent = await form_of(asked.request)
    record = fact_of(asked, asked.value("record"))
    if not is_ours(asked, record):
        return not_ours(asked, record)
    asking = _asking(record)
    if asking is None:
        return cannot(asked, record, T("It has nothing to correct. Remove it, and say it anew."))
    return await answered(asked, _form(asked, record, asking), sent)


def _asking(record: Fact) -> Asking | None:
    match record:
        case Interaction():
            return Asking(meeting.ENTRIES, meeting.wrong)
        case Membership():
            return Asking(membership.entries(record.role), membership.wrong)
        case Person():
            return Asking(person.ENTRIES)
        case Post():
            return Asking(post.CORRECTED, post.wrong)
        case Organization():
            return Asking(organization.fields_of(record), organization.wrong)
        case DeclaredTie() | FormalTie():
            return None


def _form(asked: Asked, record: Fact, asking: Asking) -> Form:
    public = record.audience.is_public
    entries = (*asking.entries, of_a_change(public_record=public))
    present = answers_with_names(asked, entries, _values(asked, record, entries))

    def changed(answers: Answers) -> Mapping[str, str]:
        return {entry.column or entry.id: answers.cell(entry) for entry in asking.entries if answers.cell(entry) != present.cell(entry)}

    def wrong(answers: Answers) -> Iterable[Problem]:
        found = list(asking.wrong(answers))
        if not found and not changed(answers):
            said = T("Nothing is different yet. Correct what is wrong, or leave it as it is")
            found = [Problem(entries[0].id, said, said)]
        return found

    return Form(
        page="record-correct", title=T("Correct what is recorded"), lede=told(asked, record), entries=entries, wrong=wrong,
        command=lambda answers: CorrectRecord(record=record.id, values=changed(answers), source=answers.text("source")),
        button=T("Correct it"), record=record.id, present=present, public_record=public, back=seen_at(asked, record))


def _values(asked: Asked, record: Fact, entries: Sequence[Entry]) -> Mapping[str, str]:
    """What the record says now, as it would be typed; of names the ids. A source is one more, so none stands there."""
    columns = {column.name: column for column in kind_of(record).columns}
    values = {}
    for entry in entries:
        column = columns[entry.column or entry.id]
        cell = "" if entry.id == "source" else column.write(*(getattr(record, field) for field in column.fields))
        values[entry.id] = _typed(asked, entry, cell)
    return values


def _typed(asked: Asked, entry: Entry, cell: str) -> str:
    match entry.kind:
        case Kind.NAMES | Kind.LINES:
            return "\n".join(cell.split("; "))
        case Kind.DAY:
            return asked.say(PartialDate(cell)) if cell else ""
        case Kind.CHOICE:
            return cell.partition(":")[0]   # behind a role stand the words of its source, which stay
        case Kind.NOTE:
            return "\n".join(cell.splitlines()).strip()
        case _:
            return " ".join(cell.split())


PAGE = Page(name="record-correct", path="/record/correct", make=make, template="record_form.html", menu="record", private=True,
            takes_forms=True)
