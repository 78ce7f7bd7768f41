"""A table of our own to fill in, as a file: its headings in the language of the page."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from api.pages.asked import Asked, Missing
from api.pages.page import Made, Page
from graph.files.templates import TEMPLATES


async def make(asked: Asked) -> Made:
    table = TEMPLATES.get(asked.in_path("table"))
    if table is None:
        raise Missing("template")
    line = ",".join(table.headings(asked.language))
    return Response(
        # the mark tells a spreadsheet that it is UTF-8
        f"{line}\r\n".encode("utf-8-sig"),
        media_type="text/csv; charset=utf-8",
        headers={
            "content-disposition": f'attachment; filename="{quote(asked.say(table.file))}"',
        },
    )


PAGE = Page(
    name="import-template",
    path="/import/template/{table}",
    make=make,
    template="import.html",
    menu="record",
)
