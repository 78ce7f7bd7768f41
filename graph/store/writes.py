"""Writes as a list shows them: read from the feed window by window, without the records before and
after that a load changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.privacy.audience import Audience
from graph.records.changes import ChangeKind, Write, WritesAsked, corrected_fields, import_id_of
from graph.store import cypher
from graph.store.feed import entries_of, time_of
from graph.store.properties import texts
from graph.store.reading import WINDOW, Run

Row = Mapping[str, Any]


async def read_writes(
    run: Run, audiences: Sequence[Audience], asked: WritesAsked, seq: int
) -> Sequence[Write]:
    """Return the writes up to the position `seq`;
    none where these audiences know no change `before`.
    """
    parts: dict[str, list[Row]] = {}
    until = await _begin(run, audiences, asked, seq)
    while until > 0:
        positions = list(range(max(1, until - WINDOW + 1), until + 1))
        for row in await run(
            cypher.READ_WRITES,
            {
                "positions": positions,
                "audiences": texts(audiences),
                "by": list(asked.by),
                "limit": WINDOW,
            },
        ):
            parts.setdefault(row["import_id"], []).append(row)
        until -= WINDOW
        # the oldest one that was met may go on in the next window
        if len(_wanted(parts, asked)) > asked.first:
            break
    return [_write(rows) for rows in _wanted(parts, asked)[: asked.first]]


async def _begin(run: Run, audiences: Sequence[Audience], asked: WritesAsked, seq: int) -> int:
    """Return the position at which to begin: of `before` the one ahead of it."""
    if not asked.before:
        return seq
    known = await position_of(run, asked.before, audiences)
    return 0 if known is None else known - 1


async def position_of(run: Run, change_id: str, audiences: Sequence[Audience]) -> int | None:
    """Return where in the feed a change stands; None where these audiences have no such."""
    rows = await run(
        cypher.READ_POSITION, {"ids": [change_id], "audiences": texts(audiences), "limit": 1}
    )
    return int(rows[0]["seq"]) if rows else None


def _wanted(parts: Mapping[str, Sequence[Row]], asked: WritesAsked) -> list[Sequence[Row]]:
    """Return the parts of each write that is wanted: not those of `before` itself."""
    return [
        rows
        for import_id, rows in parts.items()
        if import_id != import_id_of(asked.before) and asked.kind in (None, rows[0]["kind"])
    ]


def _write(rows: Sequence[Row]) -> Write:
    latest, entries = rows[0], [entries_of(row) for row in rows]
    return Write(
        id=latest["id"],
        at=time_of(latest),
        by=latest["by"],
        kind=ChangeKind(latest["kind"]),
        added=sum(row["added"] for row in rows),
        corrected=sum(row["corrected"] for row in rows),
        removed=sum(row["removed"] for row in rows),
        entries=tuple(entry for part in reversed(entries) for entry in part),
        fields=corrected_fields(entries[0]),
        undone=all(row["undone_by"] for row in rows),
    )
