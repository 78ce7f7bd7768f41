"""Writes as a list shows them: read from the feed window by window, without the records before and after that a load changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import Record
from graph.store import cypher
from graph.store.changes import ChangeKind, corrected_fields, entries_of, import_id_of, time_of
from graph.store.difference import Entry
from graph.store.reading import WINDOW, Run

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Write:
    """One write, of which some audiences may know these parts. `kind`, `at` and `id` are those of its latest change."""

    id: str
    at: dt.datetime
    by: str
    kind: ChangeKind
    added: int
    """How many records; so are `corrected` and `removed`."""
    corrected: int
    removed: int
    entries: tuple[Entry[Record], ...]
    """Of those of its changes that are small, of at most eight records each, in the order in which they were written."""
    fields: tuple[str, ...]
    """The fields that its latest change corrected; none where that is not small."""
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WritesAsked:
    """Which writes are wanted, the newest first.

    `by`: Centres and loads by their names; `kind`: None is any; `before`: older than the write of this change, blank is from the newest.
    """

    by: Sequence[str]
    kind: ChangeKind | None = None
    before: str = ""
    first: int = 25


async def read_writes(run: Run, audiences: Sequence[str], asked: WritesAsked, seq: int) -> Sequence[Write]:
    """Return the writes up to the position `seq`; none where these audiences know no change `before`."""
    parts: dict[str, list[Row]] = {}
    until = await _begin(run, audiences, asked, seq)
    while until > 0:
        positions = list(range(max(1, until - WINDOW + 1), until + 1))
        for row in await run(cypher.READ_WRITES, {"positions": positions, "audiences": list(audiences), "by": list(asked.by),
                                                  "limit": WINDOW}):
            parts.setdefault(row["import_id"], []).append(row)
        until -= WINDOW
        if len(_wanted(parts, asked)) > asked.first:   # the oldest one that was met may go on in the next window
            break
    return [_write(rows) for rows in _wanted(parts, asked)[:asked.first]]


async def _begin(run: Run, audiences: Sequence[str], asked: WritesAsked, seq: int) -> int:
    """Return the position at which to begin: of `before` the one ahead of it."""
    if not asked.before:
        return seq
    rows = await run(cypher.READ_POSITION, {"ids": [asked.before], "audiences": list(audiences), "limit": 1})
    return rows[0]["seq"] - 1 if rows else 0


def _wanted(parts: Mapping[str, Sequence[Row]], asked: WritesAsked) -> list[Sequence[Row]]:
    """Return the parts of each write that is wanted: not those of `before` itself."""
    return [rows for import_id, rows in parts.items()
            if import_id != import_id_of(asked.before) and asked.kind in (None, rows[0]["kind"])]


def _write(rows: Sequence[Row]) -> Write:
    latest, entries = rows[0], [entries_of(row) for row in rows]
    return Write(
        id=latest["id"], at=time_of(latest), by=latest["by"], kind=ChangeKind(latest["kind"]),
        added=sum(row["added"] for row in rows), corrected=sum(row["corrected"] for row in rows),
        removed=sum(row["removed"] for row in rows), entries=tuple(entry for part in reversed(entries) for entry in part),
        fields=corrected_fields(entries[0]), undone=all(row["undone_by"] for row in rows))
