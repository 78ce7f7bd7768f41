"""Add an organization."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from api.pages.page import Problem
from api.pages.recording.days import BEFORE_ITS_BEGINNING, ends_before_it_begins
from api.pages.recording.form import BODY, Answers, Entry, Form, Kind
from api.pages.recording.source import OF_A_NEW_FACT
from api.pages.recording.steps import form_page
from graph.model import Nation, Organization, OrganizationKind
from graph.names.kind_words import kind_words, nation_words
from graph.recording.commands import Add
from graph.sources import is_address
from graph.words import T

K = OrganizationKind
KINDS = (K.CHARITY, K.COMPANY, K.UNIVERSITY, K.FUNDER, K.COUNCIL, K.DEPARTMENT, K.AGENCY, K.COMMITTEE, K.CROSS_PARTY_GROUP, K.NETWORK,
         K.OTHER)
"""Those that somebody adds. Which bodies are Centres, governments and legislatures comes with the tables."""
NAME = Entry(id="name", label=T("Name"), blank=T("Write its name"), hint=T("As it writes it itself, with no abbreviation."))
MORE: Sequence[Entry] = (
    Entry(id="nation", label=T("In which nation?"), kind=Kind.CHOICE, more=True,
          options=[("", T("Not known")), *((nation.value, nation_words(nation)) for nation in Nation)]),
    Entry(id="name_cy", label=T("Name in Welsh, where it is another"), more=True),
    Entry(id="website", label=T("Its website"), more=True),
)
DAYS: Sequence[Entry] = (
    Entry(id="from", label=T("Since when is it there?"), kind=Kind.DAY, more=True),
    Entry(id="to", label=T("When did it close?"), kind=Kind.DAY, more=True),
)


def fields_of(record: Organization) -> Sequence[Entry]:
    """Return the fields by which an organization is corrected. Its kind can be, where people say what kind it is."""
    kind = (_kind(),) if record.kind in KINDS else ()
    return (NAME, *kind, *MORE, *DAYS)


def _kind() -> Entry:
    words = {kind: kind_words(kind) for kind in KINDS} | {OrganizationKind.OTHER: T("Something else")}
    return Entry(id="kind", label=T("What is it?"), kind=Kind.CHOICE, blank=T("Choose what it is"),
                 options=[(kind.value, words[kind]) for kind in KINDS])


def wrong(answers: Answers) -> Iterable[Problem]:
    """Yield what cannot be of an organization."""
    website = answers.text("website")
    if website is not None and not is_address(website):
        yield Problem("website", T("The website is no address of a page"), T("Write it as https://www.example.org"))
    if ends_before_it_begins(answers, "from", "to"):
        yield Problem("to", BEFORE_ITS_BEGINNING, BEFORE_ITS_BEGINNING)


def _command(answers: Answers) -> Add:
    nation = answers.text("nation")
    return Add(public=answers.is_public, record=Organization(
        id=BODY, name=answers.typed["name"], kind=OrganizationKind(answers.typed["kind"]), name_cy=answers.text("name_cy"),
        nation=Nation(nation) if nation else None, website=answers.text("website"), sources=answers.texts("source")))


PAGE = form_page("/record/organization", Form(
    page="record-organization",
    title=T("Add an organisation"),
    lede=T("A body that has no page here yet: a charity, a company, a group."),
    entries=(NAME, _kind(), *MORE, *OF_A_NEW_FACT),
    command=_command,
    wrong=wrong,
))
