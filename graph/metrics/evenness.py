"""M-28: how even the paths are between the nations."""

from __future__ import annotations

from collections.abc import Sequence

from graph.metrics.figure import Measured, Reason, Unit, without
from graph.metrics.leads import path_strength
from graph.metrics.metric import Comparison, Direction, Metric
from graph.metrics.question import Dimension, MetricId
from graph.metrics.scope import Scope
from graph.words import T

FEWEST_NATIONS = 2


def _even(scopes: Sequence[Scope]) -> Measured:
    found = [
        value
        for scope in scopes
        if scope.listed.targets and (value := path_strength(scope).value) is not None
    ]
    if len(found) < FEWEST_NATIONS:
        return without(Reason.TOO_FEW_NATIONS)
    if not max(found):
        return without(Reason.NO_PATH_ANYWHERE)
    return Measured(min(found) / max(found), min(found), max(found), counted=None)


EVENNESS = Metric(
    id=MetricId.M_28,
    since="0.3.0",
    name=T("Evenness"),
    meaning=T(
        "The path strength of the nation where it is least, as a part of that where it is "
        "greatest: 1 where all are alike."
    ),
    formula=T("least M-03 over the nations that have targets and a value / greatest"),
    direction=Direction.UP,
    not_read_as=T(
        "Even is not good: all may be weak alike, and a nation average hides its councils."
    ),
    dimensions=frozenset({Dimension.AUDIENCE}),
    compares=(Comparison(unit=Unit.SHARE, compare=_even),),
)
