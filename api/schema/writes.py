"""The feed: what was written, by whom and when."""

from __future__ import annotations

import datetime as dt

import strawberry

from api.context import Context, Info
from api.cursors import cursor_of_write, write_before
from api.schema.arguments import InLanguage
from api.schema.changes import WrittenRecord, written
from api.schema.connections import PageInfo, refuse_beyond_a_page
from api.schema.described import described
from api.schema.enums import Audience
from api.schema.nodes import Node
from api.schema.typed import copied, typed
from graph.model import Language
from graph.names.change_words import change_sentence
from graph.records import changes
from graph.records.changes import ChangeKind
from graph.words import say


@typed(changes.Write, beside=("id",))
@strawberry.type(description="One write: what it did, and to how many records.")
class Write(Node):
    made: strawberry.Private[changes.Write]

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
        return cls(
            made=write, id=strawberry.ID(changes.import_id_of(write.id)), **copied(cls, write)
        )

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
        return written(self.made.entries)

    def used_by(self, context: Context) -> Audience:
        if self.made.by == changes.TABLES:
            return Audience.PUBLIC
        narrowest = (entry.record.audience for entry in self.made.entries)
        return Audience.of(*narrowest) if self.made.entries else Audience.OWN_CENTRE

    def called(self, context: Context, language: Language) -> str:
        return say(change_sentence(self.made, context.view.records), language)


@strawberry.type(description="A write on a page, with its cursor.")
class WriteEdge:
    cursor: str = strawberry.field(
        description="Where this write stands; give it as `after` to read on from here."
    )
    node: Write = strawberry.field(description="The write.")


@strawberry.type(description="A page of writes.")
class WriteConnection:
    edges: list[WriteEdge] = strawberry.field(
        description="The writes of this page, each with its cursor."
    )
    nodes: list[Write] = strawberry.field(description="The writes of this page.")
    page_info: PageInfo = strawberry.field(description="Where this page stands among the writes.")


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
        InputError: `first` is not within 1 to 100, or `after` is no cursor of this list.
    """
    refuse_beyond_a_page(first)
    hub, viewer = context.parts.hub, context.viewer
    before = "" if after is None else write_before(after)
    told = await hub.writes_about(
        about or "", viewer, by=by, kind=kind, before=before, first=first + 1
    )
    found, read_to = told.writes, told.read_to
    rows = found[:first]
    more = len(found) > first
    read_on = read_to if read_to and not more else rows[-1].id if rows else None
    info = PageInfo(
        has_next_page=more or read_to is not None,
        has_previous_page=bool(after),
        start_cursor=cursor_of_write(rows[0].id) if rows else None,
        end_cursor=None if read_on is None else cursor_of_write(read_on),
    )
    edges = [WriteEdge(cursor=cursor_of_write(write.id), node=Write.of(write)) for write in rows]
    return WriteConnection(edges=edges, nodes=[edge.node for edge in edges], page_info=info)
