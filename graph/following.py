"""Records brought up to date by the feed: what this process knows, and what has been written since, by it or by another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Records
from graph.records import difference
from graph.records.changes import Change
from graph.store.contract import Snapshot, Store

MOST_CHANGES = 100
"""More than these (some thousand records) are not followed one by one: reading all anew is as fast."""


@dataclass(frozen=True, slots=True)
class News:
    """Where the graph stands now, and the changes that led there. None: all was read anew."""

    snapshot: Snapshot
    changes: Sequence[Change] | None


async def news_since(known: Snapshot, store: Store) -> News | None:
    """Return what was written since, or None where nothing was.

    Raises:
        StoreUnavailable, StoreTimeout: the store does not answer.
    """
    seq = (await store.state()).seq
    if seq == known.seq:
        return None
    audiences = await store.audiences()
    if known.seq < seq <= known.seq + MOST_CHANGES:
        changes = await store.changes_since(known.seq, audiences, first=2 * MOST_CHANGES)
        if _join_on(known.seq, changes, seq):
            return News(Snapshot(applied(known.records, changes), changes[-1].seq), changes)
    return News(await store.snapshot(audiences), None)


def applied(records: Records, changes: Sequence[Change]) -> Records:
    """Return the records after the changes, each table in the order of its ids."""
    return difference.applied(records, (entry for change in changes for entry in change.entries))


def _join_on(known: int, changes: Sequence[Change], seq: int) -> bool:
    """Return whether the changes follow each other from `known` on, at least to `seq`. A graph that was put back in time does not."""
    positions = [change.seq for change in changes]
    return positions[-1:] >= [seq] and positions == list(range(known + 1, positions[-1] + 1))
