"""What mutations answer: what was recorded, with the change that undoes it, or why nothing was."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import strawberry

from api.schema.centres import EmbeddedPost
from api.schema.changes import Change
from api.schema.declared import DeclaredTie
from api.schema.interactions import Interaction
from api.schema.kept import KeptReport
from api.schema.memberships import Membership
from api.schema.mutations.refusals import LikelyRecord, Refusal
from api.schema.nodes import Node
from api.schema.organizations import Organization
from api.schema.people import Person
from api.schema.posts import Office
from api.schema.targets import TargetEntry, TargetList
from api.schema.ties import Tie


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
        "What became of a record. `node` is it; null where it is gone, or of a kind that is only "
        "read with others."
    )
)
class Amended(Recorded):
    node: Node | None = strawberry.field(description="The record now.")
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


@strawberry.type(description="An entry was added to a target list.")
class AddTargetPayload(Recorded):
    entry: TargetEntry = strawberry.field(description="The entry.")


@strawberry.type(description="A default list was copied as the Centre's own.")
class MakeTargetListOursPayload(Recorded):
    list: TargetList = strawberry.field(description="The list now.")


@strawberry.type(description="Figures of engagement were kept. The record is the first of them.")
class KeepFiguresPayload(Recorded):
    report: KeptReport = strawberry.field(description="What was kept.")


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
AddTargetResult: TypeAlias = Annotated[
    AddTargetPayload | Refusal, strawberry.union("AddTargetResult", description=_RESULT)
]
MakeTargetListOursResult: TypeAlias = Annotated[
    MakeTargetListOursPayload | Refusal,
    strawberry.union("MakeTargetListOursResult", description=_RESULT),
]
KeepFiguresResult: TypeAlias = Annotated[
    KeepFiguresPayload | Refusal, strawberry.union("KeepFiguresResult", description=_RESULT)
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
