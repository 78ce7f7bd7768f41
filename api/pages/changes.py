"""What was changed, when and by whom: the latest writes of the viewer's own Centre and of the datasets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.page import Page, Shown, Table
from api.pages.profiles.frame import Cut, Ref, cut, ref_of
from api.schema.changes import change_sentence
from graph.hub import TABLES
from graph.model import RecordId
from graph.privacy.policy import audiences, centre_of, shown
from graph.store.changes import Change, ChangeKind
from graph.words import Fill, T

LATEST = 400
"""Positions of the feed that are read: a load of tables takes one for each hundred records."""
MOST_WRITES = 25
MOST_RECORDS = 8


@dataclass(frozen=True, slots=True)
class Write:
    """One write: what it did in words, how many records it touched, and some of them that have a page."""

    id: str
    at: dt.datetime
    said: Fill
    added: int
    corrected: int
    removed: int
    records: Sequence[Ref]
    undone: bool
    can_be_undone: bool
    """It is of the viewer's own Centre, and holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesShown(Shown):
    writes: Cut[Write]
    of_a_centre: bool
    """The viewer's own Centre's writes are among them."""

    def table(self) -> Table:
        columns = ("id", "at", "said", "added", "corrected", "removed", "undone")
        return Table(columns, [(w.id, w.at.isoformat(), w.said, w.added, w.corrected, w.removed, "yes" if w.undone else "no")
                               for w in self.writes.rows])


async def make(asked: Asked) -> ChangesShown:
    viewer, store = asked.view.viewer, asked.parts.hub.store
    state = await store.state()
    known = await store.changes_since(max(0, state.seq - LATEST), audiences(viewer), LATEST)
    writes: dict[str, list[Change]] = {}
    for change in reversed([shown(each, viewer) for each in known if _is_theirs(asked, each)]):
        writes.setdefault(change.import_id, []).append(change)
    return ChangesShown(
        title=T("Changes"),
        lede=T("What was changed, when, and by whom. The history of one record stands on its own page."),
        private=viewer.centre is not None,
        writes=cut(asked, "writes", [_write(asked, changes) for changes in writes.values()], MOST_WRITES),
        of_a_centre=viewer.centre is not None,
    )


def _is_theirs(asked: Asked, change: Change) -> bool:
    own = asked.view.viewer.centre
    return change.by == TABLES or (own is not None and change.by.partition("/")[0] == own)


def _write(asked: Asked, changes: Sequence[Change]) -> Write:
    entries = [entry for change in changes for entry in change.entries]
    # a generator: of a load of thousands of records only the first few are looked up
    found = (record for entry in entries if (record := ref_of(asked, RecordId(entry.id))) is not None)
    records = [record for record, _ in zip(found, range(MOST_RECORDS), strict=False)]
    latest, undone = changes[0], all(change.undone_by for change in changes)
    return Write(
        latest.id, latest.at, change_sentence(latest, asked.view.records),
        added=sum(entry.before is None for entry in entries),
        corrected=sum(entry.before is not None and entry.after is not None for entry in entries),
        removed=sum(entry.after is None for entry in entries),
        records=records, undone=undone,
        can_be_undone=not undone and latest.kind is not ChangeKind.UNDONE and centre_of(latest) == asked.view.viewer.centre)


PAGE = Page(name="changes", path="/changes", make=make, template="changes.html", formats=("json", "csv"))
