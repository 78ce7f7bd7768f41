"""Who left which post, and who came."""

from __future__ import annotations

import datetime as dt

import strawberry

from api.context import Info
from api.cursors import Key
from api.schema.described import described
from api.schema.organizations import Organization
from api.schema.people import Person
from api.schema.posts import Post
from api.schema.references import shown
from api.schema.ties import Tie
from api.schema.typed import copied, typed
from graph.metrics import movers
from graph.model import ActorId, Nation, PersonId
from graph.view import View


@typed(movers.Mover)
@strawberry.type(
    description="A post, or the chair of a committee, that somebody left or took in a time."
)
class Mover:
    mover: strawberry.Private[movers.Mover]
    view: strawberry.Private[View]

    nation: Nation = strawberry.field(description="The nation of the post or the committee.")
    left_on: dt.date | None = strawberry.field(
        description="The last day of whoever left. Null: nobody did."
    )
    came_on: dt.date | None = strawberry.field(
        description="The first day of whoever came. Null: nobody did, as far as is stated."
    )
    first_days_until: dt.date | None = strawberry.field(
        description="The last of the first 30 days of whoever came. Null: nobody did."
    )

    @described("The body that the post is in, or the committee.")
    def organization(self) -> Organization:
        return shown(self.view.records.organizations[self.mover.organization])

    @described("The post. Null: it is the chair of a committee.")
    def post(self) -> Post | None:
        post = self.mover.post
        return None if post is None else shown(self.view.records.posts[post])

    @described("Who left it.")
    def left(self) -> list[Person]:
        return self._people(self.mover.left)

    @described("Who came.")
    def came(self) -> list[Person]:
        return self._people(self.mover.came)

    @described("Who is there on the day for which it is asked, also where nobody says since when.")
    def now(self) -> list[Person]:
        return self._people(self.mover.now)

    @described(
        "Of each of them whom the Centre knows the strongest tie, also if it is with whoever left; "
        "the strongest first. Empty: nobody is known."
    )
    def known(self, info: Info) -> list[Tie]:
        ties = (self.view.network.tie(*pair.ends) for pair in self.mover.known)
        return [Tie.of(tie, self.view) for tie in ties if tie is not None]

    @classmethod
    def of(cls, mover: movers.Mover, view: View) -> Mover:
        return cls(mover=mover, view=view, **copied(cls, mover))

    def _people(self, ids: tuple[ActorId, ...]) -> list[Person]:
        return [Person.of(self.view.records.people[PersonId(id_)]) for id_ in ids]


def latest_turn_first(mover: movers.Mover) -> Key:
    """The key by which those that changed last stand first."""
    return -mover.day.toordinal(), mover.id
