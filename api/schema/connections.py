"""Relay connections with keyset cursors: a page stays where it is when rows are added before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import strawberry

from api.cursors import Key, ListOf, cursor_of, key_of, no_cursor
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
    rows: Sequence[Row], key: Callable[[Row], Key], first: int, after: str | None, within: ListOf
) -> PageOfRows[Row]:
    """Return at most `first` rows that follow the cursor `after`, in the order of `key`.
    `within`: which list it is.

    Raises:
        InputError: `first` is not within 1 to 100, or `after` is no cursor of this list.
    """
    refuse_beyond_a_page(first)
    keyed = sorted(((key(row), row) for row in rows), key=lambda pair: pair[0])
    start = 0 if after is None else _position([each for each, _ in keyed], after, within)
    chosen = keyed[start : start + first]
    cursors = [cursor_of(each, within) for each, _ in chosen]
    return _page_of([row for _, row in chosen], cursors, start, len(keyed))


def page_by_place(
    rows: Sequence[Row], first: int, after: str | None, within: ListOf
) -> PageOfRows[Row]:
    """Return the same of rows in whose list nothing is added, in the order in which they are.
    Many thousand cost no more than those of the page.

    Raises:
        InputError: as `page`.
    """
    refuse_beyond_a_page(first)
    start = 0 if after is None else _place_after(after, within)
    chosen = rows[start : start + first]
    cursors = [cursor_of((start + at,), within) for at in range(len(chosen))]
    return _page_of(chosen, cursors, start, len(rows))


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


def refuse_beyond_a_page(first: int) -> None:
    """Refuse a number of rows that no page has.

    Raises:
        InputError: it is not within 1 to 100.
    """
    if not 1 <= first <= ROWS_OF_A_PAGE:
        raise InputError(
            T(
                "`first` must be between 1 and {most}; it was {first}.",
                most=ROWS_OF_A_PAGE,
                first=first,
            )
        )


def _page_of(
    chosen: Sequence[Row], cursors: Sequence[str], start: int, total: int
) -> PageOfRows[Row]:
    info = PageInfo(
        has_next_page=start + len(chosen) < total,
        has_previous_page=start > 0,
        start_cursor=cursors[0] if cursors else None,
        end_cursor=cursors[-1] if cursors else None,
    )
    return PageOfRows(chosen, cursors, info, total)


def _place_after(cursor: str, within: ListOf) -> int:
    match key_of(cursor, within):
        case (int(place),) if place >= 0:
            return place + 1
    raise no_cursor(cursor)


def _position(keys: Sequence[Key], cursor: str, within: ListOf) -> int:
    key = key_of(cursor, within)
    try:
        if keys and len(key) != len(keys[0]):
            raise no_cursor(cursor)
        return bisect_right(keys, key)
    except TypeError:  # its values are of other types than those of the rows
        raise no_cursor(cursor) from None
