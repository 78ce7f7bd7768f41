"""What can be recorded, and taken back."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.context import Info
from api.schema.centres import EmbeddedPost
from api.schema.declared import DeclaredTie
from api.schema.described import described
from api.schema.interactions import Interaction
from api.schema.kept import KeepFiguresInput, kept_reports
from api.schema.memberships import Membership
from api.schema.mutations.amendments import (
    CorrectFactInput,
    EndMembershipInput,
    MergeRecordsInput,
    RemoveRecordInput,
    UndoInput,
)
from api.schema.mutations.facts import (
    AddEmbeddedPostInput,
    AddMembershipInput,
    AddOrganizationInput,
    AddPersonInput,
    AddPostInput,
    AddRecordInput,
    AddTargetInput,
    DeclareTieInput,
    MakeTargetListOursInput,
    RecordInteractionInput,
)
from api.schema.mutations.importing import ImportTablesInput, ImportTablesResult, import_tables
from api.schema.mutations.payloads import (
    AddEmbeddedPostPayload,
    AddEmbeddedPostResult,
    AddMembershipPayload,
    AddMembershipResult,
    AddOrganizationPayload,
    AddOrganizationResult,
    AddPersonPayload,
    AddPersonResult,
    AddPostPayload,
    AddPostResult,
    AddRecordPayload,
    AddRecordResult,
    AddTargetPayload,
    AddTargetResult,
    CorrectFactPayload,
    CorrectFactResult,
    DeclareTiePayload,
    DeclareTieResult,
    EndMembershipPayload,
    EndMembershipResult,
    KeepFiguresPayload,
    KeepFiguresResult,
    MakeTargetListOursPayload,
    MakeTargetListOursResult,
    MergeRecordsPayload,
    MergeRecordsResult,
    RecordInteractionPayload,
    RecordInteractionResult,
    RemoveRecordPayload,
    RemoveRecordResult,
    UndoPayload,
    UndoResult,
)
from api.schema.mutations.recording import (
    common,
    keep_figures,
    own_centre,
    record,
    record_now,
    undo,
)
from api.schema.mutations.refusals import Refusal
from api.schema.people import Person
from api.schema.posts import Office
from api.schema.references import shown
from api.schema.targets import TargetEntry, TargetList
from api.schema.ties import Tie
from api.target_lists import list_in_parts, listed_entry
from graph.model import ActorId, OrganizationId, PersonId, PostId, RecordId, TargetAudience


@strawberry.type(
    description=(
        "What a Centre can record. A fact is the Centre's own unless its `audience` says "
        "otherwise; every change can be undone."
    )
)
class Mutation:
    @described("Record a meeting, call, message exchange, event or piece of joint work.")
    async def record_interaction(
        self,
        info: Info,
        input: Annotated[
            RecordInteractionInput, strawberry.argument(description="What took place.")
        ],
    ) -> RecordInteractionResult | None:
        context = info.context
        made = await record(context, input, input.command, only_if_new=bool(input.only_if_new))
        if isinstance(made, Refusal):
            return made
        interaction = Interaction.of(context.view.records.interactions[made.record_id])
        return RecordInteractionPayload(
            interaction=interaction, **common(made, info.context.language)
        )

    @described("Record what one person says of how well another is known.")
    async def declare_tie(
        self,
        info: Info,
        input: Annotated[
            DeclareTieInput, strawberry.argument(description="Who says what of whom.")
        ],
    ) -> DeclareTieResult | None:
        context = info.context
        recorded = await record(context, input, input.command, only_if_new=bool(input.only_if_new))
        if isinstance(recorded, Refusal):
            return recorded
        declared = context.view.records.declared_ties[recorded.record_id]
        tie = context.view.network.tie(declared.by, declared.about)
        return DeclareTiePayload(
            declared_tie=DeclaredTie.of(declared),
            tie=None if tie is None else Tie.of(tie, context.view),
            **common(recorded, info.context.language),
        )

    @described("Add a person.")
    async def add_person(
        self,
        info: Info,
        input: Annotated[AddPersonInput, strawberry.argument(description="The person.")],
    ) -> AddPersonResult | None:
        made = await record(info.context, input, input.command, only_if_new=bool(input.only_if_new))
        if isinstance(made, Refusal):
            return made
        person = Person.of(info.context.view.records.people[PersonId(ActorId(made.record_id))])
        return AddPersonPayload(person=person, **common(made, info.context.language))

    @described("Add an organisation.")
    async def add_organization(
        self,
        info: Info,
        input: Annotated[
            AddOrganizationInput, strawberry.argument(description="The organisation.")
        ],
    ) -> AddOrganizationResult | None:
        made = await record(info.context, input, input.command, only_if_new=bool(input.only_if_new))
        if isinstance(made, Refusal):
            return made
        organization = shown(
            info.context.view.records.organizations[OrganizationId(ActorId(made.record_id))]
        )
        return AddOrganizationPayload(
            organization=organization, **common(made, info.context.language)
        )

    @described("Add who belongs to an organisation, or who holds a post.")
    async def add_membership(
        self,
        info: Info,
        input: Annotated[
            AddMembershipInput, strawberry.argument(description="Who belongs to what.")
        ],
    ) -> AddMembershipResult | None:
        made = await record(info.context, input, input.command, only_if_new=bool(input.only_if_new))
        if isinstance(made, Refusal):
            return made
        view = info.context.view
        membership = Membership.of(
            view.tenure.of_membership(view.records.memberships[made.record_id])
        )
        return AddMembershipPayload(membership=membership, **common(made, info.context.language))

    @described("Add a post inside an organisation, and who holds it.")
    async def add_post(
        self,
        info: Info,
        input: Annotated[AddPostInput, strawberry.argument(description="The post.")],
    ) -> AddPostResult | None:
        made = await record(info.context, input, input.command, only_if_new=bool(input.only_if_new))
        if isinstance(made, Refusal):
            return made
        post = Office.of(info.context.view.records.posts[PostId(made.record_id)])
        return AddPostPayload(post=post, **common(made, info.context.language))

    @described(
        "Add a post whose holder is employed by a Centre and sits inside a partner "
        "organisation, and who holds it."
    )
    async def add_embedded_post(
        self,
        info: Info,
        input: Annotated[AddEmbeddedPostInput, strawberry.argument(description="The post.")],
    ) -> AddEmbeddedPostResult | None:
        centre = own_centre(info.context)
        made = await record(
            info.context,
            input,
            lambda: input.command(centre),
            only_if_new=bool(input.only_if_new),
        )
        if isinstance(made, Refusal):
            return made
        post = EmbeddedPost.of(info.context.view.records.posts[PostId(made.record_id)])
        return AddEmbeddedPostPayload(embedded_post=post, **common(made, info.context.language))

    @described("Add to a target list whom the Centre wants to reach.")
    async def add_target(
        self,
        info: Info,
        input: Annotated[AddTargetInput, strawberry.argument(description="The entry.")],
    ) -> AddTargetResult | None:
        made = await record(info.context, input, input.command, only_if_new=bool(input.only_if_new))
        if isinstance(made, Refusal):
            return made
        view = info.context.view
        entry = listed_entry(view, view.records.target_lists[made.record_id])
        return AddTargetPayload(
            entry=TargetEntry.of(entry, view), **common(made, info.context.language)
        )

    @described(
        "Copy the default list of a nation as the Centre's own, from today on: to begin a list "
        "from it."
    )
    async def make_target_list_ours(
        self,
        info: Info,
        input: Annotated[
            MakeTargetListOursInput, strawberry.argument(description="Of which nation.")
        ],
    ) -> MakeTargetListOursResult | None:
        context = info.context
        made = await record(context, input, lambda: input.command(context.view))
        if isinstance(made, Refusal):
            return made
        found = list_in_parts(context.view, input.nation, TargetAudience.POLICY)
        return MakeTargetListOursPayload(
            list=TargetList.of(found, context.view), **common(made, context.language)
        )

    @described(
        "Keep the figures of engagement of a day as they are now, to be shown beside what they are "
        "later. Asking for figures keeps nothing."
    )
    async def keep_figures(
        self,
        info: Info,
        input: Annotated[KeepFiguresInput, strawberry.argument(description="Which figures.")],
    ) -> KeepFiguresResult | None:
        context = info.context
        made = await keep_figures(context, input, input.question(), input.as_of or None)
        if isinstance(made, Refusal):
            return made
        (report,) = await kept_reports(context, made.record_id)
        return KeepFiguresPayload(report=report, **common(made, context.language))

    @described("Add a record of any kind that a Centre records, as a row of its table.")
    async def add_record(
        self,
        info: Info,
        input: Annotated[AddRecordInput, strawberry.argument(description="The record.")],
    ) -> AddRecordResult | None:
        made = await record(info.context, input, input.command, only_if_new=bool(input.only_if_new))
        if isinstance(made, Refusal):
            return made
        return AddRecordPayload(
            **record_now(info.context, made.record_id), **common(made, info.context.language)
        )

    @described("Say when a membership, a post or something else ended. It stays, with its end.")
    async def end_membership(
        self,
        info: Info,
        input: Annotated[
            EndMembershipInput, strawberry.argument(description="What ended, and when.")
        ],
    ) -> EndMembershipResult | None:
        made = await record(info.context, input, input.command)
        if isinstance(made, Refusal):
            return made
        return EndMembershipPayload(
            **record_now(info.context, made.record_id), **common(made, info.context.language)
        )

    @described("Give one field of a record another value.")
    async def correct_fact(
        self,
        info: Info,
        input: Annotated[
            CorrectFactInput, strawberry.argument(description="What is wrong, and what is right.")
        ],
    ) -> CorrectFactResult | None:
        made = await record(info.context, input, input.command)
        if isinstance(made, Refusal):
            return made
        return CorrectFactPayload(
            **record_now(info.context, made.record_id), **common(made, info.context.language)
        )

    @described("Remove a record that your Centre added.")
    async def remove_record(
        self,
        info: Info,
        input: Annotated[RemoveRecordInput, strawberry.argument(description="The record.")],
    ) -> RemoveRecordResult | None:
        made = await record(info.context, input, input.command)
        return (
            made
            if isinstance(made, Refusal)
            else RemoveRecordPayload(**common(made, info.context.language))
        )

    @described(
        "Make one record of two of the same person or body. The one that stays has all that was "
        "said of either; `undo` brings both back."
    )
    async def merge_records(
        self,
        info: Info,
        input: Annotated[MergeRecordsInput, strawberry.argument(description="The two records.")],
    ) -> MergeRecordsResult | None:
        made = await record(info.context, input, input.command)
        if isinstance(made, Refusal):
            return made
        return MergeRecordsPayload(
            **record_now(info.context, made.record_id), **common(made, info.context.language)
        )

    @described(
        "Import tables that were sent by POST /import, after asking with `dryRun` what "
        "that would change."
    )
    async def import_tables(
        self,
        info: Info,
        input: Annotated[ImportTablesInput, strawberry.argument(description="The tables.")],
    ) -> ImportTablesResult | None:
        return await import_tables(info.context, input)

    @described(
        "Take a change of your Centre back, unless something that was recorded since depends on it."
    )
    async def undo(
        self,
        info: Info,
        input: Annotated[UndoInput, strawberry.argument(description="The change.")],
    ) -> UndoResult | None:
        made = await undo(info.context, input, input.change)
        if isinstance(made, Refusal):
            return made
        return UndoPayload(
            **record_now(info.context, RecordId(made.record_id)),
            **common(made, info.context.language),
        )
