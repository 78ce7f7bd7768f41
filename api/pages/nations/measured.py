"""What a nation's page is made from: its list, its figures, and the way to each of the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.acquainted import ListAsked, ListKnown
from api.pages.ask_box import open_centres
from api.pages.asked import Asked
from api.pages.metrics.figures import audience_of, figures_of, window_of
from graph.errors import InputError
from graph.metrics.definitions import METRICS
from graph.metrics.figure import Figure
from graph.metrics.listed import ListAsOf
from graph.metrics.question import Dimension, MetricId, MetricsQuestion
from graph.model import Nation, OrganizationId
from graph.tenure import is_open
from graph.view import View
from graph.words import T

OF_A_NATION = tuple(metric.id for metric in METRICS if not metric.compares)
OF_EACH_CENTRE = (MetricId.M_02E, MetricId.M_02P)


@dataclass(frozen=True, slots=True)
class NationMeasured:
    """`figures`: those of all open Centres together, of all nations; `of_centres` of each Centre in
    the nation.
    """

    nation: Nation
    figures: Sequence[Figure]
    of_centres: Sequence[Figure]
    known: ListKnown
    """Who is behind the figures, of all Centres together, and what the Centre of the page can do
    next.
    """

    @property
    def listed(self) -> ListAsOf:
        return self.known.people.listed

    @property
    def here(self) -> Sequence[Figure]:
        """The figures of the nation."""
        return [figure for figure in self.figures if figure.nation is self.nation]

    def figure(self, metric: MetricId, part: str = "") -> Figure:
        """Return one of the figures of the nation."""
        return next(f for f in self.here if (f.metric, f.part) == (metric, part))


async def measured(asked: Asked, nation: Nation) -> NationMeasured:
    """Return what is known of a nation on the view's day.

    Raises:
        InputError: the window is out of range, or the day has not been yet.
    """
    of_all = question_of_nations(asked)
    of_each = replace(
        of_all, ids=OF_EACH_CENTRE, nations=(nation,), group_by=frozenset({Dimension.CENTRE})
    )
    # the question of the files of figures: what was reckoned for one is at hand for the other
    every = replace(of_all, ids=tuple(metric.id for metric in METRICS))
    figures = [one for one in await figures_of(asked, every) if one.metric in of_all.ids]
    of_centres = await figures_of(asked, of_each)
    known = await asked.parts.acquainted.of(
        asked.view,
        ListAsked(
            nation=nation,
            audience=of_all.audience,
            window=of_all.window_days,
            steps_for=centre_of_steps(asked),
        ),
    )
    return NationMeasured(nation, figures, of_centres, known)


def centre_of_steps(asked: Asked) -> OrganizationId | None:
    """Return for which Centre the page says what to do next: the viewer's own, else the one that
    the address names.

    Raises:
        InputError: it names none that is open.
    """
    own, named = own_centre(asked.view), asked.value("centre")
    if own is not None or not named:
        return own
    chosen = next((choice.id for choice in open_centres(asked) if choice.id == named), None)
    if chosen is None:
        raise InputError(T("“{text}” is not a What Works Centre", text=asked.quoted("centre")))
    return chosen


def own_centre(view: View) -> OrganizationId | None:
    """Return the viewer's own Centre, where it is open on the day."""
    centre = view.viewer.centre
    body = None if centre is None else view.records.organizations.get(centre)
    return body.id if body is not None and is_open(body, view.as_of) else None


def question_of_nations(asked: Asked) -> MetricsQuestion:
    """Return the question for the figures of all nations: the same for each nation's page, so that
    they are reckoned once.
    """
    return MetricsQuestion(
        ids=OF_A_NATION, audience=audience_of(asked), window_days=window_of(asked)
    )
