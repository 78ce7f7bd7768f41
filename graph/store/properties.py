"""Records as flat properties and back, by the types of their fields: scalars and lists of texts, as both engines hold them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import types
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from graph.dates import PartialDate
from graph.model import (
    Conflict,
    Dataset,
    DeclaredTie,
    FormalTie,
    Identifier,
    Interaction,
    Membership,
    Name,
    Organization,
    Person,
    Place,
    Post,
    Records,
    Session,
    SourcePrefix,
    TargetListEntry,
    Topics,
)

Properties = dict[str, Any]

RECORD: Mapping[str, type[Any]] = {
    "people": Person, "organizations": Organization, "posts": Post, "memberships": Membership, "formal_ties": FormalTie,
    "interactions": Interaction, "declared_ties": DeclaredTie, "places": Place, "names": Name, "target_lists": TargetListEntry,
    "conflicts": Conflict, "sessions": Session, "sources": SourcePrefix, "datasets": Dataset,
}
"""The type of record of each table of `Records`."""

TOPICS = ("topics_first", "topics_others")


def to_properties(record: Any) -> Properties:
    """Return a record's fields; what is None or empty is left out, as the engines hold no null."""
    found: Properties = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Topics):
            found |= {name: list(part) for name, part in zip(TOPICS, (value.first, value.others), strict=True) if part}
        elif value is not None and value != ():
            found[field.name] = _plain(value)
    return found


def from_properties(table: str, properties: Mapping[str, Any]) -> Any:
    """Return the record of a table that has these properties. Names that are no field of it are passed over."""
    fields: dict[str, Any] = {}
    for name, read in _readers(table).items():
        if name == "topics":
            first, others = (tuple(properties.get(part, ())) for part in TOPICS)
            fields[name] = Topics(first=first, others=others)
        elif properties.get(name) is not None:
            fields[name] = read(properties[name])
    return RECORD[table](**fields)


def tables_of(records: Records) -> Mapping[str, Mapping[str, Any]]:
    """Return the tables of `records` by name."""
    return {name: getattr(records, name) for name in RECORD}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Identifier):
        return f"{value.scheme}:{value.value}"
    if isinstance(value, PartialDate):
        return value.text
    return str(value) if isinstance(value, StrEnum) else value


@functools.cache
def _readers(table: str) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(RECORD[table])
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(RECORD[table])}


def _reader(hint: Any) -> Callable[[Any], Any]:
    if isinstance(hint, types.UnionType):
        (hint,) = (one for one in get_args(hint) if one is not types.NoneType)
    if get_origin(hint) is tuple:
        one = _reader(get_args(hint)[0])
        return lambda values: tuple(one(value) for value in values)
    if hint is Identifier:
        return _identifier
    if hint is dt.date:
        return _day
    if isinstance(hint, type) and issubclass(hint, StrEnum | PartialDate | float):
        return hint
    return lambda value: value


def _identifier(text: str) -> Identifier:
    scheme, _, value = text.partition(":")
    return Identifier(scheme=scheme, value=value)


def _day(value: Any) -> dt.date:
    """A day from the driver, or as it stands in the JSON of a change."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else dt.date(value.year, value.month, value.day)
