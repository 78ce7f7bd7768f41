"""Rows of an import that were not added with the others, and where to go on with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.uploads import RowsNotAdded, Upload
from graph.words import Fill, P, joined


@dataclass(frozen=True, slots=True)
class RowsLeft:
    """`minutes`: how long they are kept still."""

    said: Fill
    can_be_answered: bool
    on: str
    """The address at which they are looked at again."""
    rows: str
    """That of the same rows as CSV, each with why."""
    minutes: int


def rows_left(asked: Asked, change: str) -> RowsLeft | None:
    """Return what an import left; None: nothing, or it is no longer kept."""
    centre, uploads = asked.view.viewer.centre, asked.parts.uploads
    assert centre is not None, "who has none imports nothing"
    for upload in uploads.of(centre):
        left = upload.not_added
        if left is not None and left.change == change and left.all:
            return RowsLeft(
                said_of(left),
                left.unclear > 0,
                address_of(asked, upload),
                asked.address("import-left-out", upload=upload.id, draft=_draft(upload), as_of=""),
                uploads.minutes_left(upload),
            )
    return None


def said_of(left: RowsNotAdded) -> Fill:
    """Return how many rows were left, and for which reason."""
    return joined(_counted(left), ", ")


def address_of(asked: Asked, upload: Upload) -> str:
    """Return where an upload is looked at, with what was chosen by now."""
    return asked.address("import-preview", upload=upload.id, draft=_draft(upload), as_of="")


def _draft(upload: Upload) -> str | None:
    return None if upload.not_added is None else upload.not_added.draft or None


def _counted(left: RowsNotAdded) -> Sequence[Fill]:
    counted = (
        (
            left.unclear,
            P("{n} row waits for an answer", "{n} rows wait for an answer", left.unclear),
        ),
        (left.unusable, P("{n} row cannot be used", "{n} rows cannot be used", left.unusable)),
        (left.left_out, P("{n} row is left out", "{n} rows are left out", left.left_out)),
    )
    return [said for count, said in counted if count]
