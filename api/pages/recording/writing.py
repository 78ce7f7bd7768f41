"""Writing what a form says: the fact, and who is new in it, in one write."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from api.pages.asked import Asked
from api.pages.recording.form import Answers, Form
from api.pages.recording.meaning import NEW_BODY, NEW_PEOPLE, NameInField
from graph.model import (
    ActorId,
    Membership,
    Organization,
    OrganizationId,
    OrganizationKind,
    Person,
    PersonId,
    RecordId,
    Role,
)
from graph.recording.commands import Add, Command, CorrectRecord


class MayBeHere(Exception):
    """Records stand that may be the same, and that whoever records has not seen."""


async def recorded(asked: Asked, form: Form, answers: Answers, seen: Collection[str]) -> str:
    """Write the answers and return the id of the change.

    Raises:
        InputError: it cannot be; nothing is written.
        MayBeHere: records stand that may be the same, and are not among those
            `seen`; nothing is written.
    """
    made = await asked.parts.hub.desk.record(
        asked.context.viewer,
        command_of(form, answers),
        only_if_new=True,
        seen=seen,
        expected=form.expected,
    )
    if made.change is None:
        raise MayBeHere
    return made.change.id


def command_of(form: Form, answers: Answers) -> Command:
    """Return the command of a form, with who is new in it."""
    new, ids = dict[str, NameInField](), dict[str, str]()
    bodies: dict[str, str] = {}
    for each in (each for each in answers.meanings if each.is_new):
        same = bodies.get(each.written.casefold()) if each.id == NEW_BODY else None
        if same is None:
            new[each.key] = each
        ids[each.key] = same or f"+{len(new)}"
        if each.id == NEW_BODY:  # two who are of one new body make it once
            bodies[each.written.casefold()] = ids[each.key]
    answers = answers.with_ids(ids)
    command = form.command(answers)
    if not new:
        return command
    assert isinstance(command, Add | CorrectRecord), "only these have names in them"
    # whom a public page names is public with the fact, by the same source
    sources = answers.texts("source") if form.is_public(answers) else ()
    return replace(
        command,
        beside=(
            *command.beside,
            *(_new(each, ids[key], sources) for key, each in new.items()),
            *_employed(answers, new, ids, sources),
        ),
    )


def _employed(
    answers: Answers,
    new: Mapping[str, NameInField],
    ids: Mapping[str, str],
    sources: tuple[str, ...],
) -> Iterator[Membership]:
    """Yield that who is new works where it was said."""
    for key, person in new.items():
        for place in answers.of(person.works):
            yield Membership(
                id=RecordId(f"{ids[key]}-works"),
                actor=ActorId(RecordId(ids[key])),
                organization=OrganizationId(ActorId(RecordId(place.id))),
                role=Role.EMPLOYEE,
                sources=sources,
            )


def _new(each: NameInField, id: str, sources: tuple[str, ...]) -> Person | Organization:
    actor = ActorId(RecordId(id))
    if each.id in NEW_PEOPLE:
        return Person(id=PersonId(actor), name=each.kept, sources=sources)
    return Organization(
        id=OrganizationId(actor), name=each.written, kind=OrganizationKind.OTHER, sources=sources
    )
