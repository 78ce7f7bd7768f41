"""Figures that a Centre kept, beside what the same question finds now."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.dates import PartialDate
from graph.metrics.definitions import BY_ID
from graph.metrics.figure import Figure
from graph.metrics.question import MetricId, MetricsQuestion
from graph.model import KeptFigure, Nation, OrganizationId, RecordId, TargetAudience

MOST_REPORTS = 8
"""Of which the figures are reckoned again: two years of quarters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPress:
    """Figures of one day, side and target list that were kept by one press, in the order in which
    reports show them.
    """

    as_of: dt.date
    position: int
    window_days: int
    centre: OrganizationId | None
    audience_kind: TargetAudience
    figures: tuple[KeptFigure, ...]

    @property
    def id(self) -> RecordId:
        """By which the press is found again: the id of its first figure."""
        return self.figures[0].id

    def of_nation(self, nation: Nation) -> Sequence[KeptFigure]:
        """Return those of a nation."""
        return [each for each in self.figures if each.nation is nation]

    @property
    def question(self) -> MetricsQuestion:
        """The question that was kept, to be asked again."""
        nations = {each.nation for each in self.figures if each.nation is not None}
        return MetricsQuestion(
            ids=tuple(id_ for id_ in MetricId if any(each.metric == id_ for each in self.figures)),
            window_days=self.window_days,
            nations=tuple(sorted(nations)) or None,
            centres=() if self.centre is None else (self.centre,),
            audience=self.audience_kind,
        )


@dataclass(frozen=True, slots=True)
class KeptBeside:
    """A kept figure and the same as it is now; None: there is none any more."""

    kept: KeptFigure
    now: Figure | None

    @property
    def restated(self) -> bool:
        """Whether facts that are known now make it another."""
        if self.now is None:
            return True
        old, new = self.kept.value, self.now.value
        if old is None or new is None:
            return (old is None) != (new is None)
        return not math.isclose(old, new, rel_tol=1e-9, abs_tol=1e-12)


def kept_figure(
    figure: Figure, question: MetricsQuestion, position: int, number: int
) -> KeptFigure:
    """Return a figure as it is kept; `number` tells it from the others of one press."""
    return KeptFigure(
        id=RecordId(f"new-{number}"),
        as_of=PartialDate(figure.as_of.isoformat()),
        position=position,
        window_days=question.window_days,
        metric=figure.metric,
        part=figure.part or None,
        nation=figure.nation,
        centre=figure.centre,
        audience_kind=question.audience,
        definition_version=figure.definition_version,
        value=figure.value,
        reason=figure.because.reason if figure.because and figure.value is None else None,
    )


def reports(kept: Iterable[KeptFigure]) -> Sequence[KeptPress]:
    """Return what was kept, press by press, the latest day first."""
    pressed: dict[_Press, list[KeptFigure]] = {}
    for each in kept:
        key = each.as_of.last, each.position, each.window_days, each.centre, each.audience_kind
        pressed.setdefault(key, []).append(each)
    found = [
        KeptPress(
            as_of=as_of,
            position=position,
            window_days=window_days,
            centre=centre,
            audience_kind=audience_kind,
            figures=tuple(sorted(figures, key=_order)),
        )
        for (as_of, position, window_days, centre, audience_kind), figures in pressed.items()
    ]
    return sorted(
        found,
        key=lambda one: (
            -one.as_of.toordinal(),
            -one.position,
            one.centre or "",
            one.audience_kind,
        ),
    )


def first_kept(
    kept: Iterable[KeptFigure], question: MetricsQuestion
) -> Mapping[dt.date, Sequence[KeptFigure]]:
    """Return of each day the figures that a question of whole nations finds, as they were first
    kept, the earliest day first.
    """
    centre = question.centres[0] if question.centres else None
    asked = (question.window_days, question.audience, centre)
    first: dict[tuple[object, ...], KeptFigure] = {}
    for each in sorted(kept, key=lambda one: (one.as_of.last, one.position, one.id)):
        if (each.window_days, each.audience_kind, each.centre) == asked and (
            each.metric in question.ids
        ):
            first.setdefault((each.as_of.last, each.metric, each.part, each.nation), each)
    by_day: dict[dt.date, list[KeptFigure]] = {}
    for each in first.values():
        by_day.setdefault(each.as_of.last, []).append(each)
    return by_day


def beside(report: KeptPress, now: Sequence[Figure]) -> Sequence[KeptBeside]:
    """Return each kept figure with the same of the figures that the question finds now."""
    by_key = {(each.metric.value, each.part or None, each.nation): each for each in now}
    return [
        KeptBeside(each, by_key.get((each.metric, each.part, each.nation)))
        for each in report.figures
    ]


_Press = tuple[dt.date, int, int, OrganizationId | None, TargetAudience]


def _order(each: KeptFigure) -> tuple[str, Nation | str, int, str]:
    metric = next((metric for id_, metric in BY_ID.items() if id_ == each.metric), None)
    parts = [part.name for part in metric.figures] if metric else []
    place = parts.index(each.part or "") if (each.part or "") in parts else len(parts)
    return each.metric, each.nation or "", place, each.id
