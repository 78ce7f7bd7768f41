"""Which GraphQL type shows which value of the domain, and the one rule by which fields
that both have are copied.

A field that the value has too, under the same name and of a type that fits, is copied; one that
differs is named `beside` and is given by the type's own `of`. Whether all fit is looked at once,
when the type is made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import UnionType
from typing import (
    Any,
    NewType,
    Protocol,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from strawberry.types import get_object_definition
from strawberry.types.field import StrawberryField
from strawberry.types.private import is_private

from api.schema.enums import Audience
from graph import model
from graph.names.entries import node_kind
from graph.ontology import NodeKind
from graph.privacy import audience as privacy

T = TypeVar("T")
Convert = Callable[[Any], object]


class Shows(Protocol):
    """A GraphQL type with its door."""

    of: Callable[..., object]


_TYPES: dict[type | NodeKind, Shows] = {}
_COPIES: dict[type, tuple[type, Sequence[tuple[str, Convert | None]]]] = {}


def typed(
    value: type, *, shows: type | NodeKind | None = None, beside: Collection[str] = ()
) -> Callable[[type[T]], type[T]]:
    """Give a GraphQL type the fields of a class of values by name.

    Args:
        shows: what `type_of` answers with this type:
            records of a kind, or values of a class. None: nothing.
        beside: the fields that its `of` gives; every other is copied.

    Raises:
        TypeError: a field is neither copied nor given, or its type does not fit;
            or another type shows the same.
    """

    def made(cls: type[T]) -> type[T]:
        _COPIES[cls] = value, _copies(cls, value, beside)
        if shows in _TYPES:
            raise TypeError(f"{cls.__name__} shows {shows}, as {_TYPES[shows]} does already.")
        if shows is not None:
            _TYPES[shows] = cast(Shows, cls)
        return cls

    return made


def type_of(value: object) -> Shows:
    """Return the GraphQL type that shows a value: of a record that of its kind."""
    return _TYPES.get(type(value)) or _TYPES[node_kind(cast(model.Node, value))]


def copied(cls: type, value: object) -> dict[str, Any]:
    """Return the fields of a GraphQL type that are those of the value that it shows."""
    return {
        name: getattr(value, name) if convert is None else convert(getattr(value, name))
        for name, convert in _COPIES[cls][1]
    }


def _copies(
    cls: type, value: type, beside: Collection[str]
) -> Sequence[tuple[str, Convert | None]]:
    own = {
        each.python_name: each
        for each in get_object_definition(cls, strict=True).fields
        if each.base_resolver is None
    }
    unknown = set(beside) - own.keys()
    if unknown:
        raise TypeError(
            f"{cls.__name__} gives {', '.join(sorted(unknown))} beside what it copies, and "
            "has no such field."
        )
    return [
        (name, _fitting(f"{cls.__name__}.{name}", field, value))
        for name, field in own.items()
        if name not in beside and not is_private(field.type)
    ]


def _fitting(name: str, field: StrawberryField, value: type) -> Convert | None:
    """How a field of the value becomes that of the GraphQL type; None: it is the same."""
    theirs = _type_in(value, field.python_name)
    if theirs is None:
        raise TypeError(
            f"{name} cannot be copied: {value.__name__} has no such field. Say how "
            "it is made in `of`."
        )
    assert field.type_annotation is not None
    ours = field.type_annotation.evaluate()
    if _plain(theirs) <= _plain(ours):
        return None
    if (ours, theirs) == (Audience, privacy.Audience):
        return Audience.of
    if get_origin(ours) is list and get_origin(theirs) is tuple:
        row, given = get_args(ours)[0], get_args(theirs)[0]
        if _plain(given) <= _plain(row):
            return cast(Convert, list)
        if row in _COPIES and _COPIES[row][0] is given:
            return _each(row)
    raise TypeError(
        f"{name} cannot be copied: it is {ours} here, and {theirs} in {value.__name__}."
    )


def _each(row: Shows) -> Callable[[Iterable[object]], list[object]]:
    return lambda given: [row.of(each) for each in given]


def _type_in(value: type, name: str) -> object:
    """The type of a field or property of a class; None where it has neither."""
    held = getattr(value, name, None)
    hints: Mapping[str, object] = (
        get_type_hints(held.fget) if isinstance(held, property) else get_type_hints(value)
    )
    return hints.get("return" if isinstance(held, property) else name)


def _plain(type_: object) -> set[object]:
    """The types of a union, an id as the text that it is."""
    if get_origin(type_) in {Union, UnionType}:
        return {plain for each in get_args(type_) for plain in _plain(each)}
    while isinstance(type_, NewType):
        type_ = type_.__supertype__
    return {type_}
