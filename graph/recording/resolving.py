"""Which record a name in a person's spreadsheet means:
one that is there, one of several to choose from, or a new one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, islice

from graph.kinds import BY_TABLE, said
from graph.letting_go import FreedInParts
from graph.model import NameWhy, OrganizationId, Post, Record, RecordId
from graph.names.among import NamesAmong
from graph.names.fold import fold
from graph.names.found import Found
from graph.names.meaning import MOST_CANDIDATES, NameUse
from graph.names.titles import same_name
from graph.ontology import NodeKind
from graph.records.tables import tables_of
from graph.view import View
from graph.words import Fill, P, T, Text, joined

ONE_MEETING, APART = "one-meeting", "apart"
"""What is chosen of rows that may be one meeting; `APART` of a name too that several people have in
one cell."""
AS_WORDS = "as-words"
"""What is chosen for an office of which only the words are kept."""
NEW = "new"
"""What is chosen for a name that means none of the candidates."""
LEFT_OUT = "left-out"
"""What is chosen for a name of which no row shall be imported."""


@dataclass(frozen=True, slots=True)
class PossibleMeaning:
    """A record that a name may mean; `said` tells it from the others."""

    id: RecordId
    said: Fill
    of_row: bool = False
    """Another row makes it, and the name there stands in place of its id."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A name and the record that it is taken for. `new`: the import makes it."""

    written: str
    id: RecordId
    said: Fill
    new: bool


@dataclass(frozen=True, slots=True)
class Candidates:
    """Records that a name may mean, best first."""

    shown: tuple[PossibleMeaning, ...]
    """Those among which a person chooses."""
    more: int = 0
    """How many there are beside them."""


class UnclearWhat(StrEnum):
    """What has to be chosen: the record that a name means, who held an office, a word of ours for
    another, which meeting a row is, or whether rows are one.
    """

    NAME = "name"
    OFFICE = "office"
    WORD = "word"
    MEETING = "meeting"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name that several records fit, or none exactly. Choose the id of a candidate, or "new"."""

    written: str
    candidates: tuple[PossibleMeaning, ...]
    where: tuple[tuple[str, int, str], ...]
    """File, row and column of the first places."""
    more_places: int = 0
    what: UnclearWhat = UnclearWhat.NAME
    more_candidates: int = 0
    """How many more records it may mean."""
    tables: tuple[str, ...] = ()
    """In which a record that is none of the candidates can be chosen; none: no other can."""

    @property
    def is_word(self) -> bool:
        """It is no name, and one of the candidates is to be chosen."""
        return self.what in (UnclearWhat.WORD, UnclearWhat.ROWS, UnclearWhat.OFFICE)

    @property
    def text(self) -> Text:
        text = self._told()
        if not self.more_candidates:
            return text
        return P(
            "{text} {n} more record may be meant: search for it, and choose its id.",
            "{text} {n} more records may be meant: search for the right one, and choose its id.",
            self.more_candidates,
            text=text,
        )

    def _told(self) -> Text:
        words = ", ".join(one.id for one in self.candidates)
        people = [one for one in self.candidates if one.id != AS_WORDS]
        if self.what is UnclearWhat.OFFICE and people:
            held = joined([T("{record}, id {id}", record=one.said, id=one.id) for one in people])
            if len(people) == len(self.candidates):
                return T(
                    '"{written}" is an office, which these are known to have held: {candidates}. '
                    "Choose the id of whom it means.",
                    written=self.written,
                    candidates=held,
                )
            return T(
                '"{written}" is an office, which these are known to have held: {candidates}. '
                'Choose the id of whom it means, or "{words}" to keep the words alone.',
                written=self.written,
                candidates=held,
                words=AS_WORDS,
            )
        if self.what is UnclearWhat.WORD:
            return T(
                '"{written}" is no word that is known here. Choose one of {words} for it.',
                written=self.written,
                words=words,
            )
        if self.what is UnclearWhat.ROWS:
            return T(
                'Several rows are "{written}". Choose one of {words} for it.',
                written=self.written,
                words=words,
            )
        if self.what is UnclearWhat.OFFICE and self.candidates:
            return T(
                '"{written}" is an office, and who held it then is not known here. Choose the id '
                'of that person, or "{words}" to keep the words alone.',
                written=self.written,
                words=words,
            )
        if self.what is UnclearWhat.OFFICE:
            return T(
                '"{written}" is an office, and the name of nobody. Write who held it then, or '
                "choose the id of that person.",
                written=self.written,
            )
        if not self.candidates:
            return T(
                'Nothing here is called "{written}". Correct it, or choose "{new}" for the name.',
                written=self.written,
                new=NEW,
            )
        if any(one.id == APART for one in self.candidates):
            others = [one for one in self.candidates if one.id != APART]
            several = next(one.said for one in self.candidates if one.id == APART)
            told = T(
                '"{written}" may be several people. Choose "{apart}" to read it so ({several}), or '
                '"{new}" for one person.',
                written=self.written,
                apart=APART,
                several=several,
                new=NEW,
            )
            if not others:
                return told
            known = joined([T("{record}, id {id}", record=one.said, id=one.id) for one in others])
            return T("{told} Or choose the id of one of these: {known}.", told=told, known=known)
        candidates = joined(
            [
                one.said if one.of_row else T("{record}, id {id}", record=one.said, id=one.id)
                for one in self.candidates
            ]
        )
        if any(one.of_row for one in self.candidates):
            return T(
                '"{written}" may be {candidates}. Choose one of these for the name, or "{new}".',
                written=self.written,
                candidates=candidates,
                new=NEW,
            )
        return T(
            '"{written}" may be {candidates}. Choose one of these ids for the name, or "{new}".',
            written=self.written,
            candidates=candidates,
            new=NEW,
        )


Meaning = RecordId | Candidates | None
"""The id of a record, or `NEW`; the candidates where it is unclear; None where nothing is near."""


@dataclass(slots=True)
class NamesOfImport(FreedInParts):
    """The names of one import: those of its own rows first, then what was chosen, then the
    records that the Centre has.
    """

    view: View
    choices: Mapping[str, str]
    among: Mapping[str, NamesAmong] = field(default_factory=dict)
    """All names of the import's own rows, by the table in which they are looked for."""
    local: dict[tuple[str, str], dict[RecordId, None]] = field(default_factory=dict)
    """Records of the import's own rows by table and folded name, or given id."""
    _unusable: set[tuple[str, str]] = field(default_factory=set)
    """The same of rows that cannot be used, so that they make no record."""
    _found: dict[tuple[str, tuple[str, ...], str | None], Meaning] = field(default_factory=dict)
    _by_name: dict[str, dict[str, list[Record]]] = field(default_factory=dict)
    _new: dict[str, tuple[RecordId, ...]] = field(default_factory=dict)
    """Of names that were chosen to be new the records of this name that are here."""
    _row_names: dict[tuple[str, str], str] = field(default_factory=dict)
    _by_alias: dict[str, list[RecordId]] | None = None

    def add(self, table: str, name: str, id_: RecordId) -> None:
        """Make a row of the import known by a name."""
        self.local.setdefault((table, self._row_name(table, name)), {})[id_] = None

    def is_of_a_row(self, text: str) -> bool:
        """Return whether a row of the import, of whatever table, is known by a text."""
        return any((table, self._row_name(table, text)) in self.local for table in BY_TABLE)

    def give_up(self, table: str, name: str) -> None:
        """Make a row of the import known by a name as one that cannot be used."""
        self._unusable.add((table, self._row_name(table, name)))

    def is_unusable(self, text: str, tables: Sequence[str]) -> bool:
        """Return whether a text is the name of a row that cannot be used."""
        return bool(self._unusable) and any(
            (table, self._row_name(table, text)) in self._unusable for table in tables
        )

    def near(
        self, table: str, text: str, others: Sequence[str] = ()
    ) -> Iterator[tuple[str, RecordId]]:
        """Yield the names of rows that are near a text that nothing has, with the id of the one
        record that each means: those of rows before are known by then, and others ask themselves.
        """
        for other in (*others, *self.among[table].near(text)):
            found = self.find(other, (table,))
            if isinstance(found, str) and found != NEW:
                yield other, RecordId(found)

    def find(
        self, text: str, tables: Sequence[str], within: OrganizationId | None = None
    ) -> Meaning:
        """Return what a text means. `within`:
        of posts those of this organization are meant where it has one.
        """
        own = list(islice(self._own(text, tables), MOST_CANDIDATES))
        if not own and (other := self.chosen_name(text)) is not None:
            own = list(islice(self._own(other, tables), MOST_CANDIDATES))
        if len(own) == 1:
            return own[0]
        if len(own) > 1:
            called = T("{name} of your own rows", name=text)
            known = (text, self.chosen_name(text) or text)
            count = max(sum(map(len, self._own_of_each(one, tables))) for one in known)
            return Candidates(tuple(PossibleMeaning(id_, called) for id_ in own), count - len(own))
        key = text, tuple(tables), within
        if key not in self._found:
            self._found[key] = self._known(text, tables, within)
        return self._found[key]

    def differ_from(self, text: str) -> tuple[RecordId, ...]:
        """Return the records of a name of which somebody chose that it means none of them."""
        return self._new.get(text, ())

    def is_decided(self, text: str, tables: Sequence[str]) -> bool:
        """Return whether it is no guess what a text means: it is an id, somebody chose it, or a row
        before has the name.
        """
        return (
            self.view.names.of_id(text) is not None
            or self.is_chosen(text)
            or any(True for _ in self._own(text, tables))
        )

    def is_remembered(self, text: str, tables: Sequence[str]) -> bool:
        """Return whether somebody chose at an earlier import what a text means."""
        return len(self._kept(text, tables)) == 1

    def chosen_name(self, text: str) -> str | None:
        """Return the name of another row that somebody chose for a text."""
        chosen = self.choices.get(text)
        is_name = (
            chosen not in (None, NEW, LEFT_OUT, AS_WORDS)
            and self.view.records.node(chosen or "") is None
        )
        return chosen if is_name else None

    def is_chosen(self, text: str) -> bool:
        """Return whether somebody chose what a text means."""
        return text in self.choices

    def is_looked_up(
        self, text: str, tables: Sequence[str], within: OrganizationId | None = None
    ) -> bool:
        """Return whether what a text means is known without a search."""
        return (text, tuple(tables), within) in self._found or any(
            True for _ in self._own(text, tables)
        )

    def _own(self, text: str, tables: Sequence[str]) -> Iterator[RecordId]:
        return chain.from_iterable(self._own_of_each(text, tables))

    def _own_of_each(self, text: str, tables: Sequence[str]) -> Iterator[Mapping[RecordId, None]]:
        return (self.local.get((table, self._row_name(table, text)), {}) for table in tables)

    def _row_name(self, table: str, name: str) -> str:
        """Return what a name is known by; it may stand in thousands of rows."""
        if (table, name) not in self._row_names:
            self._row_names[table, name] = row_name(table, name)
        return self._row_names[table, name]

    def _known(self, text: str, tables: Sequence[str], within: OrganizationId | None) -> Meaning:
        chosen = self._chosen_id(text)
        if chosen is not None and any(
            chosen in getattr(self.view.records, table) for table in tables
        ):
            return RecordId(chosen)
        kept = self._kept(text, tables) if chosen is None else ()
        if len(kept) == 1:
            return kept[0]
        kinds = frozenset(kind for table in tables for kind in BY_TABLE[table].found_as)
        ids, near, told = (
            self._searched(text, kinds, within) if kinds else self._called(text, tables)
        )
        if chosen == NEW:  # what was made new the last time is the Centre's own now
            self._new.setdefault(text, tuple(ids))
            ids = [id_ for id_ in ids if self._is_own(id_, tables)]
            return ids[0] if len(ids) == 1 else RecordId(NEW)
        if len(own := [id_ for id_ in ids if self._is_own(id_, tables)]) == 1:
            ids = own
        if len(ids) == 1:
            return ids[0]
        own_first = sorted(near, key=lambda id_: not self._is_own(id_, tables))
        shown = tuple(told(id_) for id_ in own_first[:MOST_CANDIDATES])
        return Candidates(shown, len(near) - len(shown)) if shown else None

    def _chosen_id(self, text: str) -> str | None:
        """Return what somebody chose for a text: `NEW` is that, though some body has it as code."""
        chosen = self.choices.get(text)
        if chosen is None or chosen == NEW:
            return chosen
        return self.view.names.of_id(chosen) or chosen

    def _kept(self, text: str, tables: Sequence[str]) -> Sequence[RecordId]:
        """Return the records that the Centre itself calls so beside their own names, as by
        what was chosen at an earlier import.
        """
        if self._by_alias is None:
            self._by_alias = defaultdict(list)
            for name in self.view.records.names.values():
                if name.why is NameWhy.ALIAS and name.audience.belongs_to(self.view.viewer.centre):
                    self._by_alias[fold(name.name)].append(name.of)
        known = tables_of(self.view.records)
        return [
            id_
            for id_ in self._by_alias.get(fold(text), ())
            if any(id_ in known[table] for table in tables)
        ]

    def _searched(
        self, text: str, kinds: frozenset[NodeKind], within: OrganizationId | None
    ) -> tuple[list[RecordId], list[RecordId], Callable[[RecordId], PossibleMeaning]]:
        """Return what a name means, what it may mean, best first, and how one of these is told."""
        meant = self.view.names.meaning(text, NameUse.RECORDING, as_of=self.view.as_of, kinds=kinds)
        several = self._inside(meant.several, within)
        ids = [meant.one] if meant.one is not None else [one.id for one in several]
        near = {one.id: one for one in several or meant.near}
        return ids, [*near], lambda id_: self._candidate(near[id_])

    def _called(
        self, text: str, tables: Sequence[str]
    ) -> tuple[list[RecordId], list[RecordId], Callable[[RecordId], PossibleMeaning]]:
        """The same of kinds to which no search is narrowed: those of exactly this name."""
        records = {
            RecordId(record.id): record
            for table in tables
            for record in self._named(table).get(row_name(table, text), ())
        }
        return (
            [*records],
            [*records],
            lambda id_: PossibleMeaning(id_, said(self.view.records, records[id_])),
        )

    def _named(self, table: str) -> Mapping[str, list[Record]]:
        """Return the records of a table by folded name."""
        if table not in self._by_name:
            self._by_name[table] = defaultdict(list)
            named_by = BY_TABLE[table].named_by
            for record in tables_of(self.view.records)[table].values() if named_by else ():
                self._by_name[table][row_name(table, getattr(record, named_by))].append(record)
        return self._by_name[table]

    def _inside(self, answers: Sequence[Found], within: OrganizationId | None) -> Sequence[Found]:
        inside = [
            answer
            for answer in answers
            if isinstance(post := self.view.records.node(answer.id), Post)
            and post.organization == within
        ]
        return inside or answers

    def _is_own(self, id_: RecordId, tables: Sequence[str]) -> bool:
        found = (tables_of(self.view.records)[table].get(id_) for table in tables)
        return any(
            record is not None and record.audience.belongs_to(self.view.viewer.centre)
            for record in found
        )

    def _candidate(self, one: Found) -> PossibleMeaning:
        return PossibleMeaning(one.id, self.view.names.told(one, self.view.as_of))


def row_name(table: str, name: str) -> str:
    """Return what a name is known by among rows of a table:
    titles and letters round it make no second person.
    """
    return (same_name(name) if table == "people" else fold(name)) or name
