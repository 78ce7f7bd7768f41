"""One cell of the map: what is recorded of two things together, and what state that is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from graph.dates import PartialDate
from graph.landscape.axes import AxisTerm, MapLens
from graph.landscape.facets import (
    Filed,
    filed_finding,
    filed_priority,
    filed_remit,
    filed_work,
)
from graph.landscape.parameters import CROWDED, STALE_YEARS
from graph.landscape.recorded import Recorded
from graph.model import (
    Finding,
    Nation,
    OrganizationId,
    Priority,
    RecordId,
    Remit,
    RemitWeight,
    Work,
    WorkId,
    WorkKind,
)

R = TypeVar("R")
Rows = Sequence[tuple[R, Filed, bool | None]]
"""Records with what each names, and whether a filter takes it; None: that is not stated."""


class CellState(StrEnum):
    """What holds of a cell, most serious first."""

    NOT_RECORDED = "not-recorded"
    """Nobody has said what a Centre does there: this is no gap."""
    PRIORITY_UNMET = "priority-unmet"
    NO_CENTRE = "no-centre"
    NO_EVIDENCE = "no-evidence"
    NOT_TESTED_HERE = "not-tested-here"
    STALE = "stale"
    NO_REACH = "no-reach"
    OVERLAP = "overlap"


GAPS = frozenset({CellState.PRIORITY_UNMET, CellState.NO_CENTRE, CellState.NO_EVIDENCE})
"""The states that are gaps."""
WANTING = GAPS | {CellState.NOT_TESTED_HERE, CellState.STALE, CellState.NO_REACH}
"""The states in which something is wanting that a Centre could do: the gaps, evidence that is from
elsewhere or old, and evidence that reaches nobody.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreReach:
    """How far a Centre reaches the target list of a nation. None: not known."""

    evidenced: float | None
    """M-02e."""
    lead: float | None
    """M-02p."""


Reaches = Mapping[tuple[OrganizationId, Nation], CentreReach]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCell:
    """What is recorded of a row and a column together."""

    row: AxisTerm
    column: AxisTerm
    core: tuple[OrganizationId, ...]
    """Centres with a core remit there."""
    also: tuple[OrganizationId, ...]
    """Centres with another remit there."""
    unsaid: tuple[OrganizationId, ...]
    """Centres of which nobody has said whether their remit is there."""
    elsewhere: tuple[OrganizationId, ...]
    """Centres with the topic in their remit for other places."""
    others: tuple[OrganizationId, ...]
    """Centres with works or findings on the topic, wherever, and without it in their remit."""
    works: tuple[WorkId, ...]
    """Works there, ended ones too."""
    works_wider: tuple[WorkId, ...]
    """Works of a larger place that holds the nation."""
    works_elsewhere: tuple[WorkId, ...]
    """Works on the topic that name neither the nation nor what holds it."""
    findings: tuple[RecordId, ...]
    """Wherever they were tested."""
    syntheses: tuple[WorkId, ...]
    """Wherever they are from."""
    tested: tuple[RecordId, ...]
    """Findings and works tested in the nation; without a nation, anywhere."""
    newest: PartialDate | None
    """The day of the newest finding or synthesis. None: of one of them it is not stated."""
    priorities: tuple[RecordId, ...]
    """What a nation wants, does or must do there, of each kind."""
    has_priority: bool
    """Whether something of this is wanted there, and not only done, a duty or proposed."""
    reach: tuple[tuple[OrganizationId, CentreReach], ...]
    """Of each of its Centres in the nation, where it was asked for."""
    terms: int
    """How many of our terms stand under it."""
    terms_tested: int
    """On how many of these something was tested there."""
    states: tuple[CellState, ...]
    """All that hold, most serious first. Empty: none of them."""

    @property
    def is_gap(self) -> bool:
        """Whether it is a priority unmet, without Centre or without evidence."""
        return not GAPS.isdisjoint(self.states)

    @property
    def is_wanting(self) -> bool:
        """Whether something is wanting that a Centre could do: only then it can be filled."""
        return not WANTING.isdisjoint(self.states)

    @property
    def is_recorded(self) -> bool:
        """Whether somebody has said what a Centre does there."""
        return CellState.NOT_RECORDED not in self.states


@dataclass(frozen=True, slots=True)
class MapFilter:
    """What is looked at: records of some nations that name one of the terms of each lens."""

    nations: frozenset[str] = frozenset()
    """Empty: all."""
    terms: Mapping[MapLens, Sequence[AxisTerm]] | None = None

    def keeps(self, term: AxisTerm) -> bool:
        """Return whether a row or column is left."""
        if term.lens is MapLens.NATION:
            return not self.nations or term.id in self.nations
        asked = (self.terms or {}).get(term.lens)
        return asked is None or any(not each.matches.isdisjoint(term.matches) for each in asked)

    def takes(self, filed: Filed) -> bool | None:
        """Return whether a record is left, nations aside; None: that is not stated."""
        return _all([_any(map(filed.is_in, each)) for each in (self.terms or {}).values()])


@dataclass(frozen=True, slots=True)
class Drawers:
    """What is recorded as of a day, with what each record names."""

    remits: Sequence[tuple[Remit, Filed]]
    works: Sequence[tuple[Work, Filed]]
    findings: Sequence[tuple[Finding, Filed]]
    priorities: Sequence[tuple[Priority, Filed]]

    @classmethod
    def of(cls, facts: Recorded) -> Drawers:
        return cls(
            [(row, filed_remit(facts, row)) for row in facts.remits],
            [(row, filed_work(facts, row)) for row in facts.works],
            [(row, filed_finding(facts, row)) for row in facts.findings],
            [(row, filed_priority(facts, row)) for row in facts.priorities],
        )


class Files:
    """What is recorded as of a day and left by a filter, with what each record names."""

    def __init__(self, facts: Recorded, only: MapFilter = MapFilter()) -> None:
        def left(rows: Sequence[tuple[R, Filed]]) -> Rows[R]:
            return [
                (row, filed, taken)
                for row, filed in rows
                if (taken := only.takes(filed)) is not False
            ]

        filed = facts.index.worked_out(("filed", facts.as_of), lambda: Drawers.of(facts))
        self._places: dict[tuple[int, MapLens, str, bool], frozenset[int]] = {}
        self.facts = facts
        self.nations = only.nations
        self.remits = left(filed.remits)
        self.works = left(filed.works)
        self.findings = left(filed.findings)
        self.priorities = left(filed.priorities)

    def cell(self, row: AxisTerm, column: AxisTerm, reach: Reaches | None = None) -> MapCell:
        """Return what is recorded of a row and a column together."""
        topics = [each for each in (row, column) if each.lens is not MapLens.NATION]
        nation = next((each.nation for each in (row, column) if each.nation is not None), None)
        nations = self.nations if nation is None else frozenset({nation.value})
        core, also, unsaid, elsewhere = self._remits(topics, nations)
        works = self._on(self.works, topics)
        findings = self._on(self.findings, topics)
        syntheses = [(work, filed) for work, filed in works if _is_synthesis(work)]
        here = [work for work, filed in works if _is_in(filed, nations)]
        wider = [
            work for work, filed in works if filed.wider & nations and not _is_in(filed, nations)
        ]
        near = {work.id for work in (*here, *wider)}
        remits = {*core, *also, *unsaid, *elsewhere}
        at_work = {
            centre
            for rows in (works, findings)
            for _, filed in rows
            for centre in filed.named[MapLens.CENTRE] or ()
        }
        tested = [
            filed
            for rows in (findings, works)
            for _, filed in rows
            if (filed.tested & nations if nations else filed.is_tested)
        ]
        priorities = [
            priority
            for priority, filed in self._on(self.priorities, topics, surely=False)
            if _is_in(filed, nations)
        ]
        words = row if row.concept is not None else column
        named = frozenset(name for each in tested for name in each.named[words.lens] or ())
        found = MapCell(
            row=row,
            column=column,
            core=core,
            also=also,
            unsaid=unsaid,
            elsewhere=elsewhere,
            others=tuple(
                each for each in self.facts.centres if each in at_work and each not in remits
            ),
            works=tuple(work.id for work in here),
            works_wider=tuple(work.id for work in wider),
            works_elsewhere=tuple(work.id for work, _ in works if work.id not in near),
            findings=tuple(finding.id for finding, _ in findings),
            syntheses=tuple(work.id for work, _ in syntheses),
            tested=tuple(RecordId(filed.id) for filed in tested),
            newest=_newest([each for each, _ in findings], [each for each, _ in syntheses]),
            priorities=tuple(priority.id for priority in priorities),
            has_priority=any(each.is_wanted for each in priorities),
            reach=()
            if reach is None or nation is None
            else tuple((id_, reach[id_, nation]) for id_ in (*core, *also)),
            terms=len(words.matches),
            terms_tested=len(named & words.matches),
            states=(),
        )
        return replace(found, states=tuple(self._states(found, topics, nations)))

    def _remits(
        self, topics: Sequence[AxisTerm], nations: frozenset[str]
    ) -> tuple[tuple[OrganizationId, ...], ...]:
        """Centres with a core remit there, with another, of which that is not stated, and with a
        remit for other places. A remit that states no outcome says nothing of any.
        """
        core, also, unsaid = set[OrganizationId](), set[OrganizationId](), set[OrganizationId]()
        elsewhere = set[OrganizationId]()
        for remit, filed, taken in self.remits:
            on_topic = _all(
                [
                    taken,
                    *(
                        bool(filed.is_in(each))
                        if each.lens is MapLens.OUTCOME
                        else filed.is_in(each)
                        for each in topics
                    ),
                ]
            )
            there = _all([on_topic, _in_nations(filed, nations)])
            if there is None:
                unsaid.add(remit.organization)
            elif on_topic and not there:
                elsewhere.add(remit.organization)
            elif there:
                (core if remit.weight is RemitWeight.CORE else also).add(remit.organization)
        stated = {remit.organization for remit in self.facts.remits}
        unsaid |= {
            each.centre for each in topics if each.centre is not None and each.centre not in stated
        }
        return (
            tuple(sorted(core)),
            tuple(sorted(also - core)),
            tuple(sorted(unsaid - core - also)),
            tuple(sorted(elsewhere - unsaid - core - also)),
        )

    def _states(
        self, found: MapCell, topics: Sequence[AxisTerm], nations: frozenset[str]
    ) -> Iterator[CellState]:
        """Yield the states that hold, most serious first."""
        remit = bool(found.core or found.also)
        somebody = bool(remit or found.works or found.tested)
        without_terms = any(not each.matches for each in (found.row, found.column))
        if without_terms or (found.unsaid and not somebody):
            yield CellState.NOT_RECORDED
            return
        of_a_centre = any(each.lens is MapLens.CENTRE for each in topics)
        evidence = bool(found.findings or found.syntheses)
        if nations and found.has_priority and not found.works and not found.tested:
            yield CellState.PRIORITY_UNMET
        if not remit and not found.unsaid and not of_a_centre:
            yield CellState.NO_CENTRE
        if remit and not evidence and not self._may_have_evidence(topics):
            yield CellState.NO_EVIDENCE
        if nations and found.findings and not found.tested:
            yield CellState.NOT_TESTED_HERE
        if found.newest is not None and found.newest.last < _years_before(self.facts.as_of):
            yield CellState.STALE
        leads = [reach.lead for _, reach in found.reach]
        if evidence and leads and all(lead == 0 for lead in leads):
            yield CellState.NO_REACH
        if len(found.core) >= CROWDED:
            yield CellState.OVERLAP

    def _may_have_evidence(self, topics: Sequence[AxisTerm]) -> bool:
        """Whether a finding or synthesis may be on a topic which it does not state."""
        return bool(self._at(self.findings, topics, possibly=True)) or any(
            _is_synthesis(self.works[at][0]) for at in self._at(self.works, topics, possibly=True)
        )

    def _on(
        self, rows: Rows[R], topics: Collection[AxisTerm], *, surely: bool = True
    ) -> Sequence[tuple[R, Filed]]:
        """Return the records on topics, those that a filter surely takes."""
        found = (rows[at] for at in sorted(self._at(rows, topics)))
        return [(row, filed) for row, filed, taken in found if taken or not surely]

    def _at(
        self, rows: Rows[R], topics: Collection[AxisTerm], *, possibly: bool = False
    ) -> Collection[int]:
        """Return the places of the records on all of some topics; `possibly`: of those too that do
        not state it.
        """
        places = [self._in_term(rows, each, possibly=possibly) for each in topics]
        return frozenset.intersection(*places) if places else range(len(rows))

    def _in_term(self, rows: Rows[R], term: AxisTerm, *, possibly: bool) -> frozenset[int]:
        """The places of the records in a row or column, looked for once for all of its cells."""
        key = id(rows), term.lens, term.id, possibly
        known = self._places.get(key)
        if known is None:
            answers = ((at, filed.is_in(term)) for at, (_, filed, _) in enumerate(rows))
            known = self._places[key] = frozenset(
                at for at, is_in in answers if is_in or (possibly and is_in is None)
            )
        return known


def _in_nations(filed: Filed, nations: frozenset[str]) -> bool | None:
    named = filed.named[MapLens.NATION]
    if not nations:
        return True
    return None if named is None else not named.isdisjoint(nations)


def _is_in(filed: Filed, nations: frozenset[str]) -> bool:
    return _in_nations(filed, nations) is True


def _all(answers: Sequence[bool | None]) -> bool | None:
    """All of them, where None is not known."""
    if False in answers:
        return False
    return None if None in answers else True


def _any(answers: Iterable[bool | None]) -> bool | None:
    found = set(answers)
    if True in found:
        return True
    return None if None in found else False


def _is_synthesis(work: Work) -> bool:
    return work.kind is WorkKind.SYNTHESIS


def _newest(findings: Iterable[Finding], syntheses: Iterable[Work]) -> PartialDate | None:
    dates = [
        *(each.published for each in findings),
        *(each.valid_to or each.valid_from for each in syntheses),
    ]
    known = [date for date in dates if date is not None]
    return max(known, key=lambda date: date.last) if known and len(known) == len(dates) else None


def _years_before(day: dt.date) -> dt.date:
    """The day after which evidence is not old."""
    return day - dt.timedelta(days=round(365.25 * STALE_YEARS))
