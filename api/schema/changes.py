"""The history of records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import strawberry

from api.context import Context, Info
from api.cursors import Key
from api.schema.arguments import InLanguage, first_or, given
from api.schema.connections import PageInfo, page
from api.schema.described import described
from api.schema.typed import copied, typed
from graph.model import RecordId
from graph.names.change_words import change_sentence
from graph.records import changes
from graph.records.changes import ChangeKind
from graph.words import say


@typed(changes.Change, beside=("undone_by",))
@strawberry.type(description="One change of a record: what was done, by whom and when.")
class Change:
    made: strawberry.Private[changes.Change]

    id: strawberry.ID = strawberry.field(description="Its id: `undo` takes it back by this.")
    at: dt.datetime = strawberry.field(description="When it was made.")
    by: str = strawberry.field(
        description=(
            "Who made it: a Centre's id, of one's own Centre with / and the person's; tables "
            "where it came with a dataset."
        )
    )
    kind: ChangeKind = strawberry.field(description="What was done.")
    undone_by: strawberry.ID | None = strawberry.field(
        description="The id of the change that undid it. Null: it holds."
    )

    @classmethod
    def of(cls, change: changes.Change) -> Change:
        undone_by = strawberry.ID(change.undone_by) if change.undone_by else None
        return cls(made=change, undone_by=undone_by, **copied(cls, change))

    @described("The change in words that a person can read aloud.")
    def sentence(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(
            change_sentence(self.made, info.context.view.records), language or info.context.language
        )


@strawberry.type(description="A change on a page, with its cursor.")
class ChangeEdge:
    cursor: str = strawberry.field(
        description="Where this change stands; give it as `after` to read on from here."
    )
    node: Change = strawberry.field(description="The change.")


@strawberry.type(description="A page of changes.")
class ChangeConnection:
    edges: list[ChangeEdge] = strawberry.field(
        description="The changes of this page, each with its cursor."
    )
    nodes: list[Change] = strawberry.field(description="The changes of this page.")
    page_info: PageInfo = strawberry.field(description="Where this page stands among the changes.")


async def record_history(
    context: Context, id: RecordId, first: int | None, after: str | None
) -> ChangeConnection:
    """Return a page of the changes of a record, the newest first."""
    return history(await context.changes_by_record_id.load(id), first_or(20, first), given(after))


def history(made: Sequence[changes.Change], first: int, after: str | None) -> ChangeConnection:
    """Return a page of a record's changes, the newest first."""
    rows = page(made, _newest_first, first, after)
    nodes = [Change.of(change) for change in rows.rows]
    edges = [
        ChangeEdge(cursor=cursor, node=node)
        for cursor, node in zip(rows.cursors, nodes, strict=True)
    ]
    return ChangeConnection(edges=edges, nodes=nodes, page_info=rows.info)


def _newest_first(change: changes.Change) -> Key:
    # not the position in the feed: that would show how much others write
    return -change.at.timestamp(), change.id
