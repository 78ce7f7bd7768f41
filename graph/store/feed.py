"""Changes as they stand in the feed:
as properties of nodes, with the records before and after as JSON.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from graph.model import Record
from graph.privacy.audience import Audience
from graph.records.changes import Change, ChangeKind
from graph.records.difference import Entry
from graph.store.properties import Properties, from_properties, to_properties


def change_row(change: Change, offset: int) -> Properties:
    """Return a change as properties of its node, `offset` positions further in the feed."""
    return {
        "id": change.id,
        "seq": offset + change.seq,
        "at": change.at,
        "by": change.by,
        "audience": change.audience.text,
        "kind": str(change.kind),
        "import_id": change.import_id,
        "record_ids": list(change.record_ids),
        "added": sum(entry.before is None for entry in change.entries),
        "removed": sum(entry.after is None for entry in change.entries),
        "corrected": sum(
            entry.before is not None and entry.after is not None for entry in change.entries
        ),
        "rows": json.dumps(
            [entry_row(entry) for entry in change.entries], ensure_ascii=False, default=str
        ),
        **{
            name: value
            for name, value in (("undoes", change.undoes), ("undone_by", change.undone_by))
            if value
        },
    }


def change_from_row(row: Mapping[str, Any]) -> Change:
    """Return the change that stands in the properties of its node."""
    return Change(
        id=row["id"],
        seq=row["seq"],
        at=time_of(row),
        by=row["by"],
        audience=Audience.read(row["audience"]),
        kind=ChangeKind(row["kind"]),
        import_id=row["import_id"],
        entries=entries_of(row),
        undoes=row.get("undoes", ""),
        undone_by=row.get("undone_by", ""),
    )


def time_of(row: Mapping[str, Any]) -> dt.datetime:
    """Return when a change was made, in UTC, though one engine returns it without a zone."""
    at: dt.datetime = row["at"].to_native()
    return at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at.astimezone(dt.UTC)


def entries_of(row: Mapping[str, Any]) -> tuple[Entry[Record], ...]:
    """Return the entries of a change as they stand in its `rows`."""
    return tuple(entry_from_row(entry) for entry in json.loads(row["rows"]))


def entry_row(entry: Entry[Record]) -> Properties:
    """Return an entry as it stands in the feed."""
    return {
        "table": entry.table,
        "id": entry.id,
        "before": None if entry.before is None else to_properties(entry.before),
        "after": None if entry.after is None else to_properties(entry.after),
    }


def entry_from_row(row: Mapping[str, Any]) -> Entry[Record]:
    """Return the entry that stands in the feed."""
    before, after = (
        None if row[side] is None else from_properties(row["table"], row[side])
        for side in ("before", "after")
    )
    return Entry(row["table"], row["id"], before, after)
