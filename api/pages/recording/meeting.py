"""Record a meeting, call, exchange, event or piece of joint work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from api.pages.page import Problem
from api.pages.recording.days import BEFORE_ITS_BEGINNING, WHEN, ends_before_it_begins
from api.pages.recording.form import RECORD, Answers, Entry, Form, Kind
from api.pages.recording.meaning import ACTORS, PLACES
from api.pages.recording.source import OF_A_NEW_FACT
from api.pages.recording.steps import form_page
from graph.dates import today
from graph.model import Interaction, InteractionKind
from graph.names.kind_words import interaction_words
from graph.recording.commands import Add
from graph.words import T

_TWO = T("Name at least two people or organisations that took part")
ENTRIES: Sequence[Entry] = (
    Entry(id="kind", label=T("What was it?"), kind=Kind.CHOICE, blank=T("Choose what it was"),
          options=[(kind.value, interaction_words(kind)) for kind in InteractionKind]),
    Entry(id="date", label=T("When was it?"), kind=Kind.DAY, blank=T("Say when it was"), hint=WHEN),
    Entry(id="who", label=T("Who took part?"), kind=Kind.NAMES, kinds=ACTORS, blank=_TWO, column="actors", oneself=True,
          hint=T("One name on each line, with your own colleagues. People and organisations.")),
    Entry(id="title", label=T("What was it called?")),
    Entry(id="note", label=T("What to remember of it"), kind=Kind.NOTE,
          hint=T("Facts only: the people in it may ask to read it.")),
    Entry(id="to", label=T("Last day, where it took several"), kind=Kind.DAY, more=True),
    Entry(id="place", label=T("Where was it?"), kind=Kind.NAME, kinds=PLACES, more=True,
          hint=T("A council area, a constituency or a nation.")),
    Entry(id="attendance", label=T("How many took part, where more did than are named?"), kind=Kind.COUNT, more=True,
          hint=T("In figures. The more there were, the less it says of any two.")),
    Entry(id="as_written", label=T("Who else took part, by name only"), kind=Kind.LINES, more=True,
          hint=T("One name on each line. They get no page here.")),
)


def wrong(answers: Answers) -> Iterable[Problem]:
    """Yield what cannot be of a meeting."""
    if len({each.written.casefold() for each in answers.of("who")}) < 2 or (_clear(answers) and _told(answers) < 2):
        yield Problem("who", _TWO, _TWO)
    for field in ("date", "to"):
        if (day := answers.day(field)) is not None and day.first > today():
            said = T("Record what took place: this day is still to come")
            yield Problem(field, said, said)
    if ends_before_it_begins(answers, "date", "to"):
        yield Problem("to", BEFORE_ITS_BEGINNING, BEFORE_ITS_BEGINNING)
    if (count := _attendance(answers)) is not None and count < len(answers.of("who")) + len(answers.texts("as_written")):
        said = T("Fewer than are named: leave it blank, or count them again")
        yield Problem("attendance", said, said)


def _command(answers: Answers) -> Add:
    return Add(public=answers.is_public, record=Interaction(
        id=RECORD, kind=InteractionKind(answers.typed["kind"]), date=answers.needed_day("date"), to=answers.day("to"),
        actors=answers.actors("who"), as_written=answers.texts("as_written"), attendance=_attendance(answers), title=answers.text("title"),
        place=answers.place, note=answers.text("note"), sources=answers.texts("source")))


def _attendance(answers: Answers) -> int | None:
    count = answers.text("attendance")
    return None if count is None else int(count)


def _clear(answers: Answers) -> bool:
    return all(each.id for each in answers.of("who"))


def _told(answers: Answers) -> int:
    return len({each.key if each.is_new else each.id for each in answers.of("who")})


PAGE = form_page("/record/meeting", Form(
    page="record-meeting",
    title=T("Record a meeting"),
    lede=T("A meeting, a call, an exchange of messages, an event or joint work. It makes the ties between those who took part stronger."),
    entries=(*ENTRIES, *OF_A_NEW_FACT),
    command=_command,
    wrong=wrong,
))
