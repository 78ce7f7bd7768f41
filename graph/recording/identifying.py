"""Which record a row of a spreadsheet is about:
that of its id, else that of its name, else a new one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph import ids
from graph.ids import SAFE
from graph.kinds import said
from graph.model import Post, RecordId
from graph.names.fold import fold
from graph.recording.mentions import Mentions
from graph.recording.resolving import row_name
from graph.recording.sheets import Sheet
from graph.recording.spots import Refused, Spot
from graph.records.tables import tables_of
from graph.tables.csvfile import CsvRow
from graph.words import T, Text


@dataclass(slots=True)
class Identifying:
    """Rows of one import, in turn."""

    mentions: Mentions
    _seen: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    """In which file and row an id or a name of a table stands first."""
    _names: dict[str, Counter[str]] = field(default_factory=dict)
    _posts: dict[tuple[str, str], Post] | None = None

    def spot(self, sheet: Sheet, row: CsvRow) -> Spot:
        """Return the row with the record that it is about.
        A row of a table without names may have none yet.

        Raises:
            ChoiceNeeded, Refused: the row cannot be used.
        """
        spot, kind, given = Spot(sheet, row), sheet.kind, row.cells.get("id", "")
        if given:
            spot = self._by_id(spot, given)
        elif kind.named_by:
            spot = self._by_name(spot, spot.cell(kind.named_by))
        if spot.id is not None and kind.named_by:
            for text in filter(None, (given, spot.cell(kind.named_by))):
                self.mentions.names.add(kind.table, text, spot.id)
        return spot

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
            if given in stored or ids.is_random(given)
            else ids.relation(kind.prefix, self.mentions.centre, given)
        )
        if own in stored:
            return replace(spot, id=own, existing=stored[own])
        return self._known_by_name(spot) or replace(spot, id=own)

    def _known_by_name(self, spot: Spot) -> Spot | None:
        """A row with an id that is new here may be about somebody who is here;
        but two rows of one name are two.
        """
        table = spot.kind.table
        name = spot.cell("name") if spot.kind.key == "Actor" else ""
        if not name or self._rows_called(spot.sheet)[row_name(table, name)] > 1:
            return None
        found = self.mentions.own(spot, "name", name, (table,))
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
        found = self.mentions.own(spot, column, name, (table,))
        if found is None:
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
