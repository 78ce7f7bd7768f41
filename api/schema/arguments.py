"""Arguments that many fields take, described once."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, TypeVar

import strawberry

import api.schema.enums  # noqa: F401 - publishes the enums with their descriptions before any argument names one
from graph.model import Language

InLanguage = Annotated[
    Language | None,
    strawberry.argument(
        description=(
            "The language wanted. Left out: as the Accept-Language header asks. Where it has no "
            "text, the other is given."
        )
    ),
]
AsOf = Annotated[
    dt.date | None,
    strawberry.argument(description="The day for which to answer. Left out: today in London."),
]
Past = Annotated[
    bool | None,
    strawberry.argument(
        description="Whether to list what had ended before that day, in place of what held on it."
    ),
]
First = Annotated[int | None, strawberry.argument(description="How many rows to return, 1 to 100.")]
After = Annotated[
    str | None,
    strawberry.argument(
        description="Return the rows that follow this cursor, which an earlier page gave."
    ),
]


T = TypeVar("T")


def given(value: T | None) -> T | None:
    """Return an argument's value; None where it was left out."""
    return None if value is strawberry.UNSET else value


def first_or(default: int, first: int | None) -> int:
    """Return the number of rows wanted; an explicit null means the default."""
    return default if first is None else first
