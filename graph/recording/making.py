"""What the new rows of an import make, and what they use of what is here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.kinds import RECORDED
from graph.model import Record, Records
from graph.records.difference import Entry
from graph.records.tables import references, tables_of


@dataclass(frozen=True, slots=True)
class RecordsMade:
    """Of one table how many records are new, and how many stay as they are and are referred to.
    `used` None: nothing can refer to records of this table.
    """

    table: str
    new: int
    used: int | None


def making(entries: Sequence[Entry[Record]], records: Records) -> Sequence[RecordsMade]:
    """Return what entries make of records that are here, those tables first of which most is new.
    A table of which nothing is new nor used is left out.
    """
    new = Counter(entry.table for entry in entries if entry.before is None)
    written, tables = {(entry.table, entry.id) for entry in entries}, tables_of(records)
    used = Counter(
        table
        for table, id_ in {
            key for entry in entries if entry.after is not None for key in references(entry.after)
        }
        if (table, id_) not in written and id_ in tables[table]
    )
    found = [
        RecordsMade(table, new[table], used[table] if kind.named_by else None)
        for table, kind in RECORDED.items()
        if new[table] or used[table]
    ]
    return sorted(found, key=lambda one: -one.new)
