"""The feed: what was written, by whom and when."""

from __future__ import annotations

import datetime as dt

import strawberry

from api.context import Context, Info
from api.limits import ROWS_OF_A_PAGE
from api.schema.arguments import InLanguage
from api.schema.changes import is_gone, said_of
from api.schema.connections import PageInfo
from api.schema.described import described
from api.schema.nodes import Node
from api.schema.references import shown
from api.schema.typed import copied, typed
from graph.errors import InputError
from graph.model import Record, RecordId
from graph.names.change_words import change_sentence
from graph.records import changes
from graph.records.changes import ChangeKind
from graph.words import T, say


@strawberry.type(description="A record that a write touched.")
class WrittenRecord:
    record: strawberry.Private[Record]

    id: strawberry.ID = strawberry.field(description="Its id.")
    table: str = strawberry.field(description="The table that it stands in, such as people.")

    @described(
        "The record now. Null: it is gone, or is no person, organisation, post, place or "
        "interaction."
    )
    def node(self, info: Info) -> Node | None:
        record = info.context.view.records.node(RecordId(self.id))
        return None if record is None else shown(record)

    @described("Whether it is no longer here.")
    def is_gone(self, info: Info) -> bool:
        return is_gone(info.context, self.table, self.id)

    @described("The record in words, as it is after the write or was before its removal.")
    def described(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return said_of(info.context, self.record, language)


@typed(changes.Write)
@strawberry.type(description="One write: what it did, and to how many records.")
class Write:
    made: strawberry.Private[changes.Write]

    id: strawberry.ID = strawberry.field(
        description="The id of its latest change: `undo` takes the whole write back by this."
    )
    at: dt.datetime = strawberry.field(description="When it was made.")
    by: str = strawberry.field(
        description=(
            "Who made it: a Centre's id, of one's own Centre with / and the person's; tables "
            "where it came with a dataset."
        )
    )
    kind: ChangeKind = strawberry.field(description="What was done.")
    added: int = strawberry.field(description="How many records it added.")
    corrected: int = strawberry.field(description="How many records it corrected.")
    removed: int = strawberry.field(description="How many records it removed.")
    undone: bool = strawberry.field(description="Whether it was taken back.")

    @classmethod
    def of(cls, write: changes.Write) -> Write:
        return cls(made=write, **copied(cls, write))

    @described("The write in words that a person can read aloud.")
    def sentence(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(
            change_sentence(self.made, info.context.view.records), language or info.context.language
        )

    @described(
        "The records that it touched, each once; a large write names none or some of them, and "
        "the three counts count all."
    )
    def records(self) -> list[WrittenRecord]:
        touched = {(entry.table, entry.id): entry.record for entry in self.made.entries}
        return [
            WrittenRecord(record=record, id=strawberry.ID(id), table=table)
            for (table, id), record in touched.items()
        ]


@strawberry.type(description="A page of writes.")
class WriteConnection:
    nodes: list[Write] = strawberry.field(description="The writes of this page.")
    page_info: PageInfo = strawberry.field(
        description="Where this page stands among the writes. A cursor is the id of a write."
    )


async def writes(
    context: Context,
    by: str | None,
    kind: ChangeKind | None,
    about: str | None,
    first: int,
    after: str | None,
) -> WriteConnection:
    """Return a page of the writes that the viewer may know of, the newest first;
    of those that tell of a text.

    Raises:
        InputError: `first` is not within 1 to 100.
    """
    if not 1 <= first <= ROWS_OF_A_PAGE:
        raise InputError(
            T(
                "`first` must be between 1 and {most}; it was {first}.",
                most=ROWS_OF_A_PAGE,
                first=first,
            )
        )
    hub, viewer, before = context.parts.hub, context.viewer, after or ""
    told = await hub.writes_about(
        about or "", viewer, by=by, kind=kind, before=before, first=first + 1
    )
    found, read_to = told.writes, told.read_to
    rows = [Write.of(write) for write in found[:first]]
    more = len(found) > first
    info = PageInfo(
        has_next_page=more or read_to is not None,
        has_previous_page=bool(after),
        start_cursor=rows[0].id if rows else None,
        end_cursor=read_to if read_to and not more else rows[-1].id if rows else None,
    )
    return WriteConnection(nodes=rows, page_info=info)
