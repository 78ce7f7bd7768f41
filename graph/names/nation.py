"""In which nation a record is."""

from __future__ import annotations

import datetime as dt

from graph.model import (
    Interaction,
    Nation,
    Node,
    Organization,
    OrganizationId,
    Person,
    Place,
    Post,
    Record,
    Records,
    Role,
)
from graph.ontology import FAMILY, MOVES_OTHERS, Family
from graph.places import and_above, nation_of_place
from graph.tenure import Spell, Tenure


def nation_of(records: Records, tenure: Tenure, record: Record, as_of: dt.date) -> Nation | None:
    """Return a record's nation, or None where it has none or none is known.

    Of a person that of the legislature or ministerial team in which they sit or last sat, of one
    who never sat that of the last post in a body of government, as of a mayor; of a post its
    organization's; of a seat in a legislature of several nations that of its place; of an
    organization its own, else its place's, else its parent's; of a place
    the nation around it; of an interaction its place's. Of any other record none is known.
    """
    if not isinstance(record, Node):
        return None
    match record:
        case Person():
            return _of_person(records, tenure, record, as_of)
        case Organization():
            return _of_organization(records, record.id)
        case Post():
            return _of_post(records, record)
        case Place():
            return nation_of_place(records, record.id)
        case Interaction():
            return nation_of_place(records, record.place)


def _of_person(records: Records, tenure: Tenure, person: Person, as_of: dt.date) -> Nation | None:
    begun = [
        spell for spell in tenure.of_actor(person.id) if spell.first is None or spell.first <= as_of
    ]
    held = [spell for spell in begun if _is_seat(records, spell)] or [
        spell for spell in begun if _is_office(records, spell)
    ]
    if not held:
        return None
    last = max(
        held,
        key=lambda spell: (
            spell.last or dt.date.max,
            spell.first or dt.date.min,
            spell.membership.id,
        ),
    )
    seat = records.posts.get(last.membership.post) if last.membership.post else None
    if seat is not None:
        return _of_post(records, seat)
    return _of_organization(records, last.membership.organization)


def _of_post(records: Records, post: Post) -> Nation | None:
    return _of_organization(records, post.organization) or nation_of_place(records, post.place)


def _is_seat(records: Records, spell: Spell) -> bool:
    organization = records.organizations.get(spell.membership.organization)
    return organization is not None and organization.kind in MOVES_OTHERS


def _is_office(records: Records, spell: Spell) -> bool:
    organization = records.organizations.get(spell.membership.organization)
    return (
        spell.membership.post is not None
        and spell.membership.role is not Role.EMPLOYEE
        and organization is not None
        and FAMILY[organization.kind] is Family.GOVERNMENT_BODY
    )


def _of_organization(records: Records, id_: OrganizationId | None) -> Nation | None:
    found = (
        body.nation or nation_of_place(records, body.place) for body in and_above(records, id_)
    )
    return next((nation for nation in found if nation is not None), None)
