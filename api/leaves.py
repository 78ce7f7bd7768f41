"""Fields of an answer that are texts, numbers and words of a list, answered in one step.

For each field graphql-core prepares all that a resolver could ask for, and takes its value
through a chain of questions of what it may be. Of most fields the value is of its type already.
Whatever is out of the ordinary, such as an argument, a null that may not be or an error, is left to
graphql-core, which tells it as ever.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, cast

from graphql import (
    GraphQLField,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    Undefined,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)
from strawberry.schema.schema_converter import CustomGraphQLEnumType, GraphQLCoreConverter
from strawberry.types.field import StrawberryField

LEFT = object()
"""In the place of a value that is left to graphql-core."""
Coerce = Callable[[Any], Any]
Leaf = Callable[[Any, Any], Any]
"""Takes what has the field, and what a resolver may ask of the request: its `context`."""


@cache
def leaf_of(parent: GraphQLObjectType, name: str) -> Leaf | None:
    """Return how a field without arguments is answered; None: graphql-core does it."""
    if name == "__typename":
        return lambda source, info: parent.name
    field = parent.fields.get(name)
    coerce = None if field is None else _coercion(field.type)
    read = None if field is None else reading(field)
    if field is None or coerce is None or read is None:
        return None
    without = LEFT if is_non_null_type(field.type) else None

    def answer(source: Any, info: Any) -> Any:
        try:
            value = read(source, info)
            return without if value is None else coerce(value)
        except Exception:
            return LEFT  # it is read again there, and told

    return answer


def reading(field: GraphQLField) -> Leaf | None:
    """Return how a value is read: as an attribute, or by a method that waits for nothing;
    None: graphql-core does it.
    """
    own = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if not isinstance(own, StrawberryField) or own.extensions:
        return None
    name = own.python_name
    if own.base_resolver is None:
        return lambda source, info: getattr(source, name)
    method = cast("Callable[..., Any]", own.base_resolver.wrapped_func)
    named = inspect.signature(method).parameters
    if own.is_async or next(iter(named), "") != "self":
        return None
    return method if "info" in named else lambda source, info: method(source)


def _coercion(type_: GraphQLOutputType) -> Coerce | None:
    """How a value that is not null becomes that of the answer; None: it has fields of its own."""
    inner = get_nullable_type(type_)
    if is_list_type(inner):
        item = get_nullable_type(inner.of_type)
        each = _coercion(item) if is_leaf_type(item) else None
        return None if each is None else _listed(each)
    if isinstance(inner, CustomGraphQLEnumType):
        return _chosen(inner)
    if isinstance(inner, GraphQLScalarType):
        return _PLAIN.get(inner.name) or _scalar(inner)
    return None


def _exactly(type_: type) -> Coerce:
    return lambda value: value if type(value) is type_ else LEFT


def _whole(value: Any) -> Any:
    return value if type(value) is int and -(2**31) <= value < 2**31 else LEFT


def _finite(value: Any) -> Any:
    return value if type(value) is float and math.isfinite(value) else LEFT


_PLAIN: Mapping[str, Coerce] = {
    "String": _exactly(str),
    "ID": _exactly(str),
    "Boolean": _exactly(bool),
    "Int": _whole,
    "Float": _finite,
}
"""By the name of a scalar: a value of its own type is the answer, any other is left."""


def _chosen(type_: CustomGraphQLEnumType) -> Coerce:
    members: Iterable[Any] = type_.wrapped_cls
    names = {member: type_.coerce_output_value(member) for member in members}
    return lambda value: names.get(value, LEFT)


def _scalar(type_: GraphQLScalarType) -> Coerce:
    def coerce(value: Any) -> Any:
        coerced = type_.coerce_output_value(value)
        return LEFT if coerced is None or coerced is Undefined else coerced

    return coerce


def _listed(each: Coerce) -> Coerce:
    def coerce(values: Any) -> Any:
        if type(values) is not list:
            return LEFT
        made = [each(value) for value in values]
        return LEFT if LEFT in made else made

    return coerce
