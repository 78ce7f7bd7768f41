"""Any record in a few words, for messages."""

from __future__ import annotations

from typing import Any

from graph.model import Conflict, DeclaredTie, FormalTie, Interaction, Membership, Name, Organization, Person, Place, Post, Records
from graph.names.entries import label
from graph.words import say


def said(records: Records, record: Any) -> str:
    """Return for example "Jane Evans in Welsh Government" or "what Ann Lee says of Jane Evans (3 May 2026)"."""
    match record:
        case Person() | Organization() | Post() | Place() | Interaction():
            return label(record)
        case Membership():
            return f"{named(records, record.actor) if record.actor else record.as_written} in {named(records, record.organization)}"
        case FormalTie():
            return f"{named(records, record.a)}, {record.kind.replace('-', ' ')} of {named(records, record.b)}"
        case DeclaredTie():
            return f"what {named(records, record.by)} says of {named(records, record.about)} ({say(record.confirmed_on)})"
        case Name():
            return f'the name "{record.name}"'
        case Conflict():
            return f"another value of {record.field}"
        case _:
            return str(record.id)


def named(records: Records, id_: str) -> str:
    """Return how the record of an id is shown; of an unknown one the id."""
    record = records.node(id_)
    return label(record) if record is not None else id_
