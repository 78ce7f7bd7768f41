"""What the tables that were sent would change, and adding them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from starlette.responses import Response

from api import looks
from api.describe import Described
from api.errors import MissingRecord
from api.importing import import_upload
from api.once import UnknownTicket
from api.pages.asked import Asked, Missing
from api.pages.page import Made, Page, Shown
from api.pages.recording.centre import no_centre
from api.pages.recording.done import done
from api.pages.recording.drafting import draft_of, drafted, lost
from api.pages.recording.file_choices import (
    COLUMN,
    KEEP,
    ORDER,
    TITLE,
    carried_choices,
    file_choices_of,
    place_field,
)
from api.pages.recording.meaning import NameInField, PossibleRecord, without_choice
from api.pages.recording.sent import Sent, form_of
from api.uploads import Upload
from graph import errors
from graph.errors import TableError
from graph.files.telling import DiaryEntry
from graph.model import OrganizationId
from graph.names.in_language import ShownName
from graph.names.kind_words import band_title
from graph.names.shown import named
from graph.recording.importing import Item
from graph.recording.preview import Preview, TieChange
from graph.recording.resolving import NEW, Taken, Unclear
from graph.recording.sheets import FileChoices
from graph.recording.tally import Outcome, Tally
from graph.ties.strength import band
from graph.words import Fill, T, say

UNDER_WAY = "import_under_way.html"
MOST_SHOWN = 50
MOST_TIES = 20
MOST_ENTRIES = 200
"""Meetings of calendars that are offered at once: the latest."""
_OUTCOMES: Mapping[Outcome, Fill] = {
    Outcome.NEW: T("New"),
    Outcome.CHANGED: T("Changed"),
    Outcome.SAME: T("Here already, nothing to do"),
    Outcome.UNCLEAR: T("To be answered by you"),
    Outcome.LEFT_OUT: T("Left out"),
    Outcome.UNUSABLE: T("Cannot be used"),
}
_LEFT_BEHIND = (Outcome.UNCLEAR, Outcome.LEFT_OUT, Outcome.UNUSABLE)


@dataclass(frozen=True, slots=True)
class TieLine:
    """A tie that would change, with the words of its bands."""

    a: str
    b: str
    before: Fill
    after: Fill


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A meeting of a calendar, with the names of the fields that tick it and its title."""

    place: str
    entry: DiaryEntry
    kept: bool
    titled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewShown(Shown):
    upload: str
    files: Sequence[str]
    new: Sequence[Item]
    changed: Sequence[Item]
    more_new: int
    more_changed: int
    unchanged: int
    unclear: Sequence[NameInField]
    more_unclear: int
    taken: Sequence[Taken]
    """Names that are taken for a record that is here."""
    more_taken: int
    wrong: Sequence[errors.Problem]
    more_wrong: int
    ties: Sequence[TieLine]
    more_ties: int
    chosen: Mapping[str, str]
    rows: int
    """How many would be added or changed."""
    ticked: Mapping[str, str]
    lines: Sequence[tuple[Fill, int]]
    """What becomes of the rows: each is in one line."""
    blank: int
    left_out: int
    """Rows of which nothing is kept."""
    draft: str | None
    notes: Sequence[tuple[str, Fill]]
    entries: Sequence[EntryLine]
    more_entries: int
    own_columns: bool
    """Whether a file is no table of ours, so that its columns can be chosen otherwise."""
    ticket: str | None
    """None: it cannot be added yet, or nothing would change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderWayShown(Shown):
    """It takes longer than a page: how far it is, and where to see that anew."""

    reached: Fill
    again: str


async def make(asked: Asked) -> Made:
    centre = asked.view.viewer.centre
    if centre is None:
        return no_centre(asked)
    id, sent = asked.in_path("upload"), await form_of(asked.request)
    if sent is not None:
        return await _taken(asked, centre, id, sent)
    draft = draft_of(asked, f"import {id}") if asked.has("draft") else None
    if asked.has("draft") and draft is None:
        return lost(asked, "import-preview", upload=id)
    sent = Sent(draft.values if draft is not None else {})
    # that of a draft is new: what was added with the one before it leads there too
    for ticket in [] if draft is None else [draft.ticket, sent["ticket"]]:
        if await asked.parts.once.is_being_made(ticket, looks.PATIENCE):
            return _under_way(asked, centre, id)
        if (change := await asked.parts.once.made(ticket)) is not None:
            return done(asked, change)
    choices = sent.beginning("meant.import.")
    chosen = file_choices_of(asked, centre, sent)
    with using(asked) as upload:
        found = await asked.parts.looks.made(
            (
                id,
                *upload.sizes.items(),
                *sorted(choices.items()),
                *sorted(map(repr, chosen.columns.items())),
                chosen.ticked,
                chosen.titled,
            ),
            partial(_look, asked, centre, id, choices, chosen),
        )
        if found is None:
            return _under_way(asked, centre, id)
        if any(one.missing or one.is_guessed for one in found.records.columns):
            return asked.go_to(
                asked.address(
                    "import-columns", upload=id, draft=asked.value("draft") or None, as_of=""
                )
            )
        return _shown(
            asked,
            upload,
            found,
            choices,
            sent,
            asked.parts.once.ticket() if draft is None else draft.ticket,
        )


async def _taken(asked: Asked, centre: OrganizationId, id: str, sent: Sent) -> Response:
    """Add what was looked at, once; keep what was chosen for the next look."""
    once, choices = asked.parts.once, sent.beginning("meant.import.")
    if await once.is_being_made(sent["ticket"], looks.PATIENCE):
        return drafted(asked, "import-preview", f"import {id}", sent.values, upload=id)
    if (change := await once.made(sent["ticket"])) is not None:
        return done(asked, change)
    if sent["step"] == "add":
        try:
            add = partial(_add, asked, centre, id, choices, file_choices_of(asked, centre, sent))
            adding = asyncio.create_task(once.do(sent["ticket"], add))
            await asyncio.wait([adding], timeout=looks.PATIENCE)
            if adding.done():
                return done(asked, adding.result())
            adding.add_done_callback(_looked_at)
        except (UnknownTicket, TableError, MissingRecord):
            pass  # it is shown what stands in the way now
    return drafted(asked, "import-preview", f"import {id}", sent.values, upload=id)


async def _add(
    asked: Asked,
    centre: OrganizationId,
    id: str,
    choices: Mapping[str, str],
    chosen: FileChoices,
) -> str:
    imported = await import_upload(
        asked.parts, asked.context.viewer, centre, id, choices, chosen, partly=True
    )
    if imported.change is None:
        raise TableError(())
    return imported.change.id


async def _look(
    asked: Asked,
    centre: OrganizationId,
    id: str,
    choices: Mapping[str, str],
    chosen: FileChoices,
) -> Preview:
    with asked.parts.uploads.using(id, centre) as upload, upload.telling():
        return await asked.parts.hub.desk.preview(
            asked.context.viewer, upload.files, choices, chosen=chosen
        )


def _looked_at(adding: asyncio.Task[str]) -> None:
    """What stood in the way of it is shown by the page that is asked for next."""
    if not adding.cancelled():
        adding.exception()


def _under_way(asked: Asked, centre: OrganizationId, id: str) -> UnderWayShown:
    try:
        reached = asked.parts.uploads.find(id, centre).reached
    except MissingRecord as error:
        raise Missing("upload") from error
    return UnderWayShown(
        template=UNDER_WAY,
        title=T("Your files are being read"),
        reached=T("It begins in a moment.") if reached is None else reached.said,
        again=asked.address("import-preview", upload=id, draft=asked.value("draft"), as_of=""),
    )


@contextmanager
def using(asked: Asked) -> Iterator[Upload]:
    """Give the viewer's own upload, and leave it on disk meanwhile.

    Raises:
        Missing: there is none, or no longer.
    """
    centre = asked.view.viewer.centre
    assert centre is not None, "who has none is told so before"
    try:
        with asked.parts.uploads.using(asked.in_path("upload"), centre) as upload:
            yield upload
    except MissingRecord as error:
        raise Missing("upload") from error


def _shown(
    asked: Asked,
    upload: Upload,
    preview: Preview,
    choices: Mapping[str, str],
    sent: Sent,
    ticket: str,
) -> PreviewShown:
    records, title = preview.records, T("What the import would change")
    ready = bool(records.usable)
    unclear = [_meaning(asked, each) for each in records.unclear]
    unclear_names = {each.written for each in unclear}
    taken = [each for each in records.taken if not each.new]
    left_out = without_choice(unclear, unclear) if sent["step"] == "choose" else ()
    return PreviewShown(
        title=T("Error: {title}", title=title) if left_out else title,
        status=422 if left_out else 200,
        problems=left_out,
        lede=T("Nothing is written yet."),
        upload=upload.id,
        files=[path.name for path in upload.files],
        new=records.new[:MOST_SHOWN],
        more_new=_more(records.new),
        changed=records.changed[:MOST_SHOWN],
        more_changed=_more(records.changed),
        taken=taken[:MOST_SHOWN],
        more_taken=_more(taken),
        unchanged=records.unchanged,
        unclear=unclear,
        more_unclear=records.more_unclear,
        wrong=records.problems[:MOST_SHOWN],
        more_wrong=_more(records.problems) + records.more_problems,
        ties=[_tie(asked, preview, tie) for tie in preview.ties[:MOST_TIES]],
        more_ties=max(0, len(preview.ties) - MOST_TIES),
        chosen={
            f"meant.import.{written}": id
            for written, id in choices.items()
            if written not in unclear_names
        }
        | dict(carried_choices(sent, COLUMN, ORDER)),
        ticked=carried_choices(sent, KEEP, TITLE),
        lines=_lines(records.tally),
        blank=records.tally.blank,
        left_out=sum(map(records.tally.of, _LEFT_BEHIND)),
        draft=asked.value("draft") or None,
        notes=records.notes,
        entries=[_entry(file, one, sent) for file, one in records.to_tick[-MOST_ENTRIES:]],
        more_entries=max(0, len(records.to_tick) - MOST_ENTRIES),
        own_columns=bool(records.columns),
        rows=records.tally.of(Outcome.NEW) + records.tally.of(Outcome.CHANGED),
        ticket=ticket if ready else None,
    )


def _meaning(asked: Asked, name: Unclear) -> NameInField:
    candidates = [
        PossibleRecord(
            one.id, ShownName(say(one.said, asked.language), None), Described(None, None)
        )
        for one in name.candidates
    ]
    return NameInField(
        "import", name.written, "", candidates, ((NEW, T("Someone or something new")),)
    )


def _lines(tally: Tally) -> Sequence[tuple[Fill, int]]:
    return [(said, tally.of(outcome)) for outcome, said in _OUTCOMES.items()]


def _entry(file: str, one: DiaryEntry, sent: Sent) -> EntryLine:
    place = place_field(file, one.number)
    return EntryLine(place, one, bool(sent[f"{KEEP}{place}"]), bool(sent[f"{TITLE}{place}"]))


def _more(items: Sequence[object]) -> int:
    return max(0, len(items) - MOST_SHOWN)


def _tie(asked: Asked, preview: Preview, tie: TieChange) -> TieLine:
    before, after = (
        T("no tie") if strength is None else band_title(band(strength))
        for strength in (tie.before, tie.after)
    )
    a, b = (say(named(preview.after.records, id), asked.language) for id in (tie.a, tie.b))
    return TieLine(a, b, before, after)


PAGE = Page(
    name="import-preview",
    path="/import/{upload}",
    make=make,
    template="import_preview.html",
    menu="record",
    private=True,
    takes_forms=True,
)
