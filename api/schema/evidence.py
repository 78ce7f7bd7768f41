"""The facts behind a tie: one interface, and a type for each kind of fact."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.schema.arguments import InLanguage
from api.schema.connections import Key
from api.schema.declared import DeclaredTie
from api.schema.described import described
from api.schema.enums import Audience
from api.schema.interactions import Interaction
from api.schema.memberships import Membership
from api.schema.nodes import Actor
from api.schema.organizations import Organization
from api.schema.sources import Source
from graph.dates import PartialDate
from graph.model import DeclaredLevel, Role
from graph.ontology import Relation
from graph.ties import tie as ties
from graph.words import Fill, say


@strawberry.interface(description="One fact that supports a tie.")
class Evidence:
    text: strawberry.Private[Fill]

    valid_from: PartialDate | None = strawberry.field(description="The day of the fact, or its first day. Null: not stated.")
    valid_to: PartialDate | None = strawberry.field(description="The last day of the fact. Null: still so, or not stated.")
    sources: list[Source] = strawberry.field(description="Where the fact comes from.")
    audience: Audience = strawberry.field(description="Who may use the fact.")

    @described("The fact in words that a person can read aloud.")
    def sentence(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.text, language or info.context.language)


@strawberry.type(description="An interaction that both took part in.")
class InteractionEvidence(Evidence):
    interaction: Interaction = strawberry.field(description="The interaction.")
    participants: int = strawberry.field(description="How many took part: the more there were, the less it says of two of them.")


@strawberry.type(description="A formal tie of the two: employment, office, funding, hosting or management.")
class FormalEvidence(Evidence):
    relation: Relation = strawberry.field(description="What the tie is, named by the end that `from` gives.")
    from_: Actor = strawberry.field(name="from", description="The funder, host, founder, partner, manager, employee or office holder.")
    value: float = strawberry.field(description="What the tie is worth on the date, 0 to 1.")
    start_stated: bool = strawberry.field(description="Whether a source states since when it holds.")


@strawberry.type(description="A body to which both ends of a hop belong or belonged together.")
class SharedBody:
    organization: Organization = strawberry.field(description="The body. Of a political party group the party.")
    legislature: Organization | None = strawberry.field(description="The legislature that the body belongs to.")
    role_of_from: Role | None = strawberry.field(description="The role of the first end on the last day together.")
    role_of_to: Role | None = strawberry.field(description="The role of the second end on the last day together.")
    size: int | None = strawberry.field(description="How many members the body had on the last day together.")
    ended_on: PartialDate | None = strawberry.field(description="The last day together. Null: still together, or not stated.")


@strawberry.type(description="Membership of both in the same body at the same time.")
class SharedMembershipEvidence(Evidence):
    fact: strawberry.Private[ties.Shared]

    shared_body: SharedBody = strawberry.field(description="The body and the roles of the two in it.")
    factor: float = strawberry.field(description="What this body alone adds to the strength of shared membership, 0 to 1.")
    start_stated: bool = strawberry.field(description="Whether a source states since when the two are in it together.")

    @described("The memberships of the two that overlap.")
    def memberships(self, info: Info) -> list[Membership]:
        return info.context.convert.memberships_behind(self.fact)


@strawberry.type(description="What one says of the other.")
class DeclaredEvidence(Evidence):
    by: Actor = strawberry.field(description="Who says it.")
    about: Actor = strawberry.field(description="Of whom it is said.")
    level: DeclaredLevel = strawberry.field(description="How well the one says to know the other.")
    declared_tie: DeclaredTie = strawberry.field(description="The record of it.")


Fact = ties.Contact | ties.Formal | ties.Shared | ties.Declared


def in_order(tie: ties.Tie) -> list[tuple[Key, Fact]]:
    """Return the facts behind a tie, each with its place: what was declared, formal ties, interactions, then shared bodies.

    What is declared and done stands newest first, formal ties and bodies by what they are worth.
    """
    return [
        *(((0, -each.day.toordinal(), each.id), each) for each in tie.declared),
        *(((1, -each.value, each.id), each) for each in tie.formal),
        *(((2, -each.day.toordinal(), each.id), each) for each in tie.contacts),
        *(((3, -each.factor, each.key), each) for each in tie.shared),
    ]
