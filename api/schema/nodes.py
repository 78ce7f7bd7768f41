"""What every record answers: the interfaces Node and Actor."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.context import Info
from api.cursors import Key
from api.describe import Described
from api.describe import described as told
from api.schema.arguments import After, AsOf, First, InLanguage, Past, first_or, given
from api.schema.changes import ChangeConnection, record_history
from api.schema.connections import Connection, connection, page
from api.schema.described import described
from api.schema.enums import Audience
from api.schema.references import InteractionRef, MembershipRef, TieRef, shown
from api.schema.sources import Conflict, Source, cited, conflicts
from graph import model
from graph.model import ActorId
from graph.names.in_language import name_in
from graph.ontology import NOT_SHOWN
from graph.tenure import Spell, past
from graph.ties.tie import Basis
from graph.words import say

if TYPE_CHECKING:
    from api.schema.ties import Tie


@strawberry.type(description="Another name of a record.")
class NodeName:
    name: str = strawberry.field(description="The name.")
    language: model.Language | None = strawberry.field(
        description="The language that it is in. Null: in none, or not stated."
    )
    why: model.NameWhy = strawberry.field(description="Why it is another.")


@strawberry.interface(
    description="A record: a person, an organisation, a post, a place or an interaction."
)
class Node:
    record: strawberry.Private[model.Node]

    id: strawberry.ID = strawberry.field(
        description="Its id: stable, readable and safe in one segment of a URL path."
    )
    audience: Audience = strawberry.field(description="Who may use this record.")

    @described(
        "Its name. Of a post its label, of an interaction its title or what it was and when."
    )
    def name(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        others = info.context.index.names.get(self.record.id, ())
        return name_in(language or info.context.language, self.record, others).text

    @described(
        "What it is on a date, in a few words: the offices of a person, the kind of a body or "
        "place, who holds a post, when an interaction was. Null: nothing is known to say."
    )
    async def what(
        self, info: Info, as_of: AsOf = strawberry.UNSET, language: InLanguage = strawberry.UNSET
    ) -> str | None:
        fill = (await self._told(info, as_of or None)).what
        return None if fill is None else say(fill, language or info.context.language)

    @described(
        "Where it belongs on a date, in a few words: the seat of a person, the body of a post, "
        "the nation of others. Null: nothing is known to say."
    )
    async def where(
        self, info: Info, as_of: AsOf = strawberry.UNSET, language: InLanguage = strawberry.UNSET
    ) -> str | None:
        fill = (await self._told(info, as_of or None)).where
        return None if fill is None else say(fill, language or info.context.language)

    async def _told(self, info: Info, as_of: dt.date | None) -> Described:
        return told(await info.context.view_on(as_of), self.record)

    @described("By which other names it is known, those that are misspelled left out.")
    def other_names(self, info: Info) -> list[NodeName]:
        return [
            NodeName(name=each.name, language=each.language, why=each.why)
            for each in info.context.index.names.get(self.record.id, ())
            if each.why not in NOT_SHOWN
        ]

    @described("Where the record comes from.")
    def sources(self, info: Info) -> list[Source]:
        return cited(self.record.sources, info.context.view.records.sources)

    @described("What was changed in this record, the newest first: at most its latest 200 changes.")
    async def history(
        self, info: Info, first: First = 20, after: After = strawberry.UNSET
    ) -> ChangeConnection:
        return await record_history(info.context, self.record.id, first, after)

    @described("Where sources disagree about this record: every value stated, and which one holds.")
    def conflicts(self, info: Info) -> list[Conflict]:
        return conflicts(info.context, self.record)


@strawberry.interface(description="A person or an organisation: an end of a tie.")
class Actor(Node):
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
        rows = page(spells, by_start, first_or(50, first), given(after))
        return connection(rows, shown)

    @described("The interactions that this actor took part in, the newest first.")
    def interactions(
        self, info: Info, first: First = 20, after: After = strawberry.UNSET
    ) -> Connection[InteractionRef]:
        held = info.context.index.interactions_of.get(self.record.id, ())
        rows = page(
            held,
            lambda each: (-each.date.last.toordinal(), each.id),
            first_or(20, first),
            given(after),
        )
        return connection(rows, shown)


def by_start(spell: Spell) -> Key:
    """Return the key that orders memberships by the day from which they count,
    those without one first.
    """
    return str(spell.first or ""), spell.membership.id
