"""People."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.schema.arguments import AsOf
from api.schema.described import described
from api.schema.nodes import Actor
from api.schema.references import HoldingRef, PostRef
from graph import model
from graph.dates import PartialDate


@strawberry.type(description="A code by which a source knows a record.")
class Identifier:
    scheme: str = strawberry.field(description="Whose code it is, such as wikidata.")
    value: str = strawberry.field(description="The code.")


@strawberry.type(description="A human being, alive or dead.")
class Person(Actor):
    record: strawberry.Private[model.Person]

    identifiers: list[Identifier] = strawberry.field(description="The codes by which sources know this person.")
    died: PartialDate | None = strawberry.field(description="When the person died, where a source says so.")

    @described("Names that the person bore earlier.")
    def former_names(self, info: Info) -> list[str]:
        return info.context.convert.former_names(self.record.id)

    @described("The posts that the person holds on a date.")
    def posts(self, info: Info, as_of: AsOf = strawberry.UNSET) -> list[PostRef]:
        return [holding.post for holding in info.context.convert.holdings_of(self.record.id, as_of or None)]

    @described("The posts that the person holds on a date, with the time for which each is held.")
    def holdings(self, info: Info, as_of: AsOf = strawberry.UNSET) -> list[HoldingRef]:
        return info.context.convert.holdings_of(self.record.id, as_of or None)

    @described("Whether the person has a seat in a legislature or holds a post on a date.")
    def in_office(self, info: Info, as_of: AsOf = strawberry.UNSET) -> bool:
        view = info.context.view
        return view.tenure.in_office(self.record.id, as_of or view.as_of)
