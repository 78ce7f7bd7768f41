"""A person: who they are, who is closest to them, whom they sit with, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from api.pages.asked import Asked
from api.pages.page import Made, Page, Table
from api.pages.profiles import queries
from api.pages.profiles.bodies import BodyRow, bodies_before, bodies_now
from api.pages.profiles.frame import Profile, asked_for, asks, framed, is_private, question
from api.pages.profiles.nearest import Nearest, nearest
from api.pages.profiles.queries import query_of
from api.pages.profiles.refs import Cut, cut
from api.pages.profiles.spells import Held, posts_and_seats
from api.pages.profiles.ties import Met, TieRow, meetings, only_potential, strongest_ties
from graph.contact_details import address_of, contact_details, reached_by
from graph.dates import PartialDate
from graph.model import OrganizationKind, Person
from graph.official import WebPage, official_pages
from graph.paths.gone import why_gone
from graph.paths.target import find_targets, target_of
from graph.words import Fill

GROUPS = (OrganizationKind.CROSS_PARTY_GROUP, OrganizationKind.NETWORK)
COMMITTEES = (OrganizationKind.COMMITTEE,)
OTHERS = tuple(
    set(OrganizationKind)
    - {*GROUPS, *COMMITTEES, OrganizationKind.LEGISLATURE, OrganizationKind.POLITICAL_PARTY}
)
MOST_GROUPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonShown(Profile):
    posts_and_seats: Sequence[Held]
    nearest: Nearest | None
    ties: Cut[TieRow]
    only_potential: bool
    groups: Cut[BodyRow]
    groups_before: Cut[BodyRow]
    committees: Sequence[BodyRow]
    committees_before: Cut[BodyRow]
    works_for: Sequence[BodyRow]
    meetings: Cut[Met]
    died: PartialDate | None
    official: Sequence[WebPage]
    reached: Sequence[tuple[str, str]]
    """E-mail addresses and telephone numbers that the viewer's Centre keeps, each with the address
    of its link.
    """
    left: Sequence[Fill]
    """That the person left seat and office, and why where it is known."""

    def table(self) -> Table:
        return ties_table(self.frame.id, self.ties)


async def make(asked: Asked) -> Made:
    person = asked_for(asked, Person, "person")
    if isinstance(person, Response):
        return person
    spells = asked.view.tenure.of_actor(person.id)
    died = (
        person.died if person.died is not None and person.died.first <= asked.view.as_of else None
    )
    ties = strongest_ties(asked, person.id)
    return PersonShown(
        title=asked.name(person).text,
        private=is_private(asked),
        query=query_of(asked, queries.PERSON, person),
        frame=await framed(asked, person, [spell.membership for spell in spells]),
        ask=question(asked, reachable=died is None),
        posts_and_seats=posts_and_seats(asked, spells),
        nearest=await nearest(asked, person, find_targets(asked.view, target_of(person)))
        if died is None
        else None,
        ties=ties,
        only_potential=only_potential(ties),
        groups=cut(asked, "groups", bodies_now(asked, spells, GROUPS), MOST_GROUPS),
        groups_before=cut(
            asked, "groups-before", bodies_before(asked, spells, GROUPS), MOST_GROUPS
        ),
        committees=bodies_now(asked, spells, COMMITTEES),
        committees_before=cut(
            asked, "committees-before", bodies_before(asked, spells, COMMITTEES), MOST_GROUPS
        ),
        works_for=bodies_now(asked, spells, OTHERS),
        meetings=meetings(asked, person.id),
        died=died,
        official=official_pages(person.identifiers),
        reached=_reached(asked, person),
        left=() if died else _left(asked, person),
    )


def _left(asked: Asked, person: Person) -> Sequence[Fill]:
    gone = why_gone(asked.view, person)
    return [*gone.notes, *([gone.for_good] if gone.for_good else [])]


def _reached(asked: Asked, person: Person) -> Sequence[tuple[str, str]]:
    """Of a record for everybody only one of the Centre's own says it that became one with it."""
    records = asked.view.records
    details = {
        reached_by(detail): detail
        for one in records.people.values()
        if one.identifiers and not one.audience.is_public
        if records.survivor(one.id) == person.id
        for detail in contact_details(one.identifiers)
    }
    return [(detail.value, address_of(detail)) for detail in details.values()]


def ties_table(id: str, ties: Cut[TieRow]) -> Table:
    """Return ties as rows."""
    columns = ("id", "otherId", "other", "band", "basis", "strength", "why")
    return Table(
        columns,
        [
            (id, t.other.id, t.other.name.text, t.band, t.basis, round(t.strength, 4), t.why)
            for t in ties.rows
        ],
    )


PAGE = Page(
    name="person",
    path="/person/{id}",
    make=make,
    template="person.html",
    menu="search",
    ask=asks(queries.PERSON, Person, "person"),
    files=("csv",),
)
