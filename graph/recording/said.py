"""Any record in a few words, for messages."""

from __future__ import annotations

from typing import Any

from graph.kind_words import formal_inside
from graph.model import Conflict, DeclaredTie, FormalTie, Interaction, Membership, Name, Organization, Person, Place, Post, Records
from graph.names.shown import name_of
from graph.words import Fill, T

ONE = {
    "people": T("person"), "organizations": T("organisation"), "posts": T("post"), "places": T("place"), "interactions": T("interaction"),
    "memberships": T("membership"), "formal_ties": T("formal tie"), "declared_ties": T("declared tie"),
}
"""What a record of a table is."""


def said(records: Records, record: Any) -> Fill:
    """Return for example "Jane Evans in Welsh Government" or "what Ann Lee says of Jane Evans (3 May 2026)"."""
    match record:
        case Person() | Organization() | Post() | Place() | Interaction():
            return name_of(record)
        case Membership():
            who = named(records, record.actor) if record.actor else record.as_written or ""
            return T("{who} in {body}", who=who, body=named(records, record.organization))
        case FormalTie():
            return T("{one}, {kind} {other}", one=named(records, record.a), kind=formal_inside(record.kind), other=named(records, record.b))
        case DeclaredTie():
            return T("what {one} says of {other} ({date})",
                     one=named(records, record.by), other=named(records, record.about), date=record.confirmed_on)
        case Name():
            return T('the name "{name}"', name=record.name)
        case Conflict():
            return T("another value of {field}", field=record.field)
        case _:
            return str(record.id)


def named(records: Records, id_: str) -> Fill:
    """Return how the record of an id is shown; of an unknown one the id."""
    record = records.node(id_)
    return name_of(record) if record is not None else id_
