"""What a load would change: the records of a dataset against those that are stored.
Values in, values out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic

from graph.kind import R
from graph.kinds import kind_of
from graph.model import ActorId, Record, RecordId, Records
from graph.privacy.audience import PUBLIC, Audience
from graph.records.replacing import led_to
from graph.records.tables import Key, references, tables_of

Changed = tuple[Record | None, Record | None]
"""A record before and after; None: it was not there, or is there no more."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """One record that changes: `before` is None for a new one, `after` for one that goes."""

    table: str
    id: str
    before: R | None
    after: R | None

    @property
    def record(self) -> R:
        """The record as it is after; of one that goes, as it was."""
        record = self.after if self.after is not None else self.before
        assert record is not None, "an entry is about a record"
        return record


@dataclass(frozen=True, slots=True)
class Difference:
    """`kept` are records that the dataset states no more or otherwise, but that a
    person changed, or relates to in what all may see.
    """

    entries: tuple[Entry[Record], ...]
    unchanged: int = 0
    kept: tuple[Key, ...] = ()
    disturbed: tuple[Entry[Record], ...] = ()
    """Records that stay as they are, but refer to a node that is made anew with other labels."""
    unstated: tuple[Key, ...] = ()
    """Those of the kept that the dataset states no more, and the copies of what it states no more
    that Centres keep.
    """
    followed: tuple[tuple[str, str, int], ...] = ()
    """An id that the dataset gave up, the one in its place, and how many records of persons refer
    to that now.
    """

    copied: int = 0
    """How many copies Centres keep of what the dataset states no more."""

    @property
    def added(self) -> int:
        return sum(entry.before is None for entry in self.entries)

    @property
    def corrected(self) -> int:
        return sum(entry.before is not None and entry.after is not None for entry in self.entries)

    @property
    def removed(self) -> int:
        return sum(entry.after is None for entry in self.entries)


def difference(stored: Records, wanted: Records, *, complete: bool) -> Difference:
    """Return what makes `stored` say what `wanted` says.

    With `complete`, `wanted` is all that the datasets state: a stored record that no person
    recorded and that is absent from it goes, unless a person's record that all may see refers to
    it, or it is a Centre that has records. A record that somebody else recorded since is never
    overwritten. Records of persons follow where one stands
    in place of another to which they refer.
    """
    wanted = _led(stored, wanted)
    entries: list[Entry[Record]] = []
    kept: list[Key] = []
    unchanged = 0
    stored_tables, wanted_tables = tables_of(stored), tables_of(wanted)
    for table, records in wanted_tables.items():
        before = stored_tables[table]
        for id_, record in records.items():
            old = before.get(id_)
            if old == record:
                unchanged += 1
            elif old is not None and old.recorded_by != record.recorded_by:
                kept.append((table, id_))
            else:
                entries.append(Entry(table, id_, old, record))
    changing = {(entry.table, entry.id) for entry in entries}
    now = _together(stored, wanted)
    given_up = [id_ for id_ in now.replaced if not now.actor(ActorId(RecordId(id_))).recorded_by]
    following = [
        entry
        for entry in followed(stored, given_up, now.survivor, changing)
        if entry.record.recorded_by
    ]
    entries += following
    unstated: list[Key] = []
    if complete:
        gone = {
            (table, id_): record
            for table, id_, record in _all(stored)
            if not record.recorded_by and id_ not in wanted_tables[table]
        }
        needed = _needed(stored, entries, kept, gone)
        unstated = sorted(needed)
        kept += unstated
        entries += [
            Entry(table, id_, record, None)
            for (table, id_), record in gone.items()
            if (table, id_) not in needed
        ]
    return Difference(
        tuple(entries),
        unchanged,
        tuple(kept),
        tuple(_disturbed(stored, entries)),
        tuple(unstated),
        _counted(following, {id_: now.survivor(id_) for id_ in given_up}),
    )


def followed(
    records: Records,
    replaced: Collection[str],
    to: Callable[[str], str],
    but: Collection[Key] = (),
) -> Iterator[Entry[Record]]:
    """Yield the change of each record that refers to something replaced, `but` for some: it
    refers to what `to` returns then. One that would relate a record to itself stays as it is.
    """
    if not replaced:
        return
    for table, id_, record in _all(records):
        if (
            (table, id_) not in but
            and any(other in replaced for _, other in references(record))
            and (led := led_to(record, to)) is not None
            and led != record
        ):
            yield from moved(Entry(table, id_, record, led), records)


def difference_of(stored: Records, entries: Sequence[Entry[Record]]) -> Difference:
    """Return the difference of entries that are known already."""
    return Difference(tuple(entries), disturbed=tuple(_disturbed(stored, list(entries))))


def applied(records: Records, entries: Iterable[Entry[Record]]) -> Records:
    """Return the records after the entries, each table in the order of its ids."""
    return changed(records, ((entry.before, entry.after) for entry in entries))


def changed(records: Records, changes: Iterable[Changed]) -> Records:
    """Return the records after the changes, each table in the order of its ids.
    What does not change is shared.
    """
    stored, tables = tables_of(records), dict[str, dict[str, Record]]()
    came: set[str] = set()
    for before, after in changes:
        record = after if after is not None else before
        if record is None:
            continue
        table = kind_of(record).table
        if table not in tables:
            tables[table] = dict(stored[table])
        rows = tables[table]
        if after is None:
            rows.pop(record.id, None)
            continue
        if after.id not in rows:
            came.add(table)
        rows[after.id] = after
    others: dict[str, Any] = {
        table: {id_: rows[id_] for id_ in sorted(rows)} if table in came else rows
        for table, rows in tables.items()
    }
    return replace(records, **others)


def moved(entry: Entry[Record], records: Records) -> Iterator[Entry[Record]]:
    """Yield the entry; of a record that has another id after it, that it goes, and that it comes
    where it is not there yet.
    """
    if entry.after is None or entry.after.id == entry.id:
        yield entry
        return
    yield replace(entry, after=None)
    if entry.after.id not in tables_of(records)[entry.table]:
        yield Entry(entry.table, entry.after.id, None, entry.after)


def _led(stored: Records, wanted: Records) -> Records:
    """Return what a dataset says, of the records that stand since persons made one of two."""
    merged = {
        id_: now
        for id_, now in stored.replaced.items()
        if (record := stored.actor(ActorId(RecordId(id_)))).recorded_by
        and record.audience.is_public
    }
    return applied(wanted, followed(wanted, merged, lambda id_: merged.get(id_, id_)))


def _counted(
    following: Sequence[Entry[Record]], given_up: Mapping[str, str]
) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(
        id_
        for entry in following
        if entry.before is not None
        for id_ in {id_ for _, id_ in references(entry.before)}
        if id_ in given_up
    )
    return tuple((id_, given_up[id_], count) for id_, count in sorted(counts.items()))


def _together(stored: Records, wanted: Records) -> Records:
    """Return the people and bodies as they stand after a load, and those that go with it."""
    people = [one for one in stored.people.values() if one.recorded_by]
    bodies = [one for one in stored.organizations.values() if one.recorded_by]
    return Records(
        people={**stored.people, **wanted.people, **{one.id: one for one in people}},
        organizations={
            **stored.organizations,
            **wanted.organizations,
            **{one.id: one for one in bodies},
        },
    )


def _all(records: Records) -> Iterator[tuple[str, str, Record]]:
    for table, by_id in tables_of(records).items():
        for id_, record in by_id.items():
            yield table, id_, record


def _needed(
    stored: Records,
    entries: Sequence[Entry[Record]],
    kept: Sequence[Key],
    gone: Mapping[Key, Record],
) -> set[Key]:
    """Of the records that would go, the Centres that have records, and those to which public
    records of persons, or kept ones, refer, directly or through others that would go. What only
    one Centre sees keeps nothing that others see: its being there would tell of it.

    What counts is what these records say once the `entries` are written:
    else the same load again would find more to remove.
    """
    later = {(entry.table, entry.id): entry.after for entry in entries}
    staying = set(kept)
    waiting = [
        later.get((table, id_)) or record
        for table, id_, record in _all(stored)
        if (record.recorded_by or (table, id_) in staying) and record.audience.is_public
    ]
    waiting += [
        entry.after
        for entry in entries
        if entry.before is None
        and entry.after is not None
        and entry.after.recorded_by
        and entry.after.audience.is_public
    ]
    centres = {
        str(centre)
        for _, _, record in _all(stored)
        for centre in (record.recorded_by, record.audience.centre)
    }
    needed = {key for key in gone if key[0] == "organizations" and key[1] in centres}
    waiting += [gone[key] for key in needed]
    while waiting:
        for key in references(waiting.pop()):
            if key in gone and key not in needed:
                needed.add(key)
                waiting.append(gone[key])
    return needed


def _disturbed(stored: Records, entries: list[Entry[Record]]) -> Iterator[Entry[Record]]:
    anew = {(entry.table, entry.id) for entry in entries if made_anew(entry)}
    if not anew:
        return
    changing = {(entry.table, entry.id) for entry in entries}
    for table, id_, record in _all(stored):
        if (table, id_) not in changing and any(key in anew for key in references(record)):
            yield Entry(table, id_, record, record)


def narrower_references(stored: Records, found: Difference) -> Iterator[str]:
    """Yield, in words, each reference that the write would make from a record
    to one that fewer may use.

    It would show that one Centre's record is there.
    """
    tables = tables_of(stored)
    changing = {(entry.table, entry.id): entry for entry in found.entries}

    def audience(key: Key) -> Audience:
        record = changing[key].after if key in changing else tables[key[0]].get(key[1])
        return PUBLIC if record is None else record.audience

    written = [(key, entry.after) for key, entry in changing.items() if entry.after is not None]
    narrowed = {
        key
        for key, record in written
        if (before := changing[key].before) is not None
        and not before.audience.within(record.audience)
    }
    # a record that stays as it is matters too where the one that it refers to becomes narrower
    staying = (
        (
            ((table, id_), record)
            for table, id_, record in _all(stored)
            if (table, id_) not in changing
        )
        if narrowed
        else ()
    )
    for key, record in (*written, *staying):
        for other in references(record):
            if (key in changing or other in narrowed) and not record.audience.within(
                audience(other)
            ):
                yield (
                    f'"{key[1]}" ({record.audience.text}) to "{other[1]}" ({audience(other).text})'
                )


def made_anew(entry: Entry[Record]) -> bool:
    """Return whether the record gets other labels:
    then its node is deleted and made again, as both engines can do.
    """
    label_of = kind_of(entry.record).label_of
    return (
        entry.before is not None
        and entry.after is not None
        and label_of(entry.before) != label_of(entry.after)
    )
