"""What was recorded, what it changed, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from api.pages.addresses import with_query
from api.pages.asked import Asked, Missing
from api.pages.page import FormProblem, Made, Page, Shown
from api.pages.recording.centre import no_centre
from api.pages.recording.drafting import draft_of, drafted
from api.pages.recording.record import is_recorded, seen_at, told
from api.pages.recording.sent import read_form
from graph.errors import InputError
from graph.kinds import GROUPS, kind_of, references_of
from graph.model import (
    ActorId,
    DeclaredTie,
    FormalTie,
    Interaction,
    Membership,
    Node,
    Organization,
    Person,
    Post,
    Record,
    RecordId,
)
from graph.names.change_words import change_sentence
from graph.records.changes import Change, ChangeKind
from graph.records.difference import Entry
from graph.records.tables import tables_of
from graph.words import Fill, T, Text

MOST_TARGETS = 8
MOST_RECORDS = 30


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One record that was written. `address`: of its page, where it has one and is still there."""

    said: Fill
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneShown(Shown):
    heading: Fill
    sentences: Sequence[Fill]
    lines: Sequence[WrittenLine]
    more: int
    """Records beyond those lines."""
    targets: Sequence[tuple[Node, str]]
    """Whom it brings closer, and the address of the paths to them."""
    change: str
    undone: bool
    added: bool
    """All of it was new."""
    can_be_undone: bool
    shared: bool
    """Some of it is for everybody."""


def done(asked: Asked, change: str) -> Response:
    """Lead to what was recorded."""
    return asked.go_to(with_query(asked.address("record-done", as_of=""), {"change": change}))


async def make(asked: Asked) -> Made:
    if asked.view.viewer.centre is None:
        return no_centre(asked)
    if asked.request.method != "POST":
        id = asked.request.query_params.get("change", "")
        refused = draft_of(asked, f"record-done {id}")
        return await _shown(asked, id, refused.values["said"] if refused else "")
    id = (await read_form(asked.request))["change"]
    try:
        await _undo(asked, id)
    except InputError as error:
        said = {"said": asked.say(error.text)}
        return drafted(asked, "record-done", f"record-done {id}", said, change=id)
    return done(asked, id)


async def _undo(asked: Asked, id: str) -> None:
    """Undo what is not undone yet: a form that is sent twice, even at the
    same moment, undoes once.
    """
    try:
        await asked.parts.hub.desk.undo(asked.context.viewer, id)
    except InputError:
        if not all(change.undone_by for change in await _own(asked, id)):
            raise


async def _own(asked: Asked, id: str) -> Sequence[Change]:
    """Return the changes of a write of the viewer's Centre.

    Raises:
        Missing: it made no such change; the same for another's.
    """
    found = await asked.parts.hub.write_of(id, asked.context.viewer)
    if not found:
        raise Missing(id)
    return found


async def _shown(asked: Asked, id: str, wrong: Fill = "") -> DoneShown:
    changes = await _own(asked, id)
    undone = all(change.undone_by for change in changes)
    title = _title(changes, undone=undone)
    entries = [entry for change in changes for entry in change.entries]
    last = list({(entry.table, entry.id): entry for entry in entries}.values())
    return DoneShown(
        title=T("Error: {title}", title=title) if wrong else title,
        status=422 if wrong else 200,
        problems=(FormProblem.same("undo", wrong),) if wrong else (),
        heading=title,
        sentences=list(
            dict.fromkeys(change_sentence(change, asked.view.records) for change in changes)
        ),
        lines=[_line(asked, entry) for entry in last[:MOST_RECORDS]],
        more=max(0, len(last) - MOST_RECORDS),
        targets=_targets(asked, entries),
        change=id,
        undone=undone,
        added=all(entry.before is None for entry in entries),
        can_be_undone=not undone
        and all(change.kind is not ChangeKind.UNDONE for change in changes),
        shared=any(change.audience.is_public for change in changes),
    )


def _title(changes: Sequence[Change], *, undone: bool) -> Text:
    if undone:
        return T("Undone")
    return {ChangeKind.REMOVED: T("Removed"), ChangeKind.CORRECTED: T("Corrected")}.get(
        changes[0].kind, T("Recorded")
    )


def _line(asked: Asked, entry: Entry[Record]) -> WrittenLine:
    now = tables_of(asked.view.records)[entry.table].get(entry.id)
    return WrittenLine(
        told(asked, entry.record),
        seen_at(asked, now) if now is not None and is_recorded(now) else None,
    )


def _targets(asked: Asked, entries: Sequence[Entry[Record]]) -> Sequence[tuple[Node, str]]:
    """Return those of another house to whom the paths may have changed."""
    view, centre = asked.view, asked.view.viewer.centre
    assert centre is not None, "only a Centre comes here"
    found: dict[str, tuple[Node, str]] = {}
    for entry in entries:
        for id in _actors(entry.record):
            record = view.records.node(id)
            if (
                isinstance(record, Person | Organization)
                and id != centre
                and not _is_ours(asked, id)
            ):
                address = with_query(asked.address("path", as_of=""), {"from": centre, "to": id})
                found.setdefault(id, (record, address))
    return list(found.values())[:MOST_TARGETS]


def _is_ours(asked: Asked, id: ActorId) -> bool:
    spells = asked.view.tenure.of_actor(id, asked.view.as_of)
    return any(spell.membership.organization == asked.view.viewer.centre for spell in spells)


def _actors(record: Record) -> Iterable[ActorId]:
    match record:
        case Interaction():
            return record.actors
        case DeclaredTie():
            return (record.about,)
        case Membership():
            return (*((record.actor,) if record.actor else ()), record.organization)
        case Person() | Organization():
            return (record.id,)
        case Post() | FormalTie():
            return ()
        case _:
            return [
                ActorId(RecordId(id))
                for _, id, tables in references_of(kind_of(record), record)
                if {*tables} <= {*GROUPS["actors"]}
            ]


PAGE = Page(
    name="record-done",
    path="/record/done",
    make=make,
    template="record_done.html",
    menu="record",
    private=True,
    takes_forms=True,
)
