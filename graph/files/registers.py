"""Registers of contact with people in public office, as rows of our own tables: returns of
lobbying, and ministers' meetings.

Of each only organizations and people in office are kept; whoever else is named is counted.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from graph import ids
from graph.files.contact_kinds import contact_kind
from graph.files.days import plain_day, span
from graph.files.fields import ColumnIs
from graph.files.header import HeadedSheet
from graph.files.people import company
from graph.files.several import OF_BODIES
from graph.files.sheet import NumberedRow
from graph.files.telling import Circumstances, OurRow, Telling, attendance_cell, texts
from graph.model import InteractionKind, OrganizationKind
from graph.names.fold import fold
from graph.privacy.audience import PUBLIC
from graph.sources import is_address
from graph.ties.parameters import UNSTATED_ELSE, UNSTATED_IN_PERSON
from graph.words import P, T, Text

_LONGEST_TITLE = 200
_NO = frozenset({"no", "n", "false", "na", "nage"})
_STAFF = re.compile(r"advis[eo]r|permanent secretary|official|civil servant", re.IGNORECASE)
"""In offices of those who hold none that people are elected or appointed to by a parliament."""
_ONLINE = re.compile(r"video|phone|virtual|online|teams|zoom|ar-lein|rhithiol", re.IGNORECASE)
_TITLES = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor"]
)
"""Of a person alone: companies are called after a Sir or a Lord."""
_BREAKS = re.compile(r"\s*[;\n|]\s*")
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")


def tell_register(
    sheet: HeadedSheet, fields: Sequence[ColumnIs], around: Circumstances, address: str
) -> Telling:
    """Return what a register says whose columns are `fields`.

    `address` is that of a return by its number, `{}`; blank: a column has addresses, or none has.
    What has an address is for everybody.
    """
    reading = _Register(fields, around, address, Telling())
    returns: dict[str, list[NumberedRow]] = {}
    for row in sheet.rows:
        number = reading.one(row, ColumnIs.REFERENCE) or "\t".join(row[1])
        returns.setdefault(number, []).append(row)
    for number, rows in returns.items():
        reading.tell(number, rows)
    reading.told.notes += reading.notes()
    return reading.told


@dataclass(slots=True)
class _Present:
    """Who took part."""

    actors: dict[str, None] = field(default_factory=dict)
    words: dict[str, None] = field(default_factory=dict)
    others: int = 0
    """Who holds no office: nothing is kept of them but how many they are."""

    @property
    def count(self) -> int:
        return len(self.actors) + len(self.words) + self.others


@dataclass(slots=True)
class _Register:
    fields: Sequence[ColumnIs]
    around: Circumstances
    address: str
    told: Telling
    others: int = 0
    public: int = 0
    bodies: dict[str, None] = field(default_factory=dict)
    """Organizations that a row has said to be one."""
    people: dict[str, None] = field(default_factory=dict)
    """Names among organizations that may be people's."""

    def tell(self, number: str, rows: Sequence[NumberedRow]) -> None:
        """Add the contact of which these rows are, with whom each names."""
        first = rows[0]
        holders, bodies = _Present(), _Present()
        for row in rows:
            self._add_holders(row, holders)
            self._add_bodies(row, bodies)
        if (why := self._nothing(first, holders, bodies)) is not None:
            self.told.left_out.update((number, why) for number, _ in rows)
            return
        self.told.with_row.update((number, first[0]) for number, _ in rows[1:])
        self.others += holders.others + bodies.others
        actors = dict.fromkeys((*holders.actors, *bodies.actors))
        shared = self._shared(first, actors)
        self.public += bool(shared)
        for name in bodies.actors:
            self._add_body(first, name, shared)
        cells = {
            **self._about(first),
            "actors": "; ".join(actors),
            "as_written": "; ".join(holders.words),
            "source": self._source(first),
            **shared,
        }
        cells["attendance"] = self._attendance(first, cells["kind"], holders, bodies)
        if shared:  # the same for everybody who imports it, so that it is one
            cells["id"] = ids.relation("register", cells["source"], number)
        self._add("interactions", first, cells)

    def _shared(self, row: NumberedRow, actors: Iterable[str]) -> dict[str, str]:
        """What makes a fact one for everybody: an address, and nobody of whom the Centre alone has
        a record.
        """
        source, around = self._source(row), self.around
        if not source or any(around.known(name) and not around.public(name) for name in actors):
            return {}
        return {"source": source, "audience": PUBLIC.text}

    def _add_body(self, row: NumberedRow, name: str, shared: Mapping[str, str]) -> None:
        if self.around.known(name) or name in self.bodies:
            return
        self.bodies[name] = None
        id_ = {"id": ids.relation("register", fold(name))} if shared else {}
        cells = {"name": name, "kind": OrganizationKind.OTHER, **shared, **id_}
        self._add("organizations", row, cells)

    def _add(self, table: str, row: NumberedRow, cells: Mapping[str, str]) -> None:
        kept = {name: cell for name, cell in cells.items() if cell}
        self.told.rows.append(OurRow(table, row[0], kept))

    def notes(self) -> Iterator[Text]:
        """Yield what is to be known of how the register was read."""
        if not self.address and self.told.rows:
            yield T(
                "Read as contact of people in public office with others: your Centre is in none "
                "that does not name it."
            )
        if self.public:
            yield P(
                "{n} contact is a public fact, with the address where it stands: everybody who "
                "uses this copy sees it, and the organisations in it.",
                "{n} contacts are public facts, each with the address where it stands: everybody "
                "who uses this copy sees them, and the organisations in them.",
                self.public,
            )
        if self.others:
            yield P(
                "{n} name of somebody who holds no public office is left out: organisations and "
                "office holders alone are kept.",
                "{n} names of people who hold no public office are left out: organisations and "
                "office holders alone are kept.",
                self.others,
            )
        if self.people:
            yield P(
                "{n} name in a column of organisations may be a person’s and is not kept: “{first}”"
                ". If it is an organisation, add it first.",
                "{n} names in a column of organisations may be people’s and are not kept. The "
                "first is “{first}”. Those that are organisations, add first.",
                len(self.people),
                first=next(iter(self.people))[:80],
            )

    def one(self, row: NumberedRow, what: ColumnIs) -> str:
        return next(iter(texts(row, self.fields, what)), "")

    def _source(self, row: NumberedRow) -> str:
        number = self.one(row, ColumnIs.REFERENCE)
        source = self.one(row, ColumnIs.ADDRESS)
        if not source and self.address and number.isdecimal():
            source = self.address.format(number)
        return source if is_address(source) else ""

    def _add_holders(self, row: NumberedRow, here: _Present) -> None:
        holders = _parts(self.one(row, ColumnIs.OFFICE_HOLDER))
        offices = _parts(self.one(row, ColumnIs.OFFICE))
        if len(offices) != len(holders):
            offices = offices * len(holders) if len(offices) == 1 else []
        for holder, office in zip_longest(holders, offices, fillvalue=""):
            if _STAFF.search(office):
                here.others += 1
            elif name := self._holder(holder):
                here.actors[name] = None
            else:
                here.words[holder] = None
        for cell in texts(row, self.fields, ColumnIs.WHO):
            others = company(cell, self.around.known)
            here.others += len(others.names) + others.more

    def _holder(self, written: str) -> str:
        """Return the name of an office holder as it is looked up: that in a part of the text where
        it is known, else the whole where it may be somebody's, which is asked; else "".
        """
        forms = (written, *(part.strip() for part in written.split(",")))
        found = next((form for form in forms if form and self.around.known(form)), "")
        return found or (written if self.around.near(written) else "")

    def _add_bodies(self, row: NumberedRow, here: _Present) -> None:
        for cell in self._for_whom(row):
            found = company(cell, self.around.known, turns=False)
            here.others += found.more
            for name in found.names:
                if not self.around.known(name) and self._may_be_a_person(name):
                    self.people[name] = None
                    here.others += 1
                else:
                    here.actors[name] = None

    def _may_be_a_person(self, name: str) -> bool:
        """Return whether a name that nothing here has begins as those of people do."""
        first, *others = name.casefold().replace(".", "").split()
        if first in _TITLES:
            return bool(others)
        alone = not OF_BODIES.intersection(others) and "".join(others).isalpha()
        return 1 <= len(others) <= 2 and alone and first in self.around.given_names

    def _for_whom(self, row: NumberedRow) -> Sequence[str]:
        """The organizations of a row: of a consultancy the client for whom it acts."""
        if self.one(row, ColumnIs.ON_OWN_BEHALF).casefold() in _NO:
            return texts(row, self.fields, ColumnIs.CLIENT)
        return texts(row, self.fields, ColumnIs.ORGANIZATION)

    def _nothing(self, row: NumberedRow, holders: _Present, bodies: _Present) -> Text | None:
        if not self.one(row, ColumnIs.OFFICE_HOLDER):
            return T("It tells of no contact.")
        if not holders.actors and not holders.words:
            return T("It names nobody in public office.")
        if not holders.actors:
            return T("“{name}” is not known here.", name=next(iter(holders.words))[:80])
        if not bodies.actors:
            return T("It names no organisation.")
        return None

    def _about(self, row: NumberedRow) -> dict[str, str]:
        first, last = (
            plain_day(day, month_first=self.around.month_first)
            for day in span(self.one(row, ColumnIs.DATE))
        )
        end = plain_day(self.one(row, ColumnIs.END), month_first=self.around.month_first) or last
        return {
            "date": first,
            "to": "" if end == first else end,
            "kind": self._kind(row),
            "title": textwrap.shorten(
                self.one(row, ColumnIs.SUBJECT), _LONGEST_TITLE, placeholder=" …"
            ),
        }

    def _kind(self, row: NumberedRow) -> str:
        """A call where it was at a distance, an event where any word says so, else a meeting."""
        said = texts(row, self.fields, ColumnIs.KIND)
        here = [text for text in said if not _ONLINE.search(text)]
        words = [word for text in here for word in (text, *re.findall(r"[^\W\d_]+", text))]
        if any(contact_kind(word) is InteractionKind.EVENT for word in words):
            return InteractionKind.EVENT
        return InteractionKind.MEETING if len(here) == len(said) else InteractionKind.CALL

    def _attendance(self, row: NumberedRow, kind: str, holders: _Present, bodies: _Present) -> str:
        if stated := attendance_cell(self.one(row, ColumnIs.ATTENDANCE)):
            return stated
        count = holders.count + bodies.count
        if kind == InteractionKind.EVENT:
            said = texts(row, self.fields, ColumnIs.KIND)
            online = any(map(_ONLINE.search, said))
            return str(max(count, UNSTATED_ELSE if online else UNSTATED_IN_PERSON))
        return str(count) if holders.others or bodies.others else ""


def _parts(cell: str) -> list[str]:
    return [part for one in _BREAKS.split(_BRACKETS.sub("", cell)) if (part := one.strip(" ,"))]
