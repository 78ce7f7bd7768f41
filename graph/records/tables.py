"""All records by table, and what refers to what."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from graph.kinds import kind_of
from graph.model import Record, Records

Key = tuple[str, str]
"""A table and an id in it."""


def tables_of(records: Records) -> Mapping[str, Mapping[str, Record]]:
    """Return the tables of `records` by name."""
    return {field.name: getattr(records, field.name) for field in dataclasses.fields(records)}


def references(record: Record) -> Iterator[Key]:
    """Yield the keys to which a record refers; of a reference that may lead into several tables one for each."""
    for _, id_, tables in kind_of(record).references(record):
        for table in tables:
            yield table, id_
