"""Remove what one's own Centre recorded, once it is confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from starlette.responses import Response

from api.once import UnknownTicket
from api.pages.asked import Asked, Missing
from api.pages.page import Made, Page, Shown
from api.pages.recording.cannot import CannotShown, cannot, not_ours
from api.pages.recording.centre import no_centre
from api.pages.recording.done import done
from api.pages.recording.record import fact_of, is_ours, is_recorded, seen_at, told
from api.pages.recording.seen import seen_of
from api.pages.recording.sent import form_of
from graph.errors import InputError, NotFound
from graph.kinds import kind_of
from graph.model import Record, RecordId
from graph.privacy.roles import Act
from graph.recording.changing import referring
from graph.recording.commands import RemoveRecord
from graph.records.changes import ChangeKind
from graph.words import Fill, P, T

MOST_OTHERS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveShown(Shown):
    id: str
    what: Fill
    public: bool
    back: str
    ticket: str
    expected: str
    overtaken: Fill | None
    """What somebody else changed meanwhile."""


async def make(asked: Asked) -> Made:
    if asked.view.viewer.centre is None:
        return no_centre(asked)
    sent = await form_of(asked.request)
    if sent is not None and (change := await asked.parts.once.made(sent["ticket"])) is not None:
        return done(asked, change)
    try:
        record = fact_of(asked, asked.value("record"))
    except Missing:
        if (change := await _removing(asked, RecordId(asked.value("record")))) is None:
            raise
        return done(asked, change)
    if not is_ours(asked, record):
        return not_ours(asked, record)
    if sent is not None:
        return await _taken(asked, record.id, sent["ticket"], sent["expected"])
    try:
        await asked.parts.hub.desk.plan(asked.context.viewer, RemoveRecord(record=record.id))
    except InputError as error:
        return _refused(asked, record, error)
    seen = await seen_of(asked, record, asked.value("seen"))
    return RemoveShown(
        title=T("Remove what you recorded?"),
        id=record.id,
        what=told(asked, record),
        public=record.audience.is_public,
        back=seen_at(asked, record),
        ticket=asked.parts.once.ticket(),
        expected=seen.latest,
        overtaken=seen.told(asked.view.records),
    )


async def _taken(asked: Asked, id: str, ticket: str, expected: str) -> Response:
    """Remove the record once; where that cannot be, lead back to the page that says why."""
    try:
        remove = partial(_removed, asked, id, expected)
        return done(asked, await asked.parts.once.do(ticket, remove))
    except (UnknownTicket, InputError):
        return asked.go_to(asked.address("record-remove", record=id, seen=expected, as_of=""))


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


async def _removing(asked: Asked, id: RecordId) -> str | None:
    """Return the id of the change by which the viewer's Centre removed a record."""
    history = (await asked.parts.hub.history([id], asked.context.viewer, 1))[id]
    removed = [change for change in history if change.kind is ChangeKind.REMOVED]
    return removed[0].id if removed else None


async def _removed(asked: Asked, id: str, expected: str) -> str:
    made = await asked.parts.hub.desk.record(
        asked.context.viewer, RemoveRecord(record=id), expected=expected
    )
    assert made.change is not None, "a removal always changes something"
    return made.change.id


PAGE = Page(
    name="record-remove",
    path="/record/remove",
    make=make,
    template="record_remove.html",
    menu="record",
    private=True,
    act=Act.RECORD,
    takes_forms=True,
)
