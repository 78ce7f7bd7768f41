"""The feed: each write leaves changes that say who changed what and when, with the
records before and after.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from graph import ids
from graph.model import Record
from graph.privacy.audience import Audience, narrowest
from graph.records.difference import Difference, Entry

TABLES = "tables"
"""Who loads the datasets, in the feed."""
WRITE_ID = "w-"
"""With which the id of a write begins."""
RECORDS_A_CHANGE = 100
"""A larger write becomes several changes of one `import_id`, so that a history reads little
beside what it is asked for.
"""
RECORDS_NAMED = 8
"""A list of writes names the records of changes of at most so many."""


class ChangeKind(StrEnum):
    ADDED = "added"
    CORRECTED = "corrected"
    ENDED = "ended"
    REMOVED = "removed"
    IMPORTED = "imported"
    MERGED = "merged"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Change:
    """Records of one audience that one write changed.
    `seq` is the position in the feed; no answer shows it.
    """

    id: str
    seq: int
    at: dt.datetime
    by: str
    audience: Audience
    kind: ChangeKind
    import_id: str
    """The same for all changes of one write."""
    entries: tuple[Entry[Record], ...]
    undoes: str = ""
    """The `import_id` of the write that this one undid."""
    undone_by: str = ""
    """The id of the change that undid this one; blank: it holds."""

    @property
    def record_ids(self) -> tuple[str, ...]:
        return tuple(entry.id for entry in self.entries)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ before and after, of all records that were corrected."""
        return corrected_fields(self.entries)

    def only(self, entry: Entry[Record]) -> Change:
        """Return the change with one of its entries."""
        return dataclasses.replace(self, entries=(entry,))


@dataclass(frozen=True, slots=True)
class Write:
    """One write, of which some audiences may know these parts.
    `kind`, `at` and `id` are those of its latest change.
    """

    id: str
    at: dt.datetime
    by: str
    kind: ChangeKind
    added: int
    """How many records; so are `corrected` and `removed`."""
    corrected: int
    removed: int
    entries: tuple[Entry[Record], ...]
    """Of those of its changes that are small, of at most eight records each, in the order in
    which they were written.
    """
    fields: tuple[str, ...]
    """The fields that its latest change corrected; none where that is not small."""
    undone: bool


@dataclass(frozen=True, slots=True)
class ChangesRead:
    """Changes in the order of the feed. `read_to`: the id of the last that was looked at, where
    more follow; None: there are no more.
    """

    changes: Sequence[Change]
    read_to: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WritesAsked:
    """Which writes are wanted, the newest first.

    `by`: Centres and loads by their names; `kind`: None is any; `before`:
    older than the write of this change, blank is from the newest.
    """

    by: Sequence[str]
    kind: ChangeKind | None = None
    before: str = ""
    first: int = 25


def changes_of(
    difference: Difference,
    *,
    after: int,
    kind: ChangeKind | None,
    by: str,
    at: dt.datetime,
    undoes: str = "",
) -> tuple[Change, ...]:
    """Return the changes of a write, which follow the position `after` of the feed.
    Without a `kind`, each entry says its own: added, corrected, ended, removed.
    """
    import_id = ids.random(WRITE_ID.rstrip("-"))
    numbers: dict[Audience, count[int]] = defaultdict(lambda: count(1))
    return tuple(
        Change(
            id=change_id(import_id, audience, next(numbers[audience])),
            seq=seq,
            at=at,
            by=by,
            audience=audience,
            kind=said,
            import_id=import_id,
            entries=entries,
            undoes=undoes,
        )
        for seq, (audience, said, entries) in enumerate(
            _parts(difference.entries, kind), start=after + 1
        )
    )


def erased(*, after: int, by: str, at: dt.datetime, audience: Audience) -> Change:
    """Return the change that says that somebody was erased, and not whom. It has no entries."""
    import_id = ids.random(WRITE_ID.rstrip("-"))
    return Change(
        id=change_id(import_id, audience, 1),
        seq=after + 1,
        at=at,
        by=by,
        audience=audience,
        kind=ChangeKind.REMOVED,
        import_id=import_id,
        entries=(),
    )


def write_of(changes: Sequence[Change]) -> Write:
    """Return the write whose changes these are, in their order."""
    latest = changes[-1]
    small = [change for change in changes if len(change.entries) <= RECORDS_NAMED]
    entries = [entry for change in changes for entry in change.entries]
    return Write(
        id=latest.id,
        at=latest.at,
        by=latest.by,
        kind=latest.kind,
        added=sum(entry.before is None for entry in entries),
        corrected=sum(entry.before is not None and entry.after is not None for entry in entries),
        removed=sum(entry.after is None for entry in entries),
        entries=tuple(entry for change in small for entry in change.entries),
        fields=latest.fields if latest in small else (),
        undone=all(change.undone_by for change in changes),
    )


def change_id(import_id: str, audience: Audience, number: int) -> str:
    """Return the id of the change that is this number of those for an audience:
    what a write says to others does not show in it.

    >>> change_id("w-1", Audience.read("public"), 2), change_id("w-1", Audience.read("yef"), 1)
    ('w-1-2', 'w-1-yef-1')
    """
    return (
        f"{import_id}-{number}" if audience.is_public else f"{import_id}-{audience.text}-{number}"
    )


def import_id_of(change: str) -> str:
    """Return the id of the write that a change, given by its id, is a part of."""
    return "-".join(change.split("-")[:2])


def _parts(
    entries: Sequence[Entry[Record]], kind: ChangeKind | None
) -> Iterator[tuple[Audience, ChangeKind, tuple[Entry[Record], ...]]]:
    grouped: dict[tuple[Audience, ChangeKind], list[Entry[Record]]] = defaultdict(list)
    for entry in entries:
        grouped[_audience(entry), kind or _kind(entry)].append(entry)
    for (audience, said), group in grouped.items():
        for start in range(0, len(group), RECORDS_A_CHANGE):
            yield audience, said, tuple(group[start : start + RECORDS_A_CHANGE])


def _audience(entry: Entry[Record]) -> Audience:
    """The narrower of the audiences before and after:
    a record that was one Centre's own does not show that to the public.
    """
    return narrowest(one.audience for one in (entry.before, entry.after) if one is not None)


def _kind(entry: Entry[Record]) -> ChangeKind:
    if entry.before is None:
        return ChangeKind.ADDED
    if entry.after is None:
        return ChangeKind.REMOVED
    differs = corrected_fields([entry])
    return (
        ChangeKind.ENDED
        if "valid_to" in differs and {*differs} <= {"valid_to", "sources"}
        else ChangeKind.CORRECTED
    )


def corrected_fields(entries: Sequence[Entry[Record]]) -> tuple[str, ...]:
    """Return the fields that differ before and after, of all records that were corrected, each
    once: not who recorded them last.
    """
    corrected = (
        (entry.before, entry.after)
        for entry in entries
        if entry.before is not None and entry.after is not None
    )
    return tuple(
        dict.fromkeys(
            field.name
            for before, after in corrected
            for field in dataclasses.fields(after)
            if field.name != "recorded_by"
            and getattr(before, field.name, None) != getattr(after, field.name)
        )
    )
