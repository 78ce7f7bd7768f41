"""The map of the landscape: who works on what, for whom, and where nobody does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby
from typing import TypeVar

from api.pages.asked import Asked
from api.pages.landscape.axes import (
    LENSES,
    ONE,
    axis_address,
    axis_fill,
    axis_name,
    cell_address,
    cell_title,
)
from api.pages.landscape.boxes import term_choices
from api.pages.landscape.choices import (
    Choice,
    Chosen,
    day_asked,
    in_language,
    not_offered,
    refuse,
    term_fill,
    term_name,
)
from api.pages.landscape.rows import (
    FindingRow,
    PriorityRow,
    WorkRow,
    finding_row,
    priority_row,
    work_row,
)
from api.pages.nation_links import PlainLink
from api.pages.page import FormProblem, Made, Page, PageQuery, Shown, Table
from api.pages.profiles.origins import Cited, cited
from api.pages.profiles.refs import Cut, cut
from api.reaches import reaches
from graph.errors import InputError
from graph.landscape.axes import AxisTerm, MapLens, own_framework
from graph.landscape.cells import CellState, MapCell
from graph.landscape.changes_said import changes_said
from graph.landscape.map import (
    ColumnCount,
    Landscape,
    LandscapeFilter,
    LandscapeQuestion,
    landscape,
)
from graph.landscape.recorded import recorded
from graph.landscape.shown_states import StateShown, key, shown_state, state_word
from graph.model import (
    ConceptId,
    Framework,
    FrameworkId,
    Lens,
    Nation,
    RecordId,
)
from graph.names.in_language import ShownName
from graph.names.kind_words import nation_words
from graph.words import Fill, Listed, P, ProperName, T

MOST_UNMET, MOST_CHANGED, MOST_TITLES, MOST_NAMED = 6, 20, 3, 10
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class CellShown:
    """`number`: works that name the place; None where nothing is recorded."""

    address: str
    css: str
    number: int | None
    word: Fill


@dataclass(frozen=True, slots=True)
class RowShown:
    """`said`: in the words of another framework, which of our outcomes stand under the row."""

    name: ShownName
    address: str
    said: Fill | None
    cells: Sequence[CellShown]


@dataclass(frozen=True, slots=True)
class RowGroup:
    name: ShownName | None
    rows: Sequence[RowShown]


@dataclass(frozen=True, slots=True)
class UnmetCell:
    """A priority, and no work: with the titles of what the nation asks for."""

    said: Fill
    address: str
    titles: Fill


@dataclass(frozen=True, slots=True)
class ChangedCell:
    said: Fill
    address: str
    before: Fill
    now: Fill


@dataclass(frozen=True, slots=True)
class Changes:
    """What came and went since a day, by name, and the cells that differ."""

    said: Fill
    began: Cut[WorkRow]
    ended: Cut[WorkRow]
    found: Cut[FindingRow]
    asks: Cut[PriorityRow]
    proposed: Cut[PriorityRow]
    gone: Cut[PriorityRow]
    rows: Cut[ChangedCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class LandscapeShown(Shown):
    rows: Chosen
    columns: Chosen
    words: Chosen
    nations: Chosen
    audiences: Chosen
    since_text: str
    maps: Sequence[PlainLink]
    further: Sequence[PlainLink]
    headline: Fill | None = None
    told: Sequence[Fill] = ()
    notes: Sequence[Fill] = ()
    number_is: Fill = ""
    caption: Fill = ""
    row_head: Fill = ""
    heads: Sequence[ShownName] = ()
    groups: Sequence[RowGroup] = ()
    key: Sequence[StateShown] = ()
    counted: Fill = ""
    unmet: Cut[UnmetCell] = field(default_factory=lambda: Cut("unmet", (), 0))
    changed: Changes | None = None
    origins: Sequence[Cited] = ()
    cells: Sequence[MapCell] = ()

    def table(self) -> Table:
        columns = (
            "row",
            "column",
            "states",
            "workCount",
            "widerWorkCount",
            "findingCount",
            "testedCount",
            "newest",
            "priorityCount",
            "core",
            "also",
        )
        return Table(columns, [_line(cell) for cell in self.cells])


def _line(cell: MapCell) -> Sequence[Fill | float | None]:
    return (
        cell.row.id,
        cell.column.id,
        "; ".join(cell.states),
        len(cell.works),
        len(cell.works_wider),
        len(cell.findings),
        len(cell.tested),
        cell.newest,
        len(cell.priorities),
        "; ".join(cell.core),
        "; ".join(cell.also),
    )


async def ask(asked: Asked) -> PageQuery:
    question, problems = _question(asked)
    refuse(problems)
    return PageQuery(
        QUERY,
        {
            "input": {
                "rows": question.rows.name,
                "columns": question.columns.name,
                "filter": {
                    "terms": list(question.where.terms) or None,
                    "nations": [each.name for each in question.where.nations] or None,
                },
                "framework": question.framework,
                "since": None if question.since is None else question.since.isoformat(),
                "asOf": asked.view.as_of.isoformat(),
            }
        },
    )


async def make(asked: Asked) -> Made:
    question, problems = _question(asked)
    answer: Landscape | None = None
    if not problems:
        try:
            reach = await reaches(asked.parts.hub, asked.view)
            answer = await asked.parts.aside(landscape, asked.view, question, reach)
        except InputError as error:
            problems = [FormProblem.same("columns", error.text)]
    form = _form(asked, question)
    page = LandscapeShown(
        title=_TITLE,
        rows=form["rows"],
        columns=form["columns"],
        words=form["words"],
        nations=form["nation"],
        audiences=form["audience"],
        since_text=asked.value("since"),
        maps=_maps(asked, question),
        further=_further(asked),
    )
    if answer is None:
        return replace(
            page,
            title=T("Error: {title}", title=_TITLE),
            problems=tuple(problems),
            status=422,
        )
    cells = {(each.row.id, each.column.id): each for each in answer.cells}
    unmet = [cell for cell in answer.cells if CellState.PRIORITY_UNMET in cell.states]
    return replace(
        page,
        lede=T(
            "The What Works Centres by {rows} and {columns}. Open a cell for the works, the "
            "findings and the nearest Centres.",
            rows=_LOWER[question.rows],
            columns=_LOWER[question.columns],
        ),
        query=await ask(asked),
        headline=_headline(asked, question, answer.counts),
        told=list(_told(asked, question, answer, unmet)),
        notes=[*answer.notes, *_framework_notes(answer.framework)],
        number_is=T("The number is works that name the nation, ended ones too.")
        if MapLens.NATION in (question.rows, question.columns)
        else T("The number is works, ended ones too."),
        caption=T(
            "{rows} by {columns}: number of works, and the state of each cell",
            rows=LENSES[question.rows],
            columns=_LOWER[question.columns],
        ),
        row_head=ONE[question.rows],
        heads=[axis_name(asked, each) for each in answer.columns],
        groups=list(_groups(asked, answer.rows, answer.columns, cells)),
        key=key(by_nation=MapLens.NATION in (question.rows, question.columns)),
        counted=_counted(asked),
        unmet=cut(asked, "unmet", [_unmet(asked, cell) for cell in _most_first(unmet)], MOST_UNMET),
        changed=_changes(asked, question.since, answer),
        origins=_origins(asked, answer.cells),
        cells=answer.cells,
    )


def _question(asked: Asked) -> tuple[LandscapeQuestion, list[FormProblem]]:
    """Return what the form asks, and what of it cannot be used."""
    problems: list[FormProblem] = []

    def one_of(field: str, kind: type[E], default: E | None) -> E | None:
        text = asked.value(field)
        if not text:
            return default
        found = next((each for each in kind if each.value == text), None)
        if found is None:
            problems.append(not_offered(asked, field))
        return found or default

    rows = one_of("rows", MapLens, MapLens.OUTCOME)
    columns = one_of("columns", MapLens, MapLens.NATION)
    nation = one_of("nation", Nation, None)
    records = asked.view.records
    words, for_whom = asked.value("words"), asked.value("audience")
    if words and words not in records.frameworks:
        problems.append(not_offered(asked, "words"))
    if for_whom and for_whom not in records.concepts:
        problems.append(not_offered(asked, "audience"))
    since = day_asked(asked, "since", problems)
    return LandscapeQuestion(
        rows=rows or MapLens.OUTCOME,
        columns=columns or MapLens.NATION,
        where=LandscapeFilter(
            terms=(ConceptId(RecordId(for_whom)),) if for_whom else (),
            nations=() if nation is None else (nation,),
        ),
        framework=FrameworkId(RecordId(words)) if words else None,
        since=None if since is None else since.first,
    ), problems


def _form(asked: Asked, question: LandscapeQuestion) -> dict[str, Chosen]:
    own = own_framework(asked.view.records)
    lenses = [Choice(lens, ShownName(asked.say(said))) for lens, said in LENSES.items()]
    return {
        "rows": Chosen(lenses, question.rows),
        "columns": Chosen(lenses, question.columns),
        "words": Chosen(
            [
                Choice(each.id, in_language(asked, each.title, each.title_cy))
                for each in _frameworks(asked)
                if own is None or each.id != own.id
            ],
            question.framework or "",
        ),
        "nation": Chosen(
            [Choice(each, ShownName(asked.say(nation_words(each)))) for each in Nation],
            asked.value("nation"),
        ),
        "audience": Chosen(term_choices(asked, MapLens.AUDIENCE), asked.value("audience")),
    }


def _frameworks(asked: Asked) -> Sequence[Framework]:
    """Those that have outcomes, nations first."""
    records = asked.view.records
    with_outcomes = {
        each.framework for each in records.concepts.values() if each.lens is Lens.OUTCOME
    }
    known = [each for each in records.frameworks.values() if each.id in with_outcomes]
    return sorted(known, key=lambda each: (each.nation is None, each.nation or "", each.title))


def _groups(
    asked: Asked,
    rows: Sequence[AxisTerm],
    columns: Sequence[AxisTerm],
    cells: dict[tuple[str, str], MapCell],
) -> Iterable[RowGroup]:
    concepts = asked.view.records.concepts
    for heading, run in groupby(rows, key=lambda row: row.heading):
        yield RowGroup(
            None if heading is None else term_name(asked, concepts[heading]),
            [
                RowShown(
                    axis_name(asked, row),
                    axis_address(asked, row),
                    _ours(asked, row),
                    [_cell(asked, cells[row.id, column.id]) for column in columns],
                )
                for row in run
            ],
        )


def _ours(asked: Asked, row: AxisTerm) -> Fill | None:
    """Which of our terms stand under a term of another framework."""
    if row.concept is None or row.id in row.matches:
        return None
    concepts = asked.view.records.concepts
    ours = [term_fill(concepts[ConceptId(RecordId(id_))]) for id_ in sorted(row.matches)]
    return Listed(tuple(ours), "; ") if ours else T("No outcome of ours stands under it.")


def _cell(asked: Asked, cell: MapCell) -> CellShown:
    shown = shown_state(cell)
    return CellShown(
        cell_address(asked, cell.row, cell.column),
        shown.drawing,
        None if shown.drawing == "unsaid" else len(cell.works),
        state_word(cell),
    )


def _headline(
    asked: Asked, question: LandscapeQuestion, counts: Sequence[ColumnCount]
) -> Fill | None:
    if not counts or not counts[0].rows:
        return None
    by_tests = sorted(counts, key=lambda each: -each.tested)
    most, least = by_tests[0], by_tests[-1]
    if question.rows is MapLens.OUTCOME and question.columns is MapLens.NATION:
        told = T("Tested in {most} on {tested} of {whole} outcomes, in {least} on {fewest}")
    else:
        told = T("Most is tested for {most}: {tested} of {whole}; least for {least}: {fewest}")
    return told.filled(
        most=axis_fill(asked, most.column),
        tested=most.tested,
        whole=most.rows,
        least=axis_fill(asked, least.column),
        fewest=least.tested,
    )


def _told(
    asked: Asked, question: LandscapeQuestion, answer: Landscape, unmet: Sequence[MapCell]
) -> Iterable[Fill]:
    by_tests = sorted(answer.counts, key=lambda each: -each.tested)[1:-1]
    if question.columns is MapLens.NATION and by_tests:
        yield T(
            "{others}.",
            others=Listed(
                tuple(
                    T(
                        "{nation} {count}",
                        nation=nation_words(each.column.nation),
                        count=each.tested,
                    )
                    for each in by_tests
                    if each.column.nation is not None
                ),
                ", ",
            ),
        )
    hidden = [
        _shown_tested(asked, each) for each in answer.counts if each.tested > each.shown_tested
    ]
    if hidden:
        yield T(
            "A cell shows the gravest that holds of it, so not all with a test say so: {parts}.",
            parts=Listed(tuple(hidden), ", "),
        )
    if unmet:
        yield P(
            "{n} time a nation has a priority, and no work of a Centre is recorded there.",
            "{n} times a nation has a priority, and no work of a Centre is recorded there.",
            len(unmet),
        )
    unsaid = sum(not cell.is_recorded for cell in answer.cells)
    wanted = sum(
        cell.has_priority and not cell.is_recorded
        for cell in answer.cells
        if MapLens.NATION in (cell.row.lens, cell.column.lens)
    )
    if wanted:
        yield P(
            "In {n} further cell a nation has a priority, and nobody has said what the Centres do "
            "there: whether there is work is not known.",
            "In {n} further cells a nation has a priority, and nobody has said what the Centres do "
            "there: whether there is work is not known.",
            wanted,
        )
    if unsaid:
        yield P(
            "Of {n} cell nobody has said what the Centres do there: that is no gap, but a question "
            "to them.",
            "Of {n} cells nobody has said what the Centres do there: that is no gap, but a "
            "question to them.",
            unsaid,
        )


def _shown_tested(asked: Asked, count: ColumnCount) -> Fill:
    """Of how many cells with a test that is their state."""
    return T(
        "{column} {shown} of {tested}",
        column=axis_fill(asked, count.column),
        shown=count.shown_tested,
        tested=count.tested,
    )


def _framework_notes(framework: Framework | None) -> Iterable[Fill]:
    if framework is not None and framework.nation is not None:
        yield T(
            "In the words of “{title}”. Which of our outcomes stand under each is our judgement.",
            title=ProperName(framework.title, framework.title_cy),
        )


def _counted(asked: Asked) -> Fill:
    facts = recorded(asked.view.index, asked.view.as_of)
    return T(
        "From {works}, {findings} and {priorities}, read on public pages.",
        works=P("{n} work", "{n} works", len(facts.works)),
        findings=P("{n} finding", "{n} findings", len(facts.findings)),
        priorities=P("{n} priority", "{n} priorities", len(facts.priorities)),
    )


def _most_first(cells: Sequence[MapCell]) -> Sequence[MapCell]:
    return sorted(cells, key=lambda cell: -len(cell.priorities))


def _unmet(asked: Asked, cell: MapCell) -> UnmetCell:
    titles: list[Fill] = [
        ProperName(asked.view.records.priorities[id_].title, english=True)
        for id_ in cell.priorities[:MOST_TITLES]
    ]
    if len(cell.priorities) > MOST_TITLES:
        titles.append(T("and {count} more", count=len(cell.priorities) - MOST_TITLES))
    return UnmetCell(
        cell_title(asked, cell.row, cell.column),
        cell_address(asked, cell.row, cell.column),
        Listed(tuple(titles), "; "),
    )


def _changes(asked: Asked, since: dt.date | None, answer: Landscape) -> Changes | None:
    if since is None:
        return None
    records = asked.view.records
    began, ended = (
        [work_row(asked, records.works[id_]) for id_ in ids]
        for ids in (answer.new_works, answer.ended_works)
    )
    came, proposed, gone = (
        [priority_row(asked, records.priorities[id_]) for id_ in ids]
        for ids in (answer.new_priorities, answer.new_proposals, answer.gone_priorities)
    )
    found = [finding_row(asked, records.findings[id_]) for id_ in answer.new_findings]
    rows = [
        ChangedCell(
            cell_title(asked, each.now.row, each.now.column),
            cell_address(asked, each.now.row, each.now.column),
            _was(each.before),
            _was(each.now),
        )
        for each in answer.changes
    ]
    return Changes(
        changes_said(answer, since),
        cut(asked, "began", began, MOST_NAMED),
        cut(asked, "ended", ended, MOST_NAMED),
        cut(asked, "found", found, MOST_NAMED),
        cut(asked, "came", came, MOST_NAMED),
        cut(asked, "proposed", proposed, MOST_NAMED),
        cut(asked, "gone", gone, MOST_NAMED),
        cut(asked, "changed", rows, MOST_CHANGED),
    )


def _was(cell: MapCell) -> Fill:
    return T(
        "{state}; {centres}, {works}, {findings}, {priorities}",
        state=state_word(cell),
        centres=P(
            "{n} Centre with it in its remit",
            "{n} Centres with it in their remit",
            len(cell.core) + len(cell.also),
        ),
        works=P("{n} work", "{n} works", len(cell.works)),
        findings=P("{n} finding", "{n} findings", len(cell.findings)),
        priorities=P("{n} priority", "{n} priorities", len(cell.priorities)),
    )


def _origins(asked: Asked, cells: Sequence[MapCell]) -> Sequence[Cited]:
    """The sources of all that stands on the map."""
    records = asked.view.records
    works = dict.fromkeys(id_ for cell in cells for id_ in cell.works)
    findings = dict.fromkeys(id_ for cell in cells for id_ in cell.findings)
    priorities = dict.fromkeys(id_ for cell in cells for id_ in cell.priorities)
    return cited(
        (T("works"), [records.works[id_].sources for id_ in works]),
        (T("findings"), [records.findings[id_].sources for id_ in findings]),
        (T("priorities"), [records.priorities[id_].sources for id_ in priorities]),
        prefixes=records.sources,
    )


def _maps(asked: Asked, question: LandscapeQuestion) -> Sequence[PlainLink]:
    def link(said: Fill, **values: str) -> PlainLink:
        shown = {
            "rows": question.rows.value,
            "columns": question.columns.value,
            "words": question.framework or "",
        }
        address = asked.address("landscape", as_of=as_of, **values)
        return PlainLink(said, address, shown == {**_FIRST_MAP, **values})

    as_of = asked.as_of.text if asked.as_of else None
    theirs = [each for each in _frameworks(asked) if each.nation is not None]
    return [
        link(T("Outcomes by nation")),
        link(T("Outcomes by life stage"), columns=MapLens.LIFE_STAGE.value),
        link(T("Outcomes by audience"), columns=MapLens.AUDIENCE.value),
        link(T("Centres by nation"), rows=MapLens.CENTRE.value),
        *(link(_in_the_words_of(each, theirs), words=each.id) for each in theirs),
    ]


def _in_the_words_of(framework: Framework, known: Sequence[Framework]) -> Fill:
    """A nation that has several frameworks is told by their titles."""
    nation = framework.nation
    if nation is None or sum(each.nation is nation for each in known) > 1:
        return ProperName(framework.title, framework.title_cy)
    return T("In the words of {nation}", nation=nation_words(nation))


def _further(asked: Asked) -> Sequence[PlainLink]:
    return [
        PlainLink(said, asked.address(page), False)
        for page, said in (
            ("consult", T("Whom to consult before funding")),
            ("trials", T("Trials and programmes that may clash")),
            ("trade-offs", T("Where evidence pulls two ways")),
            ("divergence", T("Where policies differ between places")),
            ("collaborate", T("Who could join up")),
            ("signpost", T("Ask the Centres")),
        )
    ]


_FIRST_MAP = {"rows": MapLens.OUTCOME.value, "columns": MapLens.NATION.value, "words": ""}
_TITLE = T("Who works on what, for whom, and where nobody does")
_LOWER = {
    MapLens.OUTCOME: T("outcome"),
    MapLens.LIFE_STAGE: T("life stage"),
    MapLens.AUDIENCE: T("audience"),
    MapLens.NATION: T("nation"),
    MapLens.CENTRE: T("Centre"),
}

QUERY = """\
# Who works on what: each cell with its states, most serious first, and how much is there.
query Landscape($input: LandscapeInput!) {
  landscape(input: $input) {
    framework { id name }
    cells {
      row { key label }
      column { key label }
      states
      isGap
      worksCount
      core { id name }
      also { id name }
      newest
    }
    counts { column { key } rows recorded tested shownTested gaps priorityUnmet }
    newWorks { id name }
    endedWorks { id name }
    newFindings { id name }
    newPriorities { id name }
    newProposals { id name }
    gonePriorities { id name }
    notes
    definition
  }
}
"""

PAGE = Page(
    name="landscape",
    path="/landscape",
    make=make,
    template="landscape.html",
    menu="landscape",
    ask=ask,
    files=("csv",),
)
