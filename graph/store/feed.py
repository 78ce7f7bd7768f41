"""Changes as they stand in the feed:
as properties of nodes, with the records before and after as JSON. So do keys of programs.

The JSON of many records, which repeats itself, is packed: else an engine holds a large write three
times over as text.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
import zlib
from collections.abc import Mapping
from typing import Any

from graph.model import Record
from graph.privacy.audience import Audience
from graph.records.changes import Change, ChangeKind
from graph.records.difference import Entry
from graph.store.contract import KeyedWrite
from graph.store.properties import Properties, from_properties, to_properties

PACKED_FROM = 8_000
"""Letters. The records of a small change stay as they are, for whoever looks into the graph."""
PACKED = "zlib:"
"""With which JSON that is packed begins."""


def change_row(change: Change) -> Properties:
    """Return a change as properties of its node."""
    return {
        "id": change.id,
        "seq": change.seq,
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
        "rows": _packed(
            json.dumps(
                [entry_row(entry) for entry in change.entries], ensure_ascii=False, default=str
            )
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


def keyed_row(keyed: KeyedWrite, until: int) -> Properties:
    """Return what was written by a key as properties of its node, which are kept `until` then."""
    return {
        "id": keyed.id,
        "audience": keyed.audience.text,
        "asked": keyed.asked,
        "told": keyed.told,
        "change": keyed.change,
        "until": until,
    }


def keyed_from_row(row: Mapping[str, Any]) -> KeyedWrite:
    """Return what was written by the key that stands in the properties of its node."""
    return KeyedWrite(
        id=row["id"],
        audience=Audience.read(row["audience"]),
        asked=row["asked"],
        told=row["told"],
        change=row["change"],
    )


def time_of(row: Mapping[str, Any]) -> dt.datetime:
    """Return when a change was made, in UTC, though one engine returns it without a zone."""
    at: dt.datetime = row["at"].to_native()
    return at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at.astimezone(dt.UTC)


def entries_of(row: Mapping[str, Any]) -> tuple[Entry[Record], ...]:
    """Return the entries of a change as they stand in its `rows`."""
    return tuple(entry_from_row(entry) for entry in json.loads(_unpacked(row["rows"])))


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


def _packed(text: str) -> str:
    if len(text) < PACKED_FROM:
        return text
    return PACKED + base64.b64encode(zlib.compress(text.encode())).decode()


def _unpacked(text: str) -> str:
    if not text.startswith(PACKED):
        return text
    return zlib.decompress(base64.b64decode(text.removeprefix(PACKED))).decode()
