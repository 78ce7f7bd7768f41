"""Figures as a Centre keeps them: a press writes them, reading writes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import InputError
from graph.metrics.figure import Figure
from graph.metrics.kept import kept_figure
from graph.metrics.question import MetricsQuestion
from graph.model import KeptFigure, RecordId, Records
from graph.recording.commands import Add
from graph.words import T


def keeping(
    records: Records, figures: Sequence[Figure], question: MetricsQuestion, position: int
) -> Add:
    """Return what keeps the figures of one day, at a position of the feed.

    Raises:
        InputError: they are of an area or grouped, or are kept already.
    """
    if question.place is not None or question.group_by or len(question.centres) > 1:
        raise InputError(
            T("Only figures of whole nations, of one Centre or of all together, can be kept.")
        )
    first, *others = [
        kept_figure(each, question, position, number) for number, each in enumerate(figures)
    ]
    before = {_fact(each) for each in records.kept_figures.values()}
    if before >= {_fact(each) for each in (first, *others)}:
        raise InputError(
            T("The figures of {day} are kept already, and are still the same.", day=first.as_of)
        )
    return Add(record=first, beside=tuple(others))


def _fact(kept: KeptFigure) -> KeptFigure:
    """What a kept figure says, whenever and by whom it was kept."""
    return KeptFigure(
        id=RecordId(""),
        as_of=kept.as_of,
        window_days=kept.window_days,
        metric=kept.metric,
        part=kept.part,
        nation=kept.nation,
        centre=kept.centre,
        audience_kind=kept.audience_kind,
        definition_version=kept.definition_version,
        value=kept.value,
        reason=kept.reason,
    )
