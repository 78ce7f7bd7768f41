"""What is known in a nation."""

from __future__ import annotations

import strawberry

from api.nations import KnownInNation
from api.schema.typed import copied, typed
from graph.model import Nation


@typed(KnownInNation)
@strawberry.type(description="How much is known in a nation on a date. Null: nothing yet.")
class NationCounts:
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

    @classmethod
    def of(cls, counts: KnownInNation) -> NationCounts:
        return cls(**copied(cls, counts))
