"""A place: what it lies in and holds, its councils and bodies, who sits for it, and who is closest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from api.pages.asked import Asked
from api.pages.page import Made, Page, Query, Table
from api.pages.profiles.frame import Cut, Profile, Ref, asked_for, cut, framed, is_private, question, ref, ref_of
from api.pages.profiles.kinds import places_of
from api.pages.profiles.nearest import Nearest, nearest
from api.pages.profiles.spells import Held, holders
from graph.model import Nation, Organization, OrganizationKind, Place, PlaceKind, PostId
from graph.names.nation import nation_of
from graph.tenure import is_open
from graph.words import Fill, T

MOST_PLACES = 20
MOST_SEATS = 15


@dataclass(frozen=True, slots=True)
class PlacesInside:
    kind: PlaceKind
    said: Fill
    places: Cut[Ref]


@dataclass(frozen=True, slots=True)
class Seats:
    """A post for the place and who held it."""

    post: Ref
    holders: Sequence[Held]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown(Profile):
    kind: PlaceKind
    above: Sequence[Ref]
    """From the country down to the place that holds this one."""
    gone: Fill | None
    replaced_by: Ref | None
    former_code: str | None
    councils: Cut[Ref]
    without_people: bool
    """An English council area: its council is here, not yet its people."""
    bodies: Cut[Ref]
    seats: Cut[Seats]
    inside: Sequence[PlacesInside]
    nearest: Nearest | None

    def table(self) -> Table:
        lists = [("council", self.councils.rows), ("body", self.bodies.rows), *((str(each.kind), each.places.rows) for each in self.inside)]
        rows = [(self.frame.id, what, each.id, each.name.text) for what, refs in lists for each in refs]
        return Table(("placeId", "what", "id", "name"), rows)


async def make(asked: Asked) -> Made:
    place = asked_for(asked, Place, "place")
    if isinstance(place, Response):
        return place
    bodies = [body for body in asked.context.index.bodies_at.get(place.id, ()) if is_open(body, asked.view.as_of)]
    councils = [body for body in bodies if body.kind is OrganizationKind.COUNCIL]
    seats = _seats(asked, place)
    gone = place.valid_to is not None and place.valid_to.last < asked.view.as_of
    return PlaceShown(
        title=asked.name(place).text,
        private=is_private(asked),
        query=Query(QUERY, {"id": place.id}),
        frame=await framed(asked, place),
        ask=question(asked, reachable=not gone),
        kind=place.kind,
        above=_above(asked, place),
        gone=T("This place ended: {date}.", date=place.valid_to) if gone and place.valid_to else None,
        replaced_by=ref_of(asked, place.replaced_by),
        former_code=place.former_code,
        councils=cut(asked, "councils", [ref(asked, body) for body in councils], MOST_PLACES),
        without_people=bool(councils) and _is_english(asked, place) and not any(_has_people(asked, body) for body in councils),
        bodies=cut(asked, "bodies", [ref(asked, body) for body in bodies if body not in councils], MOST_PLACES),
        seats=cut(asked, "seats", seats, MOST_SEATS),
        inside=_inside(asked, place),
        nearest=None if gone else await nearest(asked, place),
    )


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


def _inside(asked: Asked, place: Place) -> Sequence[PlacesInside]:
    """The places directly inside that are there on the day, by kind."""
    day, found = asked.view.as_of, dict[PlaceKind, list[Ref]]()
    for each in asked.context.index.places_in.get(place.id, ()):
        if each.valid_to is None or day <= each.valid_to.last:
            found.setdefault(each.kind, []).append(ref(asked, each))
    return [PlacesInside(kind, places_of(kind), cut(asked, kind, refs, MOST_PLACES)) for kind, refs in found.items()]


def _seats(asked: Asked, place: Place) -> Sequence[Seats]:
    posts = (post for post in asked.view.records.posts.values() if post.place == place.id)
    seats = [Seats(ref(asked, post), holders(asked, asked.view.tenure.of_post(PostId(post.id)))) for post in posts]
    return sorted(seats, key=lambda each: (not any(held.now for held in each.holders), each.post.name.text.casefold(), each.post.id))


def _is_english(asked: Asked, place: Place) -> bool:
    return nation_of(asked.view.records, asked.view.tenure, place, asked.view.as_of) is Nation.ENGLAND


def _has_people(asked: Asked, body: Organization) -> bool:
    return bool(asked.view.tenure.of_organization(body.id, asked.view.as_of))


QUERY = """\
# A place: what it lies in and holds, and the bodies that are stated for it.
query Place($id: ID!) {
  node(id: $id) {
    ... on Place {
      name code formerCode kind validFrom validTo
      parent { name }
      children { name kind }
      bodies { name kind }
      sources { title url readOn }
    }
  }
}
"""

PAGE = Page(name="place", path="/place/{id}", make=make, template="place.html", menu="search", formats=("json", "csv"))
