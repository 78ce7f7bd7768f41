"""What is said where a Centre cannot change a record: why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.page import Shown
from api.pages.recording.record import seen_at, told
from graph.model import Record
from graph.words import Fill, T

TEMPLATE = "record_cannot.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class CannotShown(Shown):
    id: str
    what: Fill
    why: Fill
    back: str
    """The address of the page on which the record is seen."""
    others: Sequence[tuple[Fill, str]] = ()
    """Records that stand in the way, in words and where each is seen."""


def cannot(asked: Asked, record: Record, why: Fill, others: Sequence[Record] = ()) -> CannotShown:
    """Return the page that says why a record stays as it is, and which
    `others` stand in the way.
    """
    return CannotShown(
        template=TEMPLATE,
        title=T("This cannot be changed here"),
        status=409,
        id=record.id,
        what=told(asked, record),
        why=why,
        back=seen_at(asked, record),
        others=[(told(asked, each), seen_at(asked, each)) for each in others],
    )


def not_ours(asked: Asked, record: Record) -> CannotShown:
    """Return the same for what one's own Centre did not record."""
    return cannot(
        asked,
        record,
        T(
            "Your Centre did not record this. Where something in it is wrong, tell us which "
            "page says otherwise."
        ),
    )
