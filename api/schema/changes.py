"""The history of records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import strawberry

from api.context import Context, Info
from api.cursors import Key
from api.schema.arguments import After, First, InLanguage, first_or, given
from api.schema.connections import PageInfo, page
from api.schema.described import described
from api.schema.typed import copied, typed
from graph.kinds import said
from graph.model import Language, Record, RecordId
from graph.names.change_words import change_sentence
from graph.records import changes
from graph.records.changes import ChangeKind
from graph.records.tables import tables_of
from graph.words import say

Made = Sequence[changes.Change]


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


@strawberry.type(
    description="What was changed in one record, which may be gone, or be a membership or a tie."
)
class RecordHistory:
    record: strawberry.Private[Record]
    made: strawberry.Private[Made]

    id: strawberry.ID = strawberry.field(description="The id of the record.")
    table: str = strawberry.field(description="The table that it stands in, such as memberships.")

    @described("Whether it was removed.")
    def is_gone(self, info: Info) -> bool:
        return is_gone(info.context, self.table, self.id)

    @described("The changes, the newest first.")
    def changes(self, first: First = 20, after: After = strawberry.UNSET) -> ChangeConnection:
        return history(self.made, first_or(20, first), given(after))

    @described("The record in words, as it is or was at last.")
    def described(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return said_of(info.context, self.record, language)


async def any_history(context: Context, id: str) -> RecordHistory | None:
    """Return what was changed in a record of any table, also in one that is gone; None: the viewer
    knows of no change in it.
    """
    made = await context.changes_by_record_id.load(RecordId(id))
    if not made:
        return None
    entry = made[0].entries[0]
    return RecordHistory(record=entry.record, made=made, id=strawberry.ID(id), table=entry.table)


def said_of(context: Context, record: Record, language: Language | None) -> str:
    """Return a record that may be gone in words."""
    return say(said(context.view.records, record), language or context.language)


def is_gone(context: Context, table: str, id: str) -> bool:
    """Return whether a record of a write is no longer here for the viewer."""
    return id not in tables_of(context.view.records)[table]


async def record_history(
    context: Context, id: RecordId, first: int | None, after: str | None
) -> ChangeConnection:
    """Return a page of the changes of a record, the newest first."""
    return history(await context.changes_by_record_id.load(id), first_or(20, first), given(after))


def history(made: Made, first: int, after: str | None) -> ChangeConnection:
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
