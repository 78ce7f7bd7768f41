"""Which records of a kind a list holds: one input for each list, left out wholly for all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar

import strawberry

from graph.model import (
    ActorId,
    Interaction,
    InteractionKind,
    Nation,
    Organization,
    OrganizationId,
    Person,
    Place,
    PlaceKind,
    Post,
    RecordId,
    Role,
)
from graph.names.nation import nation_of
from graph.names.present import is_present, present
from graph.paths.target import need
from graph.places import ancestors
from graph.records.changes import ChangeKind
from graph.tenure import Occupancy, Spell, past
from graph.view import View

_DAY = "The day for which to answer. Left out: today in London."
_NATION = "Only those of this nation. Left out: all."
N = TypeVar("N", Person, Organization, Post, Place)


@strawberry.input(description="Which people.")
class PeopleFilter:
    nation: Nation | None = strawberry.field(default=strawberry.UNSET, description=_NATION)
    member_of: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="Only those who belong to this organisation on the day. Left out: all.",
    )
    in_office: bool | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "Only those who have a seat or hold a post on the day; false: only the others. Left "
            "out: all."
        ),
    )
    as_of: dt.date | None = strawberry.field(default=strawberry.UNSET, description=_DAY)

    def chosen(self, view: View) -> list[Person]:
        """Return them, in no order.

        Raises:
            NotFound: an id is none of an organization.
        """
        day, records, tenure = self.as_of or view.as_of, view.records, view.tenure
        body = self.member_of and _of(view, self.member_of, Organization).id
        members = (
            {spell.membership.actor for spell in tenure.of_organization(body, day)}
            if body
            else records.people.keys()
        )
        return [
            person
            for person in records.people.values()
            if person.replaced_by is None
            and person.id in members
            and (not self.nation or nation_of(records, tenure, person, day) is self.nation)
            and (
                not isinstance(self.in_office, bool)
                or tenure.in_office(person.id, day) is self.in_office
            )
        ]


@strawberry.input(description="Which posts.")
class PostFilter:
    nation: Nation | None = strawberry.field(default=strawberry.UNSET, description=_NATION)
    organization: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="Only those in this organisation. Left out: all.",
    )
    place: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="Only those that are for this place or one inside it. Left out: all.",
    )
    occupancy: Occupancy | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "Only those of which this is so on the day. Left out: all that exist on it, but for "
            "titles that are no longer used."
        ),
    )
    as_of: dt.date | None = strawberry.field(default=strawberry.UNSET, description=_DAY)

    def chosen(self, view: View) -> list[Post]:
        """Return them, in no order.

        Raises:
            NotFound: an id is none of an organization or a place.
        """
        day, records, tenure = self.as_of or view.as_of, view.records, view.tenure
        body = self.organization and _of(view, self.organization, Organization).id
        place = self.place and _place(view, self.place).id
        posts = [
            post
            for post in records.posts.values()
            if (not body or post.organization == body)
            and (not place or place in ancestors(records, post.place))
            and (not self.nation or nation_of(records, tenure, post, day) is self.nation)
        ]
        if not self.occupancy:
            return present(tenure, posts, day)
        return [post for post in posts if tenure.occupancy(post.id, day) is self.occupancy]


@strawberry.input(description="Which places.")
class PlaceFilter:
    kind: PlaceKind | None = strawberry.field(
        default=strawberry.UNSET, description="Only those of this kind. Left out: all."
    )
    inside: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="Only those inside this place, at any depth. Left out: all.",
    )
    as_of: dt.date | None = strawberry.field(default=strawberry.UNSET, description=_DAY)

    def chosen(self, view: View) -> list[Place]:
        """Return them, in no order.

        Raises:
            NotFound: an id is none of a place.
        """
        day, records = self.as_of or view.as_of, view.records
        around = self.inside and _place(view, self.inside).id
        return [
            place
            for place in records.places.values()
            if is_present(view.tenure, place, day)
            and (not self.kind or place.kind is self.kind)
            and (not around or around in ancestors(records, place.parent))
        ]


@strawberry.input(description="Which interactions.")
class InteractionFilter:
    kind: InteractionKind | None = strawberry.field(
        default=strawberry.UNSET, description="Only those of this kind. Left out: all."
    )
    actor: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="Only those in which this person or organisation took part. Left out: all.",
    )
    nation: Nation | None = strawberry.field(default=strawberry.UNSET, description=_NATION)
    from_: dt.date | None = strawberry.field(
        name="from",
        default=strawberry.UNSET,
        description="Only those that had not ended before this day. Left out: all.",
    )
    to: dt.date | None = strawberry.field(
        default=strawberry.UNSET,
        description="Only those that had begun by this day. Left out: all.",
    )

    def chosen(self, view: View) -> list[Interaction]:
        """Return them, in no order.

        Raises:
            NotFound: an id is none of a person or an organization.
        """
        actor = self.actor and _actor(view, self.actor)
        return [
            each
            for each in view.records.interactions.values()
            if (not self.kind or each.kind is self.kind)
            and (not actor or actor in each.actors)
            and (not self.from_ or (each.to or each.date).last >= self.from_)
            and (not self.to or each.date.first <= self.to)
            and (
                not self.nation
                or nation_of(view.records, view.tenure, each, view.as_of) is self.nation
            )
        ]


@strawberry.input(description="Which memberships.")
class MembershipFilter:
    actor: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="Only those of this person or organisation. Left out: all.",
    )
    organization: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="Only those in this organisation. Left out: all.",
    )
    post: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="Only those that hold this post. Left out: all.",
    )
    role: Role | None = strawberry.field(
        default=strawberry.UNSET, description="Only those with this role. Left out: all."
    )
    as_of: dt.date | None = strawberry.field(default=strawberry.UNSET, description=_DAY)
    ended: bool | None = strawberry.field(
        default=False,
        description="Whether to list what had ended before the day, in place of what held on it.",
    )

    def chosen(self, view: View) -> list[Spell]:
        """Return them as they count, in no order.

        Raises:
            NotFound: an id is of no such record.
        """
        day = self.as_of or view.as_of
        actor = self.actor and _actor(view, self.actor)
        post = self.post and _of(view, self.post, Post).id
        return [
            spell
            for body in self._bodies(view)
            for spell in (
                past(view.tenure.of_organization(body), day)
                if self.ended
                else view.tenure.of_organization(body, day)
            )
            if (not actor or spell.membership.actor == actor)
            and (not post or spell.membership.post == post)
            and (not self.role or spell.membership.role is self.role)
        ]

    def _bodies(self, view: View) -> Iterator[OrganizationId]:
        if self.organization:
            yield _of(view, self.organization, Organization).id
        else:
            yield from view.records.organizations


@strawberry.input(description="Which changes.")
class ChangeFilter:
    since: dt.datetime | None = strawberry.field(
        default=strawberry.UNSET,
        description="Only those made at this moment or later. Left out: from the first.",
    )
    kind: ChangeKind | None = strawberry.field(
        default=strawberry.UNSET, description="Only those that did this. Left out: all."
    )


def _of(view: View, id: str, kind: type[N]) -> N:
    return need(view, view.names.of_id(id) or id, kind)


def _place(view: View, id: str) -> Place:
    return view.index.present(_of(view, id, Place))


def _actor(view: View, id: str) -> ActorId:
    known = view.names.of_id(id) or RecordId(id)
    if known in view.records.organizations:
        return need(view, known, Organization).id
    return need(view, known, Person).id
