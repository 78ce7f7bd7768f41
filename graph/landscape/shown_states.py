"""The states of a cell as people read them: each a drawing, a word and what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.landscape.axes import MapLens
from graph.landscape.cells import CellState, MapCell
from graph.words import Fill, T, Text


@dataclass(frozen=True, slots=True)
class StateShown:
    """`drawing` names the hatch, which says no more than the word."""

    drawing: str
    word: Text
    meaning: Text


TESTED = StateShown("tested", T("tested here"), T("a trial or finding from there"))
ANYWHERE = StateShown("tested", T("tested"), T("a trial or finding, wherever it was"))
REVIEWED = StateShown("elsewhere", T("reviewed"), T("findings or reviews, no test recorded"))
"""Where neither row nor column is a nation."""
STATES: Mapping[CellState, StateShown] = {
    CellState.OVERLAP: StateShown(
        "crowded", T("several Centres"), T("three core remits or more, and evidence")
    ),
    CellState.NO_REACH: StateShown(
        "unreached",
        T("nobody within reach"),
        T("evidence, and nobody on the target list one person away"),
    ),
    CellState.STALE: StateShown(
        "old", T("old evidence"), T("the newest is more than five years old")
    ),
    CellState.NOT_TESTED_HERE: StateShown(
        "elsewhere", T("tested elsewhere"), T("findings or reviews, none from there")
    ),
    CellState.NO_EVIDENCE: StateShown(
        "thin", T("no evidence yet"), T("a remit, no finding or review")
    ),
    CellState.NO_CENTRE: StateShown(
        "none", T("no Centre"), T("none has it in its stated remit there")
    ),
    CellState.PRIORITY_UNMET: StateShown(
        "unmet", T("priority, no work"), T("the nation asks for it, and nothing is there")
    ),
    CellState.NOT_RECORDED: StateShown(
        "unsaid", T("not recorded"), T("nobody has said; this is no gap")
    ),
}


def shown_state(cell: MapCell) -> StateShown:
    """Return the most serious state of a cell; where there is none, where it is tested."""
    if cell.states:
        return STATES[cell.states[0]]
    if MapLens.NATION in (cell.row.lens, cell.column.lens):
        return TESTED if cell.tested else STATES[CellState.NOT_TESTED_HERE]
    return ANYWHERE if cell.tested else REVIEWED


def says_tested(cell: MapCell) -> bool:
    """Return whether a cell is shown as tested: something was, and no graver state holds."""
    return shown_state(cell) in {TESTED, ANYWHERE}


def state_word(cell: MapCell) -> Fill:
    """Return it in words; where a row stands for several outcomes of ours, on how many of them."""
    shown = shown_state(cell)
    if cell.terms > 1 and shown.drawing in {"tested", "crowded"}:
        return T("tested on {part} of {whole}", part=cell.terms_tested, whole=cell.terms)
    return shown.word


def key(*, by_nation: bool) -> Sequence[StateShown]:
    """Return all of them, as the key of the map has them."""
    if by_nation:
        return (TESTED, *STATES.values())
    of_nations = {CellState.NOT_TESTED_HERE, CellState.NO_REACH, CellState.PRIORITY_UNMET}
    others = (shown for state, shown in STATES.items() if state not in of_nations)
    return (ANYWHERE, REVIEWED, *others)
