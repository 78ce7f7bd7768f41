"""Which record a row of a spreadsheet is about:
that of its id, else that of its name, else a new one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph import ids
from graph.files.contacts import WORKS_AS, WORKS_IN
from graph.ids import SAFE
from graph.kinds import PEOPLE, said
from graph.letting_go import FreedInParts
from graph.model import Post, RecordId
from graph.names.fold import fold
from graph.names.office_titles import is_office
from graph.recording.agreeing import Beside
from graph.recording.fields import text
from graph.recording.mentions import Mentions
from graph.recording.recognising import Recognising, details_of
from graph.recording.resolving import row_name
from graph.recording.sheets import Place, Sheet, say_reach_with
from graph.recording.spots import Refused, Spot
from graph.records.tables import tables_of
from graph.tables.csvfile import CsvRow
from graph.words import T, Text


@dataclass(slots=True)
class Identifying(FreedInParts):
    """Rows of one import, in turn."""

    mentions: Mentions
    recognising: Recognising
    _seen: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    """In which file and row an id or a name of a table stands first."""
    _names: dict[str, Counter[str]] = field(default_factory=dict)
    with_row: dict[Place, Place] = field(default_factory=dict)
    """Rows that say more of a person or body whom a row before makes."""
    _first: dict[RecordId, Spot] = field(default_factory=dict)
    _posts: dict[tuple[str, str], Post] | None = None

    def spot(self, sheet: Sheet, row: CsvRow) -> Spot | None:
        """Return the row with the record that it is about; None: a row before makes that.
        A row of a table without names may have none yet.

        Raises:
            ChoiceNeeded, NameLeftOut, Refused, InputError: the row cannot be used.
        """
        spot, kind, given = Spot(sheet, row), sheet.kind, row.cells.get("id", "")
        if given:
            spot = self._by_id(spot, given)
        elif kind.named_by:
            text(kind.named_by, spot.name)  # damaged letters are no name of anybody
            spot = self._by_reach(spot) or self._by_name(spot, spot.name)
        if spot.id is not None and kind.named_by:
            for called in filter(None, (given, spot.name)):
                self.mentions.names.add(kind.table, called, spot.id)
            first = self._first.setdefault(spot.id, spot)
            if first is not spot and spot.existing is None:
                self._say_with(first, spot)
                return None
        return spot

    def _say_with(self, first: Spot, spot: Spot) -> None:
        """Leave a row to that which makes its record, as somebody chose.

        Raises:
            Refused: it is a row of a table of ours, of which each has a record of its own.
        """
        if not spot.sheet.called:
            raise Refused(
                spot.kind.named_by,
                T(
                    "By what you chose this is {name} of row {first}. Remove one of the two rows.",
                    name=first.cell(spot.kind.named_by),
                    first=first.row.number,
                ),
            )
        say_reach_with(first.row, spot.row)
        self.with_row[spot.place] = first.place

    def _by_id(self, spot: Spot, given: str) -> Spot:
        kind, records = spot.kind, self.mentions.view.records
        if not spot.cell("replaced_by"):  # a row that says so is about the former record itself
            given = records.survivor(given)
        self._once(spot, "id", given, T('The id "{id}"', id=given[:80]), T("give it another id"))
        if SAFE.fullmatch(given) is None:
            raise Refused(
                "id",
                T(
                    '"{given}" cannot be an id. Use letters without accents, digits, ".", "_", "~" '
                    'and "-", or leave it blank.',
                    given=given[:80],
                ),
            )
        stored = tables_of(records)[kind.table]
        other = records.node(given)
        if given not in stored and other is not None:
            raise Refused(
                "id",
                T(
                    '"{given}" is the id of {other}. Give this row another id, or leave it blank.',
                    given=given,
                    other=said(records, other),
                ),
            )
        # an id of one's own choice must not meet that of a record which cannot be seen from here
        own = RecordId(
            given
            if given in stored or ids.is_random(given) or spot.sheet.shared
            else ids.relation(kind.prefix, self.mentions.centre, given)
        )
        if own in stored:
            return replace(spot, id=own, existing=stored[own])
        return self._known_by_name(spot) or replace(spot, id=own)

    def _by_reach(self, spot: Spot) -> Spot | None:
        """Somebody whom the Centre reaches by an address or a number in the row is that person,
        where the name agrees; of another name it is asked.
        """
        name = spot.name
        if spot.kind is not PEOPLE or not name or self.mentions.names.is_chosen(name):
            return None
        found, agrees = self.recognising.known(spot.row)
        if found is None:
            return None
        if not agrees:
            self.mentions.ask(spot, "name", name, (found,))
        self.mentions.take(name, found)
        return replace(
            spot, id=found, existing=self.mentions.view.records.node(found), by_name=True
        )

    def _known_by_name(self, spot: Spot) -> Spot | None:
        """A row with an id that is new here may be about somebody who is here;
        but two rows of one name are two.
        """
        table = spot.kind.table
        name = spot.cell("name") if spot.kind.key == "Actor" else ""
        if not name or self._rows_called(spot.sheet)[row_name(table, name)] > 1:
            return None
        found = self.mentions.own(spot, "name", name, (table,), beside=_beside(spot))
        if found is None:
            return None
        return replace(
            spot,
            id=found,
            existing=tables_of(self.mentions.view.records)[table].get(found),
            by_name=True,
        )

    def _rows_called(self, sheet: Sheet) -> Counter[str]:
        if sheet.file not in self._names:
            self._names[sheet.file] = Counter(
                row_name(sheet.kind.table, row.cells.get("name", "")) for row in sheet.rows
            )
        return self._names[sheet.file]

    def _by_name(self, spot: Spot, name: str) -> Spot:
        table, column = spot.kind.table, spot.kind.named_by
        if not name:
            raise Refused(column, T("This cell is blank. Write the name, or the id of the record."))
        if spot.kind.record is Post:
            return self._post(spot, name)
        self._once(
            spot,
            column,
            f"name {row_name(table, name)}",
            T('"{name}"', name=name[:80]),
            T("give each an id"),
        )
        found = self.mentions.own(spot, column, name, (table,), beside=_beside(spot))
        if found is None:
            if spot.kind is PEOPLE and is_office(name):
                self.mentions.ask_of_office(spot, column, name)
            if spot.kind is PEOPLE:
                self.mentions.refuse_several(spot, column, name)
            others = self.recognising.others(spot.row) if spot.kind is PEOPLE else []
            if name != (plain := spot.cell(column)):
                others = [plain, *others]
            self.mentions.refuse_near(spot, column, name, table, others)
            return replace(spot, id=RecordId(self.mentions.make_id(spot.kind.prefix)))
        return replace(
            spot,
            id=found,
            existing=tables_of(self.mentions.view.records)[table].get(found),
            by_name=True,
        )

    def _post(self, spot: Spot, label: str) -> Spot:
        organization = self.mentions.record(
            spot, "organization", spot.cell("organization"), ("organizations",)
        )
        same = self._own_posts().get((organization, fold(label)))
        return replace(
            spot,
            id=RecordId(self.mentions.make_id(spot.kind.prefix)) if same is None else same.id,
            existing=same,
        )

    def _own_posts(self) -> Mapping[tuple[str, str], Post]:
        """The Centre's own posts by organization and folded label, the first of each."""
        if self._posts is None:
            self._posts = {}
            for one in self.mentions.view.records.posts.values():
                if one.audience.belongs_to(self.mentions.centre):
                    self._posts.setdefault((one.organization, fold(one.label)), one)
        return self._posts

    def _once(self, spot: Spot, column: str, key: str, what: Text, remedy: Text) -> None:
        here = spot.sheet.file, spot.row.number
        file, row = self._seen.setdefault((spot.kind.table, key), here)
        if (file, row) == here:
            return
        if file != spot.sheet.file:
            said = T(
                "{what} stands in {file} already. Remove one row, or {remedy}.",
                what=what,
                file=file,
                remedy=remedy,
            )
        else:
            said = T(
                "{what} stands in row {first} already. Remove one row, or {remedy}.",
                what=what,
                first=row,
                remedy=remedy,
            )
        raise Refused(column, said)


def _beside(spot: Spot) -> Beside | None:
    """Return what a row of people says beside the name."""
    if spot.kind is not PEOPLE:
        return None
    row = spot.row
    return Beside(
        name=row.cells.get("name", ""),
        bodies=tuple(filter(None, row.cells.get(WORKS_IN, "").split("; "))),
        job=row.cells.get(WORKS_AS, ""),
        details=tuple(details_of(row)),
        is_contact=bool(spot.sheet.called),
    )
