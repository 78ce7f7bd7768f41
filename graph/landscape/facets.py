"""What each record of the landscape names in each lens, as rows and columns ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.landscape.axes import AxisTerm, MapLens, with_narrower
from graph.landscape.recorded import Recorded, current_centre, parties
from graph.landscape.terms import ages, ages_of, nations_of, shared_ages
from graph.model import (
    ConceptId,
    Finding,
    Lens,
    PlaceId,
    PlaceKind,
    Priority,
    Remit,
    Work,
)

Named = Mapping[MapLens, frozenset[str] | None]
"""What a record names in each lens; None: not stated."""
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A record, with what it names. `wider`: nations that lie in a larger place which it names.
    `tested`: nations in which it was tested.
    """

    id: str
    named: Named
    wider: frozenset[str] = _NOBODY
    tested: frozenset[str] = _NOBODY
    is_tested: bool = False
    """Whether a place is stated in which it was tested, be it outside the nations."""

    def is_in(self, term: AxisTerm) -> bool | None:
        """Return whether it stands in a row or column; None: that is not stated."""
        named = self.named[term.lens]
        return None if named is None else not named.isdisjoint(term.matches)


def filed_remit(facts: Recorded, remit: Remit) -> Filed:
    """Return a remit with what it names: its places are those for which it is funded."""
    return Filed(
        id=remit.id,
        named={
            MapLens.OUTCOME: _terms(facts, remit.outcomes),
            MapLens.LIFE_STAGE: _terms(facts, remit.life_stages),
            MapLens.AUDIENCE: _terms(facts, remit.audiences),
            MapLens.NATION: _nations(facts, remit.places) or None,
            MapLens.CENTRE: frozenset({remit.organization}),
        },
    )


def filed_work(facts: Recorded, work: Work) -> Filed:
    """Return a work with what it names; places that hold several nations stand apart."""
    narrow = _nations(facts, work.all_places, several=False)
    wider = _nations(facts, work.all_places) - narrow
    return Filed(
        id=work.id,
        named={
            MapLens.OUTCOME: _terms(facts, (*work.outcomes, *work.outcomes_measured)),
            MapLens.LIFE_STAGE: _stages_of_work(facts, work),
            MapLens.AUDIENCE: _terms(facts, work.audiences),
            MapLens.NATION: narrow if work.all_places else None,
            MapLens.CENTRE: frozenset(parties(facts.index.records, work, facts.as_of)),
        },
        wider=wider,
        tested=_nations(facts, work.places_tested, several=False),
        is_tested=bool(work.places_tested),
    )


def filed_finding(facts: Recorded, finding: Finding) -> Filed:
    """Return a finding with what it names: ages and audiences are those of its work."""
    records = facts.index.records
    work = None if finding.work is None else records.works.get(finding.work)
    return Filed(
        id=finding.id,
        named={
            MapLens.OUTCOME: _terms(facts, (finding.outcome,)),
            MapLens.LIFE_STAGE: None if work is None else _stages_of_work(facts, work),
            MapLens.AUDIENCE: None if work is None else _terms(facts, work.audiences),
            MapLens.NATION: _nations(facts, finding.places),
            MapLens.CENTRE: frozenset({current_centre(records, finding.centre, facts.as_of)}),
        },
        tested=_nations(facts, finding.places, several=False),
        is_tested=bool(finding.places or finding.places_as_written),
    )


def filed_priority(facts: Recorded, priority: Priority) -> Filed:
    """Return a priority with what it names; that of a place below a nation names no nation."""
    of_nation = _is_nation(facts, priority.place)
    return Filed(
        id=priority.id,
        named={
            MapLens.OUTCOME: _terms(facts, priority.outcomes),
            MapLens.LIFE_STAGE: _terms(facts, priority.life_stages),
            MapLens.AUDIENCE: None,
            MapLens.NATION: _nations(facts, (priority.place,)) if of_nation else _NOBODY,
            MapLens.CENTRE: None,
        },
    )


def _terms(facts: Recorded, ids: Iterable[ConceptId]) -> frozenset[str] | None:
    return with_narrower(facts.index.records, ids) or None


def _stages_of_work(facts: Recorded, work: Work) -> frozenset[str] | None:
    """The life stages that it names; where it names none those that its ages overlap."""
    stated = _terms(facts, work.life_stages)
    if stated is not None or (work.ages_from is None and work.ages_to is None):
        return stated
    records = facts.index.records
    span = ages(work.ages_from, work.ages_to)
    return frozenset(
        each.id
        for each in records.concepts.values()
        if each.lens is Lens.LIFE_STAGE
        and (of := ages_of(records, each.id)) is not None
        and shared_ages(span, of) > 0
    )


def _nations(facts: Recorded, places: Iterable[PlaceId], *, several: bool = True) -> frozenset[str]:
    """The nations of places; without `several` only of those that lie in one."""
    found = (nations_of(facts.index, each) for each in places)
    return frozenset(nation.value for each in found if several or len(each) == 1 for nation in each)


def _is_nation(facts: Recorded, place: PlaceId) -> bool:
    record = facts.index.records.places.get(place)
    return record is not None and record.kind is PlaceKind.NATION
