"""What a Data Package says of each file that it describes: types, units, the values that there are,
keys, and what points to what.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.tables.data_package import PROFILES
from graph.tables.flat import FlatField, FlatTable, FlatType
from graph.tables.flattening import FLAT


@dataclass(frozen=True, slots=True)
class DataResource:
    """One file that a package describes. `path` is seen from the package; `schema` is its Table
    Schema.
    """

    name: str
    path: str
    title: str
    schema: Mapping[str, Any]


def resource_of(table: FlatTable) -> DataResource:
    """Return what a package says of a flat table."""
    foreign = [
        {
            "fields": [field.name],
            "reference": {
                **({} if field.points_to == table.name else {"resource": field.points_to}),
                "fields": [FLAT[field.points_to].key.name],
            },
        }
        for field in table.fields
        if field.points_to is not None
    ]
    schema = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(field, is_key=field is table.key) for field in table.fields],
        "primaryKey": [table.key.name],
        **({"foreignKeys": foreign} if foreign else {}),
    }
    return DataResource(table.name, f"tables/{table.name}.csv", table.title, schema)


def _field(field: FlatField, *, is_key: bool) -> Mapping[str, Any]:
    constraints = {
        **({"required": True} if field.needed else {}),
        **({"unique": True} if is_key else {}),
        **({"enum": field.allowed} if field.allowed else {}),
        **({"pattern": field.pattern} if field.pattern else {}),
    }
    return {
        "name": field.name,
        "type": field.type,
        "title": field.says,
        **({"delimiter": "; "} if field.type is FlatType.LIST else {}),
        **({"unit": field.unit} if field.unit else {}),
        **({"constraints": constraints} if constraints else {}),
    }


RESOURCES: tuple[DataResource, ...] = (*map(resource_of, FLAT.values()),)
"""What the package describes, in its order."""
