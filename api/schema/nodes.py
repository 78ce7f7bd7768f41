"""What every record answers: the interfaces Node and Actor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.context import Context, Info
from api.cursors import Key, ListOf
from api.describe import Described
from api.describe import described as described_on
from api.schema.arguments import After, AsOf, First, InLanguage, Past, first_or, given
from api.schema.connections import Connection, connection, page
from api.schema.described import described
from api.schema.enums import Audience
from api.schema.history import ChangeConnection, history, record_history
from api.schema.references import (
    ConflictRef,
    InteractionRef,
    MembershipRef,
    SourceRef,
    TieRef,
    cited,
    conflicts,
    shown,
)
from graph import model
from graph.kinds import said
from graph.model import ActorId, Language, RecordId
from graph.names.in_language import name_in
from graph.ontology import NOT_SHOWN
from graph.tenure import Spell, past
from graph.ties.tie import Basis
from graph.words import say

if TYPE_CHECKING:
    from api.schema.sources import Conflict
    from api.schema.ties import Tie


@strawberry.type(description="Another name of a record.")
class NodeName:
    name: str = strawberry.field(description="The name.")
    language: model.Language | None = strawberry.field(
        description="The language that it is in. Null: in none, or not stated."
    )
    why: model.NameWhy = strawberry.field(description="Why it is another.")


@strawberry.interface(
    description=(
        "All that has an id: records, memberships and other relations, and what is worked out of "
        "them or told of them, such as ties, paths, changes and sources."
    )
)
class Node:
    id: strawberry.ID = strawberry.field(
        description="Its id: stable, readable and safe in one segment of a URL path."
    )

    @described("Who may use it.")
    def audience(self, info: Info) -> Audience:
        return self.used_by(info.context)

    @described(
        "Its name. Of a post its label, of an interaction its title or what it was and when; of "
        "what has none, what it is in words."
    )
    def name(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return self.called(info.context, language or info.context.language)

    @described(
        "What it is on a date, in a few words: the offices of a person, the kind of a body or "
        "place, who holds a post, when an interaction was. Null: nothing is known to say."
    )
    async def what(
        self, info: Info, as_of: AsOf = strawberry.UNSET, language: InLanguage = strawberry.UNSET
    ) -> str | None:
        fill = (await self.told(info.context, as_of or None)).what
        return None if fill is None else say(fill, language or info.context.language)

    @described(
        "Where it belongs on a date, in a few words: the seat of a person, the body of a post, "
        "the nation of others. Null: nothing is known to say."
    )
    async def where(
        self, info: Info, as_of: AsOf = strawberry.UNSET, language: InLanguage = strawberry.UNSET
    ) -> str | None:
        fill = (await self.told(info.context, as_of or None)).where
        return None if fill is None else say(fill, language or info.context.language)

    @described("By which other names it is known, those that are misspelled left out.")
    def other_names(self, info: Info) -> list[NodeName]:
        return [
            NodeName(name=each.name, language=each.language, why=each.why)
            for each in info.context.index.names.get(RecordId(self.id), ())
            if each.why not in NOT_SHOWN
        ]

    @described("Where it comes from.")
    def sources(self, info: Info) -> list[SourceRef]:
        return cited(self.citations(), info.context.view)

    @described(
        "What was changed in this record, the newest first: at most its latest 200 changes. Of "
        "what is worked out of records, or told of them, none."
    )
    async def history(
        self, info: Info, first: First = 20, after: After = strawberry.UNSET
    ) -> ChangeConnection:
        return await self.changed(info.context, first_or(20, first), given(after))

    @described("Where sources disagree about this record: every value stated, and which one holds.")
    def conflicts(self, info: Info) -> list[ConflictRef]:
        return self.stated(info.context)

    def used_by(self, context: Context) -> Audience:
        raise NotImplementedError

    def called(self, context: Context, language: Language) -> str:
        raise NotImplementedError

    async def told(self, context: Context, as_of: dt.date | None) -> Described:
        return Described(None, None)

    def citations(self) -> Sequence[str]:
        return ()

    async def changed(self, context: Context, first: int, after: str | None) -> ChangeConnection:
        return history(self.id, (), first, after)

    def stated(self, context: Context) -> list[Conflict]:
        return []


class OfRecord:
    """What a type answers as a node whose `record` is stored."""

    record: strawberry.Private[model.Record]

    def used_by(self, context: Context) -> Audience:
        return Audience.of(self.record.audience)

    def called(self, context: Context, language: Language) -> str:
        if not isinstance(self.record, model.Node):
            return say(said(context.view.records, self.record), language)
        return name_in(language, self.record, context.index.names.get(self.record.id, ())).text

    async def told(self, context: Context, as_of: dt.date | None) -> Described:
        if not isinstance(self.record, model.Node):
            return Described(None, None)
        return described_on(await context.view_on(as_of), self.record)

    def citations(self) -> Sequence[str]:
        return self.record.sources

    async def changed(self, context: Context, first: int, after: str | None) -> ChangeConnection:
        return await record_history(context, RecordId(self.record.id), first, after)

    def stated(self, context: Context) -> list[Conflict]:
        return conflicts(context.view, self.record)


@strawberry.interface(description="A person or an organisation: an end of a tie.")
class Actor(OfRecord, Node):
    record: strawberry.Private[model.Person | model.Organization]

    @described("The ties of this actor on a date, the strongest first. Lapsed ties are listed too.")
    async def ties(
        self,
        info: Info,
        as_of: AsOf = strawberry.UNSET,
        basis: Annotated[
            list[Basis] | None,
            strawberry.argument(description="Only ties that rest on these. Left out: all."),
        ] = strawberry.UNSET,
        first: First = 20,
        after: After = strawberry.UNSET,
    ) -> Connection[TieRef]:
        view = await info.context.view_on(as_of or None)
        network, actor = view.network, view.network.evidence.current(self.record.id)
        others = [
            other
            for other in network.neighbours(actor)
            if not basis or network.basis(actor, other) in basis
        ]
        rows = page(
            others,
            lambda other: (-(network.strength(actor, other) or 0.0), other),
            first_or(20, first),
            given(after),
            ListOf("ties", self.record.id),
        )

        def tie(other: ActorId) -> Tie:
            known = network.tie(actor, other)
            assert known is not None, "neighbours have a tie"
            return shown(known, view)

        return connection(rows, tie)

    @described(
        "The organisations that this actor belongs to on a date, by the start of the membership."
    )
    def memberships(
        self,
        info: Info,
        as_of: AsOf = strawberry.UNSET,
        ended: Past = False,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[MembershipRef]:
        view = info.context.view
        day, tenure = as_of or view.as_of, view.tenure
        spells = (
            past(tenure.of_actor(self.record.id), day)
            if ended
            else tenure.of_actor(self.record.id, day)
        )
        within = ListOf("memberships", self.record.id)
        rows = page(spells, by_start, first_or(50, first), given(after), within)
        return connection(rows, shown)

    @described(
        "The interactions that this actor took part in, of a board also those whose title names it,"
        " the newest first."
    )
    def interactions(
        self, info: Info, first: First = 20, after: After = strawberry.UNSET
    ) -> Connection[InteractionRef]:
        held = info.context.index.interactions_of.get(self.record.id, ())
        rows = page(
            held,
            latest_first,
            first_or(20, first),
            given(after),
            ListOf("interactions", self.record.id),
        )
        return connection(rows, shown)


def latest_first(interaction: model.Interaction) -> Key:
    """Return the key that orders interactions by their days, the newest first."""
    return -interaction.date.last.toordinal(), interaction.id


def by_start(spell: Spell) -> Key:
    """Return the key that orders memberships by the day from which they count,
    those without one first.
    """
    return str(spell.first or ""), spell.membership.id
