"""The names that rows of a spreadsheet mention:
what each was taken for, which are unclear, which make a new record.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from graph.errors import InputError
from graph.kinds import BY_TABLE, GROUPS
from graph.model import OrganizationId, OrganizationKind, Person, Record, RecordId
from graph.names.distinguish import distinguished
from graph.names.present import is_present
from graph.privacy.audience import Audience
from graph.recording.fields import person_name
from graph.recording.resolving import NEW, NamesOfImport, PossibleMeaning, Taken, Unclear
from graph.recording.spots import ChoiceNeeded, Refused, Spot
from graph.view import View
from graph.words import Fill, T, either

MOST_UNCLEAR = 100
"""Names for which a record is to be chosen at a time.
A search for each of very many takes long, and nobody chooses for them.
"""
MOST_PLACES = 20
"""That are told of one of them."""


@dataclass(slots=True)
class _Asking:
    """A name for which a record is to be chosen:
    the candidates, the first places where it stands, and how many more there are.
    """

    candidates: tuple[PossibleMeaning, ...]
    where: list[tuple[str, int, str]] = field(default_factory=list)
    more: int = 0

    def add(self, place: tuple[str, int, str]) -> None:
        if len(self.where) < MOST_PLACES:
            self.where.append(place)
        else:
            self.more += 1


@dataclass(slots=True)
class Mentions:
    """The names of one import."""

    view: View
    centre: OrganizationId
    make_id: Callable[[str], str]
    names: NamesOfImport
    made: list[tuple[Spot, Record]] = field(default_factory=list)
    """Records made from a name that nothing has: where it stands first."""
    _taken: dict[tuple[str, RecordId], Taken] = field(default_factory=dict)
    _unclear: dict[str, _Asking] = field(default_factory=dict)
    _waiting: set[str] = field(default_factory=set)
    """Names beyond the most that are asked for at a time."""

    @property
    def taken(self) -> tuple[Taken, ...]:
        """Who holds an office stands first, since somebody else may have the name
        too, and what is new last.
        """
        return tuple(
            sorted(self._taken.values(), key=lambda one: (one.new, not self._holds_office(one.id)))
        )

    @property
    def unclear(self) -> tuple[Unclear, ...]:
        return tuple(
            Unclear(text, one.candidates, tuple(one.where), one.more)
            for text, one in self._unclear.items()
        )

    @property
    def more_unclear(self) -> int:
        """How many further names are not looked at before a record is
        chosen for the unclear ones.
        """
        return len(self._waiting)

    def record(self, spot: Spot, column: str, text: str, tables: Sequence[str]) -> RecordId:
        """Return the id of the record that a cell, or a part of it, means;
        it may be one that the import makes.

        Raises:
            ChoiceNeeded: several fit.
            Refused: nothing fits, and a name is not enough to make one.
        """
        within = self._within(spot) if tuple(tables) == ("posts",) else None
        found = self.own(spot, column, text, tables, within)
        return found if found is not None else self._new_actor(spot, column, text, tables)

    def own(
        self,
        spot: Spot,
        column: str,
        text: str,
        tables: Sequence[str],
        within: OrganizationId | None = None,
    ) -> RecordId | None:
        """Return the id that a text means, None where it means a new record.

        Raises:
            ChoiceNeeded: several fit.
        """
        full = len(self._unclear) >= MOST_UNCLEAR and text not in self._unclear
        if full and not self.names.is_looked_up(text, tables, within):
            self._waiting.add(text)
            raise ChoiceNeeded
        found = self.names.find(text, tables, within)
        if isinstance(found, tuple):
            if full:
                self._waiting.add(text)
            else:
                self._unclear.setdefault(text, _Asking(found)).add(
                    (spot.sheet.file, spot.row.number, column)
                )
            raise ChoiceNeeded
        if found is None or found == NEW:
            return None
        record = self.view.records.node(found)
        if record is not None:
            self._take(text, found, partial(self._told, record), new=False)
        return found

    def _within(self, spot: Spot) -> OrganizationId | None:
        body = spot.cell("organization")
        known = self.names.find(body, ("organizations",)) if body else None
        return known if isinstance(known, str) else None  # type: ignore[return-value]  # looked for among organizations

    def _new_actor(self, spot: Spot, column: str, text: str, tables: Sequence[str]) -> RecordId:
        table = next((actors for actors in GROUPS["actors"] if actors in tables), None)
        if table is None or _looks_like_an_id(text):
            what = either([BY_TABLE[name].one for name in tables])
            raise Refused(
                column,
                T(
                    'No {what} is called "{text}" or has this id. Correct it, or add a row for '
                    "it to its own table.",
                    what=what,
                    text=text[:80],
                ),
            )
        kind = {"kind": OrganizationKind.OTHER} if table == "organizations" else {}
        try:
            name = text if kind else person_name(column, text)
        except InputError as error:
            raise Refused(column, error.message) from None
        id_ = RecordId(self.make_id(BY_TABLE[table].prefix))
        values: dict[str, Any] = {"name": name, **kind}
        self.made.append(
            (
                spot,
                BY_TABLE[table].record(
                    id=id_,
                    sources=(spot.default_source,),
                    audience=Audience.of(self.centre),
                    recorded_by=self.centre,
                    **values,
                ),
            )
        )
        self.names.add(table, text, id_)
        self._take(text, id_, lambda: text, new=True)
        return id_

    def _holds_office(self, id_: RecordId) -> bool:
        record = self.view.records.node(id_)
        return isinstance(record, Person) and is_present(self.view.tenure, record, self.view.as_of)

    def _told(self, record: Record) -> Fill:
        return distinguished(self.view.records, self.view.tenure, record, self.view.as_of)

    def _take(self, text: str, id_: RecordId, said: Callable[[], Fill], *, new: bool) -> None:
        # who writes an id knows what it means; and a name may stand in thousands of rows
        if text != id_ and (text, id_) not in self._taken:
            self._taken[text, id_] = Taken(text, id_, said(), new)


def _looks_like_an_id(text: str) -> bool:
    return " " not in text and any(letter.isdigit() for letter in text)
