"""Places."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.cursors import ListOf
from api.schema.arguments import After, AsOf, First, first_or, given
from api.schema.connections import Connection, connection, page
from api.schema.described import described
from api.schema.nodes import Node, OfRecord
from api.schema.posts import by_label
from api.schema.references import OrganizationRef, PlaceRef, PostRef, shown
from api.schema.typed import copied, typed
from graph import model
from graph.dates import PartialDate
from graph.model import PlaceKind
from graph.names.in_language import by_name
from graph.names.present import present
from graph.ontology import NodeKind


@typed(model.Place, shows=NodeKind.PLACE, beside=("code",))
@strawberry.type(description="A nation, region, council area or constituency.")
class Place(OfRecord, Node):
    record: strawberry.Private[model.Place]

    code: str = strawberry.field(description="Its GSS code; a code of ours where none exists.")
    kind: PlaceKind = strawberry.field(description="What it is.")
    former_code: str | None = strawberry.field(
        description="The code that it had before; several are parted by semicolons."
    )
    former_codes: list[str] = strawberry.field(description="Each code that it had before.")
    valid_from: PartialDate | None = strawberry.field(
        description="Since when it exists, where a source says so."
    )
    valid_to: PartialDate | None = strawberry.field(
        description="Until when it existed. Null: not known to have ended."
    )

    @classmethod
    def of(cls, record: model.Place) -> Place:
        return cls(record=record, code=record.id, **copied(cls, record))

    @described("The place that it lies in.")
    def parent(self, info: Info) -> Place | None:
        return (
            None
            if self.record.parent is None
            else shown(info.context.view.records.places[self.record.parent])
        )

    @described("The place that took its place. Null: none is known.")
    def replaced_by(self, info: Info) -> Place | None:
        return (
            None
            if self.record.replaced_by is None
            else shown(info.context.view.records.places[self.record.replaced_by])
        )

    @described("The seats and other posts that are for it and exist on a date, by label.")
    def posts(
        self,
        info: Info,
        as_of: AsOf = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[PostRef]:
        view = info.context.view
        own = [post for post in view.records.posts.values() if post.place == self.record.id]
        rows = page(
            present(view.tenure, own, as_of or view.as_of),
            by_label,
            first_or(50, first),
            given(after),
            ListOf("posts", self.record.id),
        )
        return connection(rows, shown)

    @described("The places directly inside it, by name.")
    def children(
        self, info: Info, first: First = 50, after: After = strawberry.UNSET
    ) -> Connection[PlaceRef]:
        rows = page(
            info.context.index.places_in.get(self.record.id, ()),
            by_name,
            first_or(50, first),
            given(after),
            ListOf("children", self.record.id),
        )
        return connection(rows, shown)

    @described("The organisations that are stated for it, by name.")
    def bodies(
        self, info: Info, first: First = 50, after: After = strawberry.UNSET
    ) -> Connection[OrganizationRef]:
        rows = page(
            info.context.index.bodies_at.get(self.record.id, ()),
            by_name,
            first_or(50, first),
            given(after),
            ListOf("bodies", self.record.id),
        )
        return connection(rows, shown)
