"""Which Centre is strong where: of each Centre and nation the share that is one person away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.nations import NATIONS
from api.pages.asked import Asked
from api.pages.metrics.figures import FigureShown, figure_shown, figures_of
from api.pages.profiles.refs import Ref, named_ref
from graph.metrics.figure import Figure
from graph.metrics.question import Dimension, MetricId, MetricsQuestion

STEPS = (0.0, 0.1, 0.25, 0.5)
"""Above which share a cell is one shade darker."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """`shade`: 1 to 4; 0 of what is none, or not known."""

    figure: FigureShown
    shade: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    centre: Ref
    cells: Sequence[HeatCell]
    """A cell for each nation, in the order of pages."""


@dataclass(frozen=True, slots=True)
class HeatTable:
    """`left_out`: Centres of which nothing is known in any nation."""

    rows: Sequence[HeatRow]
    left_out: int


async def heat(asked: Asked, question: MetricsQuestion) -> HeatTable:
    """Return the table for the audience and days of a question, Centres in their order."""
    of_each = replace(question, ids=(MetricId.M_02P,), group_by=frozenset({Dimension.CENTRE}))
    figures = await figures_of(asked, of_each)
    by_place = {(one.centre, one.nation): one for one in figures}
    centres = dict.fromkeys(one.centre for one in figures if one.centre is not None)
    rows = [
        HeatRow(
            named_ref(asked, centre),
            [_cell(asked, by_place[centre, nation]) for nation in NATIONS],
        )
        for centre in centres
    ]
    known = [row for row in rows if any(cell.figure.value for cell in row.cells)]
    return HeatTable(known, len(rows) - len(known))


def _cell(asked: Asked, figure: Figure) -> HeatCell:
    value = figure.value or 0.0
    return HeatCell(figure_shown(asked, figure), sum(value > step for step in STEPS))
