"""The metrics, in the order in which reports show them. A new one is a line here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.metrics.contact import ACTIVE_TIES, RECENCY, THREADS
from graph.metrics.data_health import DATA_HEALTH
from graph.metrics.evenness import EVENNESS
from graph.metrics.groups import JOINING
from graph.metrics.landscape import CLASHES, COLLABORATIONS, GAPS
from graph.metrics.leads import EVIDENCED_REACH, LEAD_REACH, PATH_STRENGTH
from graph.metrics.metric import Metric
from graph.metrics.movement import MOVEMENT
from graph.metrics.posts import EMBEDDED_VALUE, POST_COVERAGE
from graph.metrics.question import MetricId
from graph.metrics.reach import REACH
from graph.metrics.weak_points import SILO, SINGLE_POINTS

METRICS: Sequence[Metric] = (
    REACH,
    EVIDENCED_REACH,
    LEAD_REACH,
    PATH_STRENGTH,
    ACTIVE_TIES,
    MOVEMENT,
    RECENCY,
    THREADS,
    SINGLE_POINTS,
    POST_COVERAGE,
    SILO,
    EMBEDDED_VALUE,
    JOINING,
    COLLABORATIONS,
    GAPS,
    CLASHES,
    EVENNESS,
    DATA_HEALTH,
)
BY_ID: Mapping[MetricId, Metric] = {metric.id: metric for metric in METRICS}
