"""The map of the landscape."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import strawberry

from api.context import Context, Info
from api.reaches import reaches
from api.schema.arguments import InLanguage, given
from api.schema.centres import Centre
from api.schema.described import described
from api.schema.landscape_records import (
    Concept,
    Finding,
    Framework,
    Priority,
    Work,
    centres,
)
from api.schema.typed import copied, typed
from graph.dates import PartialDate
from graph.landscape import axes, cells, map
from graph.landscape.axes import MapLens
from graph.landscape.cells import CellState
from graph.landscape.changes_said import changes_said
from graph.landscape.map import LandscapeFilter, LandscapeQuestion
from graph.landscape.shown_states import state_word
from graph.model import (
    ActorId,
    ConceptId,
    FrameworkId,
    Nation,
    OrganizationId,
    RecordId,
    WorkId,
    WorkKind,
)
from graph.names.kind_words import nation_words
from graph.names.shown import concept_said, name_of
from graph.words import say


@typed(axes.AxisTerm, beside=("key",))
@strawberry.type(description="A row or column of the map: a term, a nation or a Centre.")
class MapTerm:
    term: strawberry.Private[axes.AxisTerm]

    key: str = strawberry.field(
        description="By which a cell is asked for: the id of the term or the Centre, or the nation."
    )
    lens: MapLens = strawberry.field(description="What it is.")
    nation: Nation | None = strawberry.field(description="The nation. Null: it is none.")

    @classmethod
    def of(cls, term: axes.AxisTerm) -> MapTerm:
        return cls(term=term, key=term.id, **copied(cls, term))

    @described("In words.")
    def label(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        records, asked = info.context.view.records, language or info.context.language
        if self.term.concept is not None:
            return say(concept_said(records, records.concepts[self.term.concept]), asked)
        if self.term.centre is not None:
            return say(name_of(records.organizations[self.term.centre]), asked)
        return "" if self.term.nation is None else say(nation_words(self.term.nation), asked)

    @described("The term. Null: it is none.")
    def concept(self, info: Info) -> Concept | None:
        known, id_ = info.context.view.records.concepts, self.term.concept
        return None if id_ is None else Concept.of(known[id_])

    @described("The heading above the term. Null: it has none.")
    def heading(self, info: Info) -> Concept | None:
        known, id_ = info.context.view.records.concepts, self.term.heading
        return None if id_ is None else Concept.of(known[id_])

    @described("The Centre. Null: it is none.")
    def centre(self, info: Info) -> Centre | None:
        id_ = self.term.centre
        return None if id_ is None else centres(info.context, [id_])[0]


@typed(cells.CentreReach)
@strawberry.type(description="How far a Centre reaches the target list of the nation of a cell.")
class CentreReach:
    id_: strawberry.Private[OrganizationId]
    evidenced: float | None = strawberry.field(description="M-02e. Null: not known.")
    lead: float | None = strawberry.field(description="M-02p. Null: not known.")

    @described("The Centre.")
    def centre(self, info: Info) -> Centre:
        return centres(info.context, [self.id_])[0]


@strawberry.type(description="How many works of one kind there are.")
class WorksOfKind:
    kind: WorkKind = strawberry.field(description="The kind.")
    count: int = strawberry.field(description="How many.")


@typed(cells.MapCell, beside=("row", "column", "works_count", "findings_count"))
@strawberry.type(description="What is recorded of a row and a column of the map together.")
class MapCell:
    cell: strawberry.Private[cells.MapCell]

    row: MapTerm = strawberry.field(description="The row.")
    column: MapTerm = strawberry.field(description="The column.")
    states: list[CellState] = strawberry.field(
        description="All that hold of it, the most serious first. Empty: none of them."
    )
    is_gap: bool = strawberry.field(
        description="Whether it is a priority unmet, without Centre or without evidence."
    )
    is_wanting: bool = strawberry.field(
        description=(
            "Whether something is wanting that a Centre could do: a gap, evidence from elsewhere "
            "or old, or evidence that reaches nobody. Only then it has `gapOptions`."
        )
    )
    is_recorded: bool = strawberry.field(
        description="Whether somebody has said what a Centre does there."
    )
    has_priority: bool = strawberry.field(
        description="Whether something is wanted there, and not only done, a duty or proposed."
    )
    works_count: int = strawberry.field(description="How many works there are there.")
    findings_count: int = strawberry.field(
        description="How many findings there are, wherever they were tested."
    )
    newest: PartialDate | None = strawberry.field(
        description="When the newest finding or synthesis is of. Null: of one that is not stated."
    )
    terms: int = strawberry.field(description="How many terms of ours stand under it.")
    terms_tested: int = strawberry.field(
        description="On how many of these something was tested there."
    )

    @classmethod
    def of(cls, cell: cells.MapCell) -> MapCell:
        return cls(
            cell=cell,
            row=MapTerm.of(cell.row),
            column=MapTerm.of(cell.column),
            works_count=len(cell.works),
            findings_count=len(cell.findings),
            **copied(cls, cell),
        )

    @described("The most serious of its states in words, as pages say it.")
    def state(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(state_word(self.cell), language or info.context.language)

    @described("Centres with a core remit there.")
    def core(self, info: Info) -> list[Centre]:
        return centres(info.context, self.cell.core)

    @described("Centres with another remit there.")
    def also(self, info: Info) -> list[Centre]:
        return centres(info.context, self.cell.also)

    @described("Centres of which nobody has said whether their remit is there.")
    def unsaid(self, info: Info) -> list[Centre]:
        return centres(info.context, self.cell.unsaid)

    @described("Centres with the topic in their remit for other places.")
    def elsewhere(self, info: Info) -> list[Centre]:
        return centres(info.context, self.cell.elsewhere)

    @described("Centres with works or findings on the topic, and without it in their remit.")
    def others(self, info: Info) -> list[Centre]:
        return centres(info.context, self.cell.others)

    @described("Works there, ended ones too.")
    def works(self, info: Info) -> list[Work]:
        return works(info.context, self.cell.works)

    @described("How many of them there are of each kind.")
    def works_by_kind(self, info: Info) -> list[WorksOfKind]:
        known = info.context.view.records.works
        kinds = [known[each].kind for each in self.cell.works]
        return [
            WorksOfKind(kind=kind, count=kinds.count(kind)) for kind in WorkKind if kind in kinds
        ]

    @described("Works of a larger place that holds the nation.")
    def works_wider(self, info: Info) -> list[Work]:
        return works(info.context, self.cell.works_wider)

    @described("Works on the topic that name neither the nation nor what holds it.")
    def works_elsewhere(self, info: Info) -> list[Work]:
        return works(info.context, self.cell.works_elsewhere)

    @described("Findings, wherever they were tested.")
    def findings(self, info: Info) -> list[Finding]:
        return findings(info.context, self.cell.findings)

    @described("The findings among what was tested in the nation.")
    def findings_tested(self, info: Info) -> list[Finding]:
        known = info.context.view.records.findings
        return findings(info.context, [each for each in self.cell.tested if each in known])

    @described("The works that were tested in the nation.")
    def works_tested(self, info: Info) -> list[Work]:
        known = info.context.view.records.works
        return [Work.of(known[WorkId(each)]) for each in self.cell.tested if each in known]

    @described("What the nation wants, does or must do there, of each kind.")
    def priorities(self, info: Info) -> list[Priority]:
        return priorities(info.context, self.cell.priorities)

    @described("How far each of its Centres reaches the target list of the nation.")
    def reach(self, info: Info) -> list[CentreReach]:
        return [
            CentreReach(id_=id_, **copied(CentreReach, reach)) for id_, reach in self.cell.reach
        ]


@typed(map.CellChange, beside=("before", "now", "new", "gone"))
@strawberry.type(description="A cell that differs from what it was on an earlier day.")
class CellChange:
    before: MapCell = strawberry.field(description="What it was.")
    now: MapCell = strawberry.field(description="What it is.")
    new: list[strawberry.ID] = strawberry.field(
        description="The ids of works, findings and priorities that came since."
    )
    gone: list[strawberry.ID] = strawberry.field(
        description="The ids of priorities that are in force no more."
    )

    @classmethod
    def of(cls, change: map.CellChange) -> CellChange:
        return cls(
            before=MapCell.of(change.before),
            now=MapCell.of(change.now),
            new=[strawberry.ID(each) for each in change.new],
            gone=[strawberry.ID(each) for each in change.gone],
        )


@typed(map.ColumnCount, beside=("column",))
@strawberry.type(description="What a column of the map comes to, in rows.")
class ColumnCount:
    column: MapTerm = strawberry.field(description="The column.")
    rows: int = strawberry.field(description="How many rows there are.")
    recorded: int = strawberry.field(description="Rows that are recorded.")
    tested: int = strawberry.field(
        description="Rows in which something was tested there, whatever else holds of the cell."
    )
    shown_tested: int = strawberry.field(
        description="Of these, the rows whose state says so: no graver one holds."
    )
    gaps: int = strawberry.field(description="Rows that are gaps.")
    priority_unmet: int = strawberry.field(
        description="Rows with a priority of the nation and no work there."
    )

    @classmethod
    def of(cls, count: map.ColumnCount) -> ColumnCount:
        return cls(column=MapTerm.of(count.column), **copied(cls, count))


@typed(map.Landscape, beside=("rows", "columns", "cells", "counts", "changes"))
@strawberry.type(description="The map: who works on what, what is known, and where nobody works.")
class Landscape:
    found: strawberry.Private[map.Landscape]

    as_of: dt.date = strawberry.field(description="The day that it is of.")
    rows: list[MapTerm] = strawberry.field(description="Its rows.")
    columns: list[MapTerm] = strawberry.field(description="Its columns.")
    cells: list[MapCell] = strawberry.field(description="Its cells, row by row.")
    counts: list[ColumnCount] = strawberry.field(description="What each column comes to.")
    changes: list[CellChange] = strawberry.field(
        description="Cells that differ from the day since which it is asked."
    )

    @classmethod
    def of(cls, found: map.Landscape) -> Landscape:
        return cls(
            found=found,
            rows=[MapTerm.of(each) for each in found.rows],
            columns=[MapTerm.of(each) for each in found.columns],
            cells=[MapCell.of(each) for each in found.cells],
            counts=[ColumnCount.of(each) for each in found.counts],
            changes=[CellChange.of(each) for each in found.changes],
            **copied(cls, found),
        )

    @described("In whose words its terms are. Null: none is recorded.")
    def framework(self, info: Info) -> Framework | None:
        return None if self.found.framework is None else Framework.of(self.found.framework)

    @described("How much changed since that day, in a sentence. Null: it is not asked for.")
    def changed(self, info: Info, language: InLanguage = strawberry.UNSET) -> str | None:
        since = self.found.since
        if since is None:
            return None
        return say(changes_said(self.found, since), language or info.context.language)

    @described("Works of these cells that began since that day.")
    def new_works(self, info: Info) -> list[Work]:
        return works(info.context, self.found.new_works)

    @described("Works of these cells that ended since that day; they stay on the map.")
    def ended_works(self, info: Info) -> list[Work]:
        return works(info.context, self.found.ended_works)

    @described("Findings of these cells that were published since that day.")
    def new_findings(self, info: Info) -> list[Finding]:
        return findings(info.context, self.found.new_findings)

    @described(
        "Priorities, policies and duties of these cells that began since, as they are recorded."
    )
    def new_priorities(self, info: Info) -> list[Priority]:
        return priorities(info.context, self.found.new_priorities)

    @described("Those that are only proposed, and were since; they are none of the former.")
    def new_proposals(self, info: Info) -> list[Priority]:
        return priorities(info.context, self.found.new_proposals)

    @described("Those of these cells that are in force no more.")
    def gone_priorities(self, info: Info) -> list[Priority]:
        return priorities(info.context, self.found.gone_priorities)

    @described("What a reader must know.")
    def notes(self, info: Info, language: InLanguage = strawberry.UNSET) -> list[str]:
        return [say(each, language or info.context.language) for each in self.found.notes]

    @described("How the map is made.")
    def definition(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(map.DEFINITION, language or info.context.language)


@strawberry.input(description="Which part of the landscape. What is left out narrows nothing.")
class LandscapeFilterInput:
    terms: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "Only what names one of these outcomes, and one of these life stages, and one of these "
            "audiences."
        ),
    )
    nations: list[Nation] | None = strawberry.field(
        default=strawberry.UNSET, description="Only what is in one of these nations."
    )
    centres: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET, description="Only what is of one of these Centres."
    )


@strawberry.input(description="Which map.")
class LandscapeInput:
    rows: MapLens | None = strawberry.field(
        default=MapLens.OUTCOME, description="By what its rows are. Left out: by outcome."
    )
    columns: MapLens | None = strawberry.field(
        default=MapLens.NATION, description="By what its columns are. Left out: by nation."
    )
    filter: LandscapeFilterInput | None = strawberry.field(
        default=strawberry.UNSET, description="Only this part of it. Left out: all."
    )
    framework: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="In the words of this framework. Left out: in the shared ones.",
    )
    since: dt.date | None = strawberry.field(
        default=strawberry.UNSET, description="Also what changed since this day. Left out: nothing."
    )
    as_of: dt.date | None = strawberry.field(
        default=strawberry.UNSET,
        description="The day for which to answer. Left out: today in London.",
    )


async def landscape(context: Context, input: LandscapeInput) -> Landscape:
    """Return the map that is asked for, with the reach of its Centres."""
    view = await context.view_on(given(input.as_of))
    where = given(input.filter)
    framework = given(input.framework)
    question = LandscapeQuestion(
        rows=input.rows or MapLens.OUTCOME,
        columns=input.columns or MapLens.NATION,
        where=LandscapeFilter() if where is None else _filter(where),
        framework=FrameworkId(RecordId(framework)) if framework else None,
        since=given(input.since),
    )
    reach = await reaches(context.parts.hub, view)
    return Landscape.of(map.landscape(view, question, reach))


def findings(context: Context, ids: Iterable[RecordId]) -> list[Finding]:
    """Return the findings of ids."""
    return [Finding.of(context.view.records.findings[each]) for each in ids]


def priorities(context: Context, ids: Iterable[RecordId]) -> list[Priority]:
    """Return the priorities of ids."""
    return [Priority.of(context.view.records.priorities[each]) for each in ids]


def works(context: Context, ids: Iterable[WorkId]) -> list[Work]:
    """Return the works of ids."""
    return [Work.of(context.view.records.works[each]) for each in ids]


def _filter(where: LandscapeFilterInput) -> LandscapeFilter:
    return LandscapeFilter(
        terms=tuple(ConceptId(RecordId(each)) for each in given(where.terms) or ()),
        nations=tuple(given(where.nations) or ()),
        centres=tuple(
            OrganizationId(ActorId(RecordId(each))) for each in given(where.centres) or ()
        ),
    )
