"""Changes of what is recorded already, as GraphQL takes them."""

from __future__ import annotations

import strawberry

from api.schema.mutations.keys import EXPECTED, KeyedInput
from graph.dates import PartialDate
from graph.recording import commands

PAGE = (
    "The address of a page that says so. A public fact needs one; of your Centre's own "
    "it may be left out."
)


@strawberry.input(description="The end of a membership, a post or something else that ends.")
class EndMembershipInput(KeyedInput):
    record: strawberry.ID = strawberry.field(description="The id of what ended.")
    on: PartialDate = strawberry.field(description="Its last day.")
    source: str | None = strawberry.field(default=strawberry.UNSET, description=PAGE)
    expected: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description=EXPECTED
    )

    def command(self) -> commands.EndRecord:
        return commands.EndRecord(record=self.record, on=self.on, source=self.source or None)


@strawberry.input(description="Another value for one field of a record.")
class CorrectFactInput(KeyedInput):
    record: strawberry.ID = strawberry.field(description="The id of the record.")
    field: str = strawberry.field(
        description="The field, named as a column of the tables: name, date, role, from, to."
    )
    value: str = strawberry.field(
        description="The value, as it would stand in a table. Blank: not known."
    )
    source: str | None = strawberry.field(default=strawberry.UNSET, description=PAGE)
    expected: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description=EXPECTED
    )

    def command(self) -> commands.CorrectFact:
        return commands.CorrectFact(
            record=self.record, field=self.field, value=self.value, source=self.source or None
        )


@strawberry.input(description="A record to remove, which your Centre added.")
class RemoveRecordInput(KeyedInput):
    record: strawberry.ID = strawberry.field(description="The id of the record.")
    expected: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description=EXPECTED
    )

    def command(self) -> commands.RemoveRecord:
        return commands.RemoveRecord(record=self.record)


@strawberry.input(description="Two records of the same person or body, to make one of.")
class MergeRecordsInput(KeyedInput):
    keep: strawberry.ID = strawberry.field(
        description=(
            "The id of the record that stays. Where only one of the two is for everybody, that "
            "one stays, whichever is named here."
        )
    )
    gone: strawberry.ID = strawberry.field(
        description="The id of the other. It leads to the one that stays from then on."
    )
    source: str | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The address of a page that says that they are the same. Two records for everybody "
            "need one; else it may be left out."
        ),
    )
    expected: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description=f"Of the record that stays. {EXPECTED}"
    )

    def command(self) -> commands.Merge:
        return commands.Merge(keep=self.keep, gone=self.gone, source=self.source or None)


@strawberry.input(description="A change to take back, which your Centre made.")
class UndoInput(KeyedInput):
    change: strawberry.ID = strawberry.field(
        description=(
            "The id of the change. All that was written with it goes too: of an "
            "import the whole import."
        )
    )
