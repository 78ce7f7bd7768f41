"""A look at files as a page shows it: what becomes of the rows, what the new ones make, what has to
be answered, and which paths would be others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from api.describe import Described
from api.pages.asked import Asked
from api.pages.page import FormProblem, Shown
from api.pages.recording.changed_cells import CellLine, cell_lines
from api.pages.recording.file_choices import (
    COLUMN,
    FIRST,
    KEEP,
    MEANT,
    ORDER,
    OUT,
    TITLE,
    carried_choices,
    place_field,
)
from api.pages.recording.gained import StandingShown, standing_shown
from api.pages.recording.meaning import NameInField, PossibleRecord, without_choice
from api.pages.recording.record import seen_at, told
from api.pages.recording.searched import not_found, searched
from api.pages.recording.sent import Sent
from api.uploads import Upload
from graph.attention import in_thread
from graph.errors import Problem
from graph.files.header import column_name
from graph.files.telling import DiaryEntry
from graph.kinds import RECORDED
from graph.model import OrganizationId, Record
from graph.names.in_language import ShownName
from graph.names.kind_words import band_title
from graph.names.shown import named
from graph.paths.gain import Compared
from graph.privacy.seen import seen_by_of
from graph.recording.effect import paths_changed
from graph.recording.importing import Import, Item
from graph.recording.making import RecordsMade, making
from graph.recording.preview import Preview, TieChange
from graph.recording.resolving import AS_WORDS, LEFT_OUT, NEW, Taken, Unclear, UnclearWhat
from graph.recording.sheets import Place
from graph.recording.tally import Outcome, Tally
from graph.records.difference import Entry
from graph.ties.strength import band
from graph.words import Fill, P, T, Text, joined, say

MOST_SHOWN = 50
MOST_TIES = 20
MOST_ENTRIES = 200
"""Meetings of calendars that are offered at once: the latest."""
MOST_REASONS = 6
"""Why rows are left out."""
MOST_ROWS_OF_A_NAME = 3
"""That are told where a name is asked for."""
_OUTCOMES: Mapping[Outcome, Fill] = {
    Outcome.NEW: T("New"),
    Outcome.CHANGED: T("Changed"),
    Outcome.SAME: T("Here already, nothing to do"),
    Outcome.UNCLEAR: T("To be answered by you"),
    Outcome.LEFT_OUT: T("Left out"),
    Outcome.UNUSABLE: T("Cannot be used"),
}
_QUESTIONS: Mapping[UnclearWhat, Text] = {
    UnclearWhat.MEETING: T("Is “{text}” the same meeting as before?"),
    UnclearWhat.ROWS: T("“{text}” stands in several rows. Is it one meeting?"),
}
_OF_AN_OFFICE = {
    True: T("“{text}” is an office. Who held it then? Search for them, or keep the words alone."),
    False: T("“{text}” is an office, and the name of nobody. Who held it then? Search for them."),
}
"""By whether the words can be kept alone."""
_NEW: Mapping[UnclearWhat, Fill] = {UnclearWhat.MEETING: T("Another meeting")}
_LEFT_BEHIND = (Outcome.UNCLEAR, Outcome.LEFT_OUT, Outcome.UNUSABLE)


@dataclass(frozen=True, slots=True)
class TieLine:
    """A tie that would change, with the words of its bands."""

    a: str
    b: str
    before: Fill
    after: Fill


@dataclass(frozen=True, slots=True)
class MetBefore:
    """A meeting that is here already, which a row may tell once more."""

    said: Fill
    address: str


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A meeting of a calendar, with the names of the fields that tick it and its title."""

    place: str
    entry: DiaryEntry
    kept: bool
    titled: bool
    before: MetBefore | None


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row, with the name of the field that leaves it out, and the records that it makes."""

    field: str
    where: Text
    there: str
    items: Sequence[Item]
    before: MetBefore | None

    @property
    def made(self) -> Sequence[tuple[Item, Sequence[CellLine]]]:
        """The records with what changes in each, worked out for the rows that are shown alone."""
        return [(item, list(cell_lines(item, item.among))) for item in self.items]


@dataclass(frozen=True, slots=True)
class RowOut:
    """What somebody left out: a row, and what stands in it; or a name, of which `field` is the
    choice.
    """

    field: str
    value: str
    where: Text
    there: str


@dataclass(frozen=True, slots=True)
class WrongLine:
    """What cannot be used: where it stands, what is there ("": a whole file), and what to do."""

    where: Fill
    there: str
    remedy: Fill


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewShown(Shown):
    upload: str
    files: Sequence[str]
    new: Sequence[RowLine]
    changed: Sequence[RowLine]
    more_new: int
    more_changed: int
    makes: Sequence[tuple[Fill, RecordsMade]]
    seen: Fill | None
    """Who will see what it makes or changes; None: it does neither."""
    unclear: Sequence[NameInField]
    more_unclear: int
    taken: Sequence[Taken]
    """Names that are taken for a record that is here."""
    more_taken: int
    wrong: Sequence[WrongLine]
    more_wrong: int
    paths: Sequence[StandingShown]
    more_paths: int
    ties: Sequence[TieLine]
    more_ties: int
    chosen: Mapping[str, str]
    rows: int
    """How many would be added or changed."""
    waiting: int
    """How many have to be answered first."""
    ticked: Mapping[str, str]
    out: Sequence[RowOut]
    carried_out: Mapping[str, str]
    """Rows that are left out, for the forms that do not ask for them."""
    lines: Sequence[tuple[Fill, int]]
    """What becomes of the rows: each is in one line."""
    blank: int
    not_read: int
    """Earlier days of what repeats in a calendar."""
    left_out: int
    """Rows of which nothing is kept."""
    reasons: Sequence[tuple[Fill, int]]
    """Why rows are left out, the most frequent reason first, and how many are for each."""
    more_reasons: int
    """Rows that are left out for others."""
    draft: str | None
    notes: Sequence[tuple[str, Fill]]
    entries: Sequence[EntryLine]
    more_entries: int
    own_columns: bool
    """Whether a file is no table of ours, so that its columns can be chosen otherwise."""
    ticket: str | None
    """None: it cannot be added yet, or nothing would change."""


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What the rows that can be used make, and the paths that they change."""

    ids: Collection[str]
    makes: Sequence[RecordsMade]
    paths: Compared | None


async def preview_shown(
    asked: Asked,
    centre: OrganizationId,
    upload: Upload,
    preview: Preview,
    choices: Mapping[str, str],
    sent: Sent,
    ticket: str,
) -> PreviewShown:
    """Return what is shown of a look. `ticket`: with which it would be added once."""
    ahead = await in_thread(_ahead, preview, centre)
    records, title = preview.records, T("What the import would change")
    reasons = _reasons(records.tally)
    unclear = [searched(asked, _meaning(asked, each), each, sent) for each in records.unclear]
    unclear_names = {each.written for each in unclear}
    taken = [each for each in records.taken if not each.new]
    searching = [each for each in unclear if each.search is not None and each.search.text]
    not_chosen: tuple[FormProblem, ...] = ()
    if sent["step"] == "choose":
        waiting = [each for each in unclear if each not in searching]
        not_chosen = (*without_choice(unclear, waiting), *not_found(unclear))
    met = partial(_met_before, asked, records)
    new, changed = (
        _rows(records, items, ahead.ids, met) for items in (records.new, records.changed)
    )
    then = replace(asked, view=preview.after)
    paths = [] if ahead.paths is None else [*ahead.paths.targets, *ahead.paths.beside]
    return PreviewShown(
        title=T("Error: {title}", title=title) if not_chosen else title,
        status=422 if not_chosen else 200,
        problems=not_chosen,
        lede=T("Nothing is written yet."),
        upload=upload.id,
        files=[path.name for path in upload.files],
        new=new[:MOST_SHOWN],
        more_new=_more(new),
        changed=changed[:MOST_SHOWN],
        more_changed=_more(changed),
        seen=_seen(item for row in (*new, *changed) for item in row.items),
        makes=[(RECORDED[one.table].sheet, one) for one in ahead.makes],
        taken=taken[:MOST_SHOWN],
        more_taken=_more(taken),
        unclear=unclear,
        more_unclear=records.more_unclear,
        wrong=[_wrong(records, one) for one in records.problems[:MOST_SHOWN]],
        more_wrong=_more(records.problems) + records.more_problems,
        paths=[standing_shown(then, one, centre) for one in paths if not one.is_as_before],
        more_paths=0 if ahead.paths is None else ahead.paths.more,
        ties=[_tie(asked, preview, tie) for tie in preview.ties[:MOST_TIES]],
        more_ties=max(0, len(preview.ties) - MOST_TIES),
        chosen={
            f"{MEANT}{written}": id
            for written, id in choices.items()
            if written not in unclear_names and id != LEFT_OUT
        }
        | dict(carried_choices(sent, COLUMN, ORDER, FIRST)),
        ticked=carried_choices(sent, KEEP, TITLE),
        out=_out(records, choices, sent),
        carried_out={
            **carried_choices(sent, OUT),
            **{f"{MEANT}{name}": meant for name, meant in choices.items() if meant == LEFT_OUT},
        },
        lines=_lines(records.tally),
        blank=records.tally.blank,
        not_read=records.tally.not_read,
        left_out=sum(map(records.tally.of, _LEFT_BEHIND)),
        reasons=reasons[:MOST_REASONS],
        more_reasons=sum(rows for _, rows in reasons[MOST_REASONS:]),
        draft=asked.value("draft") or None,
        notes=records.notes,
        entries=[
            _entry(file, one, sent, met((file, one.number)))
            for file, one in records.to_tick[-MOST_ENTRIES:]
        ],
        more_entries=max(0, len(records.to_tick) - MOST_ENTRIES),
        own_columns=any(one.is_open for one in records.columns),
        rows=records.tally.of(Outcome.NEW) + records.tally.of(Outcome.CHANGED),
        waiting=records.tally.of(Outcome.UNCLEAR),
        ticket=ticket if ahead.ids else None,
    )


def _ahead(preview: Preview, centre: OrganizationId) -> _Ahead:
    usable = preview.records.usable
    return _Ahead(
        {entry.id for entry in usable},
        making(usable, preview.before.records),
        paths_changed(preview.before, preview.after, _written(usable), centre) if usable else None,
    )


def _written(entries: Sequence[Entry[Record]]) -> Iterator[Record]:
    return (entry.after for entry in entries if entry.after is not None)


def _met_before(asked: Asked, records: Import, place: Place) -> MetBefore | None:
    met = records.met_before.get(place)
    return None if met is None else MetBefore(told(asked, met), seen_at(asked, met))


def _rows(
    records: Import,
    items: Sequence[Item],
    ids: Collection[str],
    met: Callable[[Place], MetBefore | None],
) -> Sequence[RowLine]:
    """Return the rows of those items that would be written, in the order of the files."""
    by_place: dict[Place, list[Item]] = defaultdict(list)
    for item in items:
        if item.id in ids:
            by_place[item.file, item.row].append(item)
    return [
        RowLine(
            f"{OUT}{place_field(*place)}",
            _where(*place),
            _cells(records, *place),
            made,
            met(place),
        )
        for place, made in sorted(by_place.items())
    ]


def _seen(items: Iterable[Item]) -> Fill | None:
    public = [item.record.audience.is_public for item in items]
    return seen_by_of(sum(public), len(public)) if public else None


def _out(records: Import, choices: Mapping[str, str], sent: Sent) -> Sequence[RowOut]:
    names = [
        RowOut(f"{MEANT}{name}", LEFT_OUT, T("All rows with this name"), name)
        for name, meant in choices.items()
        if meant == LEFT_OUT
    ]
    fields = {f"{OUT}{place_field(*place)}": place for place in records.read.places}
    rows = [
        RowOut(field, "yes", _where(*fields[field]), _cells(records, *fields[field]))
        for field in carried_choices(sent, OUT)
        if field in fields
    ]
    return [*names, *rows]


def _wrong(records: Import, one: Problem) -> WrongLine:
    if not one.row:
        return WrongLine(one.file, "", one.message)
    if not one.column:
        return WrongLine(_where(one.file, one.row), _cells(records, one.file, one.row), one.message)
    where = T("{file}, row {row}, column {column}", file=one.file, row=one.row, column=one.column)
    names = [column_name(heading) for heading in records.read.headers.get(one.file, ())]
    cells, name = records.read.places.get((one.file, one.row), ()), column_name(one.column)
    if name in names[: len(cells)]:
        return WrongLine(where, cells[names.index(name)], one.message)
    return WrongLine(where, _cells(records, one.file, one.row), one.message)


def _cells(records: Import, file: str, row: int) -> str:
    return " · ".join(filter(None, records.read.places.get((file, row), ())))


def _where(file: str, row: int) -> Text:
    return T("{file}, row {row}", file=file, row=row)


def _meaning(asked: Asked, name: Unclear) -> NameInField:
    candidates = [
        PossibleRecord(
            one.id, ShownName(say(one.said, asked.language), None), Described(None, None)
        )
        for one in name.candidates
    ]
    rows = list(dict.fromkeys((file, row) for file, row, _ in name.where))
    shown = [_where(*place) for place in rows[:MOST_ROWS_OF_A_NAME]]
    more = len(rows) - len(shown) + name.more_places
    if more:
        shown.append(P("and {n} more row", "and {n} more rows", more))
    question = (
        _OF_AN_OFFICE[any(one.id == AS_WORDS for one in candidates)]
        if name.what is UnclearWhat.OFFICE
        else _QUESTIONS.get(name.what)
    )
    return NameInField(
        "import",
        name.written,
        "",
        candidates,
        (
            *(() if name.is_word else [(NEW, _NEW.get(name.what, T("Someone or something new")))]),
            (
                LEFT_OUT,
                P("Leave this row out", "Leave these rows out", len(rows) + name.more_places),
            ),
        ),
        joined(shown),
        None if question is None else question.filled(text=name.written),
        name.more_candidates,
    )


def _lines(tally: Tally) -> Sequence[tuple[Fill, int]]:
    return [(said, tally.of(outcome)) for outcome, said in _OUTCOMES.items()]


def _reasons(tally: Tally) -> Sequence[tuple[Fill, int]]:
    left = (
        why for place, why in tally.left_out.items() if tally.outcomes[place] is Outcome.LEFT_OUT
    )
    return Counter(left).most_common()


def _entry(file: str, one: DiaryEntry, sent: Sent, before: MetBefore | None) -> EntryLine:
    place = place_field(file, one.number)
    kept, titled = (bool(sent[f"{what}{place}"]) for what in (KEEP, TITLE))
    return EntryLine(place, one, kept, titled, before)


def _more(items: Sequence[object]) -> int:
    return max(0, len(items) - MOST_SHOWN)


def _tie(asked: Asked, preview: Preview, tie: TieChange) -> TieLine:
    before, after = (
        T("no tie") if strength is None else band_title(band(strength))
        for strength in (tie.before, tie.after)
    )
    a, b = (say(named(preview.after.records, id), asked.language) for id in (tie.a, tie.b))
    return TieLine(a, b, before, after)
