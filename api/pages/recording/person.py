"""Add a person."""

from __future__ import annotations

from collections.abc import Sequence

from api.pages.recording.form import PERSON, Answers, Entry, Form
from api.pages.recording.source import OF_A_NEW_FACT
from api.pages.recording.steps import form_page
from graph.model import Person
from graph.recording.commands import Add
from graph.words import T

ENTRIES: Sequence[Entry] = (
    Entry(id="name", label=T("Name"), blank=T("Write the person’s name"), hint=T("As the person writes it, without titles.")),
    Entry(id="name_cy", label=T("Name in Welsh, where it is another")),
)


def _command(answers: Answers) -> Add:
    return Add(public=answers.is_public, record=Person(
        id=PERSON, name=answers.typed["name"], name_cy=answers.text("name_cy"), sources=answers.texts("source")))


PAGE = form_page("/record/person", Form(
    page="record-person",
    title=T("Add a person"),
    lede=T("Somebody who has no page here yet: a colleague, an adviser, an official."),
    entries=(*ENTRIES, *OF_A_NEW_FACT),
    command=_command,
))
