"""Who satisfies a target on a date, and where the target belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from graph.errors import InputError, NotFound
from graph.model import (
    ActorId,
    Interaction,
    Nation,
    Node,
    Organization,
    OrganizationId,
    OrganizationKind,
    Person,
    Place,
    PlaceKind,
    Post,
    RecordId,
)
from graph.names.former_titles import out_of_use
from graph.names.shown import name_of
from graph.paths.answer import BodyTarget, PersonTarget, PlaceTarget, PostTarget, Target
from graph.paths.gone import closed, why_gone
from graph.paths.meant import bodies_in, holders_in, people_of, whom_a_body_means
from graph.paths.named_after import note_on_seats, seats_named_after
from graph.places import nation_of_place
from graph.tenure import Occupancy
from graph.view import View
from graph.words import T, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """Who is meant on the date. `vacant` is True only where every holder is named
    and nobody holds the post.
    """

    record: RecordId
    actors: tuple[ActorId, ...]
    vacant: bool = False
    nation: Nation | None = None
    legislature: OrganizationId | None = None
    bodies: tuple[OrganizationId, ...] = ()
    """Of a body or a place, the bodies that are asked for."""
    any_of_them: bool = False
    """The target is a body or a place: whoever of the actors is reached will do."""
    notes: tuple[Text, ...] = ()
    """What a reader must know of the target."""
    gone: Text | None = None
    """Why nobody is looked for, though the target is known: it closed, died or left long ago."""


def target_of(record: Node) -> Target:
    """Return a record as the target of a question.

    Raises:
        InputError: it is a meeting.
    """
    match record:
        case Person():
            return PersonTarget(person=record.id)
        case Post():
            return PostTarget(post=record.id)
        case Organization():
            return BodyTarget(body=record.id)
        case Place():
            return PlaceTarget(place=record.id)
        case Interaction():
            raise InputError(
                T("A meeting is no target. Ask for a person, a post, a body or a place.")
            )


def find_targets(view: View, target: Target) -> Targets:
    """Return who satisfies the target on the view's date.

    A post is its holder; what a body means stands with its kind in `graph.ontology`; a place and
    kind means each such body there, a place alone whoever has a post or seat there and the
    authorities, councils, departments and agencies there; of a council's area also whoever has a
    seat that is named after it. Whom a Centre has embedded in a body is not in it.

    Raises:
        NotFound: no record has the id, or one of another kind has; the message says which.
    """
    match target:
        case PersonTarget(person=id_):
            return _of_person(view, need(view, id_, Person))
        case PostTarget(post=id_):
            return _of_post(view, need(view, id_, Post))
        case BodyTarget(body=id_):
            return _of_body(view, need(view, id_, Organization))
        case PlaceTarget(place=id_, kind=kind):
            return _of_place(view, need(view, id_, Place), kind)


N = TypeVar("N", Person, Organization, Post, Place)
_WORDS: dict[type[Node], Text] = {
    Person: T("a person"),
    Organization: T("an organisation"),
    Post: T("a post"),
    Place: T("a place"),
    Interaction: T("an interaction"),
}


def need(view: View, id_: str, kind: type[N]) -> N:
    """Return the record of an id that is asked for as one of a kind.

    Raises:
        NotFound: no record has the id, or one of another kind has; the message says which.
    """
    record = view.records.node(id_)
    if isinstance(record, kind):
        return record
    if record is None:
        raise NotFound(
            T(
                '"{id}" is the id of nothing here; {kind} was asked for. Find its id '
                "with a search by name.",
                id=id_,
                kind=_WORDS[kind],
            )
        )
    raise NotFound(
        T(
            '"{id}" is {other} ({name}), not {kind}. Ask for it as what it is.',
            id=id_,
            other=_WORDS[type(record)],
            name=name_of(record),
            kind=_WORDS[kind],
        )
    )


def _of_person(view: View, person: Person) -> Targets:
    bodies = [
        body
        for spell in reversed(view.tenure.of_actor(person.id))
        if (body := view.records.organizations.get(spell.membership.organization)) is not None
    ]
    home = next((body for body in bodies if view.tenure.legislature_of(body)), None)
    gone = why_gone(view, person)
    return Targets(
        record=person.id,
        actors=() if gone.for_good else (person.id,),
        nation=home.nation if home else next((body.nation for body in bodies if body.nation), None),
        legislature=view.tenure.legislature_of(home) if home else None,
        notes=gone.notes,
        gone=gone.for_good,
    )


def _of_post(view: View, post: Post) -> Targets:
    body = view.records.organizations[post.organization]
    return Targets(
        record=post.id,
        actors=people_of(view, view.tenure.of_post(post.id, view.as_of)),
        vacant=view.tenure.occupancy(post.id, view.as_of) is Occupancy.VACANT,
        gone=out_of_use(view.records, view.tenure, post, view.as_of),
        nation=body.nation,
        legislature=view.tenure.legislature_of(body),
    )


def _of_body(view: View, asked_for: Organization) -> Targets:
    body = view.records.organizations[OrganizationId(view.network.evidence.current(asked_for.id))]
    gone = closed(view, asked_for, body)
    meant = whom_a_body_means(view, body)
    return Targets(
        record=asked_for.id,
        actors=() if gone.for_good else meant.actors,
        nation=body.nation,
        legislature=view.tenure.legislature_of(body),
        bodies=(body.id,),
        any_of_them=True,
        notes=(*gone.notes, *meant.notes),
        gone=gone.for_good or meant.nobody,
    )


def _of_place(view: View, place: Place, kind: OrganizationKind | None) -> Targets:
    bodies = bodies_in(view, place, kind)
    by_seat = kind in {None, OrganizationKind.LEGISLATURE}
    named_after = seats_named_after(view, place) if by_seat else ()
    holders = holders_in(view, place, kind, named_after)
    is_area = by_seat and place.kind is PlaceKind.COUNCIL_AREA
    on_seats = (note_on_seats(place, named_after),) if is_area else ()
    meant = [whom_a_body_means(view, body) for body in bodies] if kind else []
    themselves = () if kind else tuple(body.id for body in bodies)
    found = (*holders, *(actor for each in meant for actor in each.actors), *themselves)
    legislatures = (view.tenure.legislature_of(body) for body in bodies)
    nation = nation_of_place(view.records, place.id)
    return Targets(
        record=place.id,
        actors=tuple(dict.fromkeys(found)),
        nation=next((body.nation for body in bodies if body.nation), nation),
        legislature=next((each for each in legislatures if each), None),
        bodies=tuple(body.id for body in bodies),
        any_of_them=True,
        notes=(*dict.fromkeys(note for each in meant for note in each.notes), *on_seats),
    )
