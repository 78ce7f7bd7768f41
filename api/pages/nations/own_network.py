"""Our network, this week: what to do next, what is due, whom we know, what cools, who moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from api.acquainted import ListAsked
from api.nations import NATIONS
from api.pages.asked import Asked, Missing
from api.pages.metrics.figures import (
    FigureShown,
    audience_of,
    figures_of,
    figures_shown,
    figures_table,
    window_of,
)
from api.pages.metrics.queries import FIGURES, figures_input
from api.pages.nation_links import PlainLink, nation_called
from api.pages.nations.due import DueRow, due_calendar, due_of
from api.pages.nations.measured import OF_A_NATION
from api.pages.nations.people import PeopleShown, StepRow, people_shown, steps_shown
from api.pages.page import Made, Page, PageQuery, Shown, Table
from api.pages.profiles.refs import Ref, ref
from graph.metrics.figure import Figure
from graph.metrics.listed import list_as_of
from graph.metrics.question import MetricId, MetricsQuestion
from graph.metrics.scope import nobody_on
from graph.model import Nation, Organization
from graph.names.kind_words import nation_words
from graph.names.shown import name_of
from graph.ontology import CENTRE_KINDS
from graph.words import Fill, T

NAME = "network-of"
MOST_DUE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNetworkShown(Shown):
    centre: Ref
    own: bool
    """It is the viewer's own Centre."""
    nation: Nation
    links: Sequence[PlainLink]
    period: int
    nobody: Fill | None
    steps: Sequence[StepRow]
    asked: Asked
    due: Sequence[DueRow]
    every_due: Sequence[DueRow]
    due_left: int
    people: PeopleShown
    no_diary: Fill | None
    figures: Sequence[FigureShown]
    recorded: bool
    """The Centre has recorded something."""
    rows: Sequence[Figure]

    def table(self) -> Table:
        return figures_table(self.rows)

    def calendar(self) -> str:
        """The Centre's follow-ups."""
        return due_calendar(self.asked, self.every_due)


async def ask(asked: Asked) -> PageQuery | Response:
    centre = _centre(asked)
    if isinstance(centre, Response):
        return centre
    question = _question(asked, centre, await _nation(asked, centre))
    return PageQuery(FIGURES, {"figures": figures_input(asked, question)})


async def make(asked: Asked) -> Made:
    centre = _centre(asked)
    if isinstance(centre, Response):
        return centre
    own = centre.id == asked.view.viewer.centre
    nation = await _nation(asked, centre)
    question = _question(asked, centre, nation)
    figures = await figures_of(asked, question)
    known = await asked.parts.acquainted.of(
        asked.view,
        ListAsked(
            nation=nation,
            audience=question.audience,
            centres=(centre.id,),
            window=question.window_days,
            steps_for=centre.id,
        ),
    )
    people, due = known.people, due_of(asked) if own else []
    nobody = nobody_on(people.listed, asked.view.as_of)
    return OwnNetworkShown(
        title=T("Our network: this week")
        if own
        else T("The network of {centre}", centre=asked.name(centre).text),
        lede=T(
            "{centre} in {nation}, on {day}.",
            centre=name_of(centre),
            nation=nation_words(nation),
            day=asked.view.as_of,
        ),
        query=PageQuery(FIGURES, {"figures": figures_input(asked, question)}),
        centre=ref(asked, centre),
        own=own,
        nation=nation,
        links=[
            PlainLink(nation_called(each), asked.here(nation=each, whole=""), each is nation)
            for each in NATIONS
        ],
        period=question.window_days,
        nobody=None if nobody is None else nobody.sentence,
        steps=steps_shown(asked, known.steps),
        asked=asked,
        due=due[:MOST_DUE],
        every_due=due,
        due_left=max(0, len(due) - MOST_DUE),
        people=people_shown(asked, people, centre.id),
        no_diary=people.no_diary,
        figures=figures_shown(asked, figures),
        recorded=any(
            one.recorded_by == centre.id for one in asked.view.records.interactions.values()
        ),
        rows=figures,
    )


def _centre(asked: Asked) -> Organization | Response:
    """Return the Centre of the address, or the way to its own address.

    Raises:
        Missing: it is no Centre.
    """
    centre = asked.record(asked.in_path("id"))
    if not isinstance(centre, Organization) or centre.kind not in CENTRE_KINDS:
        raise Missing(centre.id)
    if centre.id != asked.in_path("id"):
        return asked.go_to(asked.address(NAME, format=asked.format, id=centre.id), 301)
    return centre


def _question(asked: Asked, centre: Organization, nation: Nation) -> MetricsQuestion:
    return MetricsQuestion(
        ids=OF_A_NATION,
        nations=(nation,),
        centres=(centre.id,),
        audience=audience_of(asked),
        window_days=window_of(asked),
    )


async def _nation(asked: Asked, centre: Organization) -> Nation:
    """Return the nation that is asked for, else that with a list that somebody made, and to
    whose list the Centre has the strongest paths.
    """
    value, against = asked.value("nation"), audience_of(asked)
    if value in {each.value for each in Nation}:
        return Nation(value)
    question = MetricsQuestion(ids=(MetricId.M_03,), audience=against, centres=(centre.id,))
    strength = {one.nation: one.value or 0.0 for one in await figures_of(asked, question)}
    lists = [list_as_of(asked.view, nation, against) for nation in NATIONS]
    ranked = sorted(lists, key=lambda one: (not one.own, -strength[one.nation], not one.targets))
    return ranked[0].nation


PAGE = Page(
    name=NAME,
    path="/centre/{id}/network",
    make=make,
    template="network_of.html",
    menu=NAME,
    ask=ask,
    private=True,
    files=("csv", "ics"),
)
