"""Say how well a colleague knows somebody."""

from __future__ import annotations

from collections.abc import Iterable

from api.pages.page import Problem
from api.pages.recording.form import RECORD, Answers, Entry, Form, Kind
from api.pages.recording.meaning import ACTORS, PEOPLE
from api.pages.recording.steps import form_page
from graph import dates
from graph.dates import PartialDate
from graph.model import DeclaredLevel, DeclaredTie, PersonId
from graph.names.kind_words import declared_words
from graph.recording.commands import Add
from graph.words import T


def _command(answers: Answers) -> Add:
    return Add(record=DeclaredTie(
        id=RECORD, by=PersonId(answers.actors("by")[0]), about=answers.actors("about")[0], level=DeclaredLevel(answers.typed["level"]),
        confirmed_on=answers.day("confirmed_on") or PartialDate(dates.today().isoformat())))


def _wrong(answers: Answers) -> Iterable[Problem]:
    by, about = answers.of("by"), answers.of("about")
    same_words = by[0].written.casefold() == about[0].written.casefold()
    if (by[0].id == about[0].id and by[0].id and not by[0].is_new) or (same_words and not (by[0].id and about[0].id)):
        said = T("Name two: nobody has a tie with themselves")
        yield Problem("about", said, said)


PAGE = form_page("/record/tie", Form(
    page="record-tie",
    title=T("Say who knows whom"),
    lede=T("How well a colleague knows somebody, in the colleague’s own words. It fades when it is not confirmed for a long time."),
    entries=(
        Entry(id="by", label=T("Who says it?"), kind=Kind.NAME, kinds=PEOPLE, oneself=True, blank=T("Name the colleague who says it"),
              hint=T("A person of your Centre.")),
        Entry(id="about", label=T("About whom?"), kind=Kind.NAME, kinds=ACTORS, blank=T("Name the person or organisation"),
              hint=T("A person or an organisation.")),
        Entry(id="level", label=T("How well do they know each other?"), kind=Kind.CHOICE, blank=T("Choose how well they know each other"),
              options=[(level.value, declared_words(level)) for level in DeclaredLevel]),
        Entry(id="confirmed_on", label=T("When was it said?"), kind=Kind.DAY, hint=T("Left blank: today.")),
    ),
    command=_command,
    wrong=_wrong,
))
