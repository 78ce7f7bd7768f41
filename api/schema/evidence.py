"""The facts behind a tie: one interface, and a type for each kind of fact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, cast

import strawberry

from api.context import Info
from api.schema.arguments import InLanguage
from api.schema.declared import DeclaredTie
from api.schema.described import described
from api.schema.enums import Audience
from api.schema.interactions import Interaction
from api.schema.memberships import Membership
from api.schema.nodes import Actor, Node
from api.schema.organizations import Organization
from api.schema.references import cited, recorded, shown
from api.schema.sources import Source
from api.schema.typed import copied, type_of, typed
from graph import model
from graph.dates import PartialDate
from graph.model import DeclaredLevel, RecordId, Reliability, Role
from graph.ontology import Relation
from graph.paths.explain import evidence_sentence
from graph.ties import joint_work, stated
from graph.ties import tie as ties
from graph.view import View
from graph.words import Fill, say

_COMMON = ("valid_from", "valid_to", "sources", "audience", "reliability")


@strawberry.interface(description="One fact that supports a tie.")
class Evidence:
    text: strawberry.Private[Fill]
    behind: strawberry.Private[Sequence[model.Record]]

    valid_from: PartialDate | None = strawberry.field(
        description="The day of the fact, or its first day. Null: not stated."
    )
    valid_to: PartialDate | None = strawberry.field(
        description="The last day of the fact. Null: still so, or not stated."
    )
    sources: list[Source] = strawberry.field(description="Where the fact comes from.")
    audience: Audience = strawberry.field(description="Who may use the fact.")
    reliability: Reliability | None = strawberry.field(
        description="How far its sources state the fact. Null: nobody has said."
    )

    @described("The fact in words that a person can read aloud.")
    def sentence(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.text, language or info.context.language)

    @described(
        "The records that state the fact. Empty: it is a membership that follows from other facts."
    )
    def records(self, info: Info) -> list[Node]:
        found = (recorded(info.context.view, RecordId(each.id)) for each in self.behind)
        return [each for each in found if each is not None]


@typed(ties.Contact, shows=ties.Contact, beside=(*_COMMON, "interaction", "participants"))
@strawberry.type(description="An interaction that both took part in.")
class InteractionEvidence(Evidence):
    interaction: Interaction = strawberry.field(
        description=(
            "The interaction. Of a work of several it is the joint work as which it counts, with "
            "the id of the work."
        )
    )
    participants: int = strawberry.field(
        description="How many took part: the more there were, the less it says of two of them."
    )

    @classmethod
    def of(cls, fact: ties.Contact, tie: ties.Tie, view: View) -> InteractionEvidence:
        interaction = joint_work.interaction(view.records, fact.id)
        return cls(
            interaction=Interaction.of(cast("model.Interaction", interaction)),
            participants=fact.n,
            **copied(cls, fact),
            **_common(fact, tie, view),
        )


@typed(ties.Formal, shows=ties.Formal, beside=(*_COMMON, "from_"))
@strawberry.type(
    description="A formal tie of the two: employment, office, funding, hosting or management."
)
class FormalEvidence(Evidence):
    relation: Relation = strawberry.field(
        description="What the tie is, named by the end that `from` gives."
    )
    from_: Actor = strawberry.field(
        name="from",
        description="The funder, host, founder, partner, manager, employee or office holder.",
    )
    value: float = strawberry.field(description="What the tie is worth on the date, 0 to 1.")
    start_stated: bool = strawberry.field(
        description="Whether a source states since when it holds."
    )

    @classmethod
    def of(cls, fact: ties.Formal, tie: ties.Tie, view: View) -> FormalEvidence:
        return cls(
            from_=shown(view.records.actor(fact.from_end)),
            **copied(cls, fact),
            **_common(fact, tie, view),
        )


@typed(
    ties.Shared, beside=("organization", "legislature", "role_of_from", "role_of_to", "ended_on")
)
@strawberry.type(description="A body to which both ends of a hop belong or belonged together.")
class SharedBody:
    organization: Organization = strawberry.field(
        description="The body. Of a political party group the party."
    )
    legislature: Organization | None = strawberry.field(
        description="The legislature that the body belongs to."
    )
    role_of_from: Role | None = strawberry.field(
        description="The role of the first end on the last day together."
    )
    role_of_to: Role | None = strawberry.field(
        description="The role of the second end on the last day together."
    )
    size: int | None = strawberry.field(
        description="How many members the body had on the last day together."
    )
    ended_on: PartialDate | None = strawberry.field(
        description="The last day together. Null: still together, or not stated."
    )

    @classmethod
    def of(cls, shared: ties.Shared, records: model.Records) -> SharedBody:
        return cls(
            organization=shown(records.organizations[shared.organization]),
            legislature=None
            if shared.legislature is None
            else shown(records.organizations[shared.legislature]),
            role_of_from=shared.roles[0],
            role_of_to=shared.roles[1],
            ended_on=stated.interval(records, shared)[1],
            **copied(cls, shared),
        )


@typed(ties.Shared, shows=ties.Shared, beside=_COMMON)
@strawberry.type(description="Membership of both in the same body at the same time.")
class SharedMembershipEvidence(Evidence):
    fact: strawberry.Private[ties.Shared]

    factor: float = strawberry.field(
        description="What this body alone adds to the strength of shared membership, 0 to 1."
    )
    start_stated: bool = strawberry.field(
        description="Whether a source states since when the two are in it together."
    )

    @classmethod
    def of(cls, fact: ties.Shared, tie: ties.Tie, view: View) -> SharedMembershipEvidence:
        return cls(
            fact=fact,
            **copied(cls, fact),
            **_common(fact, tie, view),
        )

    @described("The body and the roles of the two in it.")
    def shared_body(self, info: Info) -> SharedBody:
        return SharedBody.of(self.fact, info.context.view.records)

    @described("The memberships of the two that overlap.")
    def memberships(self, info: Info) -> list[Membership]:
        view = info.context.view
        return [
            Membership.of(spell)
            for spell in stated.spells_behind(view.records, view.tenure, self.fact)
        ]


@typed(ties.Declared, shows=ties.Declared, beside=(*_COMMON, "by", "about", "declared_tie"))
@strawberry.type(description="What one says of the other.")
class DeclaredEvidence(Evidence):
    by: Actor = strawberry.field(description="Who says it.")
    about: Actor = strawberry.field(description="Of whom it is said.")
    level: DeclaredLevel = strawberry.field(description="How well the one says to know the other.")
    declared_tie: DeclaredTie = strawberry.field(description="The record of it.")

    @classmethod
    def of(cls, fact: ties.Declared, tie: ties.Tie, view: View) -> DeclaredEvidence:
        records = view.records
        return cls(
            by=shown(records.actor(fact.by)),
            about=shown(records.actor(fact.about)),
            declared_tie=DeclaredTie.of(records.declared_ties[fact.id]),
            **copied(cls, fact),
            **_common(fact, tie, view),
        )


def evidence_of(fact: ties.Fact, tie: ties.Tie, view: View) -> Evidence:
    """Return one fact behind a tie as the type of its kind. `view`: where the tie was found."""
    return cast(Evidence, type_of(fact).of(fact, tie, view))


class _Common(TypedDict):
    text: Fill
    behind: Sequence[model.Record]
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    sources: list[Source]
    audience: Audience
    reliability: Reliability | None


def _common(fact: ties.Fact, tie: ties.Tie, view: View) -> _Common:
    """What every fact answers."""
    first, last = stated.dates(view.records, fact)
    behind = stated.behind(view.records, fact)
    return _Common(
        behind=behind,
        text=evidence_sentence(view, tie, fact),
        valid_from=first,
        valid_to=last,
        sources=cited(fact.sources, view),
        audience=Audience.of(*(record.audience for record in behind)),
        reliability=stated.reliability(view.records, fact),
    )
