"""Records as flat properties and back, by the types of their fields:
scalars and lists of texts, as both engines hold them.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import types
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from graph.dates import PartialDate
from graph.kinds import BY_TABLE, kind_of
from graph.model import Identifier, Record, Topics
from graph.privacy.audience import Audience

Properties = dict[str, Any]

TOPICS = ("topics_first", "topics_others")
ORIGIN = ("audience", "sources", "recorded_by")
"""Properties that say who may use a record and where it comes from.
What a `dataset.toml` states is everybody's and has none.
"""


def to_properties(record: Record) -> Properties:
    """Return a record's fields; what is None or empty is left out, as the engines hold no null."""
    found: Properties = {}
    passed_over = ORIGIN if kind_of(record).stated else ()
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if field.name in passed_over:
            continue
        if isinstance(value, Topics):
            found |= {
                name: list(part)
                for name, part in zip(TOPICS, (value.first, value.others), strict=True)
                if part
            }
        elif value is not None and value != ():
            found[field.name] = _plain(value)
    return found


def origin_of(record: Record) -> Properties:
    """Return what a link, and a name as written, have from the record whose field they are."""
    if kind_of(record).stated:
        return {}
    values = ((name, getattr(record, name)) for name in ORIGIN)
    return {name: _plain(value) for name, value in values if value is not None and value != ()}


def from_properties(table: str, properties: Mapping[str, Any]) -> Record:
    """Return the record of a table that has these properties.
    Names that are no field of it are passed over.
    """
    fields: dict[str, Any] = {}
    for name, read in _readers(table).items():
        if name == "topics":
            first, others = (tuple(properties.get(part, ())) for part in TOPICS)
            fields[name] = Topics(first=first, others=others)
        elif properties.get(name) is not None:
            fields[name] = read(properties[name])
    return BY_TABLE[table].record(**fields)


def texts(audiences: Iterable[Audience]) -> list[str]:
    """Return audiences as the parameter of a reading text."""
    return [audience.text for audience in audiences]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Identifier):
        return f"{value.scheme}:{value.value}"
    if isinstance(value, PartialDate | Audience):
        return value.text
    return str(value) if isinstance(value, StrEnum) else value


@functools.cache
def _readers(table: str) -> dict[str, Callable[[Any], Any]]:
    record = BY_TABLE[table].record
    hints = get_type_hints(record)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(record)}


def _reader(hint: Any) -> Callable[[Any], Any]:
    if isinstance(hint, types.UnionType):
        (hint,) = (one for one in get_args(hint) if one is not types.NoneType)
    if get_origin(hint) is tuple:
        one = _reader(get_args(hint)[0])
        return lambda values: tuple(one(value) for value in values)
    if hint is Identifier:
        return _identifier
    if hint is Audience:
        return Audience.read
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
    return (
        dt.date.fromisoformat(value)
        if isinstance(value, str)
        else dt.date(value.year, value.month, value.day)
    )
