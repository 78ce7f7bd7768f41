"""Remove what one's own Centre recorded, once it is confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from api.once import UnknownTicket
from api.pages.asked import Asked
from api.pages.page import Made, Page, Shown
from api.pages.recording.cannot import cannot, not_ours
from api.pages.recording.centre import no_centre
from api.pages.recording.done import done
from api.pages.recording.facts import fact_of, is_ours, seen_at, told
from api.pages.recording.sent import Sent, read_form
from graph.errors import InputError
from graph.model import PUBLIC, RecordId
from graph.recording.commands import RemoveRecord
from graph.words import Fill, T


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveShown(Shown):
    id: RecordId
    what: Fill
    public: bool
    back: str
    ticket: str


async def make(asked: Asked) -> Made:
    if asked.view.viewer.centre is None:
        return no_centre(asked)
    sent = await read_form(asked.request) if asked.request.method == "POST" else Sent({"record": asked.value("record")})
    if (changes := asked.parts.once.done(sent["ticket"])) is not None:
        return done(asked, changes)
    _, record = fact_of(asked, sent["record"])
    if not is_ours(asked, record):
        return not_ours(asked, record)
    try:
        if sent["step"] == "remove":
            return done(asked, await asked.parts.once.do(sent["ticket"], partial(_removed, asked, record.id)))
    except UnknownTicket:
        pass   # it is there still, so it is asked again
    except InputError as error:
        return cannot(asked, record, error.text)
    try:
        await asked.parts.hub.plan(asked.context.viewer, RemoveRecord(record=record.id))
    except InputError as error:
        return cannot(asked, record, error.text)
    return RemoveShown(
        title=T("Remove what you recorded?"), id=record.id, what=told(asked, record), public=record.audience == PUBLIC,
        back=seen_at(asked, record), ticket=asked.parts.once.ticket())


async def _removed(asked: Asked, id: RecordId) -> Sequence[str]:
    made = await asked.parts.hub.record(asked.context.viewer, RemoveRecord(record=id))
    assert made.change is not None, "a removal always changes something"
    return [made.change.id]


PAGE = Page(name="record-remove", path="/record/remove", make=make, template="record_remove.html", menu="record", private=True,
            takes_forms=True)
