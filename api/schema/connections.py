"""Relay connections with keyset cursors: a page stays where it is when rows are added before it."""

from __future__ import annotations

import base64
import binascii
import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import strawberry

from api.cursors import Key, cursor_of
from api.limits import ROWS_OF_A_PAGE
from graph.errors import InputError
from graph.words import T

Node = TypeVar("Node")
Row = TypeVar("Row")


@strawberry.type(description="Where a page stands among all rows.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether more rows follow.")
    has_previous_page: bool = strawberry.field(description="Whether rows come before this page.")
    start_cursor: str | None = strawberry.field(
        description="The cursor of the first row of this page."
    )
    end_cursor: str | None = strawberry.field(
        description="The cursor of the last row of this page: give it as `after` for the next page."
    )


@strawberry.type(description="A row of a page, with its cursor.")
class Edge(Generic[Node]):
    cursor: str = strawberry.field(
        description="Where this row stands; give it as `after` to read on from here."
    )
    node: Node = strawberry.field(description="The row itself.")


@strawberry.type(description="A page of rows.")
class Connection(Generic[Node]):
    edges: list[Edge[Node]] = strawberry.field(
        description="The rows of this page, each with its cursor."
    )
    nodes: list[Node] = strawberry.field(description="The rows of this page.")
    page_info: PageInfo = strawberry.field(description="Where this page stands among all rows.")
    total_count: int = strawberry.field(description="How many rows there are on all pages.")


@dataclass(frozen=True, slots=True)
class PageOfRows(Generic[Row]):
    """Some rows out of many, in order, with the cursor of each."""

    rows: Sequence[Row]
    cursors: Sequence[str]
    info: PageInfo
    total: int


def page(
    rows: Sequence[Row], key: Callable[[Row], Key], first: int, after: str | None
) -> PageOfRows[Row]:
    """Return at most `first` rows that follow the cursor `after`, in the order of `key`.

    Raises:
        InputError: `first` is not within 1 to 100, or `after` is no cursor of such a list.
    """
    if not 1 <= first <= ROWS_OF_A_PAGE:
        raise InputError(
            T(
                "`first` must be between 1 and {most}; it was {first}.",
                most=ROWS_OF_A_PAGE,
                first=first,
            )
        )
    keyed = sorted(((key(row), row) for row in rows), key=lambda pair: pair[0])
    start = 0 if after is None else _position([each for each, _ in keyed], after)
    chosen = keyed[start : start + first]
    cursors = [cursor_of(each) for each, _ in chosen]
    info = PageInfo(
        has_next_page=start + first < len(keyed),
        has_previous_page=start > 0,
        start_cursor=cursors[0] if cursors else None,
        end_cursor=cursors[-1] if cursors else None,
    )
    return PageOfRows([row for _, row in chosen], cursors, info, len(keyed))


def connection(some: PageOfRows[Row], convert: Callable[[Row], Node]) -> Connection[Node]:
    """Return a page as GraphQL answers it, each row converted."""
    nodes = [convert(row) for row in some.rows]
    return Connection(
        edges=[
            Edge(cursor=cursor, node=node) for cursor, node in zip(some.cursors, nodes, strict=True)
        ],
        nodes=nodes,
        page_info=some.info,
        total_count=some.total,
    )


def _position(keys: Sequence[Key], cursor: str) -> int:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(values, list) or (keys and len(values) != len(keys[0])):
            raise ValueError
        return bisect_right(keys, tuple(values))
    except (binascii.Error, ValueError, TypeError, RecursionError):
        raise InputError(
            T(
                "`after` is no cursor of this list: {cursor}. Take it from `endCursor` or "
                "`cursor` of a page.",
                cursor=repr(cursor[:40]),
            )
        ) from None
