"""Posts and who holds them."""

from __future__ import annotations

import datetime as dt
from typing import Self

import strawberry

from api.context import Info
from api.cursors import Key
from api.schema.arguments import AsOf, InLanguage, Past
from api.schema.described import described
from api.schema.nodes import Node, OfRecord
from api.schema.references import OrganizationRef, PersonRef, PlaceRef, cited, shown
from api.schema.sources import Source
from api.schema.typed import copied, typed
from graph import model, tenure
from graph.dates import PartialDate
from graph.names.former_titles import now_called, out_of_use
from graph.ontology import NodeKind
from graph.tenure import Occupancy, past
from graph.view import View
from graph.words import Text, say


@strawberry.interface(description="An office that exists whether or not anybody holds it.")
class Post(OfRecord, Node):
    record: strawberry.Private[model.Post]

    label: str = strawberry.field(
        description="What the post is called, in the language of its source."
    )
    valid_from: PartialDate | None = strawberry.field(
        description="Since when the post exists, where a source says so."
    )
    valid_to: PartialDate | None = strawberry.field(
        description="Until when the post existed. Null: not known to have ended."
    )

    @classmethod
    def of(cls, record: model.Post) -> Self:
        return cls(record=record, **copied(cls, record))

    @described("The organisation that the post is in.")
    def organization(self, info: Info) -> OrganizationRef:
        return shown(info.context.view.records.organizations[self.record.organization])

    @described("The place that the post is for, such as the constituency of a seat.")
    def place(self, info: Info) -> PlaceRef | None:
        return (
            None
            if self.record.place is None
            else shown(info.context.view.records.places[self.record.place])
        )

    @described("Who holds the post on a date.")
    def holders(
        self, info: Info, as_of: AsOf = strawberry.UNSET, ended: Past = False
    ) -> list[Holding]:
        view = info.context.view
        day, tenure = as_of or view.as_of, view.tenure
        spells = (
            past(tenure.of_post(self.record.id), day)
            if ended
            else tenure.of_post(self.record.id, day)
        )
        return [Holding.of(holding, view) for holding in tenure.holdings(spells)]

    @described("Whether the post is held, vacant or of unknown holder on a date.")
    def occupancy(self, info: Info, as_of: AsOf = strawberry.UNSET) -> Occupancy:
        view = info.context.view
        return view.tenure.occupancy(self.record.id, as_of or view.as_of)

    @described("Of a ministerial title that is no longer used on a date, what became of it.")
    def former_title(self, info: Info, as_of: AsOf = strawberry.UNSET) -> FormerTitle | None:
        view, day = info.context.view, as_of or info.context.view.as_of
        last = view.tenure.last_use(self.record.id, day)
        if last is None or last.end is None:
            return None
        now = now_called(view.records, view.tenure, self.record, day)
        return FormerTitle(
            told=out_of_use(view.records, view.tenure, self.record, day),
            last_used=last.end,
            now=None if now is None else shown(now),
        )


def by_label(post: model.Post) -> Key:
    """Return the key that orders posts by what they are called."""
    return post.label, post.id


@strawberry.type(
    description=(
        "A ministerial title that is no longer used: others of its team have held posts on more "
        "than 30 days since it was last held."
    )
)
class FormerTitle:
    told: strawberry.Private[Text | None]

    last_used: PartialDate = strawberry.field(description="Until when somebody held it.")
    now: Post | None = strawberry.field(
        description=(
            "The post that goes on with it and is held on the date, by the words that the titles "
            "share. Null: there is none."
        )
    )

    @described("Both in words.")
    def sentence(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return "" if self.told is None else say(self.told, language or info.context.language)


@typed(model.Post, shows=NodeKind.POST)
@strawberry.type(
    description="A post in a public body: a ministry, a chair, a seat, an official's post."
)
class Office(Post):
    pass


@strawberry.type(description="A person's time in a post.")
class Holding:
    because: strawberry.Private[Text | None]

    person: PersonRef = strawberry.field(description="Who holds the post.")
    post: Post = strawberry.field(description="The post that is held.")
    valid_from: PartialDate | None = strawberry.field(
        description="Since when, where a source says so."
    )
    counts_from: dt.date | None = strawberry.field(
        description="The first day on which it counts, also where no source states it."
    )
    valid_to: PartialDate | None = strawberry.field(
        description="Until when: as a source says, or the end that follows from other facts."
    )

    @described("Why it ended, where the end follows from other facts.")
    def ended_because(self, info: Info) -> str | None:
        return None if self.because is None else say(self.because, info.context.language)

    sources: list[Source] = strawberry.field(description="Where this comes from.")

    @classmethod
    def of(cls, holding: tenure.Holding, view: View) -> Holding:
        spell = holding.spell
        return cls(
            person=shown(holding.person),
            post=shown(holding.post),
            valid_from=spell.membership.valid_from,
            counts_from=spell.first,
            valid_to=spell.end,
            because=spell.ended_because,
            sources=cited(spell.membership.sources, view),
        )
