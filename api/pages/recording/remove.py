"""Remove what one's own Centre recorded, once it is confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from api.once import UnknownTicket
from api.pages.asked import Asked
from api.pages.page import Made, Page, Shown
from api.pages.recording.cannot import CannotShown, cannot, not_ours
from api.pages.recording.centre import no_centre
from api.pages.recording.done import done
from api.pages.recording.record import fact_of, is_ours, is_recorded, seen_at, told
from api.pages.recording.sent import Sent, form_of
from graph.errors import InputError, NotFound
from graph.kinds import kind_of
from graph.model import Record
from graph.recording.changing import referring
from graph.recording.commands import RemoveRecord
from graph.words import Fill, P, T

MOST_OTHERS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveShown(Shown):
    id: str
    what: Fill
    public: bool
    back: str
    ticket: str


async def make(asked: Asked) -> Made:
    if asked.view.viewer.centre is None:
        return no_centre(asked)
    sent = await form_of(asked.request) or Sent({})
    if (change := await asked.parts.once.made(sent["ticket"])) is not None:
        return done(asked, change)
    record = fact_of(asked, asked.value("record"))
    if not is_ours(asked, record):
        return not_ours(asked, record)
    try:
        if sent["step"] == "remove":
            return done(
                asked,
                await asked.parts.once.do(sent["ticket"], partial(_removed, asked, record.id)),
            )
    except UnknownTicket:
        pass  # it is there still, so it is asked again
    except InputError as error:
        return _refused(asked, record, error)
    try:
        await asked.parts.hub.desk.plan(asked.context.viewer, RemoveRecord(record=record.id))
    except InputError as error:
        return _refused(asked, record, error)
    return RemoveShown(
        title=T("Remove what you recorded?"),
        id=record.id,
        what=told(asked, record),
        public=record.audience.is_public,
        back=seen_at(asked, record),
        ticket=asked.parts.once.ticket(),
    )


def _refused(asked: Asked, record: Record, error: InputError) -> CannotShown:
    """Say which records stand in the way, where that is why."""
    others = [
        other
        for other in referring(asked.view.records, {(kind_of(record).table, record.id)})
        if is_recorded(other)
    ]
    if isinstance(error, NotFound) or not others:
        return cannot(asked, record, error.text)
    count = len(others)
    why = P(
        "{n} record refers to it. Remove or correct that first.",
        "{n} records refer to it. Remove or correct these first.",
        count,
    )
    return cannot(asked, record, why, others[:MOST_OTHERS])


async def _removed(asked: Asked, id: str) -> str:
    made = await asked.parts.hub.desk.record(asked.context.viewer, RemoveRecord(record=id))
    assert made.change is not None, "a removal always changes something"
    return made.change.id


PAGE = Page(
    name="record-remove",
    path="/record/remove",
    make=make,
    template="record_remove.html",
    menu="record",
    private=True,
    takes_forms=True,
)
