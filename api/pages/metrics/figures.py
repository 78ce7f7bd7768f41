"""Figures as pages show them: value, of what, why not known, and where each leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from api.export.figures import COLUMNS
from api.pages.asked import Asked, Missing
from api.pages.metrics.amounts import amount, part_of
from api.pages.page import Table
from api.pages.profiles.refs import Ref, ref_of
from graph.errors import InputError
from graph.metrics.definitions import BY_ID
from graph.metrics.figure import Figure, FigureStatus
from graph.metrics.part_words import part_words
from graph.metrics.question import WINDOW, Days, MetricsQuestion
from graph.model import TargetAudience
from graph.words import Fill, P, T, Text


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One figure. `value` None: it has none, and `because` says why."""

    figure: Figure
    name: Text
    part: Text | None
    """None: the metric itself, or all its parts where none has a value, for one reason."""
    post: Ref | None
    value: Fill | None
    of: Fill | None
    because: Fill | None
    short: Fill | None
    """Why, where what the sources do not state stands beside it."""
    definition: str
    """The address of what it is, with whom it counts."""
    which: Text | None
    """Says how many of them there are to see; None: they are none, or no records."""

    @property
    def missing(self) -> Text:
        """What stands in place of a value."""
        if self.figure.status is FigureStatus.NOT_APPLICABLE:
            return T("does not apply")
        return T("not known")


async def figures_of(asked: Asked, question: MetricsQuestion) -> Sequence[Figure]:
    """Return the figures of the page's day.

    Raises:
        InputError: they cannot be asked for, or the day has not been yet.
    """
    day = Days(as_of=asked.view.as_of)
    return await asked.parts.hub.figures(asked.view.viewer, question, day)


def figure_shown(asked: Asked, figure: Figure) -> FigureShown:
    """Return a figure as a page shows it."""
    counted = len(figure.counted or ())
    return FigureShown(
        figure=figure,
        name=BY_ID[figure.metric].name,
        part=part_words(figure.part),
        post=ref_of(asked, figure.post),
        value=amount(figure),
        of=part_of(figure),
        because=figure.because.sentence if figure.because else None,
        short=figure.because.short if figure.because else None,
        definition=definition_address(asked, figure),
        which=P("which {n}", "which {n}", counted) if counted else None,
    )


def figures_shown(asked: Asked, figures: Sequence[Figure]) -> Sequence[FigureShown]:
    """Return figures in their order; the parts of a metric as one where none has a value, for
    one reason.
    """
    shown: list[FigureShown] = []
    for _, run in groupby(figures, key=lambda each: (each.metric, each.nation, each.post)):
        parts = [figure_shown(asked, figure) for figure in run]
        alike = {(each.value, each.missing, each.because) for each in parts}
        if len(parts) > 1 and len(alike) == 1 and parts[0].value is None:
            parts = [replace(parts[0], part=None)]
        shown += parts
    return shown


def definition_address(asked: Asked, figure: Figure) -> str:
    """Return the page of the metric, for the nation, Centre and part of a figure."""
    against = figure.audience
    return asked.address(
        "metric",
        id=figure.metric,
        nation=figure.nation,
        part=figure.part or None,
        centre=figure.centre,
        audience=None if against in (None, TargetAudience.POLICY) else against,
        window=window_of(asked) if window_of(asked) != WINDOW else None,
    )


def window_of(asked: Asked) -> int:
    """Return over how many days the page looks back.

    Raises:
        InputError: it is no number.
    """
    text = asked.value("window")
    if not text:
        return WINDOW
    if not text.isdecimal() or len(text) > 6:
        raise InputError(T("The window is a number of days, such as {days}.", days=WINDOW))
    return int(text)


def audience_of(asked: Asked) -> TargetAudience:
    """Return against whom the page measures: lists of policy, or of practice.

    Raises:
        Missing: there is no such list.
    """
    try:
        return TargetAudience(asked.value("audience") or TargetAudience.POLICY)
    except ValueError:
        raise Missing(asked.value("audience")) from None


_COLUMNS = {each.name: each.value for each in COLUMNS if each.value is not None}
"""Those of the files, but for when they were computed."""


def figures_table(figures: Sequence[Figure]) -> Table:
    """Return figures in long form, one a row."""
    rows = [[value(figure) for value in _COLUMNS.values()] for figure in figures]
    return Table(tuple(_COLUMNS), rows)
