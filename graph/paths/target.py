"""Who satisfies a target on a date, and where the target belongs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    PlaceId,
    Post,
    PostKind,
    RecordId,
    Role,
)
from graph.names.shown import name_of
from graph.ontology import GROUPS, KINDS_OF_BODY
from graph.paths.answer import BodyTarget, PersonTarget, PlaceTarget, PostTarget, Target
from graph.places import ancestors, nation_of_place
from graph.tenure import Occupancy, Spell, is_open
from graph.view import View
from graph.words import T, Text

BODY_KINDS = frozenset(kind for kind, body in KINDS_OF_BODY.items() if body.of_a_place)
"""Kinds of body that a place can be asked for."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Who is meant on the date. `vacant` is True only where every holder is named
    and nobody holds the post.
    """

    record: RecordId
    actors: tuple[ActorId, ...]
    vacant: bool
    nation: Nation | None
    legislature: OrganizationId | None


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

    A post is its holder; a body any member of it or holder of a post in it, itself where nobody
    in it is known and it is a kind of body that acts (a council, an agency); a place the bodies
    of the kind there and the holders of its seats. Whom a Centre has embedded in a body is no
    member of it.

    Raises:
        NotFound: no record has the id, or one of another kind has; the message says which.
    """
    match target:
        case PersonTarget(person=id_):
            return _of_person(view, _need(view, id_, Person))
        case PostTarget(post=id_):
            return _of_post(view, _need(view, id_, Post))
        case BodyTarget(body=id_):
            return _of_bodies(view, id_, [_need(view, id_, Organization)])
        case PlaceTarget(place=id_, kind=kind):
            return _of_place(view, _need(view, id_, Place), kind)


N = TypeVar("N", Person, Organization, Post, Place)
_WORDS: dict[type[Node], Text] = {
    Person: T("a person"),
    Organization: T("an organisation"),
    Post: T("a post"),
    Place: T("a place"),
    Interaction: T("an interaction"),
}


def _need(view: View, id_: str, kind: type[N]) -> N:
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
    bodies = (
        view.records.organizations.get(spell.membership.organization)
        for spell in reversed(view.tenure.of_actor(person.id))
    )
    home = next(
        (body for body in bodies if body is not None and view.tenure.legislature_of(body)), None
    )
    alive = person.died is None or person.died.last > view.as_of
    return Targets(
        person.id,
        (person.id,) if alive else (),
        False,
        home.nation if home else None,
        view.tenure.legislature_of(home) if home else None,
    )


def _of_post(view: View, post: Post) -> Targets:
    body = view.records.organizations[post.organization]
    holders = _actors(view.tenure.of_post(post.id, view.as_of))
    vacant = view.tenure.occupancy(post.id, view.as_of) is Occupancy.VACANT
    return Targets(post.id, holders, vacant, body.nation, view.tenure.legislature_of(body))


def _of_bodies(view: View, record: RecordId, bodies: Sequence[Organization]) -> Targets:
    actors = tuple(dict.fromkeys(actor for body in bodies for actor in _in_body(view, body)))
    nation = next((body.nation for body in bodies if body.nation), None)
    legislature = next(
        (found for body in bodies if (found := view.tenure.legislature_of(body))), None
    )
    return Targets(record, actors, False, nation, legislature)


def _of_place(view: View, place: Place, kind: OrganizationKind | None) -> Targets:
    kinds = BODY_KINDS if kind is None else {kind}
    nation = nation_of_place(view.records, place.id)
    whole_nation = nation is not None and nation_of_place(view.records, place.parent) is None
    bodies = [
        body
        for body in view.records.organizations.values()
        if body.kind in kinds
        and (
            (body.place is not None and place.id in ancestors(view.records, body.place))
            or (whole_nation and body.nation is nation)
        )
    ]
    found = _of_bodies(view, place.id, bodies)
    seats = () if OrganizationKind.LEGISLATURE not in kinds else _seat_holders(view, place.id)
    return Targets(
        place.id,
        tuple(dict.fromkeys((*seats, *found.actors))),
        False,
        found.nation or nation,
        found.legislature,
    )


def _seat_holders(view: View, place: PlaceId) -> tuple[ActorId, ...]:
    seats = (post.id for post in view.records.posts.values() if post.place == place)
    return tuple(
        actor for seat in seats for actor in _actors(view.tenure.of_post(seat, view.as_of))
    )


def _in_body(view: View, body: Organization) -> tuple[ActorId, ...]:
    spells = list(view.tenure.of_organization(body.id, view.as_of))
    if body.kind is OrganizationKind.GOVERNMENT:
        teams = (
            o.id
            for o in view.records.organizations.values()
            if o.parent == body.id and o.kind is OrganizationKind.MINISTERIAL_TEAM
        )
        spells += [
            spell for team in teams for spell in view.tenure.of_organization(team, view.as_of)
        ]
    actors = _actors(spell for spell in spells if _is_inside(view, body, spell))
    if actors or not KINDS_OF_BODY[body.kind].stands_for_itself or not is_open(body, view.as_of):
        return actors
    return (body.id,)


def _is_inside(view: View, body: Organization, spell: Spell) -> bool:
    """Whether a member belongs to the body itself:
    no outside organization of a group, and nobody whom a Centre has embedded there.
    """
    if body.kind in GROUPS and spell.membership.role is Role.OUTSIDE_ORGANIZATION:
        return False
    post = view.records.posts.get(spell.membership.post) if spell.membership.post else None
    return post is None or post.kind is not PostKind.EMBEDDED


def _actors(spells: Iterable[Spell]) -> tuple[ActorId, ...]:
    return tuple(
        dict.fromkeys(
            spell.membership.actor for spell in spells if spell.membership.actor is not None
        )
    )
