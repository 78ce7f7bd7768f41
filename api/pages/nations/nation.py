"""How well the network is connected in a nation: the figures of the day, whom it has a way to,
every figure with its definition, and what the nation's place holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.nations import NATION_PLACES
from api.pages.ask_box import CentreChoice, open_centres
from api.pages.asked import Asked
from api.pages.metrics.figures import (
    FigureShown,
    audience_of,
    figure_shown,
    figures_shown,
    figures_table,
    window_of,
)
from api.pages.metrics.queries import FIGURES, figures_input
from api.pages.nation_links import PlainLink, nation_called, nation_links, nation_of_path
from api.pages.nations.bar_charts import BarChart, by_centre, by_nation
from api.pages.nations.kept import PressLink, keeping_ticket, press_link
from api.pages.nations.known import WayShown, ways_shown
from api.pages.nations.measured import (
    NationMeasured,
    centre_of_steps,
    measured,
    own_centre,
    question_of_nations,
)
from api.pages.nations.people import PeopleShown, StepRow, people_shown, steps_shown
from api.pages.nations.small_trend import SmallTrend, small_trend
from api.pages.page import Made, Page, PageQuery, Shown, Table
from api.pages.profiles.place import PlaceShown, place_shown
from api.pages.profiles.refs import Cut, Ref, cut, named_ref
from graph.metrics.figure import REASONS, Figure, Reason
from graph.metrics.kept import MOST_REPORTS, reports
from graph.metrics.listed import COMMITTEE_WEIGHT, MINISTER_WEIGHT, ListAsOf
from graph.metrics.question import WINDOW, MetricId
from graph.model import Nation, TargetAudience
from graph.names.kind_words import nation_words, target_audience_words
from graph.names.not_here import unknowns
from graph.words import Fill, P, T, Text

MOST_KNOWN = 10
PERIODS = (90, WINDOW, 365)


@dataclass(frozen=True, slots=True, kw_only=True)
class GlanceCard:
    """One of the figures at a glance. `beside`: what is said with its value."""

    title: Text
    figure: FigureShown
    meaning: Text
    beside: Fill | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NationShown(Shown):
    nation: Nation
    called: Fill
    audience: TargetAudience
    window: int
    links: Sequence[PlainLink]
    audiences: Sequence[PlainLink]
    periods: Sequence[PlainLink]
    listed: ListAsOf
    nobody: Fill | None
    """Why nobody is on the list."""
    unlinked: bool
    """Nothing that is recorded links a Centre to anybody on the list."""
    not_stated: Sequence[Fill]
    """What the sources do not state of the nation."""
    keeping: int
    centres: int
    cards: Sequence[GlanceCard]
    known: Cut[WayShown]
    """Those who can be asked for through one introducer."""
    farther: int
    """How many more have a path, of more steps or too faint to ask along."""
    without: int
    people: PeopleShown
    steps: Sequence[StepRow]
    steps_for: Ref | None
    """The Centre whose steps they are; None: none is chosen."""
    choices: Sequence[CentreChoice]
    """The Centres of which steps can be asked for, where the viewer has none."""
    charts: Sequence[BarChart]
    movement: Sequence[FigureShown]
    """M-05 as a sum; empty where it is not known."""
    rows: Sequence[Figure]
    figures: Sequence[FigureShown]
    ticket: str | None
    """With which the figures are kept; None: nobody is there to keep them."""
    kept: Cut[PressLink]
    """What the viewer's Centre kept of this list."""
    moved: SmallTrend | None
    """How path strength moved; None: of no other day is it at hand."""
    here: PlaceShown | None
    """The nation as a place; None: it is no record here."""

    def table(self) -> Table:
        return figures_table(self.rows)


async def ask(asked: Asked) -> PageQuery:
    question = replace(question_of_nations(asked), nations=(nation_of_path(asked),))
    return PageQuery(FIGURES, {"figures": figures_input(asked, question)})


async def make(asked: Asked) -> Made:
    nation, against, window = nation_of_path(asked), audience_of(asked), window_of(asked)
    found = await measured(asked, nation)
    met = found.figure(MetricId.M_01, "MET")
    strength = found.figure(MetricId.M_03)
    centre = centre_of_steps(asked)
    place = asked.view.records.places.get(NATION_PLACES[nation])
    known = [way for way in found.known.ways if way.led]
    shown = cut(asked, "known", known, MOST_KNOWN)
    people = len(found.listed.actors)
    return NationShown(
        title=T("{nation}: how well the network is connected", nation=nation_words(nation)),
        lede=_lede(found.listed),
        query=await ask(asked),
        private=asked.view.viewer.centre is not None,
        nation=nation,
        called=nation_called(nation),
        audience=against,
        window=window,
        links=nation_links(asked, "nation", nation, audience=asked.value("audience")),
        audiences=[
            PlainLink(
                target_audience_words(each),
                asked.here(audience="" if each is TargetAudience.POLICY else each, whole=""),
                each is against,
            )
            for each in TargetAudience
        ],
        periods=[
            PlainLink(
                P("{n} day", "{n} days", days),
                asked.here(window="" if days == WINDOW else days, whole=""),
                days == window,
            )
            for days in sorted({*PERIODS, window})
        ],
        listed=found.listed,
        nobody=None if found.listed.targets else _nobody(nation, found),
        unlinked=_reason(strength) is Reason.NOTHING_LINKS,
        not_stated=unknowns(asked.view.records, nation),
        keeping=met.centres_counted or 0,
        centres=met.centres_asked or 0,
        cards=_cards(asked, found),
        known=Cut("known", ways_shown(asked, shown.rows), shown.total),
        farther=len(found.known.ways) - len(known),
        without=people - len(found.known.ways),
        people=people_shown(asked, found.known.people, centre),
        steps=steps_shown(asked, found.known.steps),
        steps_for=None if centre is None else named_ref(asked, centre),
        choices=() if own_centre(asked.view) is not None else open_centres(asked),
        charts=[by_centre(asked, found), by_nation(asked, found)],
        movement=_movement(asked, found),
        rows=found.here,
        figures=figures_shown(asked, found.here),
        ticket=keeping_ticket(asked),
        kept=_kept(asked, nation, against),
        moved=small_trend(asked, nation, MetricId.M_03, found.figures),
        here=None if place is None else await place_shown(asked, place),
    )


def _kept(asked: Asked, nation: Nation, against: TargetAudience) -> Cut[PressLink]:
    every = reports(asked.view.records.kept_figures.values())
    found = [each for each in every if each.audience_kind is against and each.of_nation(nation)]
    shown = cut(asked, "kept", found, MOST_REPORTS)
    return Cut("kept", [press_link(asked, each) for each in shown.rows], shown.total)


def _movement(asked: Asked, found: NationMeasured) -> Sequence[FigureShown]:
    """Return M-05 as a sum that adds up; nothing where it is not known."""
    shown = [figure_shown(asked, found.figure(MetricId.M_05, part)) for part in _SUM]
    return shown if all(one.value is not None for one in shown) else []


_SUM = ("BEFORE", "LAPSED", "NEW", "REVIVED", "NOW")


def _reason(figure: Figure) -> Reason | None:
    return None if figure.because is None else figure.because.reason


def _nobody(nation: Nation, found: NationMeasured) -> Fill:
    because = found.figure(MetricId.M_03).because
    return REASONS[found.listed.nobody] if because is None else because.sentence


def _lede(listed: ListAsOf) -> Fill | None:
    """Return who is on the list, in words; None: nobody."""
    if not listed.targets:
        return None
    people = P("{n} person", "{n} people", len(listed.actors))
    if not listed.own:
        weights = Counter(each.weight for each in listed.targets)
        return T(
            "{people} on the target list: {ministers}, who weigh {more} each, and {members}, who "
            "weigh {less}.",
            people=people,
            ministers=P("{n} minister", "{n} ministers", weights[MINISTER_WEIGHT]),
            more=int(MINISTER_WEIGHT),
            members=P(
                "{n} member of committees", "{n} members of committees", weights[COMMITTEE_WEIGHT]
            ),
            less=int(COMMITTEE_WEIGHT),
        )
    vacant = len(listed.targets) - len(listed.actors)
    if not vacant:
        return T("{people} on the target list.", people=people)
    posts = P("{n} vacant post", "{n} vacant posts", vacant)
    return T("{people} and {posts} on the target list.", people=people, posts=posts)


def _cards(asked: Asked, found: NationMeasured) -> Sequence[GlanceCard]:
    met, active = (figure_shown(asked, found.figure(MetricId.M_01, part)) for part in _REACH)
    evidenced = figure_shown(asked, found.figure(MetricId.M_02E))
    near = figure_shown(asked, found.figure(MetricId.M_02E, "NEAR"))
    return [
        GlanceCard(
            title=T("Met in the period"),
            figure=met,
            meaning=T("with one of the Centres, in a meeting of at most 20."),
            beside=None
            if active.value is None
            else T("{share} are in active contact.", share=active.value),
        ),
        GlanceCard(
            title=T("Reached by evidence"),
            figure=evidenced,
            meaning=T(
                "a path on which somebody has said or shown that they know each other, worth "
                "asking along."
            ),
            beside=None if near.value is None else T("{share} more are near.", share=near.value),
        ),
        GlanceCard(
            title=T("One person away"),
            figure=figure_shown(asked, found.figure(MetricId.M_02P)),
            meaning=T("a path with one introducer: there is somebody to ask today."),
        ),
        GlanceCard(
            title=T("Path strength"),
            figure=figure_shown(asked, found.figure(MetricId.M_03)),
            meaning=T(
                "the best path to each on average, 0 to 1. No chance of success and no share of "
                "people."
            ),
        ),
    ]


_REACH = ("MET", "ACTIVE")

PAGE = Page(
    name="nation",
    path="/nation/{nation}",
    make=make,
    template="nation.html",
    menu="nations",
    ask=ask,
    files=("csv",),
)
