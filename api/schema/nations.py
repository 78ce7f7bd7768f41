"""What is known in a nation."""

from __future__ import annotations

import datetime as dt

import strawberry

from api.context import Info
from api.nations import KnownInNation
from api.schema.described import described
from api.schema.typed import copied, typed
from graph.dates import PartialDate
from graph.metrics import outlook
from graph.model import Nation
from graph.view import View


@typed(outlook.NationOutlook)
@strawberry.type(
    description=(
        "What can be answered of a nation on a date, from the viewer's own Centre; without one, "
        "from any of the Centres. A path to somebody is told by the strongest one."
    )
)
class NationOutlook:
    people: int | None = strawberry.field(
        description="How many people are in office there. Null: nobody yet."
    )
    bodies: int | None = strawberry.field(
        description="How many bodies are open there. Null: none yet."
    )
    targets: int | None = strawberry.field(
        description="How many stand on its target list for policy. Null: it has none."
    )
    ours: int | None = strawberry.field(
        description="How many of them are of the Centre itself. Null: no list."
    )
    good: int | None = strawberry.field(
        description="To how many of them the path is a good lead. Null: no list."
    )
    fair: int | None = strawberry.field(
        description="To how many of them it is a fair lead. Null: no list."
    )
    long_shots: int | None = strawberry.field(
        description="To how many of them it is a long shot. Null: no list."
    )
    without: int | None = strawberry.field(
        description="To how many of them none leads. Null: there is no list."
    )
    newest_contact: PartialDate | None = strawberry.field(
        description=(
            "When the Centre's newest interaction with somebody there was, as exact as is stated. "
            "Null: none is recorded."
        )
    )
    read_from: dt.date | None = strawberry.field(
        description=(
            "When the list was read that was read longest ago, of those that name who is in "
            "office. Null: not stated."
        )
    )
    read_to: dt.date | None = strawberry.field(
        description="When the one was read that was read last. Null: not stated."
    )

    @classmethod
    def of(cls, found: outlook.NationOutlook) -> NationOutlook:
        return cls(**copied(cls, found))


@typed(KnownInNation)
@strawberry.type(description="How much is known in a nation on a date. Null: nothing yet.")
class NationCounts:
    view: strawberry.Private[View]

    nation: Nation = strawberry.field(description="The nation.")
    members: int | None = strawberry.field(
        description="How many people have a seat in its legislature."
    )
    committees: int | None = strawberry.field(description="How many committees are open.")
    groups: int | None = strawberry.field(
        description="How many cross-party groups are open, those of a former session left out."
    )
    groups_before: int | None = strawberry.field(
        description="How many cross-party groups of the last session there were: their lists ended."
    )
    councils: int | None = strawberry.field(description="How many local councils are open.")

    @described("What can be answered of it.")
    async def outlook(self, info: Info) -> NationOutlook:
        found = await info.context.parts.outlooks.of(self.view)
        return next(NationOutlook.of(each) for each in found if each.nation is self.nation)

    @classmethod
    def of(cls, counts: KnownInNation, view: View) -> NationCounts:
        return cls(view=view, **copied(cls, counts))
