"""Home: the question, whom one can look for, and how a strength is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.examples import AnsweredQuestion
from api.nations import KnownInNation, nations
from api.pages.ask_box import AskBox, ask_box
from api.pages.asked import Asked
from api.pages.landscape.choices import nation_names
from api.pages.nation_links import PlainLink, nation_links
from api.pages.nations.due import DueRow, due_of
from api.pages.page import Made, Page, PageQuery, Shown, Table
from api.pages.profiles.readings import all_read
from graph.metrics.outlook import NationOutlook
from graph.names.articles import inside
from graph.names.in_language import ShownName
from graph.names.short_names import in_short
from graph.ties.parameters import RECENT_DAYS
from graph.ties.tie import Band, Basis
from graph.view import View
from graph.words import Fill, P, T, Text

MOST_DUE = 3
QUERY = """\
# What is known in each nation on a day, what can be answered of it, when each source was read.
query WhatIsKnown($asOf: Date!) {
  nations(asOf: $asOf) {
    nation
    members
    committees
    groups
    groupsBefore
    councils
    outlook {
      people
      bodies
      targets
      ours
      good
      fair
      longShots
      without
      newestContact
      readFrom
      readTo
    }
  }
  sources { id title readOn }
}
"""


@dataclass(frozen=True, slots=True)
class NationRow:
    """What is known in a nation on the day, and the way to its page."""

    known: KnownInNation
    link: PlainLink
    outlook: NationOutlook
    share: str | None
    """Of those on its list to whom a path leads. None: it has no list."""


@dataclass(frozen=True, slots=True)
class StrengthReading:
    """A strength and how it is read."""

    band: Band
    basis: Basis
    meaning: Text


@dataclass(frozen=True, slots=True)
class ExampleQuestion:
    """A question that has an answer: from a Centre to a post."""

    said: Fill
    from_: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Home(Shown):
    ask: AskBox
    places: Sequence[ShownName]
    """What the field for a place offers to somebody with a question."""
    nations: Sequence[NationRow]
    read: Text | None
    """When the lists of people in office were read, the earliest day of each sort."""
    examples: Sequence[ExampleQuestion]
    readings: Sequence[StrengthReading]
    empty: bool
    due: Sequence[DueRow]
    """What the viewer's own Centre means to come back to first."""
    started: str | None
    """The change by which colleagues were recorded at the start just now."""

    def table(self) -> Table:
        columns = (
            "nation",
            "membersNow",
            "committees",
            "crossPartyGroups",
            "crossPartyGroupsBefore",
            "councils",
            "people",
            "bodies",
            "targets",
            "ours",
            "good",
            "fair",
            "longShots",
            "without",
            "newestContact",
            "readFrom",
            "readTo",
        )
        return Table(
            columns,
            [
                (
                    known.nation.value,
                    known.members,
                    known.committees,
                    known.groups,
                    known.groups_before,
                    known.councils,
                    found.people,
                    found.bodies,
                    found.targets,
                    found.ours,
                    found.good,
                    found.fair,
                    found.long_shots,
                    found.without,
                    found.newest_contact,
                    found.read_from,
                    found.read_to,
                )
                for known, found in ((row.known, row.outlook) for row in self.nations)
            ],
        )


async def ask(asked: Asked) -> PageQuery:
    return PageQuery(QUERY, {"asOf": asked.view.as_of.isoformat()})


async def make(asked: Asked) -> Made:
    if _asks_who_one_is(asked):
        return asked.go_to(asked.address("you"))
    view = asked.view
    return Home(
        title=T("Who can introduce us?"),
        lede=_lede(view),
        ask=ask_box(asked),
        places=nation_names(asked),
        query=await ask(asked),
        nations=[
            NationRow(known, link, found, _share(found))
            for known, link, found in zip(
                nations(view),
                nation_links(asked, "nation", None),
                await asked.parts.outlooks.of(view),
                strict=True,
            )
        ],
        read=all_read(asked.context.index),
        examples=await _examples(asked),
        readings=_readings(),
        empty=not view.records.organizations,
        due=due_of(asked)[:MOST_DUE] if view.viewer.centre is not None else (),
        started=await _started(asked),
    )


def _share(found: NationOutlook) -> str | None:
    if found.targets is None or found.without is None:
        return None
    return f"{(found.targets - found.without) / found.targets:.0%}"


def _lede(view: View) -> Text:
    centre = view.viewer.centre
    if centre is not None:
        return T(
            "Paths from {centre}, its people and its partners.",
            centre=inside(view.records.organizations[centre]),
        )
    if view.records.invented:
        return T(
            "Dolen finds the people who could introduce a What Works Centre to a policy maker, "
            "says how well they know each other, and what would bring you closer. Here you see it "
            "in an invented nation."
        )
    return T(
        "Dolen finds the people who could introduce a What Works Centre to a policy maker in "
        "Scotland, Wales, Northern Ireland or an English locality, says how well they know "
        "each other, and what would bring you closer."
    )


def _asks_who_one_is(asked: Asked) -> bool:
    """Return whether a person comes for the first time, with no question:
    nobody has said who asks, and nobody was asked since the start. Programs are never led away.
    """
    in_force, request = asked.parts.in_force, asked.request
    return (
        in_force.can_be_chosen
        and not in_force.standing.said
        and not in_force.was_asked
        and not request.url.query
        and request.url.path.endswith("/")
        and "text/html" in request.headers.get("accept", "")
        and bool(asked.view.records.organizations)
    )


async def _started(asked: Asked) -> str | None:
    change = asked.value("started")
    return (
        change if change and await asked.parts.hub.write_of(change, asked.context.viewer) else None
    )


async def _examples(asked: Asked) -> Sequence[ExampleQuestion]:
    """Return questions that have an answer today; none on another day."""
    if asked.is_of_another_day:
        return ()
    return [_example(asked, found) for found in await asked.parts.examples.of(asked.view)]


def _example(asked: Asked, found: AnsweredQuestion) -> ExampleQuestion:
    centre = asked.view.records.organizations[found.centre]
    target = in_short(found.post)
    return ExampleQuestion(
        target
        if asked.view.viewer.centre is not None
        else T("{centre} to {target}", centre=in_short(centre), target=target),
        found.centre,
        found.post.id,
    )


def _readings() -> Sequence[StrengthReading]:
    return (
        StrengthReading(
            Band.STRONG,
            Basis.EVIDENCED,
            T("Met often or work together. A request would very likely be taken up."),
        ),
        StrengthReading(
            Band.MEDIUM, Basis.EVIDENCED, T("Know each other; contact in the last months.")
        ),
        StrengthReading(
            Band.WEAK,
            Basis.PAST_CONTACT,
            P(
                "Half-filled bars: they were in contact, but more than {n} year ago.",
                "Half-filled bars: they were in contact, but more than {n} years ago.",
                round(RECENT_DAYS / 365),
            ),
        ),
        StrengthReading(
            Band.FAINT,
            Basis.POTENTIAL,
            T(
                "Hollow bars: they sit in the same group, but nobody has said that "
                "they know each other."
            ),
        ),
    )


PAGE = Page(
    name="home", path="/", make=make, template="home.html", menu="home", ask=ask, files=("csv",)
)
