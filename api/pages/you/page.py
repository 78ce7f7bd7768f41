"""Who are you? Which Centre, which name, which colleagues: asked once on a first visit, and
changed here from then on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from api.contexts import context_of
from api.once import UnknownTicket
from api.pages.ask_box import CentreChoice, open_centres
from api.pages.asked import Asked
from api.pages.page import FormProblem, Made, Page, Shown
from api.pages.quoting import quoted
from api.pages.recording.meaning import NEW_PERSON
from api.pages.recording.sent import Sent, form_of
from api.pages.signing_in.asked import account_of, is_served
from api.pages.you.people import (
    US,
    YOU,
    NamedPerson,
    PersonLine,
    command_of,
    lines_of,
    named,
    problems_of,
    staff_of,
)
from graph.errors import InputError, SettingsError
from graph.identity import centre_viewer
from graph.model import ActorId, OrganizationId, PersonId, RecordId
from graph.names.in_language import ShownName
from graph.names.shown import name_of
from graph.privacy.roles import Act, may
from graph.recording.fields import MOST_PARTS
from graph.view import Viewer
from graph.words import Fill, T, Text

CENTRE = "centre"
NONE = "none"
"""The answer of who is of no Centre."""
CHECK = "you_check.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class YouShown(Shown):
    """The form, with what was typed or what is known."""

    typed: Mapping[str, str]
    centres: Sequence[CentreChoice]
    set_by_variable: ShownName | None
    """The Centre, where `DOLEN_CENTRE` sets it."""
    fixed: bool
    """Nothing is chosen here: whoever started this copy said it."""
    can_be_named: bool
    """The name is kept; else only colleagues are recorded."""
    signed_in: bool
    """The account says who it is; here stand the colleagues alone."""
    gone: Text | None
    """What became of the Centre that was chosen."""
    more: int
    """Colleagues that are too many to stand in the box."""
    back: Mapping[str, str]
    """What is sent back unseen: whose colleagues stood in the box at first, and who they were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeStart(Shown):
    """What has to be said before anything is written."""

    typed: Mapping[str, str]
    chosen: Mapping[str, str]
    unclear: Sequence[NamedPerson]
    left_out: Sequence[tuple[ShownName, str]]
    """Colleagues who stood in the box and do not any more, and where that is recorded."""
    back: Mapping[str, str]


async def make(asked: Asked) -> Made:
    if (elsewhere := _signed_in_elsewhere(asked)) is not None:
        return elsewhere
    asked, sent = replace(asked, view=asked.context.view), await form_of(asked.request)
    if sent is None:
        asked.parts.in_force.was_asked = True  # so home leads nobody here again
        return await _form(asked, _at_first(asked))
    if (change := await asked.parts.once.made(sent["ticket"])) is not None:
        return _started(asked, change)
    if sent["step"] == "change":
        return await _form(asked, sent)
    centre, wrong = _centre(asked, sent)
    lines = _lines(asked, sent, centre)
    problems = (*wrong, *problems_of(lines))
    if not problems and centre is None and any(line.field == US for line in lines):
        problems = (
            FormProblem.same(US, T("Choose a Centre for your colleagues, or leave this blank")),
        )
    if problems:
        return await _form(asked, sent, problems)
    if centre is not None and (check := await _to_check(asked, sent, centre, lines)) is not None:
        return check
    try:
        return _started(asked, await _once(asked, sent["ticket"], centre, lines, _chosen(sent)))
    except SettingsError:
        said = T("What you chose cannot be kept on this computer, so nothing was changed")
        return await _form(asked, sent, (FormProblem.same(CENTRE, said),))
    except InputError as error:
        return await _form(asked, sent, (FormProblem.same(US, error.text),))


def _signed_in_elsewhere(asked: Asked) -> Made | None:
    """Return where it is said who somebody is, where people sign in: their account says it, and
    here stand only the colleagues, for who may record them.
    """
    if not is_served(asked):
        return None
    if account_of(asked) is None:
        here = asked.address("you", as_of="")
        return asked.go_to(asked.address("sign-in", next=here, as_of=""))
    if may(asked.context.viewer, Act.RECORD):
        return None
    return asked.go_to(asked.address("account", as_of=""))


def _centre(asked: Asked, sent: Sent) -> tuple[OrganizationId | None, tuple[FormProblem, ...]]:
    """Return the Centre that was chosen, None for no Centre; and what is wrong with it."""
    in_force = asked.parts.in_force
    if in_force.standing.centre_by_variable or not in_force.can_be_chosen:
        return asked.view.viewer.centre, ()
    chosen = sent[CENTRE]
    if chosen == NONE:
        return None, ()
    if not chosen:
        return None, (FormProblem.same(CENTRE, T("Choose a Centre, or skip")),)
    if chosen not in {choice.id for choice in open_centres(asked)}:
        return None, (FormProblem.same(CENTRE, _gone(asked, chosen)),)
    return OrganizationId(ActorId(RecordId(chosen))), ()


def _gone(asked: Asked, id: str) -> Text:
    """Return what became of a Centre that is not open."""
    record = asked.view.records.organizations.get(OrganizationId(ActorId(RecordId(id))))
    if record is None:
        return T("“{id}” is no Centre here. Choose one of these", id=quoted(id))
    successor = _successor(asked, id)
    if successor is None:
        return T("{centre} is not open any more. Choose another Centre", centre=name_of(record))
    return T(
        "{centre} is now part of {successor}, which is chosen here instead",
        centre=name_of(record),
        successor=name_of(asked.view.records.organizations[successor]),
    )


def _successor(asked: Asked, id: str) -> OrganizationId | None:
    """Return the open Centre that took the place of another one."""
    bodies, open_now = (
        asked.view.records.organizations,
        {choice.id for choice in open_centres(asked)},
    )
    seen = [OrganizationId(ActorId(RecordId(id)))]
    while (record := bodies.get(seen[-1])) is not None and record.successor is not None:
        if record.successor in seen:
            return None
        seen.append(record.successor)
    return seen[-1] if seen[-1] in open_now else None


def _lines(asked: Asked, sent: Sent, centre: OrganizationId | None) -> Sequence[PersonLine]:
    """Return who was named. The colleagues of one Centre are not those of another one, nor of
    none: those who stood in the box stay where they are.
    """
    us = sent[US]
    if sent["of"] != (centre or ""):
        stood = sent["stood"].split("\n")
        us = "\n".join(line for line in us.split("\n") if line not in stood)
    return lines_of(sent[YOU] if asked.parts.in_force.can_be_named else "", us)


async def _to_check(
    asked: Asked, sent: Sent, centre: OrganizationId, lines: Sequence[PersonLine]
) -> BeforeStart | None:
    """Return the page that asks whom names mean, and that says who was left out;
    None where all is clear.
    """
    theirs = await _as_seen_by(asked, centre)
    people = named(theirs, centre, lines, _chosen(sent))
    unclear = [each for each in people if not each.id]
    left_out = _left_out(theirs, sent, centre, people)
    confirmed = sent["step"] == "confirm"
    if not unclear and (confirmed or not left_out):
        return None
    title: Fill = T("Before you start")
    problems = (
        tuple(
            FormProblem(
                f"choice-{number}-1",
                T("Choose who “{text}” is", text=quoted(each.line.name)),
                T("Choose one of these"),
            )
            for number, each in enumerate(unclear, start=1)
        )
        if confirmed
        else ()
    )
    return BeforeStart(
        template=CHECK,
        title=T("Error: {title}", title=title) if problems else title,
        status=422 if problems else 200,
        problems=problems,
        typed={name: sent[name] for name in (CENTRE, YOU, US)},
        chosen={each.line.key: each.id for each in people if each.line.key in _chosen(sent)},
        unclear=unclear,
        left_out=left_out,
        back=_back(sent, asked.parts.once.ticket()),
    )


def _left_out(
    asked: Asked, sent: Sent, centre: OrganizationId, people: Sequence[NamedPerson]
) -> Sequence[tuple[ShownName, str]]:
    if sent["of"] != centre:
        return ()
    meant = {each.id for each in people}
    staff = staff_of(asked.view, centre)
    records = asked.view.records.people
    return [
        (
            asked.name(records[id]),
            asked.address("record-memberships", of=id, as_of=""),
        )
        for id in staff
        if id in sent["had"].split() and id not in meant
    ]


async def _once(
    asked: Asked,
    ticket: str,
    centre: OrganizationId | None,
    lines: Sequence[PersonLine],
    chosen: Mapping[str, str],
) -> str:
    """Start once, however often it is pressed, and return the id of what was written; "": nothing.
    A ticket that nobody knows any more is as good as a new one: who is here is not added again.
    """
    once, start = asked.parts.once, partial(_start, asked, centre, lines, chosen)
    try:
        return await once.do(ticket, start)
    except UnknownTicket:
        return await once.do(once.ticket(), start)


async def _start(
    asked: Asked,
    centre: OrganizationId | None,
    lines: Sequence[PersonLine],
    chosen: Mapping[str, str],
) -> str:
    in_force = asked.parts.in_force
    async with in_force.choosing() as choose:
        if centre is None:
            await choose(None, None)
            return ""
        before = in_force.standing.viewer
        if in_force.can_be_chosen and before.centre != centre:
            await choose(centre, None)
        theirs = await _as_seen_by(asked, centre)
        people = named(theirs, centre, lines, chosen)
        command = command_of(centre, people)
        made = (
            None
            if command is None
            else await asked.parts.hub.desk.record(theirs.view.viewer, command)
        )
        if in_force.can_be_named:
            oneself = next((each for each in people if each.line.field == YOU), None)
            person = (
                None
                if oneself is None
                else made.record_id
                if oneself.id == NEW_PERSON and made is not None
                else oneself.id
            )
            await choose(centre, None if person is None else PersonId(ActorId(RecordId(person))))
        return "" if made is None or made.change is None else made.change.id


async def _as_seen_by(asked: Asked, centre: OrganizationId) -> Asked:
    """Return the same question as somebody of the Centre asks it today."""
    own = asked.context.viewer
    viewer = (
        own if own.centre == centre else centre_viewer(await asked.parts.hub.view(Viewer()), centre)
    )
    context = await context_of(
        asked.parts, viewer, asked.language, asked.context.deadline, asked.context.counted_as
    )
    return replace(asked, context=context, view=context.view)


def _started(asked: Asked, change: str) -> Made:
    return asked.go_to(asked.address("home", started=change, as_of=""))


def _at_first(asked: Asked) -> Sent:
    """Return what stands in the form at first: who is in force."""
    viewer, standing = asked.view.viewer, asked.parts.in_force.standing
    centre = viewer.centre
    if centre is None:
        chosen = (_successor(asked, standing.gone) if standing.gone else None) or (
            NONE if standing.said else ""
        )
        return Sent({CENTRE: chosen})
    return Sent(
        {
            CENTRE: centre,
            YOU: ""
            if viewer.person is None
            else asked.name(asked.view.records.people[viewer.person]).text,
            US: _box(asked),
            "had": " ".join(_in_box(asked)),
            "stood": _box(asked),
            "of": centre,
        }
    )


def _in_box(asked: Asked) -> Mapping[PersonId, str | None]:
    """Return the colleagues of the viewer with their jobs; nobody where they are too many."""
    viewer = asked.view.viewer
    if viewer.centre is None:
        return {}
    others = {
        id: job for id, job in staff_of(asked.view, viewer.centre).items() if id != viewer.person
    }
    return others if len(others) <= MOST_PARTS else {}


def _box(asked: Asked) -> str:
    people = asked.view.records.people
    lines = (
        (asked.name(people[id]).text, *([job] if job else [])) for id, job in _in_box(asked).items()
    )
    return "\n".join(sorted((", ".join(line) for line in lines), key=str.casefold))


def _back(sent: Sent, ticket: str) -> Mapping[str, str]:
    return {**{name: sent[name] for name in ("of", "had", "stood")}, "ticket": ticket}


def _chosen(sent: Sent) -> dict[str, str]:
    return {f"meant.{name}": id for name, id in sent.beginning("meant.").items()}


async def _form(asked: Asked, sent: Sent, problems: tuple[FormProblem, ...] = ()) -> YouShown:
    in_force, records = asked.parts.in_force, asked.view.records
    signed_in = account_of(asked) is not None
    title: Fill = T("Who are your colleagues?") if signed_in else T("Who are you?")
    centre = asked.view.viewer.centre
    typed = {name: sent[name] for name in (CENTRE, YOU, US)}
    if problems and (successor := _successor(asked, sent[CENTRE])) is not None:
        typed[CENTRE] = successor
    gone = in_force.standing.gone
    staff = 0 if centre is None else len(staff_of(asked.view, centre))
    return YouShown(
        title=T("Error: {title}", title=title) if problems else title,
        description=T("Which Centre you are of, who you are, and who your colleagues are."),
        status=422 if problems else 200,
        problems=problems,
        typed=typed,
        centres=open_centres(asked),
        set_by_variable=asked.name(records.organizations[centre])
        if centre is not None and in_force.standing.centre_by_variable
        else None,
        fixed=not in_force.can_be_chosen and not signed_in,
        signed_in=signed_in,
        can_be_named=in_force.can_be_named,
        gone=None if gone is None or problems else _gone(asked, gone),
        more=staff if staff > MOST_PARTS else 0,
        back=_back(sent, asked.parts.once.ticket()),
    )


PAGE = Page(name="you", path="/you", make=make, template="you.html", private=True, takes_forms=True)
