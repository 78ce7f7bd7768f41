"""What was recorded, what it changed, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from api.pages.addresses import with_query
from api.pages.asked import Asked, Missing
from api.pages.page import FormProblem, Made, Page, Shown
from api.pages.recording.centre import no_centre
from api.pages.recording.drafting import draft_of, drafted
from api.pages.recording.gained import (
    GainShown,
    gain_shown,
    import_gain_shown,
    not_told_again,
)
from api.pages.recording.not_added import RowsLeft, rows_left
from api.pages.recording.record import Gone, is_recorded, named, seen_at, told
from api.pages.recording.sent import Sent, read_form
from api.pages.recording.thanks import thanks
from graph.attention import in_thread
from graph.errors import InputError
from graph.letting_go import FreedInParts
from graph.model import (
    ActorId,
    Interaction,
    InteractionKind,
    Language,
    Organization,
    Person,
    PersonId,
    Post,
    Record,
    RecordId,
)
from graph.names.change_words import change_sentence, gone_of
from graph.names.kind_words import interaction_words
from graph.privacy.roles import Act
from graph.recording.commands import CorrectRecord
from graph.recording.effect import colleague, effect, effect_of_import
from graph.recording.notes import notes_on
from graph.records.changes import Change, ChangeKind
from graph.records.difference import Entry
from graph.records.tables import tables_of
from graph.spoken import coming_day
from graph.words import Fill, Listed, T, Text

MOST_RECORDS = 30
MOST_COMPARED = 5_000
"""Records of an import of which it is told again what they did for the paths: the look at more of
them has told it, and to tell it anew takes longer than a page may.
"""


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
    imported: bool
    left: RowsLeft | None
    """Rows of an import that were not added."""
    notes: Sequence[Fill]
    """What whoever recorded it should know of what it counts for."""
    gained: GainShown | None
    """What it did for the paths. None: it cannot be told, or the change was undone."""
    thanks: Sequence[tuple[Language, str]]
    """A thank-you to copy, in each language; none but for a meeting with somebody."""
    meeting: RecordId | None
    """Of which a follow-up can be noted."""
    follow_up: str
    follow_up_note: str
    """What was typed of it and could not be used."""
    again: str | None
    """The address of the form for another like this."""
    change: str
    undone: bool
    added: bool
    """All of it was new."""
    can_be_undone: bool
    shared: bool
    """Some of it is for everybody."""


@dataclass(frozen=True, slots=True)
class _Write(FreedInParts):
    """The changes of a write. Those of a large import lead to many records, and these are freed
    where nobody waits for it.
    """

    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class _Written:
    """What is told of a write: of its records the first lines, and how many more there are."""

    title: Text
    sentences: Sequence[Fill]
    lines: Sequence[WrittenLine]
    more: int
    notes: Sequence[Text]
    meeting: Interaction | None
    added: bool


def done(asked: Asked, change: str) -> Response:
    """Lead to what was recorded."""
    return asked.go_to(with_query(asked.address("record-done", as_of=""), {"change": change}))


async def make(asked: Asked) -> Made:
    if asked.view.viewer.centre is None:
        return no_centre(asked)
    if asked.request.method != "POST":
        id = asked.request.query_params.get("change", "")
        refused = draft_of(asked, f"record-done {id}")
        return await _shown(asked, id, refused.values if refused else {})
    sent = await read_form(asked.request)
    id = sent["change"]
    try:
        if sent["meeting"]:
            return done(asked, await _followed(asked, sent))
        if sent["colleague"]:
            return done(
                asked, await _colleague(asked, id, PersonId(ActorId(RecordId(sent["colleague"]))))
            )
        await _undo(asked, id)
    except InputError as error:
        said = {**sent.values, "said": asked.say(error.message)}
        return drafted(asked, "record-done", f"record-done {id}", said, change=id)
    return done(asked, id)


async def _followed(asked: Asked, sent: Sent) -> str:
    """Note when to come back to a meeting, and return the change; the same again changes
    nothing, and leads back to the meeting.
    """
    day = coming_day(sent["follow_up"], asked.view.as_of)
    values = {"follow_up": day.isoformat(), "follow_up_note": " ".join(sent["note"].split())}
    record = asked.view.records.interactions.get(RecordId(sent["meeting"]))
    if record is not None and (str(record.follow_up), record.follow_up_note or "") == (
        *values.values(),
    ):
        return sent["change"]
    command = CorrectRecord(record=sent["meeting"], values=values)
    made = await asked.parts.hub.desk.record(asked.context.viewer, command)
    assert made.change is not None, "it says something else"
    return made.change.id


async def _colleague(asked: Asked, change: str, person: PersonId) -> str:
    """Record that somebody is a colleague, and return the change;
    that of the page where it is recorded already.
    """
    centre = asked.view.viewer.centre
    assert centre is not None, "only a Centre comes here"
    made = await asked.parts.hub.desk.record(
        asked.context.viewer, colleague(person, centre), only_if_new=True
    )
    return change if made.change is None else made.change.id


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


async def _shown(asked: Asked, id: str, refused: Mapping[str, str]) -> DoneShown:
    wrong, field = refused.get("said", ""), "follow_up" if refused.get("meeting") else "undo"
    write = _Write(await _own(asked, id))
    first = write.changes[0].kind
    undone = all(change.undone_by for change in write.changes)
    can_be_undone = not undone and all(
        change.kind is not ChangeKind.UNDONE for change in write.changes
    )
    written = await in_thread(_written, asked, write, undone)
    title, meeting = written.title, written.meeting
    return DoneShown(
        title=T("Error: {title}", title=title) if wrong else title,
        status=422 if wrong else 200,
        problems=(FormProblem.same(field, wrong),) if wrong else (),
        heading=title,
        sentences=written.sentences,
        lines=written.lines,
        more=written.more,
        imported=first is ChangeKind.IMPORTED,
        left=rows_left(asked, id) if not undone else None,
        notes=written.notes if can_be_undone else (),
        gained=await _gained(asked, write) if can_be_undone else None,
        thanks=thanks(asked, meeting) if meeting is not None and can_be_undone else (),
        again=asked.address("record-meeting", like=meeting.id, as_of="")
        if meeting is not None and can_be_undone
        else None,
        meeting=_planned(asked, meeting) if can_be_undone else None,
        follow_up=refused.get("follow_up", ""),
        follow_up_note=refused.get("note", ""),
        change=id,
        undone=undone,
        added=written.added,
        can_be_undone=can_be_undone,
        shared=any(change.audience.is_public for change in write.changes),
    )


def _standing(entries: Sequence[Entry[Record]]) -> Iterator[Record]:
    """Yield what a write left, of a few records."""
    if len(entries) <= MOST_RECORDS:
        yield from (entry.after for entry in entries if entry.after is not None)


def _written(asked: Asked, write: _Write, undone: bool) -> _Written:
    """Return what stands in changes: those of a large import are many, and nobody else waits."""
    changes = write.changes
    entries = [entry for change in changes for entry in change.entries]
    last = list({(entry.table, entry.id): entry for entry in entries}.values())
    gone = gone_of(changes)
    return _Written(
        _title(changes, _fact(asked, entries, gone), undone=undone),
        list(dict.fromkeys(change_sentence(change, asked.view.records) for change in changes)),
        [_line(asked, entry, gone) for entry in last[:MOST_RECORDS]],
        max(0, len(last) - MOST_RECORDS),
        notes_on(_standing(last), asked.view.as_of),
        _meeting(entries),
        all(entry.before is None for entry in entries),
    )


async def _gained(asked: Asked, write: _Write) -> GainShown | None:
    """Return what a write did for the paths."""
    changes, centre = write.changes, asked.view.viewer.centre
    assert centre is not None, "only a Centre comes here"
    if changes[0].kind is ChangeKind.IMPORTED:
        if sum(len(change.entries) for change in changes) > MOST_COMPARED:
            return not_told_again()
        compared = await asked.parts.aside(effect_of_import, asked.view, changes, centre)
        return None if compared is None else import_gain_shown(asked, compared, centre)
    found = await asked.parts.aside(effect, asked.view, changes, centre)
    return None if found is None else gain_shown(asked, found, centre)


def _planned(asked: Asked, meeting: Interaction | None) -> RecordId | None:
    """Return the id of a meeting to which the Centre may come back: its own, of which no
    follow-up is noted yet.
    """
    now = None if meeting is None else asked.view.records.interactions.get(meeting.id)
    return now.id if now and not now.audience.is_public and not now.follow_up else None


def _meeting(entries: Sequence[Entry[Record]]) -> Interaction | None:
    """Return the one meeting that was added; None: there is none, or are several."""
    added = [entry.record for entry in entries if entry.before is None]
    meetings = [record for record in added if isinstance(record, Interaction)]
    return meetings[0] if len(meetings) == 1 else None


def _title(changes: Sequence[Change], fact: Fill | None, *, undone: bool) -> Text:
    kind = changes[0].kind
    if fact is None:
        if undone:
            return T("Undone")
        return {
            ChangeKind.REMOVED: T("Removed"),
            ChangeKind.CORRECTED: T("Corrected"),
            ChangeKind.MERGED: T("Made one record of two"),
        }.get(kind, T("Recorded"))
    if undone:
        return T("Undone: {fact}", fact=fact)
    return {
        ChangeKind.REMOVED: T("Removed: {fact}"),
        ChangeKind.CORRECTED: T("Corrected: {fact}"),
        ChangeKind.MERGED: T("Made one record of two: {fact}"),
    }.get(kind, T("Recorded: {fact}")).filled(fact=fact)


def _fact(asked: Asked, entries: Sequence[Entry[Record]], gone: Gone) -> Fill | None:
    """Return what was written in words; None where it is several things."""
    records = [entry.record for entry in entries]
    if isinstance(records[0], Person | Organization) and records[0].replaced_by is not None:
        return named(asked, RecordId(records[0].replaced_by), gone)
    foremost = min(_rank(record) for record in records)
    facts = [record for record in records if _rank(record) == foremost]
    if len(facts) != 1:
        return None
    fact = facts[0]
    if not isinstance(fact, Interaction):
        return told(asked, fact, gone)
    ours = asked.view.network.starts(asked.view.viewer.centre) if asked.view.viewer.centre else ()
    names = {id: named(asked, id, gone) for id in fact.actors}
    here = [name for id, name in names.items() if id in ours]
    others = [*(name for id, name in names.items() if id not in ours), *fact.as_written]
    if fact.kind is InteractionKind.MEETING and here and others:
        return T("{ours} met {others}", ours=Listed(tuple(here)), others=Listed(tuple(others)))
    return T(
        "{kind}, {names}",
        kind=interaction_words(fact.kind),
        names=Listed((*here, *others)),
    )


def _rank(record: Record) -> int:
    """A write is about its meeting, or post; who is new in it stands behind."""
    match record:
        case Interaction():
            return 0
        case Post():
            return 1
        case Person() | Organization():
            return 3
        case _:
            return 2


def _line(asked: Asked, entry: Entry[Record], gone: Gone) -> WrittenLine:
    now = tables_of(asked.view.records)[entry.table].get(entry.id)
    return WrittenLine(
        told(asked, entry.record, gone),
        seen_at(asked, now) if now is not None and is_recorded(now) else None,
    )


PAGE = Page(
    name="record-done",
    path="/record/done",
    make=make,
    template="record_done.html",
    menu="record",
    private=True,
    act=Act.RECORD,
    takes_forms=True,
)
