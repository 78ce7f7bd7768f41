"""The records that a Centre changes by its pages:
which they are, whose, in words, and where each is seen.
"""

from __future__ import annotations

from api.pages.asked import Asked, Missing
from graph.kinds import RECORDED, kind_of, said
from graph.model import (
    DeclaredTie,
    FormalTie,
    Interaction,
    Membership,
    Organization,
    Person,
    Place,
    Post,
    Record,
    RecordId,
)
from graph.names.kind_words import declared_words, interaction_words, role_words
from graph.records.tables import tables_of
from graph.words import Fill, Listed


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


def told(asked: Asked, record: Record) -> Fill:
    """Return a record in words of both languages: what it is, then who is in it."""
    match record:
        case Interaction():
            named = [_named(asked, id) for id in record.actors]
            title = (record.title,) if record.title else ()
            parts: tuple[Fill, ...] = (
                interaction_words(record.kind),
                record.date,
                *title,
                Listed((*named, *record.as_written)),
            )
        case DeclaredTie():
            parts = (
                declared_words(record.level),
                record.confirmed_on,
                Listed((_named(asked, record.by), _named(asked, record.about))),
            )
        case Membership():
            actor = (
                _named(asked, record.actor) if record.actor is not None else record.as_written or ""
            )
            parts = (
                actor,
                role_words(record.role),
                _named(asked, record.post or record.organization),
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
        case Person() | Organization() | Post() | Place() | Interaction():
            return asked.address_of(record)
        case _:
            return None


def _named(asked: Asked, id: RecordId) -> str:
    record = asked.view.records.node(id)
    return id if record is None else asked.name(record).text
