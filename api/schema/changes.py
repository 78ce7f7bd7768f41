"""The history of records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import strawberry

from api.context import Context, Info
from api.schema.arguments import After, First, InLanguage, first_or, given
from api.schema.described import described
from api.schema.enums import Audience, RecordTable
from api.schema.history import ChangeConnection, history
from api.schema.nodes import Node
from api.schema.references import recorded
from api.schema.typed import copied, typed
from graph.kinds import said
from graph.model import Language, Record, RecordId
from graph.names.change_words import change_sentence
from graph.records import changes
from graph.records.changes import ChangeKind
from graph.records.difference import Entry
from graph.records.tables import tables_of
from graph.words import say

Made = Sequence[changes.Change]


@typed(changes.Change, shows=changes.Change, beside=("undone_by",))
@strawberry.type(description="One change of records: what was done, by whom and when.")
class Change(Node):
    made: strawberry.Private[changes.Change]

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

    @described("The records that it changed, each once: of the history of one record that alone.")
    def records(self) -> list[WrittenRecord]:
        return written(self.made.entries)

    def used_by(self, context: Context) -> Audience:
        return Audience.of(self.made.audience)

    def called(self, context: Context, language: Language) -> str:
        return say(change_sentence(self.made, context.view.records), language)


@strawberry.type(description="A record that a write touched.")
class WrittenRecord:
    record: strawberry.Private[Record]

    id: strawberry.ID = strawberry.field(description="Its id.")
    table: RecordTable = strawberry.field(description="The table that it stands in.")

    @described("The record now. Null: it is gone, or of a kind that is only read with others.")
    def node(self, info: Info) -> Node | None:
        return recorded(info.context.view, RecordId(self.id))

    @described("Whether it is no longer here.")
    def is_gone(self, info: Info) -> bool:
        return is_gone(info.context, self.table, self.id)

    @described("The record in words, as it is after the write or was before its removal.")
    def described(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return said_of(info.context, self.record, language)


def written(entries: Iterable[Entry[Record]]) -> list[WrittenRecord]:
    """Return the records that the entries of a change or a write are about, each once."""
    touched = {(entry.table, entry.id): entry.record for entry in entries}
    return [
        WrittenRecord(record=record, id=strawberry.ID(id), table=RecordTable(table))
        for (table, id), record in touched.items()
    ]


@strawberry.type(
    description="What was changed in one record, which may be gone, or be a membership or a tie."
)
class RecordHistory:
    record: strawberry.Private[Record]
    made: strawberry.Private[Made]

    id: strawberry.ID = strawberry.field(description="The id of the record.")
    table: RecordTable = strawberry.field(description="The table that it stands in.")

    @described("Whether it was removed.")
    def is_gone(self, info: Info) -> bool:
        return is_gone(info.context, self.table, self.id)

    @described("The changes, the newest first.")
    def changes(self, first: First = 20, after: After = strawberry.UNSET) -> ChangeConnection:
        return history(self.id, self.made, first_or(20, first), given(after))

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
    return RecordHistory(
        record=entry.record, made=made, id=strawberry.ID(id), table=RecordTable(entry.table)
    )


def said_of(context: Context, record: Record, language: Language | None) -> str:
    """Return a record that may be gone in words."""
    return say(said(context.view.records, record), language or context.language)


def is_gone(context: Context, table: RecordTable, id: str) -> bool:
    """Return whether a record of a write is no longer here for the viewer."""
    return id not in tables_of(context.view.records)[table.value]
