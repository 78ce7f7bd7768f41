"""Writing what a form says: who is new first, then the fact; where that cannot be, nothing stays written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from api.pages.asked import Asked
from api.pages.recording.form import Answers, Form
from api.pages.recording.meaning import NEW_PERSON, Meaning
from graph.recording.commands import AddOrganization, AddPerson, Command
from graph.recording.planning import Plan


class MayBeHere(Exception):
    """Records stand that may be the same, and that whoever records has not seen."""


async def planned(asked: Asked, form: Form, answers: Answers) -> Sequence[Plan]:
    """Return what would be written: of who is new, or where nobody is, of the fact. What is said of somebody new, nobody has said yet.

    Raises:
        InputError: it cannot be.
    """
    commands: Iterable[Command] = [_new(each, form, answers) for each in _newcomers(answers)] or [form.command(answers)]
    return [await asked.parts.hub.plan(asked.context.viewer, command) for command in commands]


async def recorded(asked: Asked, form: Form, answers: Answers, seen: Collection[str]) -> Sequence[str]:
    """Write the answers and return the ids of the changes, in the order in which they were made.

    Raises:
        InputError: it cannot be; nothing is written.
        MayBeHere: records stand that may be the same, and are not among those `seen`; nothing is written.
    """
    changes: list[str] = []
    ids: dict[str, str] = {}

    async def record(command: Command) -> str:
        made = await asked.parts.hub.record(asked.context.viewer, command, only_if_new=True, seen={*seen, *ids.values()})
        if made.change is None:
            raise MayBeHere
        changes.append(made.change.id)
        return made.record_id

    try:
        for each in _newcomers(answers):
            ids[each.key] = await record(_new(each, form, answers))
        await record(form.command(answers.with_ids(ids)))
    except Exception:
        for change in reversed(changes):
            await asked.parts.hub.undo(asked.context.viewer, change)
        raise
    return changes


def _newcomers(answers: Answers) -> Iterable[Meaning]:
    return {each.key: each for each in answers.meanings if each.is_new}.values()


def _new(each: Meaning, form: Form, answers: Answers) -> AddPerson | AddOrganization:
    """Whom a public page names is public with the fact, by the same source."""
    public = form.is_public(answers)
    sources = answers.texts("source") if public else ()
    if each.id == NEW_PERSON:
        return AddPerson(name=each.written, sources=sources, public=public)
    return AddOrganization(name=each.written, sources=sources, public=public)
