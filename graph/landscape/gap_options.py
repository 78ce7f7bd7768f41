"""How a gap could be filled: the nearest Centres with what each would have to add, or the case for
a new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.landscape.axes import MapLens
from graph.landscape.cells import MapCell, Reaches
from graph.landscape.map import cell_of
from graph.landscape.neutral import drawn
from graph.landscape.parameters import NEAR_ENOUGH, OPTIONS, Aspect
from graph.landscape.recorded import recorded
from graph.landscape.similarity import Nearness, nearness
from graph.landscape.terms import (
    WHOLE_LIFE,
    Terms,
    ages_of,
    lies_in,
    life_stages_of,
    nation_place,
)
from graph.model import ConceptId, Nation, OrganizationId, RecordId
from graph.records.index import Index
from graph.view import View
from graph.words import T, Text

DEFINITION = T(
    "The three Centres whose remits are nearest to the cell: 0.5 outcomes, 0.2 life stages, 0.15 "
    "audiences and 0.15 places, with what each would have to add. What one of the two does not "
    "state counts as nought. Where none of the three reaches 0.40, and none would if what is not "
    "stated fitted wholly, this is the case for a new Centre, with whom to consult; where one "
    "would, that is not known. A cell without a gap has none of these."
)
"""How the options are found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapOption:
    """A Centre that could extend its remit to a gap."""

    centre: OrganizationId
    nearness: Nearness
    add: Terms
    """What it would have to add to its remit; of a lens that it does not state, nothing is said."""
    not_stated: tuple[Aspect, ...]
    """Of what its remit says nothing, though the gap does."""

    @property
    def is_near(self) -> bool:
        """Whether it is near enough to extend its remit."""
        return _reaches(self.nearness.total)

    @property
    def may_be_near(self) -> bool:
        """Whether it is near enough, or would be if what is not stated fitted wholly."""
        return _reaches(self.nearness.at_most)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapOptions:
    """How a cell could be filled."""

    cell: MapCell
    wanted: Terms
    """What the cell asks for: its terms, and the life stages of the priorities there."""
    options: tuple[GapOption, ...]
    """The nearest first. Where none is near enough they are whom to consult on a new Centre. Of a
    cell without a gap there are none.
    """
    notes: tuple[Text, ...]
    """Why there are none."""

    @property
    def needs_new_centre(self) -> bool | None:
        """Whether it is a gap, and no Centre is near enough. None: not known, since one of them
        would be if what is not stated fitted wholly.
        """
        if not self.cell.is_wanting or any(option.is_near for option in self.options):
            return False
        return None if any(option.may_be_near for option in self.options) else True


def gap_options(view: View, row: str, column: str, reach: Reaches | None = None) -> GapOptions:
    """Return how the cell of two ids could be filled. `reach`: that of each Centre in each nation,
    by which a cell may be a gap.

    Raises:
        InputError: an id is nothing's, or both are of one lens.
    """
    return options_for(view, cell_of(view, row, column, reach))


def options_for(view: View, cell: MapCell) -> GapOptions:
    """Return how a cell could be filled; of one without a gap that there is nothing to fill."""
    wanted = _wanted(view, cell)
    if not cell.is_wanting:
        return GapOptions(cell=cell, wanted=wanted, options=(), notes=(_without_gap(cell),))
    facts = recorded(view.index, view.as_of)
    question = f"{cell.row.id} {cell.column.id}"
    found = [
        _option(view.index, centre, wanted, facts.terms_of(centre)) for centre in facts.centres
    ]
    found = [each for each in found if each.nearness.total > 0]
    found.sort(
        key=lambda each: (
            -round(each.nearness.total, 9),
            drawn(each.centre, view.as_of, question),
        )
    )
    return GapOptions(
        cell=cell,
        wanted=wanted,
        options=tuple(found[:OPTIONS]),
        notes=() if found else (T("No Centre's remit has anything of it."),),
    )


def _reaches(nearness: float) -> bool:
    return round(nearness, 9) >= NEAR_ENOUGH


def _without_gap(cell: MapCell) -> Text:
    if not cell.is_recorded:
        return T(
            "Nobody has said what the Centres do there, so it is not known whether it is a gap. "
            "Ask them."
        )
    return T("It is no gap: nothing is wanting there that a Centre could fill.")


def _wanted(view: View, cell: MapCell) -> Terms:
    """What a cell asks for, where it states no life stage with that of its priorities."""
    wanted = Terms()
    for term in (cell.row, cell.column):
        ours = tuple(ConceptId(RecordId(each)) for each in sorted(term.matches))
        match term.lens:
            case MapLens.OUTCOME:
                wanted = replace(wanted, outcomes=ours)
            case MapLens.LIFE_STAGE:
                wanted = replace(wanted, life_stages=ours)
            case MapLens.AUDIENCE:
                wanted = replace(wanted, audiences=ours)
            case MapLens.NATION:
                place = nation_place(view.records, Nation(term.id))
                wanted = replace(wanted, places=() if place is None else (place,))
            case MapLens.CENTRE:
                pass
    if wanted.life_stages:
        return wanted
    asked = (view.records.priorities[each].life_stages for each in cell.priorities)
    stages = dict.fromkeys(stage for stages in asked for stage in stages)
    return replace(wanted, life_stages=tuple(stages))


def _option(index: Index, centre: OrganizationId, wanted: Terms, remit: Terms) -> GapOption:
    found = nearness(index, wanted, remit)
    return GapOption(
        centre=centre,
        nearness=found,
        add=Terms(
            outcomes=_missing(wanted.outcomes, remit.outcomes),
            life_stages=tuple(_missing_ages(index, wanted.life_stages, remit.life_stages)),
            audiences=_missing(wanted.audiences, remit.audiences),
            places=tuple(
                place
                for place in wanted.places
                if remit.places and not any(lies_in(index, place, own) for own in remit.places)
            ),
        ),
        not_stated=remit.silent_on(wanted),
    )


def _missing(wanted: Sequence[ConceptId], own: Sequence[ConceptId]) -> tuple[ConceptId, ...]:
    return tuple(each for each in wanted if own and each not in own)


def _missing_ages(
    index: Index, wanted: Sequence[ConceptId], own: Sequence[ConceptId]
) -> Iterator[ConceptId]:
    """Life stages that are not wholly in one of its own; in place of all ages those that miss."""
    if not own:
        return
    stages = (
        [each for each in life_stages_of(index.records) if each != WHOLE_LIFE]
        if WHOLE_LIFE in wanted
        else wanted
    )
    spans = [span for each in own if (span := ages_of(index.records, each)) is not None]
    for each in stages:
        span = ages_of(index.records, each)
        inside = span is not None and any(
            first <= span[0] and span[1] <= last for first, last in spans
        )
        if each not in own and not inside:
            yield each
