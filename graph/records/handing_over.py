"""When a public record goes, every Centre whose own records refer to it keeps a copy of its own.

To refuse would tell one Centre that another has records;
to remove them would take away what the other knows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from graph import ids
from graph.model import OrganizationId, Record, Records
from graph.privacy.audience import Audience
from graph.records.difference import Difference, Entry, moved
from graph.records.replacing import led_to
from graph.records.tables import Key, references, tables_of

MakeId = Callable[[str], str]


def with_copies(
    stored: Records, entries: Sequence[Entry[Record]], make_id: MakeId = ids.random
) -> tuple[tuple[Entry[Record], ...], tuple[Key, ...]]:
    """Return the entries of a write with the copies that others need, and what these copies are.
    `stored` are all records of all audiences.
    """
    gone = {
        (entry.table, entry.id): entry.before
        for entry in entries
        if entry.after is None and entry.before is not None and entry.before.audience.is_public
    }
    if not gone:
        return tuple(entries), ()
    copies = _Copies(gone, make_id)
    changing = {(entry.table, entry.id) for entry in entries}
    staying = (
        Entry(table, id_, record, record)
        for table, by_id in tables_of(stored).items()
        for id_, record in by_id.items()
        if (table, id_) not in changing and copies.needed(record)
    )
    written = [led for entry in entries for led in copies.led(entry, stored)]
    kept = [led for entry in staying for led in copies.led(entry, stored)]
    made = tuple((entry.table, entry.id) for entry in copies.entries)
    return (*written, *copies.entries, *kept), made


def handed_over(
    stored: Records, found: Difference, unstated: Collection[Key], make_id: MakeId = ids.random
) -> Difference:
    """Return what a load writes, with the copies of what it takes away.
    `unstated`: what datasets stated no more before it.
    """
    entries, copies = with_copies(stored, found.entries, make_id)
    tables = tables_of(stored)
    before = tuple(
        (table, id_)
        for table, id_ in unstated
        if (record := tables[table].get(id_)) is not None and record.audience.centre
    )
    unstated_now = (*found.unstated, *before, *copies)
    return replace(found, entries=entries, unstated=unstated_now, copied=len(copies))


class _Copies:
    def __init__(self, gone: Mapping[Key, Record], make_id: MakeId) -> None:
        self.entries: list[Entry[Record]] = []
        self._gone = gone
        self._make_id = make_id
        self._made: dict[tuple[Key, OrganizationId], str] = {}

    def needed(self, record: Record | None) -> bool:
        """Return whether a Centre's own record refers to what goes."""
        return (
            record is not None
            and bool(record.audience.centre)
            and any(key in self._gone for key in references(record))
        )

    def led(self, entry: Entry[Record], stored: Records) -> Iterable[Entry[Record]]:
        """Return the entry; where copies are needed, what is written in its place."""
        after = entry.after
        if after is None or not (centre := after.audience.centre) or not self.needed(after):
            return (entry,)
        return moved(replace(entry, after=self._led_to(after, centre)), stored)

    def _led_to(self, record: Record, centre: OrganizationId) -> Record:
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
            self.entries.append(Entry(table, made, None, self._led_to(copy, centre)))
        return made
