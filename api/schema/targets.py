"""Target lists: whom the network wants to reach in a nation."""

from __future__ import annotations

from collections.abc import Sequence

import strawberry

from api.context import Context, Info
from api.cursors import Key, ListOf
from api.made_ids import default_target_id
from api.schema.arguments import After, First, first_or, given
from api.schema.connections import Connection, connection, page
from api.schema.described import described
from api.schema.enums import Audience
from api.schema.history import ChangeConnection, history, record_history
from api.schema.nodes import Actor, Node
from api.schema.references import shown
from api.schema.typed import copied, typed
from api.target_lists import EntryState, ListedEntry, ListInParts
from graph import model
from graph.dates import PartialDate
from graph.kinds import said
from graph.metrics.scope import nobody_on
from graph.model import Language, Nation, OrganizationKind, TargetAudience
from graph.view import View
from graph.words import say


@typed(model.TargetListEntry, shows=ListedEntry, beside=("id", "state"))
@strawberry.type(
    description=(
        "An entry of a target list: a post, an organisation, a person, or an area and a kind of "
        "bodies in it."
    )
)
class TargetEntry(Node):
    one: strawberry.Private[ListedEntry]
    view: strawberry.Private[View]

    body_kind: OrganizationKind | None = strawberry.field(
        description="Of an area the kind of bodies there that are meant."
    )
    weight: float = strawberry.field(description="How much it counts.")
    valid_from: PartialDate | None = strawberry.field(description="Since when it is on the list.")
    valid_to: PartialDate | None = strawberry.field(description="Until when.")
    state: EntryState = strawberry.field(description="What it leads to on the day.")

    @classmethod
    def of(cls, one: ListedEntry, view: View) -> TargetEntry:
        return cls(
            one=one,
            view=view,
            id=strawberry.ID(one.entry.id or default_target_id(one.entry)),
            state=one.state,
            **copied(cls, one.entry),
        )

    @described("Whom or what it names.")
    def named(self) -> Node | None:
        record = self.view.records.node(self.one.entry.named[0])
        return None if record is None else shown(record)

    @described("The people and bodies to whom it leads on the day, in the order of their ids.")
    def leads_to(self) -> list[Actor]:
        known = [target.id for target in self.one.led_to.targets if not target.vacant]
        return [shown(self.view.records.actor(model.ActorId(id))) for id in known]

    def used_by(self, context: Context) -> Audience:
        return Audience.of(self.one.entry.audience)

    def called(self, context: Context, language: Language) -> str:
        return say(said(self.view.records, self.one.entry), language)

    def citations(self) -> Sequence[str]:
        return self.one.entry.sources

    async def changed(self, context: Context, first: int, after: str | None) -> ChangeConnection:
        if not self.one.entry.id:
            return history(self.id, (), first, after)
        return await record_history(context, self.one.entry.id, first, after)


@strawberry.type(
    description=(
        "Whom the network wants to reach in a nation. Where no entry stands on it, policy has a "
        "default list: each post of a minister that somebody holds weighs 3, each committee of "
        "which a member is known 1."
    )
)
class TargetList:
    found: strawberry.Private[ListInParts]
    view: strawberry.Private[View]

    nation: Nation = strawberry.field(description="The nation.")
    audience: TargetAudience = strawberry.field(description="Of policy or of practice.")
    own: bool = strawberry.field(
        description="Whether somebody made it. Else it is the default, or there is none."
    )
    version: str = strawberry.field(
        description="Another one where an entry, or somebody to whom one leads, is another."
    )
    targets: int = strawberry.field(
        description="How many people, bodies and vacant posts count, each once."
    )
    vacant: int = strawberry.field(description="How many of them are vacant posts.")
    unknown_targets: int = strawberry.field(
        description="How many are named of whom it is not known who that is: they count nowhere."
    )
    weight: float = strawberry.field(description="The sum of the weights of those who count.")

    @classmethod
    def of(cls, found: ListInParts, view: View) -> TargetList:
        listed = found.listed
        return cls(
            found=found,
            view=view,
            nation=listed.nation,
            audience=listed.audience_kind,
            own=listed.own,
            version=listed.version,
            targets=len(listed.targets),
            vacant=sum(target.vacant for target in listed.targets),
            unknown_targets=len(listed.unknown),
            weight=listed.weight,
        )

    @described("Why nobody is on it. Null: somebody is.")
    def because(self, info: Info) -> str | None:
        because = nobody_on(self.found.listed, self.view.as_of)
        return None if because is None else say(because.sentence, info.context.language)

    @described("Its entries on the day, the weightiest first.")
    def entries(
        self, first: First = 50, after: After = strawberry.UNSET
    ) -> Connection[TargetEntry]:
        rows = page(
            self.found.entries,
            _place,
            first_or(50, first),
            given(after),
            ListOf("entries", f"{self.nation} {self.audience}"),
        )
        return connection(rows, lambda one: TargetEntry.of(one, self.view))


def _place(one: ListedEntry) -> Key:
    entry = one.entry
    return (-entry.weight, *entry.named[:1], entry.body_kind or "", entry.id)
