"""Record a meeting, call, exchange, event or piece of joint work."""

from __future__ import annotations

from collections.abc import Iterable

from api.pages.page import Problem
from api.pages.recording.form import Answers, Entry, Form, Kind
from api.pages.recording.meaning import ACTORS
from api.pages.recording.steps import form_page
from api.pages.words import interaction_words
from graph.dates import today, written
from graph.model import InteractionKind
from graph.recording.commands import RecordInteraction
from graph.words import T

_TWO = T("Name at least two people or organisations that took part")


def _command(answers: Answers) -> RecordInteraction:
    return RecordInteraction(
        kind=InteractionKind(answers.typed["kind"]), date=answers.typed["date"], actors=answers.meant("who"),
        title=answers.text("title"), note=answers.text("note"))


def _wrong(answers: Answers) -> Iterable[Problem]:
    if len({each.written.casefold() for each in answers.of("who")}) < 2 or (_clear(answers) and _told(answers) < 2):
        yield Problem("who", _TWO, _TWO)
    if written(answers.typed["date"]).first > today():
        said = T("Record what took place: this day is still to come")
        yield Problem("date", said, said)


def _clear(answers: Answers) -> bool:
    return all(each.id for each in answers.of("who"))


def _told(answers: Answers) -> int:
    return len({each.key if each.is_new else each.id for each in answers.of("who")})


PAGE = form_page("/record/meeting", Form(
    page="record-meeting",
    title=T("Record a meeting"),
    lede=T("A meeting, a call, an exchange of messages, an event or joint work. It makes the ties between those who took part stronger."),
    entries=(
        Entry(id="kind", label=T("What was it?"), kind=Kind.CHOICE, blank=T("Choose what it was"),
              options=[(kind.value, interaction_words(kind)) for kind in InteractionKind]),
        Entry(id="date", label=T("When was it?"), kind=Kind.DAY, blank=T("Say when it was"),
              hint=T("A day, a month or a year: 4 March 2026, 04/03/2026, March 2026 or 2026")),
        Entry(id="who", label=T("Who took part?"), kind=Kind.NAMES, kinds=ACTORS, blank=_TWO,
              hint=T("One name on each line, with your own colleagues. People and organisations.")),
        Entry(id="title", label=T("What was it called? (optional)")),
        Entry(id="note", label=T("What to remember of it (optional)"), kind=Kind.NOTE,
              hint=T("Facts only: the people in it may ask to read it.")),
    ),
    command=_command,
    wrong=_wrong,
))
