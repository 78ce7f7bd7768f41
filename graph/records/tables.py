"""All records by table, and what refers to what."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.kind import R
from graph.kinds import kind_of, references_of
from graph.model import Record, Records

Key = tuple[str, str]
"""A table and an id in it."""


def tables_of(records: Records) -> Mapping[str, Mapping[str, Record]]:
    """Return the tables of `records` by name."""
    return {field.name: getattr(records, field.name) for field in dataclasses.fields(records)}


def counts(records: Records) -> Mapping[str, int]:
    """Return how many records each table has; a person whose id leads to another counts once."""
    replaced = records.replaced.keys()
    return {
        name: len(table) - len(replaced & table.keys())
        for name, table in tables_of(records).items()
    }


def redirected(record: R, to: Callable[[str], str]) -> R:
    """Return the record with each id to which its columns refer in the place of another:
    that which `to` returns.
    """
    values: dict[str, Any] = {}
    for column in kind_of(record).columns:
        if (
            column.refers_to is not None
            and (value := getattr(record, column.fields[0])) is not None
        ):
            values[column.fields[0]] = (
                tuple(map(to, value)) if isinstance(value, tuple) else to(value)
            )
    return dataclasses.replace(record, **values)


def references(record: Record) -> Iterator[Key]:
    """Yield the keys to which a record refers;
    of a reference that may lead into several tables one for each.
    """
    for _, id_, tables in references_of(kind_of(record), record):
        for table in tables:
            yield table, id_
