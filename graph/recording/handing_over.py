"""When a public record goes, every Centre whose own records refer to it keeps a copy of its own.

To refuse would tell one Centre that another has records;
to remove them would take away what the other knows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from graph import ids
from graph.model import OrganizationId, Record, Records
from graph.privacy.audience import Audience
from graph.records.difference import Entry, moved
from graph.records.replacing import led_to
from graph.records.tables import Key, references, tables_of


def with_copies(
    stored: Records, entries: Sequence[Entry[Record]], make_id: Callable[[str], str] = ids.random
) -> tuple[Entry[Record], ...]:
    """Return the entries of a write and, after them, the copies that others need.
    `stored` are all records of all audiences.
    """
    gone = {
        (entry.table, entry.id): entry.before
        for entry in entries
        if entry.after is None and entry.before is not None and entry.before.audience.is_public
    }
    if not gone:
        return tuple(entries)
    copies = _Copies(gone, make_id)
    changing = {(entry.table, entry.id) for entry in entries}
    kept = [
        entry
        for table, by_id in tables_of(stored).items()
        for id_, record in by_id.items()
        if (centre := record.audience.centre)
        and (table, id_) not in changing
        and any(key in gone for key in references(record))
        for entry in moved(Entry(table, id_, record, copies.led_to(record, centre)), stored)
    ]
    return (*entries, *copies.entries, *kept)


class _Copies:
    def __init__(self, gone: dict[Key, Record], make_id: Callable[[str], str]) -> None:
        self.entries: list[Entry[Record]] = []
        self._gone = gone
        self._make_id = make_id
        self._made: dict[tuple[Key, OrganizationId], str] = {}

    def led_to(self, record: Record, centre: OrganizationId) -> Record:
        """Return the record with each reference to what goes leading to the Centre's copy."""
        return led_to(record, lambda id_: self._now(id_, centre)) or record

    def _now(self, id_: str, centre: OrganizationId) -> str:
        key = next((key for key in self._gone if key[1] == id_), None)
        return id_ if key is None else self._copy(key, centre)

    def _copy(self, key: Key, centre: OrganizationId) -> str:
        made = self._made.get((key, centre))
        if made is None:
            table, record = key[0], self._gone[key]
            made = self._made[key, centre] = self._make_id(record.id.partition("-")[0])
            copy = replace(record, id=made, audience=Audience.of(centre), recorded_by=centre)
            self.entries.append(Entry(table, made, None, self.led_to(copy, centre)))
        return made
