"""What the tables that were sent would change, and adding them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from starlette.responses import Response

from api import looks
from api.errors import MissingRecord
from api.importing import import_upload
from api.once import UnknownTicket
from api.pages.asked import Asked, Missing
from api.pages.page import Made, Make, Page, Shown
from api.pages.recording.centre import no_centre
from api.pages.recording.done import done
from api.pages.recording.drafting import draft_of, drafted, lost
from api.pages.recording.file_choices import MEANT, file_choices_of
from api.pages.recording.preview_shown import preview_shown
from api.pages.recording.searched import with_searched
from api.pages.recording.sent import Sent, form_of
from api.uploads import Upload
from graph.errors import TableError
from graph.model import OrganizationId
from graph.privacy.roles import Act
from graph.recording.preview import Preview
from graph.recording.sheets import FileChoices
from graph.words import Fill, T

UNDER_WAY = "import_under_way.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderWayShown(Shown):
    """It takes longer than a page: how far it is, and where to see that anew."""

    reached: Fill
    again: str


def of_upload(make: Callable[[Asked, OrganizationId], Awaitable[Made]]) -> Make:
    """Return the same for a viewer's own upload; where that is no longer, what is said of it."""

    async def made(asked: Asked) -> Made:
        centre = asked.view.viewer.centre
        if centre is None:
            return no_centre(asked)
        try:
            return await make(asked, centre)
        except Missing:
            return lost(asked, "import")

    return made


async def _looked(asked: Asked, centre: OrganizationId) -> Made:
    id, sent = asked.in_path("upload"), await form_of(asked.request)
    if sent is not None:
        return await _taken(asked, centre, id, with_searched(asked, sent))
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
    choices = sent.beginning(MEANT)
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
                chosen.left_out,
                *sorted(chosen.words.items()),
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
        return await preview_shown(
            asked,
            centre,
            upload,
            found,
            choices,
            sent,
            asked.parts.once.ticket() if draft is None else draft.ticket,
        )


async def _taken(asked: Asked, centre: OrganizationId, id: str, sent: Sent) -> Response:
    """Add what was looked at, once; keep what was chosen for the next look."""
    once = asked.parts.once
    if await once.is_being_made(sent["ticket"], looks.PATIENCE):
        return drafted(asked, "import-preview", f"import {id}", sent.values, upload=id)
    if (change := await once.made(sent["ticket"])) is not None:
        return done(asked, change)
    if sent["step"] == "add":
        try:
            add = partial(_add, asked, centre, id, sent)
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
    sent: Sent,
) -> str:
    """Add what can be added. What was chosen is kept for the rows that are left, with a ticket of
    their own.
    """
    chosen = {name: value for name, value in sent.values.items() if name not in ("step", "ticket")}
    imported = await import_upload(
        asked.parts,
        asked.context.viewer,
        centre,
        id,
        sent.beginning(MEANT),
        file_choices_of(asked, centre, sent),
        partly=True,
        draft=asked.parts.drafts.keep(centre, f"import {id}", chosen, asked.parts.once.ticket()),
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


PAGE = Page(
    name="import-preview",
    path="/import/{upload}",
    make=of_upload(_looked),
    template="import_preview.html",
    menu="record",
    private=True,
    act=Act.RECORD,
    takes_forms=True,
)
