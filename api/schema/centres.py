"""Centres, and the posts that they fill inside partner organisations."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.cursors import ListOf
from api.schema.arguments import After, AsOf, First, InLanguage, first_or, given
from api.schema.connections import Connection, connection, page
from api.schema.described import described
from api.schema.organizations import Organization
from api.schema.people import Person
from api.schema.posts import Post
from api.schema.references import shown
from api.schema.typed import typed
from graph import model
from graph.model import Language, PostStatus
from graph.names.in_language import by_name
from graph.ontology import NodeKind


@typed(model.Organization, shows=NodeKind.CENTRE, beside=("topics",))
@strawberry.type(
    description="A What Works Centre or an affiliate of the network; `kind` tells them apart."
)
class Centre(Organization):
    remit: list[str] = strawberry.field(description="Where it is funded to work.")
    active_in: list[str] = strawberry.field(description="Where it says that it works.")

    @described("What it is for, in one phrase. Null: no page that was read says so.")
    def aim(self, info: Info, language: InLanguage = strawberry.UNSET) -> str | None:
        wanted = language or info.context.language
        welsh = self.record.aim_cy if wanted is Language.CY else None
        return welsh or self.record.aim

    @described("Its topics in Welsh, those that weigh more first.")
    def topics_cy(self) -> list[str]:
        return list(self.record.topics_cy)

    @described("The people who are employed by it or are its officers on a date, by name.")
    def staff(
        self,
        info: Info,
        as_of: AsOf = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[Person]:
        view = info.context.view
        rows = page(
            view.tenure.staff(self.record.id, as_of or view.as_of),
            by_name,
            first_or(50, first),
            given(after),
            ListOf("staff", self.record.id),
        )
        return connection(rows, Person.of)

    @described("The posts that it fills inside partner organisations.")
    def embedded_posts(self, info: Info) -> list[EmbeddedPost]:
        return [
            EmbeddedPost.of(post)
            for post in info.context.index.embedded_posts_of.get(self.record.id, ())
        ]


@typed(model.Post, shows=NodeKind.EMBEDDED_POST)
@strawberry.type(
    description=(
        "A post whose holder is employed by a Centre (its home) and sits inside a partner "
        "organisation (its host)."
    )
)
class EmbeddedPost(Post):
    days_per_week: float | None = strawberry.field(
        description="Days a week that the holder gives to it, 0 to 7."
    )
    status: PostStatus | None = strawberry.field(description="Whether it is planned or filled.")

    @described("The Centres that employ the holder.")
    def homes(self, info: Info) -> list[Centre]:
        homes = (shown(info.context.view.records.organizations[id]) for id in self.record.homes)
        return [home for home in homes if isinstance(home, Centre)]

    @described("The organisation in which the holder sits.")
    def host(self, info: Info) -> Organization | None:
        return shown(info.context.view.records.organizations[self.record.organization])
