"""Say who belongs to an organisation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from api.pages.page import Problem
from api.pages.recording.days import BEFORE_ITS_BEGINNING, ends_before_it_begins
from api.pages.recording.form import RECORD, Answers, Entry, Form, Kind
from api.pages.recording.meaning import ACTORS, BODIES
from api.pages.recording.source import OF_A_NEW_FACT
from api.pages.recording.steps import form_page
from graph.model import Membership, OrganizationId, Role
from graph.names.kind_words import role_words
from graph.recording.commands import Add
from graph.words import T

_ROLES = (Role.MEMBER, Role.EMPLOYEE, Role.CHAIR, Role.DEPUTY, Role.OFFICER, Role.SECRETARY, Role.TREASURER, Role.SECRETARIAT,
          Role.DIRECTOR, Role.OUTSIDE_ORGANIZATION)


ACTOR = Entry(id="actor", label=T("Who?"), kind=Kind.NAME, kinds=ACTORS, blank=T("Name the person or organisation"),
              hint=T("A person or an organisation."))
ORGANIZATION = Entry(id="organization", label=T("Of which organisation or group?"), kind=Kind.NAME, kinds=BODIES,
                     blank=T("Name the organisation or group"))


def entries(role: Role | None = None) -> Sequence[Entry]:
    """Return the fields of a membership that can be corrected. Its `role` can always stay."""
    roles = (*_ROLES, role) if role is not None and role not in _ROLES else _ROLES
    return (
        Entry(id="role", label=T("As what?"), kind=Kind.CHOICE, blank=T("Choose the role"),
              options=[(each.value, role_words(each)) for each in roles]),
        Entry(id="from", label=T("Since when?"), kind=Kind.DAY, hint=T("A day, a month or a year")),
        Entry(id="to", label=T("Until when?"), kind=Kind.DAY, hint=T("Blank where it goes on, or nobody knows.")),
    )


def wrong(answers: Answers) -> Iterable[Problem]:
    """Yield what cannot be of the days of a membership."""
    if ends_before_it_begins(answers, "from", "to"):
        yield Problem("to", BEFORE_ITS_BEGINNING, BEFORE_ITS_BEGINNING)


def _wrong(answers: Answers) -> Iterable[Problem]:
    actor, body = answers.of("actor")[0], answers.of("organization")[0]
    if actor.id == body.id and actor.id and not actor.is_new:
        said = T("Name two: nothing belongs to itself")
        yield Problem("organization", said, said)
    yield from wrong(answers)


def _command(answers: Answers) -> Add:
    return Add(public=answers.is_public, record=Membership(
        id=RECORD, actor=answers.actors("actor")[0], organization=OrganizationId(answers.actors("organization")[0]),
        role=Role(answers.typed["role"]), valid_from=answers.day("from"), valid_to=answers.day("to"), sources=answers.texts("source")))


PAGE = form_page("/record/membership", Form(
    page="record-membership",
    title=T("Say who belongs to what"),
    lede=T("Who works for an organisation, sits in a group, or chairs it."),
    entries=(ACTOR, ORGANIZATION, *entries(), *OF_A_NEW_FACT),
    command=_command,
    wrong=_wrong,
))
