"""New records of a Centre, as they are kept: with ids of their own, before they are checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, cast

from graph.columns import Column, Shape
from graph.kind import Kind
from graph.kinds import PEOPLE, kind_of
from graph.model import Identifier, OrganizationId, Record
from graph.privacy.audience import PUBLIC, Audience
from graph.recording.fields import identifiers, needed, person_name, text, texts
from graph.records.tables import redirected
from graph.view import View

MakeId = Callable[[str], str]
"""Makes a fresh id that begins with the kind of the record."""


@dataclass(frozen=True, slots=True)
class Making:
    """How new records of a Centre are made."""

    view: View
    centre: OrganizationId
    make_id: MakeId

    def ids(self, records: Sequence[Record]) -> dict[str, str]:
        """Return a fresh id for each of the records, by the one that it has."""
        made = {record.id: self.make_id(kind_of(record).prefix) for record in records}
        assert len(made) == len(records), (
            "new records that refer to one another have ids that differ"
        )
        return made

    def made(self, record: Record, ids: dict[str, str], *, public: bool) -> Record:
        """Return a new record as it is kept.

        Raises:
            InputError: a field is blank, or holds what is no text, or something is missing in it.
        """
        kept = kind_of(record).completed(_kept(record), self.view.records)
        known = self.view.names.of_id
        referring = redirected(
            kept, lambda id_: (ids.get(id_) or known(id_) or id_) if id_ else id_
        )
        return replace(
            referring,
            id=ids[record.id],
            audience=PUBLIC if public else Audience.of(self.centre),
            recorded_by=self.centre,
        )


def _kept(record: Record) -> Record:
    kind, values = kind_of(record), dict[str, Any]()
    for column in kind.columns:
        if column.fields != ("id",) and column.refers_to is None:
            values |= {
                field: _value(kind, column, getattr(record, field)) for field in column.fields
            }
    return replace(record, **values)


def _value(kind: Kind[Record], column: Column, value: object) -> object:
    match value:
        case StrEnum():
            return value
        case str() | None if column.name == kind.named_by:
            name = " ".join(needed(column.name, value).split())
            return person_name(column.name, name) if kind is PEOPLE else name
        case str():
            return _text(column, text(column.name, value))
        case (Identifier(), *_):
            return identifiers(cast("tuple[Identifier, ...]", value))
        case (str(), *_):
            return texts(column.name, cast("tuple[str, ...]", value))
        case _:
            return value


def _text(column: Column, value: str | None) -> str | None:
    if column.shape is Shape.ADDRESS and value is not None and ":" not in value:
        return f"https://{value}"
    return value
