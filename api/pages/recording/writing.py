"""Writing what a form says: who is new first, then the fact; where that cannot be, nothing stays written."""

from __future__ import annotations

from collections.abc import Sequence

from api.pages.asked import Asked
from api.pages.recording.form import Answers, Form
from api.pages.recording.meaning import NEW_PERSON, Meaning
from graph.recording.commands import AddOrganization, AddPerson


async def recorded(asked: Asked, form: Form, answers: Answers) -> Sequence[str]:
    """Write the answers and return the ids of the changes, in the order in which they were made.

    Raises:
        InputError: it cannot be; nothing is written.
    """
    hub, viewer = asked.parts.hub, asked.context.viewer
    changes: list[str] = []
    ids: dict[str, str] = {}
    try:
        for each in answers.meanings:
            if each.is_new and each.key not in ids:
                made = await hub.record(viewer, _new(each, form, answers))
                ids[each.key] = made.record_id
                changes += [made.change.id] if made.change is not None else []
        fact = await hub.record(viewer, form.command(answers.with_ids(ids)))
    except Exception:
        for change in reversed(changes):
            await hub.undo(viewer, change)
        raise
    return [*changes, fact.change.id] if fact.change is not None else changes


def _new(each: Meaning, form: Form, answers: Answers) -> AddPerson | AddOrganization:
    """Whom a public page names is public with the fact, by the same source."""
    public = form.is_public(answers)
    sources = answers.texts("source") if public else ()
    if each.id == NEW_PERSON:
        return AddPerson(name=each.written, sources=sources, public=public)
    return AddOrganization(name=each.written, sources=sources, public=public)
