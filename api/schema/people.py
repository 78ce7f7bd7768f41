"""People."""

from __future__ import annotations

import datetime as dt

import strawberry

from api.context import Info
from api.schema.arguments import AsOf, InLanguage
from api.schema.described import described
from api.schema.nodes import Actor
from api.schema.posts import Holding, Post
from api.schema.references import shown
from api.schema.scalars import WebAddress
from api.schema.typed import copied, typed
from graph import model, tenure
from graph.dates import PartialDate
from graph.names.shown import former_names
from graph.official import WebPage, official_pages
from graph.ontology import NodeKind
from graph.words import say


@typed(model.Identifier)
@strawberry.type(description="A code by which a source knows a record.")
class Identifier:
    scheme: str = strawberry.field(description="Whose code it is, such as wikidata.")
    value: str = strawberry.field(description="The code.")

    @classmethod
    def of(cls, identifier: model.Identifier) -> Identifier:
        return cls(**copied(cls, identifier))


@strawberry.type(description="A page of another site about a person, a post or a body.")
class OfficialPage:
    page: strawberry.Private[WebPage]

    @described("Whose page it is.")
    def title(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.page.publisher, language or info.context.language)

    @described("Its address, in the language where the site has it.")
    def url(self, info: Info, language: InLanguage = strawberry.UNSET) -> WebAddress:
        return WebAddress(self.page.in_language(language or info.context.language))


@typed(model.Person, shows=NodeKind.PERSON)
@strawberry.type(description="A human being, alive or dead.")
class Person(Actor):
    record: strawberry.Private[model.Person]

    identifiers: list[Identifier] = strawberry.field(
        description="The codes by which sources know this person; of a record of the own Centre "
        "also e-mail addresses and telephone numbers, as `email` and `telephone`."
    )
    died: PartialDate | None = strawberry.field(
        description="When the person died, where a source says so."
    )

    @classmethod
    def of(cls, record: model.Person) -> Person:
        return cls(record=record, **copied(cls, record))

    @described("Names that the person bore earlier.")
    def former_names(self, info: Info) -> list[str]:
        return former_names(info.context.index.names.get(self.record.id, ()))

    @described(
        "Pages of parliaments, and of who follows them, to which the person's codes lead: how to "
        "write to the person stands there. The page of the own parliament comes first."
    )
    def official_pages(self) -> list[OfficialPage]:
        return [OfficialPage(page=page) for page in official_pages(self.record.identifiers)]

    @described("The posts that the person holds on a date.")
    def posts(self, info: Info, as_of: AsOf = strawberry.UNSET) -> list[Post]:
        return [shown(holding.post) for holding in self._holdings(info, as_of or None)]

    @described("The posts that the person holds on a date, with the time for which each is held.")
    def holdings(self, info: Info, as_of: AsOf = strawberry.UNSET) -> list[Holding]:
        return [
            Holding.of(holding, info.context.view)
            for holding in self._holdings(info, as_of or None)
        ]

    @described("Whether the person has a seat in a legislature or holds a post on a date.")
    def in_office(self, info: Info, as_of: AsOf = strawberry.UNSET) -> bool:
        view = info.context.view
        return view.tenure.in_office(self.record.id, as_of or view.as_of)

    def _holdings(self, info: Info, as_of: dt.date | None) -> list[tenure.Holding]:
        view = info.context.view
        return view.tenure.holdings(view.tenure.of_actor(self.record.id, as_of or view.as_of))
