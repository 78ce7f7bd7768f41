"""Add a post: an office in a body, also one whose holder another body employs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from api.pages.page import Problem
from api.pages.recording.days import BEFORE_ITS_BEGINNING, WHEN, ends_before_it_begins
from api.pages.recording.form import POST, Answers, Entry, Form, Kind
from api.pages.recording.meaning import BODIES, PEOPLE, PLACES
from api.pages.recording.source import OF_A_NEW_FACT
from api.pages.recording.steps import form_page
from graph.model import OrganizationId, Post, PostKind
from graph.recording.commands import Add, holding
from graph.words import T

LABEL = Entry(id="label", label=T("What is the post called?"), blank=T("Write what the post is called"),
              hint=T("For example: Head of Evidence"))
ORGANIZATION = Entry(id="organization", label=T("In which organisation?"), kind=Kind.NAME, kinds=BODIES, blank=T("Name the organisation"))
HOLDER = Entry(id="holder", label=T("Who holds it?"), kind=Kind.NAME, kinds=PEOPLE, hint=T("Blank where nobody does, or nobody knows."))
HOME = Entry(id="home", label=T("Who employs the holder, where it is another body?"), kind=Kind.NAMES, kinds=BODIES, more=True,
             hint=T("One on each line: then the holder is placed there by them."))
SINCE = Entry(id="from", label=T("Since when?"), kind=Kind.DAY, hint=WHEN)
MORE: Sequence[Entry] = (
    Entry(id="to", label=T("Until when?"), kind=Kind.DAY, more=True, hint=T("Blank where it goes on, or nobody knows.")),
    Entry(id="label_cy", label=T("What is it called in Welsh, where it is another name?"), more=True),
    Entry(id="place", label=T("For which place?"), kind=Kind.NAME, kinds=PLACES, more=True,
          hint=T("A council area, a constituency or a nation.")),
)


CORRECTED: Sequence[Entry] = (LABEL, SINCE, *MORE)
"""What of a post can be corrected."""


def wrong(answers: Answers) -> Iterable[Problem]:
    """Yield what cannot be of the days of a post."""
    if ends_before_it_begins(answers, "from", "to"):
        yield Problem("to", BEFORE_ITS_BEGINNING, BEFORE_ITS_BEGINNING)


def _wrong(answers: Answers) -> Iterable[Problem]:
    if set(answers.meant("organization")) & set(filter(None, answers.meant("home"))):
        said = T("Leave out the organisation itself: name only who else employs the holder")
        yield Problem("home", said, said)
    yield from wrong(answers)


def _command(answers: Answers) -> Add:
    homes = tuple(map(OrganizationId, answers.actors("home")))
    post = Post(
        id=POST, label=answers.typed["label"], label_cy=answers.text("label_cy"),
        organization=OrganizationId(answers.actors("organization")[0]), kind=PostKind.EMBEDDED if homes else PostKind.OFFICIAL, homes=homes,
        place=answers.place, valid_from=answers.day("from"), valid_to=answers.day("to"), sources=answers.texts("source"))
    return Add(record=post, public=answers.is_public, beside=holding(post, next(iter(answers.meant("holder")), None)))


PAGE = form_page("/record/post", Form(
    page="record-post",
    title=T("Add a post"),
    lede=T("An office that stays when its holder changes, and who holds it."),
    entries=(LABEL, ORGANIZATION, HOLDER, SINCE, HOME, *MORE, *OF_A_NEW_FACT),
    command=_command,
    wrong=_wrong,
))
