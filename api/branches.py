"""Fields of an answer that have fields of their own, and are read in one step.

What graphql-core does for one of them, such as an object for a resolver to ask and a chain of
questions of what its value may be, takes longer than to read it. Whatever is out of the ordinary is
left to graphql-core, as in `api.leaves`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from graphql import (
    GraphQLAbstractType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLUnionType,
    get_nullable_type,
    is_list_type,
    is_non_null_type,
)
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types import get_object_definition
from strawberry.types.base import StrawberryObjectDefinition

from api.leaves import LEFT, Leaf, reading

TypeOf = Callable[[type], GraphQLObjectType | None]


@dataclass(frozen=True, slots=True)
class Branch:
    """How a field without arguments is read that answers objects: one, or a list of them."""

    returns: GraphQLOutputType
    items: GraphQLOutputType | None
    """What a list has. None: it is none."""
    type_of: TypeOf
    """The type in the schema of an object of a class; None: graphql-core finds it."""
    _read: Leaf

    def value(self, source: Any, asked: Any) -> Any:
        """Return the value: an object, a list of objects, None, or `LEFT`."""
        try:
            value = self._read(source, asked)
        except Exception:
            return LEFT  # it is read again there, and told
        if value is None:
            return LEFT if is_non_null_type(self.returns) else None
        if self.items is None:
            return value if self.type_of(type(value)) is not None else LEFT
        if type(value) is not list or any(self.type_of(type(each)) is None for each in value):
            return LEFT
        return value


@cache
def branch_of(schema: GraphQLSchema, parent: GraphQLObjectType, name: str) -> Branch | None:
    """Return how a field without arguments is read; None: graphql-core does it."""
    field = parent.fields.get(name)
    read = None if field is None else reading(field)
    if field is None or read is None:
        return None
    inner, items = get_nullable_type(field.type), None
    if is_list_type(inner):
        items = inner.of_type
        inner = get_nullable_type(items)
    match inner:
        case GraphQLObjectType():
            return Branch(field.type, items, _only(inner), read)
        case GraphQLInterfaceType() | GraphQLUnionType():
            return Branch(field.type, items, one_of(schema, inner), read)
    return None


@cache
def one_of(schema: GraphQLSchema, type_: GraphQLAbstractType) -> TypeOf:
    """Return by which type an object is shown where there are several: by that of its class,
    unless the class has several.
    """

    @cache
    def type_of(held: type) -> GraphQLObjectType | None:
        definition = get_object_definition(held)
        if definition is None or definition.is_graphql_generic:
            return None
        found = schema.get_type(definition.name)
        if not isinstance(found, GraphQLObjectType) or _definition(found) is not definition:
            return None
        return found if schema.is_sub_type(type_, found) else None

    return type_of


def _only(type_: GraphQLObjectType) -> TypeOf:
    """A field of one type: of an object of a class that is no other's."""
    if type_.is_type_of is None:
        return lambda held: type_ if get_object_definition(held) is not None else None
    shown = _definition(type_)

    @cache
    def type_of(held: type) -> GraphQLObjectType | None:
        return type_ if shown is not None and held is shown.origin else None

    return type_of


def _definition(type_: GraphQLObjectType) -> StrawberryObjectDefinition | None:
    found = type_.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    return found if isinstance(found, StrawberryObjectDefinition) else None
