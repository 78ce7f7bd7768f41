"""A person's spreadsheet against what the Centre has:
which rows are new, changed or as they were, and which cannot be used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from graph import ids
from graph.attention import attended
from graph.errors import InputError, Problem, TableError
from graph.files.columns_of import FileColumns
from graph.files.telling import DiaryEntry, name_left_out
from graph.kinds import kind_of, said
from graph.letting_go import FreedInParts, let_go
from graph.model import Interaction, OrganizationId, Record, RecordId, Records
from graph.progress import Stage, counted
from graph.recording.checking import checked
from graph.recording.choices import NamesChosen, void
from graph.recording.corrected_rows import as_said, with_corrected
from graph.recording.filling import Filling
from graph.recording.identifying import Identifying
from graph.recording.mentions import Mentions
from graph.recording.met_before import MeetingsBefore, met_before
from graph.recording.planning import Plan
from graph.recording.recognising import Recognising
from graph.recording.remembering import remembered
from graph.recording.resolving import (
    APART,
    LEFT_OUT,
    NEW,
    ONE_MEETING,
    NamesOfImport,
    Taken,
    Unclear,
)
from graph.recording.shared_addresses import shared_addresses
from graph.recording.sheets import FileChoices, Place, SheetsRead, read_sheets
from graph.recording.spots import (
    ChoiceNeeded,
    NameLeftOut,
    NamesUnusable,
    Refused,
    RowSaid,
    Spot,
    refused,
)
from graph.recording.surroundings import surroundings
from graph.recording.tally import Outcome, Tally, tally
from graph.recording.written_names import written_names
from graph.records.difference import Entry, applied
from graph.records.tables import references
from graph.tables.problems import FirstProblems
from graph.view import View
from graph.words import Fill, P, Text

MOST_PROBLEMS = 1_000
"""That are told of one import, the first that are found.
Who has more has one that many rows share.
"""

NOTHING_CHOSEN = FileChoices()


@dataclass(frozen=True, slots=True)
class Item:
    """A record that an import makes or changes, and where it stands;
    of a change the columns with the texts before and after.
    """

    record: Record
    among: Records = field(repr=False, compare=False)
    """All records as they are after it."""
    file: str
    row: int
    changes: tuple[tuple[str, str, str], ...] = ()

    @property
    def table(self) -> str:
        return kind_of(self.record).table

    @property
    def id(self) -> RecordId:
        return RecordId(self.record.id)

    @property
    def said(self) -> Fill:
        """The record in words: those of many thousand would take more memory than their rows."""
        return said(self.among, self.record)


@dataclass(frozen=True, slots=True)
class Import(FreedInParts):
    """What an import would write, and why it cannot be written yet where
    something is unclear or wrong.
    """

    entries: tuple[Entry[Record], ...]
    usable: tuple[Entry[Record], ...]
    """Of the entries those of rows of which every part is clear, and what these refer to."""
    new: tuple[Item, ...]
    """That the usable entries make, as `changed` is what they change."""
    changed: tuple[Item, ...]
    unchanged: int
    taken: tuple[Taken, ...]
    unclear: tuple[Unclear, ...]
    more_unclear: int
    """Further names, which are looked at once a record is chosen for those."""
    problems: tuple[Problem, ...]
    """Rows that cannot be used: where, and what to do."""
    more_problems: int
    """How many more there are than those."""
    tally: Tally
    """What becomes of every row."""
    columns: tuple[FileColumns, ...]
    """Of each sheet that is not a table of ours, what its columns are taken for."""
    to_tick: tuple[tuple[str, DiaryEntry], ...]
    """Meetings of a calendar, by file, of which those alone are kept that are ticked."""
    notes: tuple[tuple[str, Text], ...]
    """What is to be known of how a file was read, by file."""
    read: SheetsRead
    kept_choices: tuple[Entry[Record], ...] = ()
    """Names under which the Centre knows from then on what was chosen."""
    met_before: Mapping[Place, Interaction] = field(default_factory=dict)
    """By row the meeting that is here already, which it may tell once more."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What was chosen for words that no column of ours has, to be remembered for the Centre."""

    @property
    def to_answer(self) -> tuple[FileColumns, ...]:
        """Sheets of which somebody has to say what their columns are."""
        return tuple(one for one in self.columns if one.missing)

    def plan(self, *, partly: bool = False) -> Plan:
        """Return the import as a plan. `partly`: rows that are unclear or cannot be used are left
        out, with what only they name.

        Raises:
            TableError: rows that cannot be used, names for which a record has to be chosen, and
                columns of which nobody said what they are; with `partly` where nothing is left.
        """
        unclear = [Problem(*place, one.text) for one in self.unclear for place in one.where[:1]]
        unclear += [Problem(one.file, one.header_row, "", one.question) for one in self.to_answer]
        entries = self.usable
        if (self.problems or unclear) and not (partly and entries):
            raise TableError(
                _ordered([*self.problems, *unclear]), self.more_problems + self.more_unclear
            )
        if not entries:
            return Plan((), RecordId(""))
        left = {entry.id for entry in self.entries} - {entry.id for entry in entries}
        kept = [
            entry
            for entry in self.kept_choices
            if not any(id_ in left for _, id_ in references(entry.record))
        ]
        return Plan((*entries, *kept), RecordId(entries[0].id))


def importing(
    view: View,
    files: Sequence[Path],
    choices: Mapping[str, str],
    centre: OrganizationId,
    make_id: Callable[[str], str] | None = None,
    chosen: FileChoices = NOTHING_CHOSEN,
) -> Import:
    """Return what an import of the files would write for the Centre.
    `choices`: by written name the id that it means, or "new".
    """
    found = _found(view, files, choices, centre, make_id or ids.many(), chosen)
    let_go(found.read.sheets)  # the rows are records by now, and a large write needs the room
    return found


def _found(
    view: View,
    files: Sequence[Path],
    choices: Mapping[str, str],
    centre: OrganizationId,
    make_id: Callable[[str], str],
    chosen: FileChoices,
) -> Import:
    problems = _Problems(MOST_PROBLEMS)
    around = replace(
        surroundings(view, centre),
        left_out=_chosen(choices, LEFT_OUT),
        chosen_new=_chosen(choices, NEW),
        one_meeting=_chosen(choices, ONE_MEETING),
        apart=_chosen(choices, APART),
    )
    read = read_sheets(files, problems, around, chosen)
    given = NamesChosen(choices)
    names = NamesOfImport(view, given if choices else {}, written_names(read.sheets))
    mentions = Mentions(view, centre, make_id, names, chosen.words)
    for asked, places in read.may_be_one:
        mentions.ask_of_rows(places, asked)
        problems.unclear.update(places)
    filling = Filling(mentions)
    recognising = Recognising(view, centre, read.sheets)
    where = ", ".join(path.name for path in files)
    shared = shared_addresses(recognising, read.sheets, around.chosen_new)
    read.notes += [(where, note) for note in shared]
    identifying = Identifying(mentions, recognising)
    spots: list[Spot] = []
    rows = [(sheet, row) for sheet in read.sheets for row in sheet.rows]
    for sheet, row in attended(counted(Stage.READING, rows), between=20):
        with _Reporting(Spot(sheet, row), problems):
            if (spot := identifying.spot(sheet, row)) is not None:
                spots.append(spot)
        if sheet.kind.named_by and (sheet.file, row.number) in problems.unusable:
            for called in filter(None, (row.cells.get("id"), Spot(sheet, row).name)):
                names.give_up(sheet.kind.table, called)
    let_go(rows)
    read.with_row.update(identifying.with_row)
    said_rows: list[RowSaid] = []
    for spot in attended(counted(Stage.COMPARING, spots), between=20):
        with _Reporting(spot, problems):
            said_rows.append(RowSaid(spot, *filling.record(spot)))
    corrected = [*with_corrected(view.records, centre, said_rows, read.moving)]
    said_rows = [*_corrected(corrected, mentions, read, problems)]
    said_rows += [RowSaid(spot, record, None) for spot, record in mentions.made]
    unusable = {spot.id for spot in spots if spot.id is not None and spot.existing is None} - {
        row_said.record.id for row_said in said_rows
    }
    differing = [one for one in said_rows if one.record != one.existing]
    changing = _checked(view, _without(differing, unusable), problems)
    read.notes += _notes(filling.not_kept)
    if not any(one.missing for one in read.columns):  # else names are not looked up yet
        read.notes += [(where, note) for note in void(given, names, mentions.chosen_words)]
    found = _told(view.records, said_rows, changing, mentions, problems, read)
    made = {entry.id: entry.after for entry in found.entries if entry.after is not None}
    kept = tuple(remembered(view, choices, mentions.taken, made, centre))
    new = (
        ((item.file, item.row), item.record)
        for item in found.new
        if isinstance(item.record, Interaction)
    )
    before = met_before(view, centre, read.to_tick, new)
    for many in (spots, said_rows, differing, changing):
        let_go(many)
    return replace(found, kept_choices=kept, met_before=before, words=mentions.chosen_words)


def _chosen(choices: Mapping[str, str], what: str) -> frozenset[str]:
    return frozenset(name for name, meant in choices.items() if meant == what)


def _corrected(
    said_rows: Sequence[tuple[RowSaid, Interaction | None]],
    mentions: Mentions,
    read: SheetsRead,
    problems: _Problems,
) -> Iterator[RowSaid]:
    """Yield the rows, of which each that may be a meeting of before is so as was chosen: that of
    another row, or of the same day and people.
    """
    claimed = {one.existing.id for one, _ in said_rows if one.existing is not None}
    met = MeetingsBefore(mentions.view, mentions.centre, claimed)
    for one, before in said_rows:
        record, spot = one.record, one.spot
        if before is None and one.existing is None and isinstance(record, Interaction):
            before = None if spot.sheet.shared or spot.cell("id") else met.same(record)
        if before is None:
            yield one
            continue
        with _Reporting(one.spot, problems):
            cells = " · ".join(filter(None, read.places[one.spot.place]))
            written = f"{one.spot.default_source}: {cells[:200]}"
            if mentions.is_meeting(one.spot, written, before):
                one = RowSaid(one.spot, as_said(before, one.record), before)
            yield one


def _notes(not_kept: Sequence[Spot]) -> Iterator[tuple[str, Text]]:
    for file, rows in groupby(not_kept, key=lambda spot: spot.sheet.file):
        count = len(list(rows))
        yield (
            file,
            P(
                "How to reach {n} person is not kept: the record is for everybody, and that is "
                "kept with a record of your Centre's own alone.",
                "How to reach {n} people is not kept: their records are for everybody, and that is "
                "kept with records of your Centre's own alone.",
                count,
            ),
        )


@dataclass(slots=True)
class _Problems(FirstProblems):
    """Remembers of every row that it cannot be used, that a name in it is unclear, or that it is
    left out for a name in it.
    """

    unusable: set[Place] = field(default_factory=set)
    unclear: set[Place] = field(default_factory=set)
    left_out: dict[Place, Text] = field(default_factory=dict)

    def append(self, problem: Problem) -> None:
        FirstProblems.append(self, problem)
        self.unusable.add((problem.file, problem.row))


@dataclass(frozen=True, slots=True)
class _Reporting:
    """Within it, what is wrong with a row becomes a problem and the next row is read.
    A name that is asked for is reported elsewhere.
    """

    spot: Spot
    problems: _Problems

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> bool:
        if isinstance(error, ExceptionGroup):
            # each, also after one that is not
            known = [self._reported(one) for one in error.exceptions]
            return all(known)
        return self._reported(error)

    def _reported(self, error: BaseException | None) -> bool:
        if isinstance(error, InputError):
            error = refused(self.spot, error)
        if isinstance(error, NameLeftOut):
            self.problems.left_out[self.spot.place] = name_left_out(error.written)
        if isinstance(error, Refused):
            self.problems.append(self.spot.problem(error))
        if isinstance(error, ChoiceNeeded):
            self.problems.unclear.add(self.spot.place)
        if isinstance(error, NamesUnusable):
            self.problems.unusable.add(self.spot.place)
        return isinstance(error, Refused | ChoiceNeeded | NameLeftOut | NamesUnusable)


def _without(said_rows: list[RowSaid], unusable: Set[str]) -> list[RowSaid]:
    """Return the rows but for those that are right in themselves and name one that is not, or one
    that goes with it: then only that one is reported.
    """
    while unusable:
        naming = [
            one for one in said_rows if any(id_ in unusable for _, id_ in references(one.record))
        ]
        gone = {id(one) for one in naming}
        said_rows = [one for one in said_rows if id(one) not in gone]
        unusable = {one.record.id for one in naming if one.existing is None}
    return said_rows


def _checked(view: View, said_rows: Sequence[RowSaid], problems: _Problems) -> list[RowSaid]:
    beside = {row_said.record.id: row_said.record for row_said in said_rows}
    good: list[RowSaid] = []
    for row_said in attended(said_rows, between=20):
        with _Reporting(row_said.spot, problems):
            checked(view.records, row_said.record, view.as_of, beside=beside)
            good.append(row_said)
    new = {one.record.id for one in said_rows if one.existing is None}
    return _without(good, new - {one.record.id for one in good})


def _told(
    records: Records,
    said_rows: Sequence[RowSaid],
    changing: Sequence[RowSaid],
    mentions: Mentions,
    problems: _Problems,
    read: SheetsRead,
) -> Import:
    of_each = {row_said.record.id: row_said for row_said in changing}  # the last has said all
    outcomes = _outcomes(said_rows, changing)
    changing = list(of_each.values())
    entries = tuple(
        Entry(
            kind_of(row_said.record).table, row_said.record.id, row_said.existing, row_said.record
        )
        for row_said in changing
    )
    after = applied(records, entries)
    items = [
        Item(
            row_said.record,
            after,
            row_said.spot.sheet.file,
            row_said.spot.row.number,
            ()
            if row_said.existing is None
            else tuple(_changes(row_said.existing, row_said.record)),
        )
        for row_said in changing
    ]
    read.left_out |= problems.left_out
    read.left_out.update(
        (place, problems.left_out[other])
        for place, other in read.with_row.items()
        if other in problems.left_out
    )
    counted = tally(read, problems.unusable, problems.unclear - {*read.left_out}, outcomes)
    usable = _usable(entries, items, counted)
    kept = {entry.id: entry for entry in usable}
    return Import(
        entries=entries,
        usable=usable,
        new=tuple(one for one in items if one.id in kept and kept[one.id].before is None),
        changed=tuple(one for one in items if one.id in kept and kept[one.id].before is not None),
        unchanged=sum(row_said.record == row_said.existing for row_said in said_rows),
        taken=mentions.taken,
        unclear=tuple(
            one
            for one in mentions.unclear
            if one.more_places
            or any((file, row) not in read.left_out for file, row, _ in one.where)
        ),
        more_unclear=mentions.more_unclear,
        problems=tuple(_ordered(problems.kept)),
        more_problems=problems.more,
        tally=counted,
        columns=tuple(read.columns),
        to_tick=tuple(read.to_tick),
        notes=tuple(read.notes),
        read=read,
    )


def _usable(
    entries: Sequence[Entry[Record]], items: Sequence[Item], counted: Tally
) -> tuple[Entry[Record], ...]:
    places = {item.id: (item.file, item.row) for item in items}
    waiting = {entry.id: entry for entry in entries}
    reached = [
        id_
        for id_ in waiting
        if counted.outcomes.get(places[RecordId(id_)], Outcome.NEW) < Outcome.LEFT_OUT
    ]
    kept: set[str] = set()
    while reached:
        id_ = reached.pop()
        if id_ in waiting and id_ not in kept:
            kept.add(id_)
            after = waiting[id_].after
            reached += [] if after is None else [one for _, one in references(after)]
    return tuple(entry for entry in entries if entry.id in kept)


def _outcomes(
    said_rows: Sequence[RowSaid], changing: Sequence[RowSaid]
) -> Iterator[tuple[Place, Outcome]]:
    """Yield what becomes of each row, once for each record that it says."""
    written = {id(one) for one in changing}
    for one in said_rows:
        if one.record == one.existing:
            yield one.spot.place, Outcome.SAME
        elif id(one) not in written:
            yield one.spot.place, Outcome.UNUSABLE
        else:
            yield one.spot.place, Outcome.NEW if one.existing is None else Outcome.CHANGED


def _ordered(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda one: (one.file, one.row))


def _changes(before: Record, after: Record) -> Iterator[tuple[str, str, str]]:
    for column in kind_of(after).columns:
        texts = [
            column.write(*(getattr(record, name) for name in column.fields))
            for record in (before, after)
        ]
        if texts[0] != texts[1]:
            yield column.name, texts[0], texts[1]
