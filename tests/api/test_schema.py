"""The schema that outside programs rely upon: committed as text, and described throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    build_schema,
    find_breaking_changes,
    is_specified_scalar_type,
)

from api.schema.published import schema

SDL = Path(__file__).parents[2] / "api" / "schema.graphql"
RELEASES = SDL.parent / "releases"
"""The printed schema of each release, kept as it was: `0.2.0.graphql`."""


def test_the_committed_schema_is_the_one_that_is_served() -> None:
    assert SDL.read_text(encoding="utf-8") == schema.as_str() + "\n", (
        "run: python -m api.schema > api/schema.graphql"
    )


def test_nothing_of_the_latest_release_is_broken() -> None:
    latest = max(RELEASES.glob("*.graphql"), key=lambda path: tuple(map(int, path.stem.split("."))))
    changes = find_breaking_changes(
        build_schema(latest.read_text(encoding="utf-8")), build_schema(schema.as_str())
    )
    assert [change.description for change in changes] == [], (
        f"programs that rely upon {latest.stem} would break"
    )


def test_everything_is_described() -> None:
    assert list(_undescribed()) == []


def test_no_description_names_python_or_the_store() -> None:
    told = " ".join(SDL.read_text(encoding="utf-8").split())
    assert not re.search(r"Strawberry|dataclass|Cypher|\bNone\b|resolver", told)


def _undescribed() -> Iterator[str]:
    for name, kind in build_schema(schema.as_str()).type_map.items():
        if name.startswith("__") or is_specified_scalar_type(kind):
            continue
        if not kind.description:
            yield name
        if isinstance(kind, GraphQLEnumType):
            yield from (
                f"{name}.{value}" for value, each in kind.values.items() if not each.description
            )
        if isinstance(kind, GraphQLInputObjectType):
            yield from (
                f"{name}.{field}" for field, each in kind.fields.items() if not each.description
            )
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field, answered in kind.fields.items():
                if not answered.description:
                    yield f"{name}.{field}"
                yield from (
                    f"{name}.{field}({argument})"
                    for argument, each in answered.args.items()
                    if not each.description
                )
