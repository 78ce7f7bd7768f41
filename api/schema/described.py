"""A resolver with its description, typed for a strict checker."""

from __future__ import annotations

from collections.abc import Callable

import strawberry
from strawberry.types.field import StrawberryField


def described(description: str) -> Callable[[Callable[..., object]], StrawberryField]:
    """Make a method a GraphQL field with a description;
    `strawberry.field(description=...)` is untyped as a decorator.
    """

    def wrap(resolver: Callable[..., object]) -> StrawberryField:
        made: StrawberryField = strawberry.field(resolver, description=description)
        return made

    return wrap
