"""A place: what it lies in and holds, its councils and bodies, who sits for it, and which
Centre is tied to whom here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from api.nations import NATION_PLACES, known_in
from api.pages.asked import Asked
from api.pages.page import Made, Page, Table
from api.pages.profiles import queries
from api.pages.profiles.deciding import DECIDING, Deciding, deciding
from api.pages.profiles.frame import Profile, asked_for, asks, framed, is_private, question
from api.pages.profiles.nearest import Nearest, nearest
from api.pages.profiles.organization import Inside, by_kind
from api.pages.profiles.queries import query_of
from api.pages.profiles.reach import CentreCounts, counts_by_centre
from api.pages.profiles.refs import Cut, Ref, cut, ref, ref_of
from api.pages.profiles.seats import SeatRow, seats
from graph.dates import PartialDate
from graph.model import (
    Nation,
    Node,
    Organization,
    OrganizationKind,
    Place,
    PlaceId,
    PlaceKind,
    RecordId,
)
from graph.names.kind_words import places_of
from graph.names.nation import nation_of
from graph.names.shown import name_of
from graph.ontology import CENTRE_KINDS
from graph.paths.meant import members_of_authorities
from graph.paths.target import find_targets, target_of
from graph.places import ancestors
from graph.tenure import is_open
from graph.words import Fill, Listed, P, T, Text

MOST_PLACES = 12
MOST_COUNCILS = 12
MOST_REACHING = 6
MOST_BODIES = 6
MOST_SEATS = 10
LEAST_OF_A_KIND = 3
FOR_SEATS = frozenset({PlaceKind.CONSTITUENCY, PlaceKind.ELECTORAL_REGION})
UNSEATED = "unseated"


@dataclass(frozen=True, slots=True)
class PlacesInside:
    """Places under one heading. `kind` is the name of the list: a kind of place, or "unseated"."""

    kind: str
    said: Text
    places: Cut[Ref]


@dataclass(frozen=True, slots=True)
class Reaching:
    """A body that is not placed here but says that it works here:
    by its remit, or by where it is active.
    """

    body: Ref
    how: Fill


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown(Profile):
    kind: PlaceKind
    above: Sequence[Ref]
    """From the country down to the place that holds this one."""
    gone: Fill | None
    replaced_by: Ref | None
    former_code: str | None
    deciding: Sequence[Deciding]
    """The governments and legislatures of the place itself; councils stand apart."""
    councils: Cut[Ref]
    """Those of the place and of the places inside it."""
    without_people: bool
    """In England: its councils are here, not yet their people."""
    bodies: Sequence[Inside]
    reaching: Cut[Reaching]
    seats: Cut[SeatRow]
    seats_not_held: int
    on_seats: Fill | None
    inside: Sequence[PlacesInside]
    nearest: Nearest | None
    ties: Sequence[CentreCounts]
    record: Callable[[RecordId], Node | None]

    def table(self) -> Table:
        bodies = (("body", each.bodies.rows) for each in self.bodies)
        lists = [
            ("council", self.councils.rows),
            *bodies,
            *((each.kind, each.places.rows) for each in self.inside),
        ]
        rows = [
            (self.frame.id, what, each.id, each.name.text, *self._lasts(each))
            for what, refs in lists
            for each in refs
        ]
        return Table(("placeId", "what", "id", "name", "from", "to"), rows)

    def _lasts(self, listed: Ref) -> tuple[PartialDate | None, PartialDate | None]:
        """From when to when a place or body that is listed is stated to be."""
        record = self.record(RecordId(listed.id))
        assert isinstance(record, Place | Organization), "nothing else is listed"
        return record.valid_from, record.valid_to


async def make(asked: Asked) -> Made:
    place = asked_for(asked, Place, "place")
    if isinstance(place, Response):
        return place
    nation = next((nation for nation, id in NATION_PLACES.items() if id == place.id), None)
    if nation is not None and asked.format is None:
        whole = asked.value("whole") or None
        return asked.go_to(asked.address("nation", nation=nation, whole=whole), 301)
    return await place_shown(asked, place)


async def place_shown(asked: Asked, place: Place) -> PlaceShown:
    """Return what is known of a place."""
    view = asked.view
    here = [
        body
        for body in asked.context.index.bodies_at.get(place.id, ())
        if is_open(body, view.as_of)
    ]
    members = members_of_authorities(view, place)
    elsewhere = [body for body in view.records.bodies if body.id in members]
    councils = [
        body
        for body in dict.fromkeys((*_bodies_in(asked, place), *elsewhere))
        if body.kind is OrganizationKind.COUNCIL and is_open(body, view.as_of)
    ]
    authorities = [
        body
        for body in _bodies_in(asked, place)
        if body.kind is OrganizationKind.AUTHORITY and is_open(body, view.as_of)
    ]
    held = seats(asked, place)
    gone = place.valid_to is not None and place.valid_to.last < view.as_of
    reached = find_targets(view, target_of(place))
    tied_to = [
        *reached.actors,
        *(body.id for body in (*here, *councils) if body.kind not in CENTRE_KINDS),
    ]
    return PlaceShown(
        title=asked.name(place).text,
        lede=_lede(asked, place),
        private=is_private(asked),
        query=query_of(asked, queries.PLACE, place),
        frame=await framed(asked, place),
        ask=question(asked, reachable=not gone),
        kind=place.kind,
        above=_above(asked, place),
        gone=T("This place ended: {date}.", date=place.valid_to)
        if gone and place.valid_to
        else None,
        replaced_by=ref_of(asked, place.replaced_by),
        former_code=place.former_code,
        deciding=deciding(asked, here),
        councils=cut(asked, "councils", [ref(asked, body) for body in councils], MOST_COUNCILS),
        without_people=bool(councils)
        and _is_english(asked, place)
        and not any(_has_people(asked, body) for body in councils),
        bodies=by_kind(
            asked,
            [
                body
                for body in dict.fromkeys((*here, *authorities))
                if body not in councils and body.kind not in DECIDING
            ],
            LEAST_OF_A_KIND,
            MOST_BODIES,
        ),
        reaching=cut(asked, "reaching", _reaching(asked, place), MOST_REACHING),
        seats=cut(asked, "seats", held.rows, MOST_SEATS),
        seats_not_held=held.not_held,
        on_seats=held.note,
        inside=_inside(asked, place),
        nearest=None if gone else await nearest(asked, place, reached),
        ties=counts_by_centre(asked, tied_to),
        record=view.records.node,
    )


def _lede(asked: Asked, place: Place) -> Fill | None:
    """Of a nation what it has on the day; of other places the frame says what they are."""
    nation = nation_of(asked.view.records, asked.view.tenure, place, asked.view.as_of)
    if place.kind is not PlaceKind.NATION or nation is None:
        return None
    known = known_in(asked.view, nation)
    groups = P("{n} cross-party group", "{n} cross-party groups", known.groups or 0)
    counted = [
        P("{n} council", "{n} councils", known.councils or 0),
        P("{n} committee", "{n} committees", known.committees or 0),
        T("{groups} and the lists of {n} of the last session", groups=groups, n=known.groups_before)
        if known.groups and known.groups_before
        else P(
            "the list of {n} cross-party group of the last session",
            "the lists of {n} cross-party groups of the last session",
            known.groups_before,
        )
        if known.groups_before
        else groups,
    ]
    said = tuple(words for words in counted if words.plural is None or words.count)
    told = T("Nation of the United Kingdom")
    return T("{what}: {parts}.", what=told, parts=Listed(said)) if said else T("{what}.", what=told)


def _above(asked: Asked, place: Place) -> Sequence[Ref]:
    above: list[Ref] = []
    seen = {place.id}
    places = asked.view.records.places
    at = places.get(place.parent) if place.parent else None
    while at is not None and at.id not in seen:
        seen.add(at.id)
        above.insert(0, ref(asked, at))
        at = places.get(at.parent) if at.parent else None
    return above


def _bodies_in(asked: Asked, place: Place) -> Iterator[Organization]:
    """The bodies at a place and at all places inside it, each place once."""
    index, seen, left = asked.context.index, {place.id}, [place]
    while left:
        at = left.pop(0)
        yield from index.bodies_at.get(at.id, ())
        inside = [each for each in index.places_in.get(at.id, ()) if each.id not in seen]
        seen.update(each.id for each in inside)
        left += inside


def _inside(asked: Asked, place: Place) -> Sequence[PlacesInside]:
    """The places directly inside that are there on the day, by kind;
    last those for which a seat was, and nobody is known to sit.

    Their sources say of a constituency neither since when nor until when it is one.
    """
    day, with_seat, of_kind = (
        asked.view.as_of,
        _places_with_seat(asked),
        dict[Text, tuple[str, list[Ref]]](),
    )
    left: list[Ref] = []
    for part in asked.context.index.places_in.get(place.id, ()):
        if part.valid_to is not None and part.valid_to.last < day:
            continue
        if part.kind in FOR_SEATS and part.id not in with_seat:
            left.append(ref(asked, part))
        else:
            of_kind.setdefault(places_of(part.kind), (part.kind, []))[1].append(ref(asked, part))
    lists = [
        PlacesInside(name, heading, cut(asked, name, refs, MOST_PLACES))
        for heading, (name, refs) in of_kind.items()
    ]
    unseated = T("Constituencies and regions for which nobody is known to sit")
    return (
        [*lists, PlacesInside(UNSEATED, unseated, cut(asked, UNSEATED, left, MOST_PLACES))]
        if left
        else lists
    )


def _places_with_seat(asked: Asked) -> frozenset[PlaceId]:
    """The places for which somebody has a seat or post on the day."""
    view = asked.view
    return frozenset(
        post.place
        for post in view.records.posts.values()
        if post.place and view.tenure.of_post(post.id, view.as_of)
    )


def _reaching(asked: Asked, place: Place) -> Sequence[Reaching]:
    """The bodies elsewhere whose remit or activity names the place or
    one that holds it, by name.
    """
    view, here = asked.view, {body.id for body in asked.context.index.bodies_at.get(place.id, ())}
    chain = [
        view.records.places[id]
        for id in ancestors(view.records, place.id)
        if id in view.records.places
    ]
    names = {outer.name: name_of(outer) for outer in chain}
    rows = []
    for body in view.records.bodies:
        remit = tuple(names[text] for text in body.remit if text in names)
        active = tuple(names[text] for text in body.active_in if text in names)
        if (remit or active) and body.id not in here and is_open(body, view.as_of):
            parts = [T("remit: {places}", places=Listed(remit))] if remit else []
            parts += [T("active in {places}", places=Listed(active))] if active else []
            rows.append(Reaching(ref(asked, body), Listed(tuple(parts), "; ")))
    return sorted(rows, key=lambda row: (row.body.name.text.casefold(), row.body.id))


def _is_english(asked: Asked, place: Place) -> bool:
    return (
        nation_of(asked.view.records, asked.view.tenure, place, asked.view.as_of) is Nation.ENGLAND
    )


def _has_people(asked: Asked, body: Organization) -> bool:
    return bool(asked.view.tenure.of_organization(body.id, asked.view.as_of))


PAGE = Page(
    name="place",
    path="/place/{id}",
    make=make,
    template="place.html",
    menu="search",
    ask=asks(queries.PLACE, Place, "place"),
    files=("csv",),
)
