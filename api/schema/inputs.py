"""The question for introduction paths, as GraphQL takes it."""

from __future__ import annotations

import datetime as dt

import strawberry

from api.schema.enums import PublicBodyKind
from graph.errors import InputError
from graph.model import (
    ActorId,
    OrganizationId,
    OrganizationKind,
    PersonId,
    PlaceId,
    PostId,
    RecordId,
)
from graph.paths import answer
from graph.ties.tie import Basis
from graph.words import T


@strawberry.input(description="All public bodies of a place, or those of one kind.")
class PlaceTargetInput:
    place: strawberry.ID = strawberry.field(description="The id of the place: its GSS code.")
    body_kind: PublicBodyKind | None = strawberry.field(
        default=strawberry.UNSET, description="Only bodies of this kind. Left out: all."
    )


@strawberry.input(one_of=True, description="Whom to reach: exactly one of these.")
class TargetInput:
    person: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="A person."
    )
    post: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="A post: whoever holds it on the day."
    )
    body: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="A body: any member of it, or holder of a post in it."
    )
    place: PlaceTargetInput | None = strawberry.field(
        default=strawberry.UNSET, description="A place: the public bodies there."
    )


@strawberry.input(description="Who can introduce our Centre to the target?")
class IntroductionPathsInput:
    centre: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="The Centre that asks. May be left out where the viewer belongs to one.",
    )
    target: TargetInput = strawberry.field(description="Whom to reach.")
    first: int | None = strawberry.field(
        default=5, description="How many paths to return, 1 to 20."
    )
    max_hops: int | None = strawberry.field(
        default=3, description="How many ties a path may have at most, 1 to 6."
    )
    as_of: dt.date | None = strawberry.field(
        default=strawberry.UNSET,
        description="The day for which to answer. Left out: today in London.",
    )
    diversity: float | None = strawberry.field(
        default=0.5,
        description=(
            "0 gives the best paths, however alike; 1 those that differ most from one another."
        ),
    )
    basis: list[Basis] | None = strawberry.field(
        default=strawberry.UNSET, description="Only ties that rest on these. Left out: all."
    )
    through_colleagues: bool | None = strawberry.field(
        default=False,
        description=(
            "Whether colleagues of the asking Centre may be introducers, beside starting a path."
        ),
    )
    avoid: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET, description="Actors not to go through."
    )
    advise: bool | None = strawberry.field(
        default=False,
        description=(
            "Whether to say what would help where a path is better than a long shot too. Where "
            "none is, it is always said."
        ),
    )


def question(given: IntroductionPathsInput, own_centre: OrganizationId | None) -> answer.Question:
    """Return the domain's question; what was left out or null takes its default.

    Raises:
        InputError: no Centre is given and the viewer belongs to none.
    """
    centre = _organization(given.centre) if given.centre else own_centre
    if centre is None:
        raise InputError(
            T("Say which Centre asks: give its id as `input.centre`. `centres` lists them.")
        )
    return answer.Question(
        centre=centre,
        target=target_of(given.target),
        first=5 if given.first is None else given.first,
        max_hops=3 if given.max_hops is None else given.max_hops,
        diversity=0.5 if given.diversity is None else given.diversity,
        basis=frozenset(given.basis if isinstance(given.basis, list) else Basis),
        through_colleagues=bool(given.through_colleagues),
        avoid=frozenset(ActorId(RecordId(id)) for id in given.avoid or ()),
    )


def target_of(given: TargetInput) -> answer.Target:
    """Return the domain's target.

    Raises:
        InputError: it is none.
    """
    if given.person:
        return answer.PersonTarget(person=PersonId(ActorId(RecordId(given.person))))
    if given.post:
        return answer.PostTarget(post=PostId(RecordId(given.post)))
    if given.body:
        return answer.BodyTarget(body=_organization(given.body))
    if given.place:
        kind = OrganizationKind(given.place.body_kind.value) if given.place.body_kind else None
        return answer.PlaceTarget(place=PlaceId(RecordId(given.place.place)), kind=kind)
    raise InputError(T("Give exactly one target: a person, a post, a body or a place."))


def _organization(id: str) -> OrganizationId:
    return OrganizationId(ActorId(RecordId(id)))
