"""All names of one viewer's records, by their words, initials and codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from graph.kinds import kind_of
from graph.model import Concept, Name, Organization, Person, Record, RecordId, Records
from graph.names.entries import SearchedName, codes, findable, is_findable, names_in
from graph.names.initials import Initials
from graph.names.words import Words
from graph.records.difference import Changed

MOST_FOLLOWED = 500
"""Changes. To read all names anew takes as long as to follow more."""


class KeptNames:
    """The names of one state of the records, each with a number; those of one record have numbers
    in the order of their texts. Each part is made when it is first asked for.

    A value: `after` returns another that shares what did not change.
    """

    def __init__(self, records: Records, *, apart: bool = False) -> None:
        """Take the records. `apart`: of the kinds to which a search has to be narrowed."""
        self._records = records
        self._apart = apart

    def after(self, records: Records, changes: Sequence[Changed]) -> KeptNames:
        """Return the names of other records, which differ from these in the changes."""
        new = KeptNames(records, apart=self._apart)
        called_otherwise = _called_otherwise(changes, apart=self._apart)
        if called_otherwise is None:
            return new
        made, ids = self.__dict__.keys(), sorted(called_otherwise)
        if "_formers" in made:
            new._formers = self._formers
        if "_further" in made:
            new._further = self._further_after(changes)
        if "findable" in made:
            new.findable = self._findable_after(changes)
        if "codes" in made:
            new.codes = self._codes_after(new, ids)
        if "entries" in made:
            self._enter_after(new, ids)
        return new

    @cached_property
    def findable(self) -> Mapping[RecordId, Record]:
        """Every record that can be found by name, by its id."""
        return findable(self._records, apart=self._apart)

    @cached_property
    def codes(self) -> Mapping[str, tuple[RecordId, ...]]:
        """The records of each id and each identifier, in lower case. Nearly each has one, and a
        set would take four times the room.
        """
        found: dict[str, tuple[RecordId, ...]] = {}
        for id_ in self.findable:
            for code in self._codes_of(id_):
                found[code] = (*found.get(code, ()), id_)
        return found

    @cached_property
    def entries(self) -> dict[int, SearchedName]:
        """Every name by its number. The numbers rise."""
        names = (name for id_ in sorted(self.findable) for name in self._names_of(id_))
        return dict(enumerate(names))

    @cached_property
    def words(self) -> Words:
        """The words of the names."""
        return Words(_texts(self.entries, self.entries))

    @cached_property
    def initials(self) -> Initials:
        """The initials of the names of people."""
        return Initials(_texts(self.entries, self._of_people(self.entries)))

    @cached_property
    def _numbers(self) -> Mapping[RecordId, Sequence[int]]:
        found: dict[RecordId, list[int]] = defaultdict(list)
        for number, entry in self.entries.items():
            found[entry.id].append(number)
        return dict(found)

    @cached_property
    def _further(self) -> Mapping[RecordId, Sequence[Name]]:
        found: dict[RecordId, list[Name]] = defaultdict(list)
        for name in self._records.names.values():
            found[name.of].append(name)
        return dict(found)

    @cached_property
    def _formers(self) -> Mapping[RecordId, Sequence[str]]:
        """The ids in whose place each record stands."""
        found: dict[RecordId, list[str]] = defaultdict(list)
        for former, present in self._records.replaced.items():
            found[RecordId(present)].append(former)
        return dict(found)

    def _names_of(self, id_: RecordId) -> Sequence[SearchedName]:
        record = self.findable.get(id_)
        if record is None:
            return ()
        return names_in(self._records, record, self._further.get(id_, ()))

    def _codes_of(self, id_: RecordId) -> Iterable[str]:
        record = self.findable.get(id_)
        if record is None:
            return ()
        return codes(self._records, record, self._formers.get(id_, ()))

    def _of_people(self, numbers: Iterable[int]) -> Iterable[int]:
        return (n for n in numbers if isinstance(self.findable[self.entries[n].id], Person))

    def _further_after(self, changes: Sequence[Changed]) -> Mapping[RecordId, Sequence[Name]]:
        further = dict(self._further)
        for before, after in changes:
            if isinstance(before, Name):
                further[before.of] = [one for one in further[before.of] if one.id != before.id]
            if isinstance(after, Name):
                further[after.of] = [*further.get(after.of, ()), after]
        return further

    def _findable_after(self, changes: Sequence[Changed]) -> Mapping[RecordId, Record]:
        found = dict(self.findable)
        for before, after in changes:
            if before is not None and kind_of(before).apart is self._apart:
                found.pop(RecordId(before.id), None)
            if after is not None and is_findable(after) and kind_of(after).apart is self._apart:
                found[RecordId(after.id)] = after
        return found

    def _codes_after(
        self, new: KeptNames, ids: Sequence[RecordId]
    ) -> Mapping[str, tuple[RecordId, ...]]:
        found = dict(self.codes)
        for id_ in ids:
            for code in self._codes_of(id_):
                found[code] = tuple(one for one in found[code] if one != id_)
                if not found[code]:
                    del found[code]
        for id_ in ids:
            for code in new._codes_of(id_):
                found[code] = (*found.get(code, ()), id_)
        return found

    def _enter_after(self, new: KeptNames, ids: Sequence[RecordId]) -> None:
        """Enter into the new names their numbers, words and initials as far as these have them."""
        entries, numbers = dict(self.entries), dict(self._numbers)
        gone = [number for id_ in ids for number in numbers.pop(id_, ())]
        for number in gone:
            del entries[number]
        free = next(reversed(self.entries), -1) + 1
        come: list[int] = []
        for id_ in ids:
            names = new._names_of(id_)
            numbers[id_] = range(free + len(come), free + len(come) + len(names))
            entries.update(zip(numbers[id_], names, strict=True))
            come += numbers[id_]
        new.entries, new._numbers = entries, numbers
        if "words" in self.__dict__:
            new.words = self.words.after(gone, _texts(entries, come))
        if "initials" in self.__dict__:
            new.initials = self.initials.after(
                _texts(self.entries, self._of_people(gone)), _texts(entries, new._of_people(come))
            )


def _texts(entries: Mapping[int, SearchedName], numbers: Iterable[int]) -> dict[int, str]:
    return {number: entries[number].text for number in numbers}


def _called_otherwise(changes: Sequence[Changed], *, apart: bool) -> set[RecordId] | None:
    """Return the ids of what may be called otherwise; None where it may be anything."""
    if len(changes) > MOST_FOLLOWED:
        return None
    ids: set[RecordId] = set()
    for record in (one for change in changes for one in change if one is not None):
        if isinstance(record, Person | Organization) and record.replaced_by is not None:
            return None
        if apart and isinstance(record, Organization | Concept):
            return None  # a remit is found by its body, a row of a crosswalk by its terms
        if isinstance(record, Name):
            ids.add(record.of)
        elif kind_of(record).has_names and kind_of(record).apart is apart:
            ids.add(RecordId(record.id))
    return ids
