"""Whether the role of whoever records lets them write a plan."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import Name, Record, TargetListEntry
from graph.privacy.roles import Act, require
from graph.records.difference import Entry
from graph.view import Viewer

OF_STEWARDS = (TargetListEntry,)
"""Records that say for all of a Centre what it wants."""


def act_of(record: type[Record]) -> Act:
    """Return what at least whoever records one must be let to do."""
    return Act.PUBLISH if issubclass(record, OF_STEWARDS) else Act.RECORD


def require_permitted(viewer: Viewer, entries: Iterable[Entry[Record]]) -> None:
    """Go on where whoever records may write all of the entries.

    Raises:
        NotAllowed: some are for the stewards of the Centre; the text says so.
    """
    if any(
        _is_for_stewards(record, viewer)
        for entry in entries
        for record in (entry.before, entry.after)
        if record is not None
    ):
        require(viewer, Act.PUBLISH)


def _is_for_stewards(record: Record, viewer: Viewer) -> bool:
    """Return whether everybody sees it, or it says for all of the Centre what it wants or is
    called.
    """
    return (
        record.audience.is_public
        or isinstance(record, OF_STEWARDS)
        or (isinstance(record, Name) and record.of == viewer.centre)
    )
