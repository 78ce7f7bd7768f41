"""The addresses of drafts: each step of a form stands at one that holds no name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from api.drafts import GONE, FormDraft
from api.pages.asked import Asked
from api.pages.page import Made, Shown
from graph.words import T

TEMPLATE = "record_lost.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class LostShown(Shown):
    """There is no such draft, or no longer, or it is another Centre's. `anew`: the address
    of the form as it is at first.
    """

    anew: str


def drafted(
    asked: Asked, page: str, of: str, values: Mapping[str, str], **address: str
) -> Response:
    """Keep what was sent, and lead to its address."""
    centre, parts = asked.view.viewer.centre, asked.parts
    assert centre is not None, "who has none is told so before"
    id = parts.drafts.keep(centre, of, values, parts.once.ticket())
    return asked.go_to(asked.address(page, draft=id, as_of="", **address))


def draft_of(asked: Asked, of: str) -> FormDraft | None:
    """Return the draft that the address names, where it is the viewer's and kept still."""
    centre = asked.view.viewer.centre
    assert centre is not None, "who has none is told so before"
    return asked.parts.drafts.find(centre, of, asked.value("draft"))


def lost(asked: Asked, page: str, **address: str) -> Made:
    """Lead to what is said of every draft that cannot be shown, whyever that is."""
    if asked.value("draft") != GONE:
        return asked.go_to(asked.address(page, draft=GONE, as_of="", **address))
    return LostShown(
        template=TEMPLATE,
        title=T("What you wrote is no longer kept"),
        status=404,
        anew=asked.address(page, as_of="", **address),
    )
