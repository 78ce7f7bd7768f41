"""How a Centre knows people again whom it recorded: by the e-mail addresses and telephone numbers
that it keeps with its own records of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.contact_details import EMAIL, TELEPHONE, contact_details, email, reached_by, telephone
from graph.model import ActorId, Identifier, OrganizationId, Person, PersonId, RecordId
from graph.names.first_names import other_forms
from graph.names.shown import own_names
from graph.names.titles import same_name
from graph.recording.sheets import Sheet
from graph.tables.csvfile import CsvRow
from graph.view import View

Reach = tuple[str, str]
_MOST_SHARING = 3
"""Names with one address in the files; one of more is that of an office."""


@dataclass(frozen=True)
class Recognising:
    """What is known of the people of one import."""

    view: View
    centre: OrganizationId
    sheets: Sequence[Sheet]

    def known(self, row: CsvRow) -> tuple[RecordId | None, bool]:
        """Return the one record whose address or number a row has, and whether its name agrees.
        An address that few others in the files have too tells whoever is called like its owner,
        and of another name it may be asked; what many have tells nobody, and neither does the
        number of another name: it may be that of a switchboard.
        """
        name = row.cells.get("name", "")
        for detail in details_of(row):
            reach = reached_by(detail)
            ids, sharing = self._own.get(reach, set()), len(self._in_files[reach])
            if len(ids) == 1 and sharing <= _MOST_SHARING:
                (id_,) = ids
                agrees = self._is_called_like(id_, name, fully=sharing > 1)
                if agrees or detail.scheme == EMAIL:
                    return id_, agrees
        return None, False

    def reached(self, address: str) -> list[str]:
        """Return the names of those whom the Centre reaches by an e-mail address."""
        people = self.view.records.people
        found = (
            people.get(PersonId(ActorId(id_)))
            for id_ in sorted(self._own.get((EMAIL, address), set()))
        )
        return [one.name for one in found if one is not None and one.name]

    def others(self, row: CsvRow) -> list[str]:
        """Return names of other rows that share the first name and an e-mail address with one."""
        name = same_name(row.cells.get("name", ""))
        return [
            written
            for detail in details_of(row)
            if detail.scheme == EMAIL
            for other, written in self._in_files[reached_by(detail)].items()
            if other != name and _have_one_first_name(name, other)
        ]

    @cached_property
    def _own(self) -> Mapping[Reach, set[RecordId]]:
        """Of each address and number the people whom the Centre reaches by it."""
        found: dict[Reach, set[RecordId]] = defaultdict(set)
        for person in self._people:
            for detail in contact_details(person.identifiers):
                found[reached_by(detail)].add(RecordId(self.view.records.survivor(person.id)))
        return found

    @cached_property
    def _in_files(self) -> Mapping[Reach, Mapping[str, str]]:
        """Of each address and number the names with which it stands in the files, as they are
        compared and as they are written first.
        """
        found: dict[Reach, dict[str, str]] = defaultdict(dict)
        for row in (row for sheet in self.sheets for row in sheet.rows):
            for detail in details_of(row):
                name = row.cells.get("name", "")
                found[reached_by(detail)].setdefault(same_name(name), name)
        return found

    @property
    def _people(self) -> Iterator[Person]:
        return (
            person
            for person in self.view.records.people.values()
            if person.identifiers and person.audience.belongs_to(self.centre)
        )

    def _is_called_like(self, id_: RecordId, name: str, *, fully: bool) -> bool:
        """Return whether a record has a name like one. `fully`: the surname agrees too."""
        record = self.view.records.node(id_)
        further = [one.name for one in self.view.index.names.get(id_, ())]
        names: Iterable[str] = (
            [*own_names(record).values(), *further] if isinstance(record, Person) else ()
        )
        alike = _begin_alike if fully else _may_be_one
        return any(alike(same_name(name), same_name(one)) for one in names)


def may_be_one_name(name: str, other: str) -> bool:
    """Return whether two names can be those of one person, of whom the family name changed."""
    return _have_one_first_name(same_name(name), same_name(other))


def _have_one_first_name(name: str, other: str) -> bool:
    """Return whether two folded names can be those of one person: a family name changes."""
    first, second = name.partition(" ")[0], other.partition(" ")[0]
    return first == second or second in other_forms(first)


def _may_be_one(name: str, other: str) -> bool:
    return _have_one_first_name(name, other) or _begin_alike(name, other)


def _begin_alike(name: str, other: str) -> bool:
    """Return whether one folded name is the beginning of the other, or has its first name
    shortened.
    """
    short, long = sorted((name, other), key=len)
    if long.startswith(short):
        return bool(short)
    first, _, rest = short.partition(" ")
    of_long, _, rest_of_long = long.partition(" ")
    return bool(first) and rest == rest_of_long and of_long.startswith(first)


def details_of(row: CsvRow) -> Iterator[Identifier]:
    """Yield the addresses and numbers of a row of people, e-mail addresses first."""
    for what, read in ((EMAIL, email), (TELEPHONE, telephone)):
        for part in filter(None, row.cells.get(what, "").split("; ")):
            if (found := read(part)) is not None:
                yield found
