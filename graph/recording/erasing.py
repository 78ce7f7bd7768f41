"""What of a Centre's own person stands in the records and in the feed, and both without it.

A fact that says nothing without them goes: their record, their names, what they belong to, their
ties. One that others share, such as a meeting of three, stays without them. In the words of a
Centre, such as notes, each of their names is struck out.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from graph.errors import InputError, NotFound
from graph.kinds import kind_of
from graph.model import Interaction, Name, Person, Record, Records
from graph.names.fold import fold
from graph.records.changes import TABLES, Change
from graph.records.difference import Difference, Entry, difference_of
from graph.records.index import Index
from graph.records.tables import references, tables_of
from graph.words import Listed, T

STRUCK_OUT = "(erased)"
"""What stands in the words of a Centre where a name stood."""
FEWEST = 2
"""A meeting of fewer says nothing of anybody."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is written to erase a person, and what whoever runs the server should know of it."""

    person: Person
    ids: frozenset[str]
    """Of the person's record, and of those that were joined into it."""
    names: Sequence[str]
    """All by which the person is and was known."""
    difference: Difference
    changes: Sequence[Change]
    """Those of the feed that are written anew, without the person."""
    seen: int
    """The position of the feed at which this is so."""
    gone: Mapping[str, int]
    """How many records go, by table."""
    corrected: int
    """How many stay without the person, or with a name struck out."""
    others: Sequence[Record]
    """Others of the same name, who stay: of datasets, and of other Centres."""


def own_person(records: Records, feed: Iterable[Change], asked: str) -> Person:
    """Return the person whom a Centre recorded, by id or whole name.

    Raises:
        NotFound: no Centre recorded such a person.
        InputError: several are meant, or a dataset states the person.
    """
    named = fold(asked)
    index = Index(records)
    meant = [
        person
        for id_, person in records.people.items()
        if id_ == asked or named in map(fold, names_of(index, person))
    ]
    found = [person for person in meant if person.recorded_by]
    if not found:
        if meant:
            raise _public(asked)
        raise NotFound(
            T('No Centre recorded a person with the id or name "{asked}".', asked=asked[:80])
        )
    if len(found) > 1:
        raise InputError(
            T(
                'Several people are called "{asked}": {ids}. Give the id of one.',
                asked=asked[:80],
                ids=Listed(tuple(person.id for person in found), ", "),
            )
        )
    if found[0].id in _stated(feed):
        raise _public(asked)
    return found[0]


def _stated(feed: Iterable[Change]) -> frozenset[str]:
    """Return the ids of people whom a dataset states, or stated once."""
    return frozenset(
        entry.id
        for change in feed
        if change.by == TABLES
        for entry in change.entries
        if isinstance(entry.after, Person)
    )


def _public(asked: str) -> InputError:
    return InputError(
        T(
            '"{asked}" comes from public sources, and would come back with the next tables. Only a '
            "person whom a Centre recorded is erased. A Centre's own facts of a public person are "
            "taken back with: dolen undo, or dolen record remove",
            asked=asked[:80],
        )
    )


def names_of(index: Index, person: Person) -> Sequence[str]:
    """Return the names by which a person is known."""
    own = [person.name, person.name_cy]
    further = [name.name for name in index.names.get(person.id, ())]
    return list(dict.fromkeys(name for name in (*own, *further) if name))


def erasing(records: Records, feed: Sequence[Change], seen: int, person: Person) -> Erasure:
    """Return what erases a person from the records, and from the whole feed that led to them until
    the position `seen`.
    """
    stated, index = _stated(feed), Index(records)
    same = [
        other
        for id_, other in records.people.items()
        if records.survivor(id_) == person.id and other.recorded_by and id_ not in stated
    ]
    ids = frozenset({person.id, *(other.id for other in same)})
    # of somebody whom one Centre alone knows, others' records say nothing
    among = None if person.audience.is_public else person.recorded_by
    without = Without(ids, _all_names(records, feed, ids), among)
    entries = [
        Entry(table, id_, record, after)
        for table, stored in tables_of(records).items()
        for id_, record in stored.items()
        if (after := without.of(record)) != record
    ]
    rewritten = [new for change in feed if (new := without.in_change(change)) != change]
    return Erasure(
        person,
        ids,
        without.names,
        difference_of(records, entries),
        rewritten,
        seen,
        Counter(entry.table for entry in entries if entry.after is None),
        sum(entry.after is not None for entry in entries),
        [
            other
            for other in records.people.values()
            if other.id not in ids
            and not without.folded.isdisjoint(map(fold, names_of(index, other)))
        ],
    )


def _all_names(records: Records, feed: Sequence[Change], ids: Collection[str]) -> Sequence[str]:
    """Return the names of a person by all ids, also those that they had before a correction."""
    said = [
        *records.people.values(),
        *records.names.values(),
        *(
            side
            for change in feed
            for entry in change.entries
            for side in (entry.before, entry.after)
        ),
    ]
    names = list[str | None]()
    for record in said:
        if isinstance(record, Person) and record.id in ids:
            names += [record.name, record.name_cy]
        elif isinstance(record, Name) and record.of in ids:
            names.append(record.name)
    return list(dict.fromkeys(name for name in names if name))


@dataclass(frozen=True)
class Without:
    """What is said, without a person."""

    ids: frozenset[str]
    names: Sequence[str]
    among: str | None
    """The Centre of whose records it is said. None: of all Centres."""

    @cached_property
    def _written(self) -> re.Pattern[str]:
        # of one word alone it is not known whether it means them
        whole = [r"[\W_]+".join(map(re.escape, name.split())) for name in self.names if " " in name]
        return re.compile(rf"\b(?:{'|'.join(whole) or '(?!)'})\b", re.IGNORECASE)

    @cached_property
    def folded(self) -> frozenset[str]:
        return frozenset(map(fold, self.names))

    def of(self, record: Record) -> Record | None:
        """Return a record without the person; None: it says nothing then. What datasets state
        stays as it is.
        """
        if not record.recorded_by or self.among not in (None, record.recorded_by):
            return record
        if record.id in self.ids:
            return None
        values: dict[str, Any] = {}
        for column in kind_of(record).columns:
            for name in column.fields:
                value = getattr(record, name)
                if isinstance(value, tuple):
                    values[name] = tuple(self._each(name, value))
                elif name == "replaced_by" and value in self.ids:
                    values[name] = None
                elif name == "as_written" and value and fold(value) in self.folded:
                    return None
                elif type(value) is str and column.refers_to is None and name != "id":
                    values[name] = self._written.sub(STRUCK_OUT, value)
        after = dataclasses.replace(record, **values)
        if any(id_ in self.ids for _, id_ in references(after)):
            return None
        if isinstance(after, Interaction) and after != record and len(_present(after)) < FEWEST:
            return None
        return after

    def in_change(self, change: Change) -> Change:
        """Return a change of the feed without the person."""
        entries = tuple(
            replace(entry, before=before, after=after)
            for entry in change.entries
            for before, after in [(self._side(entry.before), self._side(entry.after))]
            if before is not None or after is not None
        )
        centre, _, by = change.by.partition("/")
        named = by and self.among in (None, centre) and fold(by) in self.folded
        theirs = by in self.ids or named
        return replace(change, by=centre if theirs else change.by, entries=entries)

    def _side(self, record: Record | None) -> Record | None:
        return None if record is None else self.of(record)

    def _each(self, field: str, values: Iterable[Any]) -> Iterator[Any]:
        """Yield the values of a list without the person, and without addresses that name them."""
        for value in values:
            if value in self.ids:
                continue
            if type(value) is not str:
                yield value
            elif fold(value) not in self.folded:
                written = self._written.sub(STRUCK_OUT, value)
                if written == value or field != "sources":
                    yield written


def _present(meeting: Interaction) -> Sequence[str]:
    return (*meeting.actors, *meeting.as_written)
