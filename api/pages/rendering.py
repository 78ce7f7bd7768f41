"""A view object as HTML, CSV, SVG, feed or calendar."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import TypeVar
from weakref import proxy

from starlette.responses import Response

from api.pages.asked import Asked, Missing
from api.pages.frame import frame_of
from api.pages.headers import policy_of_a_picture
from api.pages.page import Page, Shown, Table
from api.pages.templating import environment
from api.picture import styles
from graph.attention import in_thread
from graph.model import Language
from graph.tables.csvfile import guarded
from graph.words import Fill, say

T = TypeVar("T")
_compiled: set[tuple[Language, str]] = set()
"""The templates that were used once, with all that they are made of."""


async def rendered(asked: Asked, page: Page, shown: Shown, format: str | None = None) -> Response:
    """Return the answer of a page in a format; without one as HTML."""
    of_a_centre = asked.context.viewer.centre is not None
    headers = {**caching(private=shown.private, of_a_centre=of_a_centre), **shown.headers}
    as_data = shown.status if shown.status_as_data is None else shown.status_as_data
    match format:
        case "csv":
            return Response(
                as_csv(_there(shown.table()), asked),
                as_data,
                {**headers, **_as_file(page, "csv")},
                "text/csv",
            )
        case "svg":
            picture = _there(shown.svg(asked.language))
            return Response(
                picture,
                shown.status,
                {**headers, "content-security-policy": policy_of_a_picture(styles())},
                "image/svg+xml",
            )
        case "atom":
            return Response(
                _there(shown.feed()), as_data, headers, "application/atom+xml; charset=utf-8"
            )
        case "ics":
            return Response(
                _there(shown.calendar()),
                as_data,
                {**headers, **_as_file(page, "ics")},
                "text/calendar; charset=utf-8",
            )
        case _:
            template = shown.template or page.template
            if (asked.language, template) in _compiled:
                text = _as_html(asked, page, shown, template)
            else:  # to compile it takes a fifth of a second, for which no other answer waits
                text = await in_thread(_as_html, asked, page, shown, template)
                _compiled.add((asked.language, template))
            return Response(text, shown.status, headers, "text/html")


def _as_html(asked: Asked, page: Page, shown: Shown, template: str) -> str:
    formats = page.formats if shown.template is None else ()
    made = environment(asked.language).get_template(template)
    # what a template imports leads back to itself, and may be kept for good
    # (`cli/short_pauses.py`): it holds on to no page, and so to no view
    return made.render(
        asked=proxy(asked), page=proxy(shown), formats=formats, frame=frame_of(asked, page)
    )


def _there(made: T | None) -> T:
    if made is None:
        raise Missing("This state of the page has no such form.")
    return made


def as_csv(table: Table, asked: Asked) -> str:
    """Return rows as CSV with a byte order mark, as spreadsheets want it.
    Text that one would run as a formula gets an apostrophe.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value, asked) for value in row] for row in table.rows)
    return "\ufeff" + file.getvalue()


def _cell(value: Fill | float | None, asked: Asked) -> str | float:
    if value is None:
        return ""
    if isinstance(value, float):
        return value
    if hasattr(value, "isoformat"):
        return value.isoformat()
    text = value.text if hasattr(value, "text") else say(value, asked.language)
    return guarded(text)


def caching(*, private: bool, of_a_centre: bool = False) -> Mapping[str, str]:
    """Return who may keep an answer: a private one nobody, and no search engine lists it.
    On every page of a Centre stands who asks.
    """
    if private:
        return {"cache-control": "private, no-store", "x-robots-tag": "noindex"}
    return {"cache-control": "private, no-cache" if of_a_centre else "no-cache"}


def _as_file(page: Page, ending: str) -> Mapping[str, str]:
    return {"content-disposition": f'inline; filename="dolen-{page.name}.{ending}"'}
