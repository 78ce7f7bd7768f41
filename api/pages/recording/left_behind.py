"""The rows of an upload of which nothing would be kept, to be put right and sent again."""

from __future__ import annotations

from starlette.responses import Response

from api.pages.asked import Asked
from api.pages.page import Made, Page
from api.pages.recording.centre import no_centre
from api.pages.recording.drafting import draft_of, lost
from api.pages.recording.file_choices import file_choices_of
from api.pages.recording.looking import using
from api.pages.recording.sent import Sent
from graph.recording.left_behind import left_behind


async def make(asked: Asked) -> Made:
    centre = asked.view.viewer.centre
    if centre is None:
        return no_centre(asked)
    id = asked.in_path("upload")
    draft = draft_of(asked, f"import {id}") if asked.has("draft") else None
    if asked.has("draft") and draft is None:
        return lost(asked, "import-preview", upload=id)
    sent = Sent(draft.values if draft is not None else {})
    with using(asked) as upload:
        found = await asked.parts.hub.desk.preview(
            asked.context.viewer,
            upload.files,
            sent.beginning("meant.import."),
            chosen=file_choices_of(asked, centre, sent),
        )
    return Response(
        left_behind(found.records, asked.language).encode("utf-8-sig"),
        media_type="text/csv; charset=utf-8",
        headers={
            "content-disposition": 'attachment; filename="left-out.csv"',
            "cache-control": "no-store",
        },
    )


PAGE = Page(
    name="import-left-out",
    path="/import/{upload}/left-out",
    make=make,
    template="import_preview.html",
    menu="record",
    private=True,
)
