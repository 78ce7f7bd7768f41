"""The columns of files of figures. They never change name or order; new ones come last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from api.export.resources import DataResource
from graph.metrics.definitions import METRICS
from graph.metrics.figure import Figure, FigureStatus, Reason, Unit
from graph.model import Nation, TargetAudience
from graph.tables.data_package import PROFILES
from graph.tables.flat import FlatType
from graph.ties.tie import Basis

Cell = str | int | float | dt.date | None


@dataclass(frozen=True, slots=True)
class FigureColumn:
    name: str
    type: FlatType
    says: str
    value: Callable[[Figure], Cell] | None
    """None: when it was computed, which no figure says."""
    allowed: tuple[str, ...] = ()
    """All values that there are; none: any."""
    needed: bool = False


_T, _I, _N, _D = FlatType.STRING, FlatType.INTEGER, FlatType.NUMBER, FlatType.DATE

COLUMNS: Sequence[FigureColumn] = (
    FigureColumn(
        "metric",
        _T,
        "Which metric, as its definition numbers it.",
        lambda row: row.metric.value,
        tuple(metric.id.value for metric in METRICS),
        needed=True,
    ),
    FigureColumn(
        "part",
        _T,
        "Which part of it; blank: the metric itself, or its only figure.",
        lambda row: row.part or None,
    ),
    FigureColumn(
        "definition_version",
        _T,
        "The version of its definition: figures of two versions do not compare.",
        lambda row: row.definition_version,
        needed=True,
    ),
    FigureColumn("as_of", _D, "The day that it is of.", lambda row: row.as_of, needed=True),
    FigureColumn(
        "period_from",
        _D,
        "The first day of the window; blank where the metric has none.",
        lambda row: row.period_from,
    ),
    FigureColumn(
        "nation",
        _T,
        "The nation; blank: several together.",
        lambda row: row.nation,
        tuple(Nation),
    ),
    FigureColumn("place", _T, "The id of the place asked for.", lambda row: row.place),
    FigureColumn(
        "centre", _T, "The id of the Centre; blank: several together.", lambda row: row.centre
    ),
    FigureColumn(
        "organization",
        _T,
        "The id of the organisation of the targets, where figures are grouped by it.",
        lambda row: row.organization,
    ),
    FigureColumn("post", _T, "The id of the embedded post.", lambda row: row.post),
    FigureColumn(
        "audience", _T, "Of which target list.", lambda row: row.audience, tuple(TargetAudience)
    ),
    FigureColumn("basis", _T, "Of ties of this basis.", lambda row: row.basis, tuple(Basis)),
    FigureColumn("value", _N, "The figure; blank unless the status is ok.", lambda row: row.value),
    FigureColumn("numerator", _N, "What is counted.", lambda row: row.numerator),
    FigureColumn("denominator", _N, "Of how much.", lambda row: row.denominator),
    FigureColumn(
        "unit", _T, "In what it is measured.", lambda row: row.unit, tuple(Unit), needed=True
    ),
    FigureColumn(
        "status",
        _T,
        "Whether there is a figure.",
        lambda row: row.status,
        tuple(FigureStatus),
        needed=True,
    ),
    FigureColumn(
        "reason",
        _T,
        "Why there is none, or what to know of it, as a code.",
        lambda row: row.because.reason if row.because else None,
        tuple(Reason),
    ),
    FigureColumn(
        "centres_counted",
        _I,
        "How many of the Centres asked count.",
        lambda row: row.centres_counted,
    ),
    FigureColumn(
        "centres_asked", _I, "How many Centres were asked.", lambda row: row.centres_asked
    ),
    FigureColumn("targets", _I, "How many are on the list.", lambda row: row.targets),
    FigureColumn(
        "unknown_targets",
        _I,
        "How many entries name nobody who is known.",
        lambda row: row.unknown_targets,
    ),
    FigureColumn(
        "targets_version",
        _T,
        "Another where the list or its people are others.",
        lambda row: row.targets_version,
    ),
    FigureColumn(
        "computed_at",
        _T,
        "When it was computed.",
        None,
        needed=True,
    ),
)
KEY = (
    "metric",
    "part",
    "definition_version",
    "as_of",
    "nation",
    "place",
    "centre",
    "organization",
    "post",
    "audience",
    "basis",
)
"""No two rows of a file share all of these."""


def cells_of(figures: Sequence[Figure], at: dt.datetime) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each figure, in the order of the columns."""
    computed = at.isoformat(timespec="seconds").replace("+00:00", "Z")
    for figure in figures:
        yield tuple(computed if each.value is None else each.value(figure) for each in COLUMNS)


def figures_resource() -> DataResource:
    """Return what a data package says of the file of figures."""
    fields = [
        {
            "name": column.name,
            "type": "datetime" if column.name == "computed_at" else column.type,
            "title": column.says,
            **_constraints(column),
        }
        for column in COLUMNS
    ]
    schema = {"$schema": f"{PROFILES}/tableschema.json", "fields": fields, "primaryKey": KEY}
    return DataResource("engagement", "engagement.csv", "Engagement figures", schema)


def _constraints(column: FigureColumn) -> dict[str, object]:
    found = {
        **({"required": True} if column.needed else {}),
        **({"enum": column.allowed} if column.allowed else {}),
    }
    return {"constraints": found} if found else {}
