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
)
from graph.ontology import MOVES_OTHERS
from graph.places import nation_of_place
from graph.tenure import Spell, Tenure


def nation_of(records: Records, tenure: Tenure, record: Record, as_of: dt.date) -> Nation | None:
    """Return a record's nation, or None where it has none or none is known.

    Of a person that of the legislature or ministerial team in which they sit or last sat; of a post
    its organization's; of an organization its own, else its place's, else its parent's; of a place
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
            return _of_organization(records, record.organization)
        case Place():
            return nation_of_place(records, record.id)
        case Interaction():
            return nation_of_place(records, record.place)


def _of_person(records: Records, tenure: Tenure, person: Person, as_of: dt.date) -> Nation | None:
    seats = [
        spell
        for spell in tenure.of_actor(person.id)
        if _is_seat(records, spell) and (spell.first is None or spell.first <= as_of)
    ]
    if not seats:
        return None
    last = max(
        seats,
        key=lambda spell: (
            spell.last or dt.date.max,
            spell.first or dt.date.min,
            spell.membership.id,
        ),
    )
    return _of_organization(records, last.membership.organization)


def _is_seat(records: Records, spell: Spell) -> bool:
    organization = records.organizations.get(spell.membership.organization)
    return organization is not None and organization.kind in MOVES_OTHERS


def _of_organization(records: Records, id_: OrganizationId | None) -> Nation | None:
    seen: set[OrganizationId] = set()  # a parent may be entered in a circle
    while id_ is not None and id_ not in seen:
        seen.add(id_)
        organization = records.organizations.get(id_)
        if organization is None:
            return None
        nation = organization.nation or nation_of_place(records, organization.place)
        if nation is not None:
            return nation
        id_ = organization.parent
    return None
