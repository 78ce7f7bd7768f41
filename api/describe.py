"""A record in two lines: what it is on the day, and where it belongs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from graph.dates import PartialDate
from graph.model import (
    Interaction,
    Node,
    Organization,
    OrganizationKind,
    Person,
    Place,
    PlaceKind,
    Post,
)
from graph.names.articles import with_article
from graph.names.former_titles import now_called
from graph.names.kind_words import kind_words, nation_words, place_words
from graph.names.nation import nation_of
from graph.names.offices import office_words
from graph.names.shown import name_of, named
from graph.ontology import CHAIRS, GROUPS, OFFICERS
from graph.tenure import Occupancy, Spell
from graph.view import View
from graph.words import Fill, Listed, Month, ProperName, T, Text

MOST_OFFICES = 2


@dataclass(frozen=True, slots=True)
class Described:
    """`what`: the offices of a person, the kind of a body.
    `where`: the seat of a person, the nation of a body.
    """

    what: Fill | None
    where: Fill | None


def newest_words(day: PartialDate | None, *, goes_on: bool) -> Fill | None:
    """Return when the newest evidence is of: a day, or that it goes on; None: it is not known."""
    if day is None or not goes_on:
        return day
    return T("still going on, as read on {day}", day=day)


def described(view: View, record: Node) -> Described:
    """Return what a record is on the view's day, in words that tell it from others of its name."""
    match record:
        case Person():
            return _person(view, record)
        case Organization():
            return Described(kind_words(record.kind), _where(view, record))
        case Post():
            return Described(holders_words(view, record), _body(view, record))
        case Place():
            return Described(place_words(record.kind), _where(view, record))
        case Interaction():
            return Described(PartialDate(record.date.text), None)


def offices(view: View, person: Person) -> Sequence[Spell]:
    """Return the posts in a government or authority that a person holds on the day."""
    return [
        spell
        for spell in view.tenure.of_actor(person.id, view.as_of)
        if spell.membership.post and _kind(view, spell) in _OFFICES
    ]


def seat(view: View, person: Person) -> Spell | None:
    """Return the seat in a legislature that a person has on the day."""
    spells = view.tenure.of_actor(person.id, view.as_of)
    return next(
        (spell for spell in spells if _kind(view, spell) is OrganizationKind.LEGISLATURE), None
    )


def seat_words(view: View, spell: Spell) -> Fill:
    """Return a seat as people say it: "Member of the Senedd for Gŵyr Abertawe, Plaid Cymru"."""
    membership, records = spell.membership, view.records
    legislature = records.organizations[membership.organization]
    post = records.posts.get(membership.post) if membership.post else None
    place = records.places.get(post.place) if post is not None and post.place else None
    party = records.organizations.get(membership.on_behalf_of) if membership.on_behalf_of else None
    told = T("Member of {legislature}", legislature=with_article(legislature))
    if place is not None:
        told = T(
            "Member of {legislature} for {place}",
            legislature=with_article(legislature),
            place=name_of(place),
        )
    return told if party is None else T("{seat}, {party}", seat=told, party=name_of(party))


def post_words(view: View, spell: Spell) -> Fill:
    """Return the post of a spell as it is called."""
    post = view.records.posts[spell.membership.post] if spell.membership.post else None
    return ProperName("") if post is None else name_of(post)


def holders_words(view: View, post: Post) -> Fill:
    """Return who holds a post on the day, or that nobody does or that it is not known."""
    holders = [
        spell.membership.actor
        for spell in view.tenure.of_post(post.id, view.as_of)
        if spell.membership.actor
    ]
    if holders:
        return T(
            "held by {holders}",
            holders=Listed(tuple(named(view.records, holder) for holder in dict.fromkeys(holders))),
        )
    last = last_holding(view, post)
    if last is not None and view.tenure.last_use(post.id, view.as_of) is not None:
        now = now_called(view.records, view.tenure, post, view.as_of)
        if now is None:
            return T("title no longer used, last until {month}", month=Month(last[1]))
        return T(
            "title no longer used, last until {month}; now: {post}",
            month=Month(last[1]),
            post=name_of(now),
        )
    if last is not None:
        return T("held by nobody now, last until {month}", month=Month(last[1]))
    if view.tenure.occupancy(post.id, view.as_of) is Occupancy.VACANT:
        return T("vacant")
    return T("holder not known")


def last_holding(view: View, post: Post) -> tuple[Spell, dt.date] | None:
    """Return the spell in a post that ended latest before the day, and when;
    None where none is known.
    """
    ended = [
        (spell, spell.last)
        for spell in view.tenure.of_post(post.id)
        if spell.last is not None and spell.last < view.as_of
    ]
    return max(ended, key=lambda each: (each[1], each[0].membership.id), default=None)


def last_holder_words(view: View, post: Post) -> Text | None:
    """Return who held a post last, and until when; None where nobody is known."""
    last = last_holding(view, post)
    if last is None or last[0].membership.actor is None:
        return None
    return T(
        "Last holder here: {holder}, until {day}.",
        holder=named(view.records, last[0].membership.actor),
        day=last[1],
    )


def _person(view: View, person: Person) -> Described:
    seated = seat(view, person)
    where = seat_words(view, seated) if seated else None
    held = [post_words(view, spell) for spell in offices(view, person)[:MOST_OFFICES]]
    if held:
        return Described(Listed(tuple(held)), where)
    parts = _parts(view, person)
    if parts or where:
        return Described(Listed(tuple(parts)) if parts else None, where)
    left = view.tenure.left_office(person.id, view.as_of)
    nation = nation_of(view.records, view.tenure, person, view.as_of)
    gone = T("left office in {month}", month=Month(left)) if left else T("not in public office")
    return Described(gone, nation_words(nation) if nation else None)


def _parts(view: View, person: Person) -> Sequence[Text]:
    """The committees of a person who holds no ministerial post, chairs first."""
    records, parts = view.records, list[tuple[bool, Text]]()
    for spell in view.tenure.of_actor(person.id, view.as_of):
        body = records.organizations.get(spell.membership.organization)
        if body is None or body.kind is not OrganizationKind.COMMITTEE:
            continue
        role = spell.membership.role
        office = office_words(role) if role in OFFICERS else T("member")
        parts.append(
            (role not in CHAIRS, T("{office} of {body}", office=office, body=with_article(body)))
        )
    return [part for _, part in sorted(parts, key=lambda part: part[0])][:MOST_OFFICES]


def _body(view: View, post: Post) -> Fill | None:
    body = view.records.organizations.get(post.organization)
    return name_of(body) if body else None


def _where(view: View, record: Organization | Place) -> Fill | None:
    parent = (
        view.records.organizations.get(record.parent)
        if isinstance(record, Organization) and record.parent
        else None
    )
    if parent is not None and isinstance(record, Organization) and record.kind in GROUPS:
        return name_of(parent)
    if isinstance(record, Place) and record.kind is PlaceKind.NATION:
        return None
    nation = nation_of(view.records, view.tenure, record, view.as_of)
    return nation_words(nation) if nation else None


def _kind(view: View, spell: Spell) -> OrganizationKind | None:
    body = view.records.organizations.get(spell.membership.organization)
    return body.kind if body else None


_OFFICES = frozenset(
    {OrganizationKind.MINISTERIAL_TEAM, OrganizationKind.GOVERNMENT, OrganizationKind.AUTHORITY}
)
