"""Who stands in a list of contacts: rows of one name are one person, unless how they are reached
and where they work both say otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from graph.contact_details import reached_by
from graph.model import Identifier
from graph.names.fold import fold
from graph.names.titles import same_name

CALLED, WORKS_IN, WORKS_AS = "called", "works_in", "works_as"
"""Cells of a row of people beside those of our table: what tells it from another of its name in the
file, and what the file says beside the name.
"""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A row of a list of contacts."""

    number: int
    name: str
    body: str
    job: str
    details: Sequence[Identifier]

    @property
    def reach(self) -> frozenset[tuple[str, str]]:
        return frozenset(map(reached_by, self.details))

    def adds_to(self, other: ContactRow) -> bool:
        """Return whether it says how to reach somebody, and another row says it not."""
        return not self.reach <= other.reach


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """The rows of one person. `called`: blank where nobody else in the file has the name."""

    rows: Sequence[ContactRow]
    called: str

    @property
    def cells(self) -> Mapping[str, str]:
        """The row of people that these are, with what stands beside the name."""
        details = chain.from_iterable(one.details for one in self.rows)
        by_scheme: dict[str, dict[str, None]] = defaultdict(dict)
        for detail in details:
            by_scheme[detail.scheme][detail.value] = None
        return {
            "name": self.rows[0].name,
            CALLED: self.called,
            WORKS_IN: "; ".join(dict.fromkeys(one.body for one in self.rows if one.body)),
            WORKS_AS: "; ".join(dict.fromkeys(one.job for one in self.rows if one.job)),
            **{scheme: "; ".join(values) for scheme, values in by_scheme.items()},
        }


def people_of(contacts: Sequence[ContactRow]) -> Iterator[ContactPerson]:
    """Yield the people of a list, in the order of their first rows."""
    by_name: dict[str, list[list[ContactRow]]] = {}
    for one in contacts:
        people = by_name.setdefault(same_name(one.name) or one.name.casefold(), [])
        same = next((rows for rows in people if _may_be_of(one, rows)), None)
        if same is None:
            people.append([one])
        else:
            same.append(one)
    for people in by_name.values():
        for place, rows in enumerate(people):
            yield ContactPerson(rows, _told_apart(rows[0]) if place else "")


def _may_be_of(one: ContactRow, rows: Collection[ContactRow]) -> bool:
    reach = frozenset(chain.from_iterable(other.reach for other in rows))
    bodies = {fold(other.body) for other in rows if other.body}
    return (
        not reach
        or not one.reach
        or not reach.isdisjoint(one.reach)
        or not bodies
        or not one.body
        or fold(one.body) in bodies
    )


def _told_apart(one: ContactRow) -> str:
    return f"{one.name} ({one.body})"
