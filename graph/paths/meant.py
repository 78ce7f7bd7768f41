"""Whom asking for a body or a place means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.model import (
    ActorId,
    Organization,
    OrganizationId,
    OrganizationKind,
    Person,
    PersonId,
    Place,
    Post,
    PostKind,
    Role,
)
from graph.names.articles import with_article
from graph.names.shown import named
from graph.ontology import KINDS_OF_BODY, OFFICERS, AskedFor
from graph.paths.gone import has_closed, may_be_open
from graph.places import ancestors, nation_of_place
from graph.tenure import Spell
from graph.view import View
from graph.words import Listed, P, T, Text, when_words

_WITHOUT_KIND = frozenset(
    kind
    for kind, body in KINDS_OF_BODY.items()
    if body.of_a_place and body.asked_for is AskedFor.ITSELF_AND_PEOPLE
)
"""Kinds of body that are asked for where a place alone is: authorities, councils, departments and
agencies.
"""


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is asked for. `nobody`: why there is nobody, where that can be said."""

    actors: tuple[ActorId, ...]
    notes: tuple[Text, ...] = ()
    nobody: Text | None = None


def whom_a_body_means(view: View, body: Organization) -> Meant:
    """Return whom asking for a body means, by its kind."""
    match KINDS_OF_BODY[body.kind].asked_for:
        case AskedFor.SEATS | AskedFor.PEOPLE if has_closed(body, view.as_of):
            return _of_last_list(view, body)
        case AskedFor.SEATS | AskedFor.PEOPLE:
            return Meant(people_of(view, view.tenure.of_organization(body.id, view.as_of)))
        case AskedFor.MINISTERS:
            return Meant(_ministers(view, body))
        case AskedFor.ITS_MEMBERS_ELSEWHERE:
            return _sitting_for(view, body)
        case AskedFor.ITSELF_AND_OFFICERS:
            return Meant((*_itself(view, body), *_secretariat_and_officers(view, body)))
        case AskedFor.ITSELF_AND_PEOPLE:
            inside = people_of(view, view.tenure.of_organization(body.id, view.as_of))
            return Meant((*_itself(view, body), *inside))


def last_list(view: View, body: Organization) -> Sequence[Spell]:
    """Return the memberships on the last list of a body that has ended."""
    spells = view.tenure.of_organization(body.id)
    day = max((spell.last for spell in spells if spell.last is not None), default=view.as_of)
    return view.tenure.of_organization(body.id, day)


def people_of(view: View, spells: Iterable[Spell]) -> tuple[ActorId, ...]:
    """Return the people of some memberships, each once: nobody who died, and nobody who is
    there from outside.
    """
    return tuple(
        dict.fromkeys(
            person.id
            for spell in spells
            if (person := _person(view, spell)) is not None and _is_inside(view, spell)
        )
    )


def bodies_in(view: View, place: Place, kind: OrganizationKind | None) -> Sequence[Organization]:
    """Return the bodies of a kind in a place; without a kind the authorities, councils,
    departments and agencies there. In the area of an authority its councils are.
    """
    members = members_of_authorities(view, place)
    return [
        body
        for body in view.records.bodies
        if (body.kind in _WITHOUT_KIND if kind is None else body.kind is kind)
        and (body.id in members or is_there(view, place, body))
        and may_be_open(body, view.as_of)
    ]


def members_of_authorities(view: View, place: Place) -> frozenset[ActorId]:
    """Return the members of the authorities that are for a place itself."""
    return frozenset(
        spell.membership.actor
        for body in view.records.bodies
        if body.kind is OrganizationKind.AUTHORITY and body.place == place.id
        for spell in view.tenure.of_organization(body.id, view.as_of)
        if spell.membership.actor is not None
    )


def holders_in(
    view: View, place: Place, kind: OrganizationKind | None, named_after: Sequence[Post] = ()
) -> tuple[ActorId, ...]:
    """Return who has a post or seat in a place; with a kind of body, those for the place itself
    in a body of that kind. `named_after`: seats that count as the place's own by their names.
    """
    if kind is not None:
        chosen = [
            post
            for post in view.records.posts.values()
            if post.place == place.id and _kind_of(view, post) is kind
        ]
        return people_of(view, _holding(view, (*chosen, *named_after)))
    chosen = [post for post in view.records.posts.values() if _post_is_there(view, place, post)]
    seats = (
        spell
        for body in view.records.bodies
        if body.kind is OrganizationKind.LEGISLATURE and is_there(view, place, body)
        for spell in view.tenure.of_organization(body.id, view.as_of)
    )
    return people_of(view, (*_holding(view, (*chosen, *named_after)), *seats))


def _holding(view: View, posts: Iterable[Post]) -> Iterator[Spell]:
    return (spell for post in posts for spell in view.tenure.of_post(post.id, view.as_of))


def is_there(view: View, place: Place, body: Organization) -> bool:
    """Return whether a body is in a place; a body of a nation is in it."""
    if body.place is not None and place.id in ancestors(view.records, body.place):
        return True
    nation = nation_of_place(view.records, place.id)
    is_the_nation = nation_of_place(view.records, place.parent) is None
    return nation is not None and is_the_nation and body.nation is nation


def _of_last_list(view: View, body: Organization) -> Meant:
    """Those of the last list who still sit."""
    legislature = view.tenure.legislature_of(body)
    sitting = tuple(
        actor
        for actor in people_of(view, last_list(view, body))
        if view.tenure.sits(actor, view.as_of, legislature)
    )
    name, until = named(view.records, body.id), body.valid_to
    note = (
        T("{body}: its list ended {when}.", body=name, when=when_words(until.without_day))
        if until is not None
        else T("{body}: its list has ended.", body=name)
    )
    nobody = T(
        "Nobody on the last list of {body} still sat on {day}.",
        body=with_article(body),
        day=view.as_of,
    )
    return Meant(sitting, (note,), None if sitting else nobody)


def _ministers(view: View, government: Organization) -> tuple[ActorId, ...]:
    teams = (
        body.id
        for body in view.records.bodies
        if body.parent == government.id and body.kind is OrganizationKind.MINISTERIAL_TEAM
    )
    return people_of(
        view,
        (
            spell
            for team in teams
            for spell in view.tenure.of_organization(team, view.as_of)
            if spell.membership.post is not None
        ),
    )


def _sitting_for(view: View, party: Organization) -> Meant:
    """Those who sit for a party, and how many in which legislature."""
    found: dict[ActorId, OrganizationId] = {}
    for body in view.records.bodies:
        if body.kind is OrganizationKind.LEGISLATURE:
            spells = (
                spell
                for spell in view.tenure.of_organization(body.id, view.as_of)
                if spell.membership.on_behalf_of == party.id
            )
            found |= dict.fromkeys(people_of(view, spells), body.id)
    if not found:
        return Meant(())
    counts = sorted(
        Counter(found.values()).items(),
        key=lambda count: (-count[1], count[0]),
    )
    many = [
        P(
            "{n} in {legislature}",
            "{n} in {legislature}",
            n,
            legislature=with_article(view.records.organizations[legislature]),
        )
        for legislature, n in counts
    ]
    note = T(
        "Members who sit for {party}: {many}.", party=with_article(party), many=Listed(tuple(many))
    )
    return Meant(tuple(found), (note,))


def _itself(view: View, body: Organization) -> tuple[ActorId, ...]:
    return (body.id,) if may_be_open(body, view.as_of) else ()


def _secretariat_and_officers(view: View, network: Organization) -> tuple[ActorId, ...]:
    spells = view.tenure.of_organization(network.id, view.as_of)
    secretariat = (
        spell.membership.actor
        for spell in spells
        if spell.membership.role is Role.SECRETARIAT and spell.membership.actor is not None
    )
    officers = people_of(view, (spell for spell in spells if spell.membership.role in OFFICERS))
    return tuple(dict.fromkeys((*secretariat, *officers)))


def _person(view: View, spell: Spell) -> Person | None:
    """The member, where it is a person who has not died."""
    actor = spell.membership.actor
    person = view.records.people.get(PersonId(actor)) if actor is not None else None
    alive = person is not None and (person.died is None or person.died.last > view.as_of)
    return person if alive else None


def _is_inside(view: View, spell: Spell) -> bool:
    """Whether a person belongs to the body itself:
    nobody from an outside organization, and nobody whom a Centre has embedded there.
    """
    if spell.membership.role is Role.OUTSIDE_ORGANIZATION:
        return False
    post = view.records.posts.get(spell.membership.post) if spell.membership.post else None
    return post is None or post.kind is not PostKind.EMBEDDED


def _kind_of(view: View, post: Post) -> OrganizationKind:
    return view.records.organizations[post.organization].kind


def _post_is_there(view: View, place: Place, post: Post) -> bool:
    if post.place is not None:
        return place.id in ancestors(view.records, post.place)
    return is_there(view, place, view.records.organizations[post.organization])
