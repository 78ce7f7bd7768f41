"""The map of the landscape: who works on what for whom, what is known, and where nobody works."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.errors import InputError
from graph.landscape.axes import (
    LENS_OF_TERMS,
    AxisTerm,
    MapLens,
    axis,
    centre_term,
    concept_term,
    nation_term,
    own_framework,
)
from graph.landscape.cells import CellState, Files, MapCell, MapFilter, Reaches
from graph.landscape.recorded import Recorded, known_centre, recorded
from graph.landscape.shown_states import says_tested
from graph.model import (
    ActorId,
    ConceptId,
    Framework,
    FrameworkId,
    FrameworkStatus,
    Nation,
    OrganizationId,
    RecordId,
    Records,
    WorkId,
)
from graph.names.shown import framework_said
from graph.view import View
from graph.words import P, T, Text

DEFINITION = T(
    "A cell counts core and other remits, the works that name the nation, findings and priorities. "
    "What can hold of it, most serious first: a priority of the nation and no work there; no "
    "Centre with a remit there; a remit, and neither finding nor synthesis; findings, none tested "
    "in the nation; evidence older than five years; evidence, and nobody on the target list one "
    "person away; three core remits or more. Where nobody has said what a Centre does there, the "
    "cell is not recorded, which is no gap."
)
"""How the map is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LandscapeFilter:
    """Which part of the landscape: what names one of the values of each lens that is given."""

    terms: tuple[ConceptId, ...] = ()
    nations: tuple[Nation, ...] = ()
    centres: tuple[OrganizationId, ...] = ()


EVERYTHING = LandscapeFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class LandscapeQuestion:
    """Which map, on the day of the view. `framework`: in whose words; None: the shared ones."""

    rows: MapLens = MapLens.OUTCOME
    columns: MapLens = MapLens.NATION
    where: LandscapeFilter = EVERYTHING
    framework: FrameworkId | None = None
    since: dt.date | None = None
    """The day from which changes are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """How a cell differs from what it was on an earlier day."""

    before: MapCell
    now: MapCell

    @property
    def new(self) -> tuple[RecordId, ...]:
        """Works, findings and priorities that came since."""
        return tuple(sorted(_rows(self.now) - _rows(self.before)))

    @property
    def gone(self) -> tuple[RecordId, ...]:
        """Priorities that are in force no more."""
        return tuple(sorted(_rows(self.before) - _rows(self.now)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnCount:
    """What a column of the map comes to, in rows."""

    column: AxisTerm
    rows: int
    recorded: int
    tested: int
    """Something was tested there, whatever else holds of the cell."""
    shown_tested: int
    """Of these, the cells that say so: no graver state holds of them."""
    gaps: int
    priority_unmet: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Landscape:
    """The map. Its cells stand row by row."""

    as_of: dt.date
    since: dt.date | None
    """The day from which changes are told. None: they are not asked for."""
    framework: Framework | None
    """In whose words its terms are. None: none is recorded."""
    rows: tuple[AxisTerm, ...]
    columns: tuple[AxisTerm, ...]
    cells: tuple[MapCell, ...]
    counts: tuple[ColumnCount, ...]
    changes: tuple[CellChange, ...]
    """Cells that differ from the day since which it is asked; none where it is not."""
    new_works: tuple[WorkId, ...]
    """Works of these cells that began since."""
    ended_works: tuple[WorkId, ...]
    """Works of these cells that ended since; they stay on the map."""
    new_findings: tuple[RecordId, ...]
    """Findings of these cells that were published since."""
    new_priorities: tuple[RecordId, ...]
    """Priorities, policies and duties of these cells that began since."""
    new_proposals: tuple[RecordId, ...]
    """Those that were proposed since, and do not hold."""
    gone_priorities: tuple[RecordId, ...]
    """Those that are in force no more."""
    notes: tuple[Text, ...]


def landscape(view: View, question: LandscapeQuestion, reach: Reaches | None = None) -> Landscape:
    """Return the map. `reach`: that of each Centre in each nation, where it is to tell of it.

    Raises:
        InputError: rows and columns are one lens; an id is nothing's; a framework has no terms of
            a lens; or the day since which is asked is later than that of the view.
    """
    if question.rows is question.columns:
        raise InputError(T("Rows and columns are the same. Choose two that differ."))
    if question.since is not None and question.since > view.as_of:
        raise InputError(
            T(
                "{since} is later than {day}, for which it is asked. Choose an earlier day.",
                since=question.since,
                day=view.as_of,
            )
        )
    records = view.records
    framework = framework_asked(records, question.framework)
    _check_terms(records, question, framework)
    only = _filter(records, question.where)
    files = Files(recorded(view.index, view.as_of), only)
    rows, columns = (
        _axis(files.facts, lens, framework, only) for lens in (question.rows, question.columns)
    )
    cells = [files.cell(row, column, reach) for row in rows for column in columns]
    changes: Sequence[CellChange] = ()
    if question.since is not None:
        earlier = Files(recorded(view.index, question.since), only)
        before = [earlier.cell(row, column) for row in rows for column in columns]
        changes = [
            CellChange(before=was, now=now)
            for was, now in zip(before, cells, strict=True)
            if _rows(was) != _rows(now) or (was.core, was.also) != (now.core, now.also)
        ]
    new = {id_ for change in changes for id_ in change.new}
    gone = {id_ for change in changes for id_ in change.gone}
    came = sorted(id_ for id_ in records.priorities if id_ in new)
    return Landscape(
        as_of=view.as_of,
        since=question.since,
        framework=framework,
        rows=tuple(rows),
        columns=tuple(columns),
        cells=tuple(cells),
        counts=tuple(_count(column, cells) for column in columns),
        changes=tuple(changes),
        new_works=tuple(sorted(id_ for id_ in records.works if id_ in new)),
        ended_works=tuple(_ended(records, cells, question.since, view.as_of)),
        new_findings=tuple(sorted(id_ for id_ in records.findings if id_ in new)),
        new_priorities=tuple(id_ for id_ in came if not records.priorities[id_].is_proposed),
        new_proposals=tuple(id_ for id_ in came if records.priorities[id_].is_proposed),
        gone_priorities=tuple(sorted(id_ for id_ in records.priorities if id_ in gone)),
        notes=(
            *_notes(records, framework, view.as_of),
            *(_undated(records, cells) if question.since is not None else ()),
        ),
    )


def cell_of(view: View, row: str, column: str, reach: Reaches | None = None) -> MapCell:
    """Return the cell of two ids, each a term's, a Centre's or a nation's.

    Raises:
        InputError: an id is nothing's, or both are of one lens.
    """
    facts = recorded(view.index, view.as_of)
    ours, theirs = axis_term(facts, row), axis_term(facts, column)
    if ours.lens is theirs.lens:
        raise InputError(T("Rows and columns are the same. Choose two that differ."))
    return Files(facts).cell(ours, theirs, reach)


def cells_beside(view: View, cell: MapCell) -> Sequence[MapCell]:
    """Return the cells of its row in the other columns of its map."""
    facts = recorded(view.index, view.as_of)
    own = own_framework(view.records)
    if cell.row not in axis(facts, cell.row.lens, own):
        return ()
    files = Files(facts)
    return [
        files.cell(cell.row, column)
        for column in axis(facts, cell.column.lens, own)
        if column.id != cell.column.id
    ]


def axis_term(facts: Recorded, id_: str) -> AxisTerm:
    """Return the row or column of an id.

    Raises:
        InputError: it is no term's, Centre's or nation's.
    """
    if id_ in set(Nation):
        return nation_term(Nation(id_))
    if id_ in facts.centres:
        return centre_term(OrganizationId(ActorId(RecordId(id_))))
    return concept_term(facts.index.records, ConceptId(RecordId(id_)))


def framework_asked(records: Records, id_: FrameworkId | None) -> Framework | None:
    """Return the framework of an id, without one the shared vocabulary.

    Raises:
        InputError: nothing has the id.
    """
    if id_ is None:
        return own_framework(records)
    found = records.frameworks.get(id_)
    if found is None:
        raise InputError(
            T('No framework has the id "{id}". Find its id in the list of frameworks.', id=id_)
        )
    return found


def _axis(
    facts: Recorded, lens: MapLens, framework: Framework | None, only: MapFilter
) -> Sequence[AxisTerm]:
    """The terms of the framework; of a lens that it has not those of the shared vocabulary."""
    own = own_framework(facts.index.records)
    terms = axis(facts, lens, framework) or axis(facts, lens, own)
    return [each for each in terms if only.keeps(each)]


def _check_terms(
    records: Records, question: LandscapeQuestion, framework: Framework | None
) -> None:
    """Refuse a framework none of whose terms can stand in the rows or columns."""
    asked = {LENS_OF_TERMS.get(lens) for lens in (question.rows, question.columns)}
    if (
        framework is not None
        and not any(
            each.framework == framework.id and each.lens in asked
            for each in records.concepts.values()
        )
        and question.framework is not None
    ):
        raise InputError(
            T(
                "{framework} has no terms of that kind. Choose other rows and columns, or another "
                "framework.",
                framework=framework_said(records, framework),
            )
        )


def _filter(records: Records, where: LandscapeFilter) -> MapFilter:
    terms: dict[MapLens, list[AxisTerm]] = {}
    for id_ in where.terms:
        term = concept_term(records, id_)
        terms.setdefault(term.lens, []).append(term)
    for centre in where.centres:
        terms.setdefault(MapLens.CENTRE, []).append(centre_term(known_centre(records, centre).id))
    return MapFilter(frozenset(nation.value for nation in where.nations), terms)


def _rows(cell: MapCell) -> frozenset[RecordId]:
    return frozenset((*cell.works, *cell.works_wider, *cell.findings, *cell.priorities))


def _ended(
    records: Records, cells: Sequence[MapCell], since: dt.date | None, day: dt.date
) -> Iterator[WorkId]:
    """The works of cells whose last day was between two days, the first one included."""
    if since is None:
        return
    shown = {id_ for cell in cells for id_ in (*cell.works, *cell.works_wider)}
    for id_ in sorted(shown):
        end = records.works[id_].valid_to
        if end is not None and since <= end.last < day:
            yield id_


def _count(column: AxisTerm, cells: Sequence[MapCell]) -> ColumnCount:
    ours = [cell for cell in cells if cell.column == column]
    return ColumnCount(
        column=column,
        rows=len(ours),
        recorded=sum(cell.is_recorded for cell in ours),
        tested=sum(bool(cell.tested) for cell in ours),
        shown_tested=sum(says_tested(cell) for cell in ours),
        gaps=sum(cell.is_gap for cell in ours),
        priority_unmet=sum(CellState.PRIORITY_UNMET in cell.states for cell in ours),
    )


def _notes(records: Records, framework: Framework | None, day: dt.date) -> Iterator[Text]:
    if framework is None:
        yield T("No vocabulary is recorded, so there are no rows of terms.")
        return
    said = framework_said(records, framework)
    if framework.valid_to is not None and framework.valid_to.last < day:
        yield T(
            "{framework} ended on {day}. Its words are shown as they were.",
            framework=said,
            day=framework.valid_to,
        )
    elif framework.valid_from is not None and framework.valid_from.first > day:
        yield T(
            "{framework} began on {day}, later than the day that is asked for.",
            framework=said,
            day=framework.valid_from,
        )
    elif framework.status is FrameworkStatus.ARCHIVED:
        yield T("{framework} is archived. Its words are shown as they were.", framework=said)
    elif framework.status is FrameworkStatus.UNDER_REVIEW:
        yield T("{framework} is under review.", framework=said)


def _undated(records: Records, cells: Sequence[MapCell]) -> Iterator[Text]:
    """What changes cannot tell of."""
    shown = {id_ for cell in cells for id_ in (*cell.works, *cell.works_wider)}
    undated = sum(records.works[id_].valid_from is None for id_ in shown)
    if undated:
        yield P(
            "Of {n} work it is not stated since when it is; it is not among what changed.",
            "Of {n} works it is not stated since when they are; they are not among what changed.",
            undated,
        )
