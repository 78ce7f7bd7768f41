"""A cell of the map: its state as a sentence, what is asked for there, how a gap could be filled,
and what there is here and elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from api.pages.asked import Asked, Missing
from api.pages.landscape.axes import axis_fill, cell_address, cell_title
from api.pages.landscape.choices import in_language
from api.pages.landscape.near import NearRow, near_row, terms_told
from api.pages.landscape.rows import (
    FindingRow,
    PriorityRow,
    WorkRow,
    finding_row,
    priority_row,
    work_row,
)
from api.pages.nation_links import PlainLink
from api.pages.page import Made, Page, PageQuery, Shown, Table
from api.pages.profiles.refs import Cut, Ref, cut, named_ref, ref_of
from api.reaches import reaches
from graph.errors import InputError
from graph.landscape.axes import MapLens
from graph.landscape.cells import CellState, MapCell
from graph.landscape.counted import counted
from graph.landscape.gap_options import GapOption, GapOptions, options_for
from graph.landscape.map import cell_of, cells_beside
from graph.landscape.overlap_words import aspects
from graph.landscape.recorded import current_centre, parties
from graph.landscape.shown_states import shown_state, state_word
from graph.model import Finding, OrganizationId, Priority, Work
from graph.names.articles import inside
from graph.names.in_language import ShownName
from graph.names.shown import named
from graph.words import Fill, Listed, P, T

MOST = 20


@dataclass(frozen=True, slots=True)
class OtherCentre:
    """A Centre with works or findings on the topic of a cell."""

    centre: Ref
    said: Fill


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPage(Shown):
    css: str
    definition: ShownName | None
    """What the term means, in the words of its framework."""
    state: Fill
    told: Sequence[Fill]
    facts: Sequence[Fill]
    priorities: Sequence[PriorityRow]
    here: Cut[WorkRow]
    elsewhere: Cut[WorkRow]
    findings: Cut[FindingRow]
    options: Sequence[NearRow]
    options_said: Sequence[Fill]
    """How many are near enough, or by how much none is; of a cell without a gap that it is none."""
    proposal: str | None
    """The address of a proposal for this gap."""
    core: Sequence[Ref]
    also: Sequence[Ref]
    remit_elsewhere: Sequence[Ref]
    others: Sequence[OtherCentre]
    """Centres without it in their remit, with what they have on it."""
    next: Sequence[PlainLink]
    records: Sequence[Work | Finding | Priority]

    def table(self) -> Table:
        return Table(
            ("kind", "id", "title", "source"),
            [
                (
                    type(each).__name__,
                    each.id,
                    each.intervention if isinstance(each, Finding) else each.title,
                    "; ".join(each.sources),
                )
                for each in self.records
            ],
        )


async def ask(asked: Asked) -> PageQuery:
    return PageQuery(
        QUERY,
        {
            "row": asked.value("row"),
            "column": asked.value("column"),
            "asOf": asked.view.as_of.isoformat(),
        },
    )


async def make(asked: Asked) -> Made:
    reach = await reaches(asked.parts.hub, asked.view)
    try:
        cell = cell_of(asked.view, asked.value("row"), asked.value("column"), reach)
    except InputError as error:
        raise Missing(str(error)) from error
    records = asked.view.records
    filled = options_for(asked.view, cell)
    works = [records.works[id_] for id_ in cell.works]
    wider = [records.works[id_] for id_ in (*cell.works_wider, *cell.works_elsewhere)]
    findings = [records.findings[id_] for id_ in cell.findings]
    priorities = [records.priorities[id_] for id_ in cell.priorities]
    return CellPage(
        title=cell_title(asked, cell.row, cell.column),
        definition=_definition(asked, cell),
        query=await ask(asked),
        css=shown_state(cell).drawing,
        state=state_word(cell),
        told=list(_told(asked, cell)),
        facts=list(_facts(cell, len(wider))),
        priorities=[priority_row(asked, each) for each in priorities],
        here=cut(asked, "works", [work_row(asked, each) for each in works], MOST),
        elsewhere=cut(asked, "elsewhere", [work_row(asked, each) for each in wider], MOST),
        findings=cut(asked, "findings", [finding_row(asked, each) for each in findings], MOST),
        options=[
            near_row(asked, each.centre, each.nearness, _add(asked, each))
            for each in filled.options
        ],
        options_said=filled.notes or list(_options_said(asked, filled)),
        proposal=_proposal(asked, filled) if filled.cell.is_wanting else None,
        core=_refs(asked, cell.core),
        also=_refs(asked, cell.also),
        remit_elsewhere=_refs(asked, cell.elsewhere),
        others=[_other(asked, cell, each) for each in cell.others],
        next=await _next(asked, cell),
        records=[*priorities, *works, *wider, *findings],
    )


def _refs(asked: Asked, centres: Iterable[OrganizationId]) -> Sequence[Ref]:
    return [each for id_ in centres if (each := ref_of(asked, id_))]


def _other(asked: Asked, cell: MapCell, centre: OrganizationId) -> OtherCentre:
    records, day = asked.view.records, asked.view.as_of
    works = (*cell.works, *cell.works_wider, *cell.works_elsewhere)
    return OtherCentre(
        named_ref(asked, centre),
        T(
            "{works}, {findings}",
            works=P(
                "{n} work",
                "{n} works",
                sum(centre in parties(records, records.works[each], day) for each in works),
            ),
            findings=P(
                "{n} finding",
                "{n} findings",
                sum(
                    current_centre(records, records.findings[each].centre, day) == centre
                    for each in cell.findings
                ),
            ),
        ),
    )


def _definition(asked: Asked, cell: MapCell) -> ShownName | None:
    for term in (cell.row, cell.column):
        concept = asked.view.records.concepts.get(term.concept) if term.concept else None
        if concept is not None and concept.definition:
            return in_language(asked, concept.definition, concept.definition_cy)
    return None


def _told(asked: Asked, cell: MapCell) -> Iterable[Fill]:
    """Each state that holds, as a sentence."""
    where = axis_fill(asked, cell.column if cell.column.nation else cell.row)
    sentences: dict[CellState, Fill] = {
        CellState.NOT_RECORDED: T(
            "Nobody has said what the Centres do there. That is a question to them, and no gap."
        ),
        CellState.PRIORITY_UNMET: T(
            "It is a priority there, and no work of a Centre in {nation} is recorded.",
            nation=where,
        ),
        CellState.NO_CENTRE: T(
            "A remit is where a Centre is funded to work: a Centre may know much about it all the "
            "same."
        ),
        CellState.NO_EVIDENCE: T(
            "A Centre has it in its remit, and neither a finding nor a review is recorded."
        ),
        CellState.NOT_TESTED_HERE: T(
            "There are findings, and none of them was tested in {nation}.", nation=where
        ),
        CellState.STALE: T("The newest evidence is more than five years old."),
        CellState.NO_REACH: T(
            "There is evidence, and nobody on the target list of {nation} is one person away "
            "from these Centres.",
            nation=where,
        ),
        CellState.OVERLAP: T("Three Centres or more have it as a core remit."),
    }
    if MapLens.CENTRE not in (cell.row.lens, cell.column.lens) and cell.is_recorded:
        yield counted(
            len(cell.core) + len(cell.also),
            len(cell.others),
            elsewhere=len(cell.elsewhere),
            unsaid=len(cell.unsaid),
            there=MapLens.NATION in (cell.row.lens, cell.column.lens),
        )
    yield from (sentences[state] for state in cell.states)
    if not cell.states:
        yield _without_state(cell)
    if cell.unsaid:
        yield T(
            "Of {centres} it is not stated whether the remit is there.",
            centres=Listed(
                tuple(
                    asked.name(asked.view.records.organizations[each]).text for each in cell.unsaid
                )
            ),
        )


def _without_state(cell: MapCell) -> Fill:
    by_nation = MapLens.NATION in (cell.row.lens, cell.column.lens)
    if cell.tested and by_nation:
        return T("Something was tried and tested there, and it is recorded.")
    if cell.tested:
        return T("Something on it was tried and tested, and it is recorded.")
    return T("Nothing is wanting by what is recorded, and no test is.")


def _facts(cell: MapCell, elsewhere: int) -> Iterable[Fill]:
    yield P(
        "{n} priority, policy or duty", "{n} priorities, policies and duties", len(cell.priorities)
    )
    yield P("{n} work here", "{n} works here", len(cell.works))
    yield P("{n} work elsewhere", "{n} works elsewhere", elsewhere)
    yield P("{n} finding anywhere", "{n} findings anywhere", len(cell.findings))
    if cell.newest is not None:
        yield T("newest evidence: {day}", day=cell.newest)
    leads = [each.lead for _, each in cell.reach if each.lead is not None]
    if leads:
        yield T("one person away, at best: {share}", share=f"{max(leads):.0%}")
    elif cell.core or cell.also:
        yield T("reach there: not known")


def _options_said(asked: Asked, filled: GapOptions) -> Iterable[Fill]:
    """How near the nearest are, and whether that is a case for a new Centre."""
    near = sum(each.is_near for each in filled.options)
    if near or not filled.options:
        yield P(
            "{n} Centre is near enough to extend its remit (0.40 or more).",
            "{n} Centres are near enough to extend their remits (0.40 or more).",
            near,
        )
        return
    yield T(
        "No Centre reaches a nearness of 0.40: the nearest is at {nearest}.",
        nearest=f"{filled.options[0].nearness.total:.2f}",
    )
    if filled.needs_new_centre:
        yield T(
            "None would reach it if what is not stated fitted wholly: that is the case for a new "
            "Centre. These are the nearest, whom to consult on it."
        )
        return
    records = asked.view.records
    for each in filled.options:
        if each.may_be_near:
            yield P(
                "Of {centre} {n} of the four parts is not stated and counts as nought: with it, "
                "its nearness could be up to {most}.",
                "Of {centre} {n} of the four parts are not stated and count as nought: with them, "
                "its nearness could be up to {most}.",
                len(each.nearness.unstated),
                centre=inside(records.organizations[each.centre]),
                most=f"{each.nearness.at_most:.2f}",
            )
    yield T("So it is not known whether this is a case for a new Centre. Ask these Centres first.")


def _add(asked: Asked, option: GapOption) -> Fill:
    """What a Centre would have to add to its remit."""
    add, records = option.add, asked.view.records
    parts: list[Fill] = []
    if add.outcomes:
        parts.append(T("{terms} to its outcomes", terms=terms_told(asked, add.outcomes)))
    if add.life_stages:
        parts.append(T("{terms} to its ages", terms=terms_told(asked, add.life_stages)))
    if add.audiences:
        parts.append(T("{terms} to its audiences", terms=terms_told(asked, add.audiences)))
    if add.places:
        places = Listed(tuple(named(records, each) for each in add.places), "; ")
        parts.append(T("{places} to its places", places=places))
    if (silent := aspects(option.not_stated)) is not None:
        parts.append(T("its remit does not state {aspects}", aspects=silent))
    return Listed(tuple(parts), "; ") if parts else T("nothing: it is in its remit")


def _proposal(asked: Asked, filled: GapOptions) -> str:
    """The form of a proposal, filled with what the cell asks for."""
    wanted = filled.wanted
    pairs = [
        *(("outcomes", each) for each in wanted.outcomes),
        *(("life_stages", each) for each in wanted.life_stages),
        *(("audiences", each) for each in wanted.audiences),
        *(("place", each) for each in wanted.places[:1]),
    ]
    return f"{asked.address('consult', as_of='')}?{urlencode(pairs)}"


async def _next(asked: Asked, cell: MapCell) -> Sequence[PlainLink]:
    """The cells beside it: of the same topic in the other columns."""
    beside = await asked.parts.aside(cells_beside, asked.view, cell)
    return [
        PlainLink(
            T(
                "{cell}: {state}",
                cell=cell_title(asked, each.row, each.column),
                state=state_word(each),
            ),
            cell_address(asked, each.row, each.column),
            False,
        )
        for each in beside
    ]


QUERY = """\
# One cell of the landscape: what is there, and how it could be filled.
query Cell($row: ID!, $column: ID!, $asOf: Date!) {
  gapOptions(row: $row, column: $column, asOf: $asOf) {
    cell {
      row { key label }
      column { key label }
      states
      core { id name }
      also { id name }
      works { id name }
      findings { id intervention direction }
      priorities { id title kind }
    }
    needsNewCentre
    notes
    options {
      centre { id name }
      nearness { total parts { aspect weight value isStated } unstated atMost }
      add { outcomes { label } lifeStages { label } audiences { label } places { name } }
      notStated
    }
    definition
  }
}
"""

PAGE = Page(
    name="landscape-cell",
    path="/landscape/cell",
    make=make,
    template="landscape_cell.html",
    menu="landscape",
    ask=ask,
    files=("csv",),
)
