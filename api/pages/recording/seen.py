"""What whoever changes a record saw of it, where somebody else changed it meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from api.pages.asked import Asked
from api.pages.recording.drafting import draft_of
from api.pages.recording.sent import Sent
from graph.model import Record, RecordId, Records
from graph.names.change_words import change_sentence
from graph.records.changes import Change
from graph.words import Fill, T, joined

MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as it was seen, its latest change ("": it has none), and those that came since."""

    record: Record
    latest: str
    newer: Sequence[Change] = ()

    def told(self, records: Records) -> Fill | None:
        """Return what somebody else changed meanwhile, and what to do; None: nothing was."""
        if not self.newer:
            return None
        changes = [change_sentence(change, records) for change in self.newer[:MOST_TOLD]]
        return T(
            "Somebody changed it meanwhile. {changes} Look at what it says now, and send this "
            "once more",
            changes=joined(changes, " "),
        )


async def seen_of(asked: Asked, record: Record, expected: str) -> Seen:
    """Return a record as it was after the change that was seen last, `expected`.
    "": as it is now; so is one of which that change is not known.
    """
    id_ = RecordId(record.id)
    changes = (await asked.parts.hub.history([id_], asked.context.viewer))[id_]
    latest = changes[0].id if changes else ""
    if expected not in {change.id for change in changes}:
        return Seen(record, latest)
    before, newer = record, [*takewhile(lambda change: change.id != expected, changes)]
    for change in newer:
        for entry in change.entries:
            if entry.id == record.id and entry.before is not None:
                before = entry.before
    return Seen(before, latest, newer)


def expected_by(asked: Asked, page: str, record: Record, sent: Sent | None) -> str:
    """Return the latest change of a record that was seen by whoever sends the form of a page."""
    if sent is not None:
        return sent["expected"]
    draft = draft_of(asked, f"{page} {record.id}") if asked.has("draft") else None
    return "" if draft is None else draft.values.get("expected", "")
