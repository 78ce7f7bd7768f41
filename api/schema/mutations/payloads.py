"""What mutations answer: what was recorded, with the change that undoes it, or why nothing was."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import strawberry

from api.schema.centres import EmbeddedPost
from api.schema.changes import Change
from api.schema.declared import DeclaredTie
from api.schema.interactions import Interaction
from api.schema.memberships import Membership
from api.schema.nodes import Node
from api.schema.organizations import Organization
from api.schema.people import Person
from api.schema.posts import Office
from api.schema.ties import Tie


@strawberry.type(
    name="Candidate", description="A record that may be meant, or that a new one may repeat."
)
class LikelyRecord:
    id: strawberry.ID = strawberry.field(description="Its id.")
    described: str = strawberry.field(
        description="What it is, in words that tell it from others of the same name."
    )
    why: list[str] = strawberry.field(
        description="Why it may be the same, the surest reason first."
    )


@strawberry.type(description="One thing in a table that cannot be used.")
class Unusable:
    file: str = strawberry.field(description="The file.")
    row: int | None = strawberry.field(
        description=(
            "The row, counted as a spreadsheet does: the header is row 1. Null: the whole file."
        )
    )
    column: str | None = strawberry.field(description="The column.")
    message: str = strawberry.field(
        description="What is wrong, and what to do, in words for a person."
    )


@strawberry.type(description="Nothing was recorded, and why.")
class Refusal:
    message: str = strawberry.field(description="Why, and what to do, in words for a person.")
    candidates: list[LikelyRecord] = strawberry.field(
        description="Records that may be meant, or that may be the same already."
    )
    rows: list[Unusable] = strawberry.field(
        default_factory=list,
        description="Of an import: every row that cannot be used, and every name that is unclear.",
    )


@strawberry.interface(description="What was recorded.")
class Recorded:
    record_id: strawberry.ID = strawberry.field(
        description="The id of the record that was added, changed or removed."
    )
    change: Change = strawberry.field(description="The change. `undo` takes it back by its id.")
    likely_same: list[LikelyRecord] = strawberry.field(
        description="Records that a new one may repeat. If one is the same, undo this."
    )
    notes: list[str] = strawberry.field(
        description="Sentences that the person who recorded it should know."
    )


@strawberry.interface(
    description=(
        "What became of a record. One of the three is it; none where it is gone, "
        "or of another kind."
    )
)
class Amended(Recorded):
    node: Node | None = strawberry.field(
        description=(
            "The record now, where it is a person, organisation, post, place or interaction."
        )
    )
    membership: Membership | None = strawberry.field(
        description="The record now, where it is a membership."
    )
    declared_tie: DeclaredTie | None = strawberry.field(
        description="The record now, where it is what one says of another."
    )


@strawberry.type(description="An interaction was recorded.")
class RecordInteractionPayload(Recorded):
    interaction: Interaction = strawberry.field(description="The interaction.")


@strawberry.type(description="What one says of another was recorded.")
class DeclareTiePayload(Recorded):
    declared_tie: DeclaredTie = strawberry.field(description="What was said.")
    tie: Tie | None = strawberry.field(
        description="How the two are related now. Null: no evidence makes a tie of them."
    )


@strawberry.type(description="A person was added.")
class AddPersonPayload(Recorded):
    person: Person = strawberry.field(description="The person.")


@strawberry.type(description="An organisation was added.")
class AddOrganizationPayload(Recorded):
    organization: Organization = strawberry.field(description="The organisation.")


@strawberry.type(description="A membership was added.")
class AddMembershipPayload(Recorded):
    membership: Membership = strawberry.field(description="The membership.")


@strawberry.type(description="A post was added.")
class AddPostPayload(Recorded):
    post: Office = strawberry.field(description="The post.")


@strawberry.type(description="An embedded post was added.")
class AddEmbeddedPostPayload(Recorded):
    embedded_post: EmbeddedPost = strawberry.field(description="The post.")


@strawberry.type(description="A record was added.")
class AddRecordPayload(Amended):
    pass


@strawberry.type(description="Something was given an end.")
class EndMembershipPayload(Amended):
    pass


@strawberry.type(description="A field was given another value.")
class CorrectFactPayload(Amended):
    pass


@strawberry.type(description="A record was removed.")
class RemoveRecordPayload(Recorded):
    pass


@strawberry.type(description="Two records became one. The record is the one that stays.")
class MergeRecordsPayload(Amended):
    pass


@strawberry.type(description="A change was taken back. The record is the first that it was about.")
class UndoPayload(Amended):
    pass


_RESULT = "What was recorded, or why nothing was."

RecordInteractionResult: TypeAlias = Annotated[
    RecordInteractionPayload | Refusal,
    strawberry.union("RecordInteractionResult", description=_RESULT),
]
DeclareTieResult: TypeAlias = Annotated[
    DeclareTiePayload | Refusal, strawberry.union("DeclareTieResult", description=_RESULT)
]
AddPersonResult: TypeAlias = Annotated[
    AddPersonPayload | Refusal, strawberry.union("AddPersonResult", description=_RESULT)
]
AddOrganizationResult: TypeAlias = Annotated[
    AddOrganizationPayload | Refusal, strawberry.union("AddOrganizationResult", description=_RESULT)
]
AddMembershipResult: TypeAlias = Annotated[
    AddMembershipPayload | Refusal, strawberry.union("AddMembershipResult", description=_RESULT)
]
AddPostResult: TypeAlias = Annotated[
    AddPostPayload | Refusal, strawberry.union("AddPostResult", description=_RESULT)
]
AddEmbeddedPostResult: TypeAlias = Annotated[
    AddEmbeddedPostPayload | Refusal, strawberry.union("AddEmbeddedPostResult", description=_RESULT)
]
AddRecordResult: TypeAlias = Annotated[
    AddRecordPayload | Refusal, strawberry.union("AddRecordResult", description=_RESULT)
]
EndMembershipResult: TypeAlias = Annotated[
    EndMembershipPayload | Refusal, strawberry.union("EndMembershipResult", description=_RESULT)
]
CorrectFactResult: TypeAlias = Annotated[
    CorrectFactPayload | Refusal, strawberry.union("CorrectFactResult", description=_RESULT)
]
RemoveRecordResult: TypeAlias = Annotated[
    RemoveRecordPayload | Refusal, strawberry.union("RemoveRecordResult", description=_RESULT)
]
MergeRecordsResult: TypeAlias = Annotated[
    MergeRecordsPayload | Refusal, strawberry.union("MergeRecordsResult", description=_RESULT)
]
UndoResult: TypeAlias = Annotated[
    UndoPayload | Refusal, strawberry.union("UndoResult", description=_RESULT)
]
