"""The GraphQL questions behind the pages of figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.pages.asked import Asked
from graph.metrics.question import MetricsQuestion

Input = Mapping[str, Any]

FIGURES = """\
# How well the network is connected: every figure of the day, or why it is not known.
query EngagementMetrics($figures: EngagementMetricsInput!) {
  engagementMetrics(input: $figures) {
    metric
    part
    nation
    value
    numerator
    denominator
    unit
    status
    unknownBecause
    centresCounted
    centresAsked
    targets
    targetsVersion
  }
}
"""
_COUNTED = """\
    metric
    part
    nation
    value
    numerator
    denominator
    unit
    status
    unknownBecause
    rows(first: 50) { totalCount nodes { node { id name } other { id name } } }
"""
METRIC = f"""\
# One figure of the day, and whom it counts.
query EngagementMetric($figures: EngagementMetricsInput!) {{
  engagementMetrics(input: $figures) {{
{_COUNTED}  }}
}}
"""
METRIC_OF_CENTRES = f"""\
# One figure of the day with whom it counts, and the same of each Centre.
query EngagementMetric($figures: EngagementMetricsInput!, $ofEach: EngagementMetricsInput!) {{
  engagementMetrics(input: $figures) {{
{_COUNTED}  }}
  ofEach: engagementMetrics(input: $ofEach) {{
    part
    centre {{ id name }}
    value
    numerator
    denominator
    unknownBecause
  }}
}}
"""
DEFINITIONS = """\
# What each figure is, how it is reckoned, and what it must not be read as.
query MetricDefinitions {
  metricDefinitions {
    code
    version
    since
    name
    meaning
    mustNotBeReadAs
    formula
    unit
    direction
    dimensions
    parts
  }
}
"""


def figures_input(asked: Asked, question: MetricsQuestion) -> Input:
    """Return a question of figures as GraphQL takes it."""
    given: dict[str, Any] = {
        "ids": [metric.name for metric in question.ids],
        "asOf": asked.view.as_of.isoformat(),
        "windowDays": question.window_days,
        "audience": question.audience.name,
    }
    if question.nations is not None:
        given["nations"] = [nation.name for nation in question.nations]
    if question.centres:
        given["centres"] = list(question.centres)
    if question.group_by:
        given["groupBy"] = sorted(dimension.name for dimension in question.group_by)
    return given
