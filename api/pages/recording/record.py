"""The records that a Centre changes by its pages:
which they are, whose, in words, and where each is seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from api.pages.asked import Asked, Missing
from graph.kinds import RECORDED, kind_of, said
from graph.model import (
    DeclaredTie,
    FormalTie,
    Interaction,
    Membership,
    Node,
    Organization,
    Person,
    Place,
    Post,
    Record,
    RecordId,
    TargetListEntry,
)
from graph.names.kind_words import declared_words, interaction_words, role_words
from graph.records.tables import tables_of
from graph.words import Fill, Listed

Gone = Mapping[str, Node]


def fact_of(asked: Asked, id: str) -> Record:
    """Return the record of an id, of those kinds that a Centre records.

    Raises:
        Missing: there is none that this viewer may see.
    """
    tables = tables_of(asked.view.records)
    for table in RECORDED:
        if (record := tables[table].get(id)) is not None:
            return record
    raise Missing(id)


def is_recorded(record: Record) -> bool:
    """Return whether a record is of those kinds that a Centre records."""
    return kind_of(record).recorded


def is_ours(asked: Asked, record: Record) -> bool:
    """Return whether the viewer's own Centre recorded it, or corrected it last."""
    return asked.view.viewer.centre is not None and record.recorded_by == asked.view.viewer.centre


def told(asked: Asked, record: Record, gone: Gone = MappingProxyType({})) -> Fill:
    """Return a record in words of both languages: what it is, then who is in it.
    `gone`: records that are no longer here, by whose names it is told.
    """
    match record:
        case Interaction():
            names = [named(asked, id, gone) for id in record.actors]
            title = (record.title,) if record.title else ()
            parts: tuple[Fill, ...] = (
                interaction_words(record.kind),
                record.date,
                *title,
                Listed((*names, *record.as_written)),
            )
        case DeclaredTie():
            parts = (
                declared_words(record.level),
                record.confirmed_on,
                Listed((named(asked, record.by, gone), named(asked, record.about, gone))),
            )
        case Membership():
            actor = (
                named(asked, record.actor, gone)
                if record.actor is not None
                else record.as_written or ""
            )
            parts = (
                actor,
                role_words(record.role),
                named(asked, record.post or record.organization, gone),
            )
        case Person() | Organization() | Post() | Place():
            return asked.name(record).text
        case _:
            return said(asked.view.records, record)
    return Listed(parts, " · ")


def seen_at(asked: Asked, record: Record) -> str:
    """Return the address of the page on which a record is seen today;
    of one that no page shows, of the page that corrects it.
    """
    return shown_at(asked, record) or asked.address("record-correct", record=record.id, as_of="")


def shown_at(asked: Asked, record: Record) -> str | None:
    """Return the address of the page that shows a record; None: no page does."""
    match record:
        case Membership():
            return asked.address(
                "record-memberships", of=record.actor or record.organization, as_of=""
            )
        case DeclaredTie():
            return asked.address("tie", a=record.by, b=record.about, as_of="")
        case FormalTie():
            return asked.address("tie", a=record.a, b=record.b, as_of="")
        case TargetListEntry():
            return asked.address(
                "targets", nation=record.nation, audience=record.audience_kind, as_of=""
            )
        case Person() | Organization() | Post() | Place() | Interaction():
            return asked.address_of(record)
        case _ if kind_of(record).apart:
            return asked.address(kind_of(record).prefix, id=record.id, as_of="")
        case _:
            return None


def named(asked: Asked, id: RecordId, gone: Gone) -> str:
    """Return the name of a record that is here, or is gone; else its id."""
    record = asked.view.records.node(id) or gone.get(id)
    return id if record is None else asked.name(record).text
