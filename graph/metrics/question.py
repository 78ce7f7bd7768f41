"""What is asked of the metrics, on the day of a view."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from graph.model import Nation, OrganizationId, PlaceId, TargetAudience

WINDOW = 180
"""Days that a report looks back where nobody says how many."""
MOST_DAYS = 3_650


class MetricId(StrEnum):
    """In the order in which reports show them."""

    M_01 = "M-01"
    M_02E = "M-02e"
    M_02P = "M-02p"
    M_03 = "M-03"
    M_04 = "M-04"
    M_05 = "M-05"
    M_06 = "M-06"
    M_08 = "M-08"
    M_10 = "M-10"
    M_11 = "M-11"
    M_20 = "M-20"
    M_22 = "M-22"
    M_23 = "M-23"
    M_24 = "M-24"
    M_25 = "M-25"
    M_26 = "M-26"
    M_28 = "M-28"
    M_29 = "M-29"


BY_WEIGHT = frozenset({MetricId.M_02E, MetricId.M_02P})
"""Of which the parts of the whole are weights, not people."""


class Dimension(StrEnum):
    """What rows are grouped by. Rows are always of one nation, but for M-28."""

    NATION = "nation"
    CENTRE = "centre"
    ORGANIZATION = "organization"
    POST = "post"
    AUDIENCE = "audience"
    BASIS = "basis"


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricsQuestion:
    """Which metrics of whom, on the day of the view. Checked by `rows`, which raises InputError.

    `nations` None: all, or that of the place. `centres` empty: all that are open, together;
    grouped by Centre a row for each.
    """

    ids: tuple[MetricId, ...] = tuple(MetricId)
    window_days: int = WINDOW
    nations: tuple[Nation, ...] | None = None
    place: PlaceId | None = None
    centres: tuple[OrganizationId, ...] = ()
    audience: TargetAudience = TargetAudience.POLICY
    group_by: frozenset[Dimension] = frozenset()


class SeriesStep(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """For which days: one, today where nothing is said, or a series from one to another.
    Checked by `graph.metrics.series.days_of`.
    """

    as_of: dt.date | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    step: SeriesStep | None = None


TODAY = Days()


def window_start(day: dt.date, days: int) -> dt.date:
    """Return the first of so many days that end with the day."""
    return day - dt.timedelta(days=days - 1)
