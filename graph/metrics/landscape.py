"""M-24 to M-26: joint work of Centres, gaps of the map, and trials that clash."""

from __future__ import annotations

from collections.abc import Iterable

from graph.landscape.collaboration import works_together
from graph.landscape.map import LandscapeFilter, LandscapeQuestion, landscape
from graph.landscape.recorded import Recorded, parties, recorded
from graph.landscape.terms import contains, nations_of
from graph.landscape.trials import TESTED, TrialConflict
from graph.metrics.figure import Counted, Measured, Unit, count, nothing, share
from graph.metrics.metric import Direction, Metric, Part
from graph.metrics.question import Dimension, MetricId
from graph.metrics.scope import Scope
from graph.model import Nation, PlaceId
from graph.view import View
from graph.words import T


def _joint(scope: Scope) -> Measured:
    facts = recorded(scope.view.index, scope.view.as_of)
    if not any(_is_here(scope, work.all_places) for work in facts.works):
        return nothing(T("No work of a Centre is recorded there."))
    works = scope.view.records.works
    return count(
        tuple(
            Counted(id_)
            for id_, centres in works_together(facts)
            if _is_here(scope, works[id_].all_places)
            and not frozenset(scope.side.open).isdisjoint(centres)
        )
    )


def _gaps(scope: Scope) -> Measured:
    if scope.place is not None:
        return nothing(T("The map has cells of nations, and none of places below them."))
    view, nation = scope.view, scope.nation
    gaps, cells = view.index.worked_out((_cells, nation, view.as_of), lambda: _cells(view, nation))
    return share(gaps, cells, None, T("Nobody has said what a Centre does there."))


def _cells(view: View, nation: Nation) -> tuple[int, int]:
    """Return how many cells of a nation's map are gaps, and of how many something is recorded."""
    where = LandscapeFilter(nations=(nation,))
    cells = landscape(view, LandscapeQuestion(where=where)).cells
    recorded_ = [cell for cell in cells if cell.is_recorded]
    return sum(cell.is_gap for cell in recorded_), len(recorded_)


def _clashes(scope: Scope) -> Measured:
    facts = recorded(scope.view.index, scope.view.as_of)
    found = scope.side.clashes
    silent = {id_ for id_, _ in found.left_out}
    known = (work for work in facts.works if work.kind in TESTED and work.id not in silent)
    if not any(_is_here(scope, work.places_tested) for work in known):
        return nothing(T("No trial there states its places, its start and its ages."))
    return count(
        tuple(
            Counted(*(each.work for each in clash.trials if each.work is not None))
            for clash in found.conflicts
            if clash.current and _is_at(scope, clash) and _is_ours(scope, facts, clash)
        )
    )


def _is_here(scope: Scope, places: Iterable[PlaceId]) -> bool:
    """Whether one of some places is in the nation or holds it; or in the area, or around it."""
    index = scope.view.index
    if scope.place is not None:
        return any(contains(index, scope.place.id, each) for each in places)
    return any(scope.nation in nations_of(index, each) for each in places)


def _is_at(scope: Scope, clash: TrialConflict) -> bool:
    return any(_is_here(scope, (each,)) for pair in clash.places_shared for each in pair)


def _is_ours(scope: Scope, facts: Recorded, clash: TrialConflict) -> bool:
    """Whether a Centre that is asked has a part in one of two trials."""
    works = scope.view.records.works
    return any(
        not frozenset(scope.side.open).isdisjoint(
            parties(scope.view.records, works[each.work], facts.as_of)
        )
        for each in clash.trials
        if each.work is not None
    )


COLLABORATIONS = Metric(
    id=MetricId.M_24,
    since="0.3.0",
    name=T("Collaborations"),
    meaning=T(
        "How many works of two Centres or more are under way there. One of which neither end nor "
        "status is stated counts for three years from its start."
    ),
    formula=T(
        "works of two or more open Centres that are current at t and whose places are in the "
        "nation or hold it"
    ),
    direction=Direction.NEITHER,
    not_read_as=T(
        "More is not better: a joint work without purpose, owner and review costs two Centres time."
    ),
    dimensions=frozenset({Dimension.CENTRE}),
    parts=(Part(unit=Unit.COUNT, measure=_joint, needs_targets=False),),
)
GAPS = Metric(
    id=MetricId.M_25,
    since="0.3.0",
    name=T("Gaps"),
    meaning=T(
        "Of the outcomes of which it is recorded what a Centre does in the nation, the share with "
        "a priority of the nation and no work there, with no Centre, or with a remit and no "
        "evidence."
    ),
    formula=T(
        "cells outcome x nation with priority-unmet, no-centre or no-evidence / cells that are not "
        "not-recorded"
    ),
    direction=Direction.DOWN,
    not_read_as=T(
        "It says what is recorded, not what there is; a remit ends where its Centre is funded."
    ),
    parts=(Part(unit=Unit.SHARE, measure=_gaps, needs_targets=False),),
)
CLASHES = Metric(
    id=MetricId.M_26,
    since="0.3.0",
    name=T("Clashes"),
    meaning=T(
        "How many pairs of trials or programmes that are tested run there at once on the same ages "
        "in the same places."
    ),
    formula=T(
        "pairs of trials whose places, dates and ages all overlap, that are both current at t and "
        "meet in the nation"
    ),
    direction=Direction.DOWN,
    not_read_as=T(
        "A clash is no fault: it is two Centres that should talk. One that states a whole nation "
        "may be anywhere in it."
    ),
    dimensions=frozenset({Dimension.CENTRE}),
    parts=(Part(unit=Unit.COUNT, measure=_clashes, needs_targets=False),),
)
