"""Home: the question, whom one can look for, and how a strength is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.as_data import Data, as_data
from api.pages.ask_box import AskBox, ask_box
from api.pages.asked import Asked
from api.pages.page import Page, Shown, Table
from api.pages.profiles.refs import nation_place
from graph.model import (
    Language,
    Nation,
    Organization,
    OrganizationKind,
    Person,
)
from graph.names.articles import inside
from graph.names.nation import nation_of
from graph.tenure import is_open
from graph.ties.parameters import RECENT_DAYS
from graph.ties.tie import Band, Basis
from graph.view import View
from graph.words import Fill, P, T, Text

_COUNTED = (
    OrganizationKind.COMMITTEE,
    OrganizationKind.CROSS_PARTY_GROUP,
    OrganizationKind.COUNCIL,
)


@dataclass(frozen=True, slots=True)
class NationRow:
    """What is known in a nation on the day. None: not yet."""

    nation: Nation
    place: str | None
    """Its page has whom one can look for there."""
    members: int | None
    committees: int | None
    groups: int | None
    councils: int | None


@dataclass(frozen=True, slots=True)
class StrengthReading:
    """A strength and how it is read."""

    band: Band
    basis: Basis
    meaning: Text


@dataclass(frozen=True, slots=True)
class ExampleQuestion:
    """A question that can be asked: a Centre, and a post or body."""

    centre: Fill
    target: Fill
    from_: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Home(Shown):
    ask: AskBox
    nations: Sequence[NationRow]
    read_on: dt.date | None
    """The newest day on which a source was read."""
    examples: Sequence[ExampleQuestion]
    readings: Sequence[StrengthReading]
    empty: bool

    def data(self, language: Language) -> Data:
        return {
            "nations": as_data(self.nations, language),
            "readOn": as_data(self.read_on, language),
        }

    def table(self) -> Table:
        columns = ("nation", "membersNow", "committees", "crossPartyGroups", "councils")
        return Table(
            columns,
            [
                (row.nation.value, row.members, row.committees, row.groups, row.councils)
                for row in self.nations
            ],
        )


async def make(asked: Asked) -> Home:
    view = asked.view
    return Home(
        title=T("Who can introduce us?"),
        lede=T(
            "Dolen finds the people who could introduce a What Works Centre to a policy maker in "
            "Scotland, Wales, Northern Ireland or an English locality, says how well they know "
            "each other, and what would bring you closer."
        ),
        ask=ask_box(asked),
        nations=[
            _row(asked, nation)
            for nation in (Nation.SCOTLAND, Nation.WALES, Nation.NORTHERN_IRELAND, Nation.ENGLAND)
        ],
        read_on=max(
            (source.read_on for source in view.records.sources.values() if source.read_on),
            default=None,
        ),
        examples=_examples(view),
        readings=_readings(),
        empty=not view.records.organizations,
    )


def _row(asked: Asked, nation: Nation) -> NationRow:
    view = asked.view
    here = [body for body in view.records.organizations.values() if _is_here(view, body, nation)]
    committees, groups, councils = (
        sum(body.kind is kind for body in here) or None for kind in _COUNTED
    )
    return NationRow(
        nation,
        nation_place(asked, nation).id or None,
        _members(view, here),
        committees,
        groups,
        councils,
    )


def _is_here(view: View, body: Organization, nation: Nation) -> bool:
    """Groups of a former session stay registered lists:
    they are counted, since their members can still be asked.
    """
    if (
        body.kind not in {*_COUNTED, OrganizationKind.LEGISLATURE}
        or nation_of(view.records, view.tenure, body, view.as_of) is not nation
    ):
        return False
    return is_open(body, view.as_of) or body.kind is OrganizationKind.CROSS_PARTY_GROUP


def _members(view: View, here: Sequence[Organization]) -> int | None:
    seats = (
        view.tenure.of_organization(body.id, view.as_of)
        for body in here
        if body.kind is OrganizationKind.LEGISLATURE
    )
    people = {spell.membership.actor for spells in seats for spell in spells}
    return sum(isinstance(view.records.node(actor), Person) for actor in people if actor) or None


_EXAMPLES = (
    (
        "yef",
        (
            "welsh-ministers-deputy-first-minister-and-cabinet-minister-for-social-ju"
            "stice-and-equality"
        ),
    ),
    ("yff", "council-lds"),
)
"""Questions of the bundled data, by id."""


def _examples(view: View) -> Sequence[ExampleQuestion]:
    """Those of which both ends are here."""
    ends = ((view.records.node(centre), view.records.node(target)) for centre, target in _EXAMPLES)
    return [
        ExampleQuestion(inside(centre), inside(target), centre.id, target.id)
        for centre, target in ends
        if centre and target
    ]


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
    name="home", path="/", make=make, template="home.html", menu="home", formats=("json", "csv")
)
