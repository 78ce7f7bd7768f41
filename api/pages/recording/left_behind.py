"""The rows of an upload of which nothing would be kept, to be put right and sent again."""

from __future__ import annotations

from starlette.responses import Response

from api.pages.asked import Asked
from api.pages.page import Made, Page
from api.pages.recording.drafting import draft_of, lost
from api.pages.recording.file_choices import MEANT, file_choices_of
from api.pages.recording.looking import of_upload, using
from api.pages.recording.sent import Sent
from graph.model import OrganizationId
from graph.privacy.roles import Act
from graph.recording.left_behind import left_behind


async def _made(asked: Asked, centre: OrganizationId) -> Made:
    id = asked.in_path("upload")
    draft = draft_of(asked, f"import {id}") if asked.has("draft") else None
    if asked.has("draft") and draft is None:
        return lost(asked, "import-preview", upload=id)
    sent = Sent(draft.values if draft is not None else {})
    with using(asked) as upload:
        found = await asked.parts.hub.desk.preview(
            asked.context.viewer,
            upload.files,
            sent.beginning(MEANT),
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
    make=of_upload(_made),
    template="import_preview.html",
    menu="record",
    private=True,
    act=Act.RECORD,
)
