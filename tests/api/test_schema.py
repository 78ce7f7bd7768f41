"""The schema that outside programs rely upon: committed as text, and described throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
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
    assert broken(latest.read_text(encoding="utf-8"), schema.as_str()) == [], (
        f"programs that rely upon {latest.stem} would break"
    )


def broken(before: str, after: str) -> list[str]:
    """Return what programs that rely upon a schema would miss in a later one: all that breaks
    them, but for the removal of what the schema itself had marked as deprecated.
    """
    released = build_schema(before)
    may_go = set(_removals_of_marked(released))
    return [
        change.description
        for change in find_breaking_changes(released, build_schema(after))
        if change.description not in may_go
    ]


def _removals_of_marked(released: GraphQLSchema) -> Iterator[str]:
    for kind in released.type_map.values():
        for name, field in getattr(kind, "fields", {}).items():
            if field.deprecation_reason is not None:
                yield f"Field {kind.name}.{name} was removed."
            for argument, each in getattr(field, "args", {}).items():
                if each.deprecation_reason is not None:
                    yield f"Argument {kind.name}.{name}({argument}:) was removed."
        for name, value in getattr(kind, "values", {}).items():
            if value.deprecation_reason is not None:
                yield f"Enum value {kind.name}.{name} was removed."


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (
            "type Query { a(x: Int, y: Int): Int b: Int bc: Int c: Kind d: Int } enum Kind { X Y }",
            [],
        ),
        ("type Query { a(x: Int): Int bc: Int c: Kind } enum Kind { X }", []),
        (
            "type Query { a(x: Int): Int c: Kind } enum Kind { X Y }",
            ["Field Query.bc was removed."],
        ),
        (
            "type Query { a(y: Int): Int bc: Int c: Kind } enum Kind { Y }",
            ["Enum value Kind.X was removed.", "Argument Query.a(x:) was removed."],
        ),
        (
            "type Query { a(x: Int, z: ID!): Int bc: Int c: Kind } enum Kind { X }",
            ["A required argument Query.a(z:) was added."],
        ),
        (
            "type Query { a(x: Int): String bc: Int c: Kind } enum Kind { X }",
            ["Field Query.a changed type from Int to String."],
        ),
    ],
)
def test_only_what_was_marked_may_go(after: str, said: list[str]) -> None:
    before = """
      type Query { a(x: Int, y: Int @deprecated): Int b: Int @deprecated bc: Int c: Kind }
      enum Kind { X Y @deprecated }
    """
    assert sorted(broken(before, after)) == sorted(said)


def test_one_argument_that_cannot_be_used_voids_no_other_answer() -> None:
    """Whatever is asked at the root may answer null."""
    roots = schema._schema.query_type, schema._schema.mutation_type
    assert [
        f"{root.name}.{name}"
        for root in roots
        if root is not None
        for name, field in root.fields.items()
        if isinstance(field.type, GraphQLNonNull)
    ] == []


def test_what_has_an_id_is_a_node_or_tells_of_the_record_of_that_id() -> None:
    types = [
        each
        for each in schema._schema.type_map.values()
        if isinstance(each, GraphQLObjectType) and "id" in each.fields
    ]
    assert {each.name for each in types if "Node" not in {one.name for one in each.interfaces}} == {
        "Candidate",
        "ImportedRecord",
        "MetricDefinition",  # by the code of the metric, which is an enum
        "RecordHistory",
        "TakenName",
        "WrittenRecord",
    }


def test_every_scalar_of_ours_says_by_which_text_it_is_specified() -> None:
    own = {
        each.name: each.specified_by_url
        for each in schema._schema.type_map.values()
        if isinstance(each, GraphQLScalarType) and not is_specified_scalar_type(each)
    }
    assert own.keys() == {"Date", "DateTime", "PartialDate", "URL"}
    assert all(url is not None and url.startswith("https://") for url in own.values())


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
