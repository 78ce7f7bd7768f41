"""What a Centre can record, and what stands there where none is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.page import Page, Shown
from api.pages.recording.form import Form
from api.pages.recording.forms import FORMS
from graph.model import Node
from graph.privacy.roles import Act, may, require
from graph.words import T

TEMPLATE = "which_centre.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichCentre(Shown):
    """The Centre that records, or where to say which one it is."""

    centre: Node | None
    person: Node | None
    forms: Sequence[Form]
    """Those by which whoever asks may record something."""
    refused: bool
    """A page was asked for that only a Centre has."""


async def make(asked: Asked) -> WhichCentre:
    viewer, records = asked.view.viewer, asked.view.records
    if viewer.centre is None:
        return _unset(asked, refused=False)
    return WhichCentre(
        title=T("Record"),
        lede=T(
            "What you record is for your own Centre. It changes the paths that you see, and "
            "everything can be undone."
        ),
        centre=records.node(viewer.centre),
        person=records.node(viewer.person) if viewer.person else None,
        forms=[form for form in FORMS if may(viewer, form.act)],
        refused=False,
    )


def no_centre(asked: Asked) -> WhichCentre:
    """Return what stands in the place of a page that only a Centre has.

    Raises:
        NotAllowed: the role of whoever asks would not let them either.
    """
    require(asked.view.viewer, Act.RECORD)
    return _unset(asked, refused=True)


def _unset(asked: Asked, *, refused: bool) -> WhichCentre:
    return WhichCentre(
        template=TEMPLATE,
        title=T("Which Centre are you?"),
        status=403 if refused else 200,
        private=True,
        centre=None,
        person=None,
        forms=(),
        lede=T(
            "It is not known which Centre you are, so you see what everybody sees, and nothing can "
            "be recorded."
        ),
        refused=refused,
    )


PAGE = Page(
    name="record",
    path="/record",
    make=make,
    template=TEMPLATE,
    menu="record",
    private=True,
    act=Act.RECORD,
)
