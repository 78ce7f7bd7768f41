"""How far each Centre reaches the target list of each nation, from the figures of a day."""

from __future__ import annotations

from graph.hub import Hub
from graph.landscape.cells import CentreReach, Reaches
from graph.metrics.question import Days, Dimension, MetricId, MetricsQuestion
from graph.model import Nation, OrganizationId
from graph.view import View

_QUESTION = MetricsQuestion(
    ids=(MetricId.M_02E, MetricId.M_02P), group_by=frozenset({Dimension.CENTRE})
)


async def reaches(hub: Hub, view: View) -> Reaches:
    """Return M-02e and M-02p of each open Centre in each nation; None is not known."""
    found: dict[tuple[OrganizationId, Nation], dict[MetricId, float | None]] = {}
    for each in await hub.figures(view.viewer, _QUESTION, Days(as_of=view.as_of)):
        if each.centre is not None and each.nation is not None and not each.part:
            found.setdefault((each.centre, each.nation), {})[each.metric] = each.value
    return {
        key: CentreReach(evidenced=values.get(MetricId.M_02E), lead=values.get(MetricId.M_02P))
        for key, values in found.items()
    }
