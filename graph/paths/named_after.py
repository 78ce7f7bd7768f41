"""The seats of legislatures that are named after the area of a council: "Leeds East". No source
says which constituencies lie in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.model import OrganizationKind, Place, PlaceKind, Post
from graph.names.phrases import Phrase, phrase, stands_in
from graph.names.short_names import area_of
from graph.names.shown import name_of, own_names
from graph.places import ancestors, nation_of_place
from graph.view import View
from graph.words import T, Text

_SEATS = frozenset({PlaceKind.CONSTITUENCY, PlaceKind.ELECTORAL_REGION})


def seats_named_after(view: View, place: Place) -> Sequence[Post]:
    """Return the seats, held on the day, whose areas are named after a council's area, in the same
    nation; none of another kind of place. What has the longer name of an area elsewhere in it is
    named after that: "Wyre Forest" is none of Wyre.
    """
    if place.kind is not PlaceKind.COUNCIL_AREA:
        return ()
    nation, names = nation_of_place(view.records, place.id), _names(view, place)
    named = {
        seat.id: seat
        for seat in _with_a_word_of(view, names)
        if seat.kind in _SEATS
        and _is_named(seat, names)
        and nation_of_place(view.records, seat.id) is nation
    }
    if not named:
        return ()
    others = list(_others(view, place, names))
    left = {id_ for id_, seat in named.items() if not _is_named(seat, others)}
    return [
        post
        for post in view.records.posts.values()
        if post.place in left and _is_seat(view, post) and view.tenure.of_post(post.id, view.as_of)
    ]


def note_on_seats(place: Place, seats: Sequence[Post]) -> Text:
    """Return what a reader must know of the seats that were taken for a council's area."""
    if not seats:
        return T(
            "No source here says which constituencies lie in {place}, and none is named after it.",
            place=name_of(place),
        )
    return T(
        "No source here says which constituencies lie in {place}: those named after it are taken. "
        "There may be others, and one of these may lie elsewhere.",
        place=name_of(place),
    )


def _names(view: View, place: Place) -> Sequence[Phrase]:
    """The names of an area, and those of its councils without what says that they are councils."""
    councils = (
        area_of(name)
        for body in view.index.bodies_at.get(place.id, ())
        if body.kind is OrganizationKind.COUNCIL
        for name in own_names(body).values()
    )
    texts = (*own_names(place).values(), *councils)
    # a county before its name: "Sir Ynys Môn", where a seat is "Ynys Môn"
    return [found for text in texts if (found := phrase(text.removeprefix("Sir ")))]


def _others(view: View, place: Place, names: Sequence[Phrase]) -> Iterator[Phrase]:
    """The names of areas elsewhere in which a name of this one stands."""
    for other in _with_a_word_of(view, names):
        if other.kind is PlaceKind.COUNCIL_AREA and place.id not in ancestors(
            view.records, other.id
        ):
            for text in own_names(other).values():
                longer = phrase(text)
                if any(longer != name and stands_in(name, longer) for name in names):
                    yield longer


def _with_a_word_of(view: View, names: Iterable[Phrase]) -> Iterator[Place]:
    """The places in whose names the first word of any of the names stands."""
    for word in {name[0] for name in names}:
        yield from view.index.places_with_word.get(word, ())


def _is_named(seat: Place, names: Iterable[Phrase]) -> bool:
    own = [phrase(text) for text in own_names(seat).values()]
    return any(stands_in(name, whole) for name in names for whole in own)


def _is_seat(view: View, post: Post) -> bool:
    return view.records.organizations[post.organization].kind is OrganizationKind.LEGISLATURE
