"""Changes page by page: those of one record, and those of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import strawberry

from api.context import Context
from api.cursors import Key, ListOf, cursor_of, key_of, no_cursor
from api.schema.arguments import first_or, given
from api.schema.connections import PageInfo, page, refuse_beyond_a_page
from api.schema.references import ChangeRef, shown
from graph.model import RecordId
from graph.records import changes
from graph.records.changes import ChangeKind

_ALL = ListOf("changes")


@strawberry.type(description="A change on a page, with its cursor.")
class ChangeEdge:
    cursor: str = strawberry.field(
        description="Where this change stands; give it as `after` to read on from here."
    )
    node: ChangeRef = strawberry.field(description="The change.")


@strawberry.type(description="A page of changes.")
class ChangeConnection:
    edges: list[ChangeEdge] = strawberry.field(
        description="The changes of this page, each with its cursor."
    )
    nodes: list[ChangeRef] = strawberry.field(description="The changes of this page.")
    page_info: PageInfo = strawberry.field(description="Where this page stands among the changes.")


async def record_history(
    context: Context, id: RecordId, first: int | None, after: str | None
) -> ChangeConnection:
    """Return a page of the changes of a record, the newest first."""
    made = await context.changes_by_record_id.load(id)
    return history(id, made, first_or(20, first), given(after))


def history(
    id: str, made: Sequence[changes.Change], first: int, after: str | None
) -> ChangeConnection:
    """Return a page of a record's changes, the newest first."""
    rows = page(made, _newest_first, first, after, ListOf("history", id))
    return _connection(rows.rows, rows.cursors, rows.info)


async def changes_since(
    context: Context,
    since: dt.datetime | None,
    kind: ChangeKind | None,
    first: int,
    after: str | None,
) -> ChangeConnection:
    """Return a page of the changes that the viewer may know of, the oldest first.

    Raises:
        InputError: `first` is not within 1 to 100, or `after` is no cursor of this list.
    """
    refuse_beyond_a_page(first)
    hub, viewer = context.parts.hub, context.viewer
    known = None if after is None else await hub.position_of(_id(after), viewer)
    if after is not None and known is None:
        raise no_cursor(after)
    found = await hub.changes_since(viewer, known or 0, since=since, kind=kind, first=first)
    cursors = [cursor_of((each.id,), _ALL) for each in found.changes]
    info = PageInfo(
        has_next_page=found.read_to is not None,
        has_previous_page=after is not None,
        start_cursor=cursors[0] if cursors else None,
        end_cursor=None if found.read_to is None else cursor_of((found.read_to,), _ALL),
    )
    if info.end_cursor is None:
        info.end_cursor = cursors[-1] if cursors else after
    return _connection(found.changes, cursors, info)


def _connection(
    made: Sequence[changes.Change], cursors: Sequence[str], info: PageInfo
) -> ChangeConnection:
    nodes = [shown(change) for change in made]
    edges = [
        ChangeEdge(cursor=cursor, node=node) for cursor, node in zip(cursors, nodes, strict=True)
    ]
    return ChangeConnection(edges=edges, nodes=nodes, page_info=info)


def _id(cursor: str) -> str:
    match key_of(cursor, _ALL):
        case (str(id),):
            return id
    raise no_cursor(cursor)


def _newest_first(change: changes.Change) -> Key:
    # not the position in the feed: that would show how much others write
    return -change.at.timestamp(), change.id
