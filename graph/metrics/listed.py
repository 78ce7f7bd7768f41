"""Target lists on a day: whom each nation's entries lead to.

Where no entry of a nation and audience is valid, policy has the default list: each post of kind
minister that somebody holds, weight 3, and each committee of the legislature that is open and of
which a member is known, weight 1. It has no vacancies and no unknown posts.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.metrics.figure import Reason
from graph.model import (
    ActorId,
    Nation,
    Organization,
    OrganizationId,
    OrganizationKind,
    Place,
    PlaceId,
    PostId,
    PostKind,
    RecordId,
    TargetAudience,
    TargetListEntry,
)
from graph.ontology import KINDS_OF_BODY, AskedFor
from graph.paths.answer import BodyTarget, PersonTarget, PlaceTarget, PostTarget, Target
from graph.paths.meant import bodies_in, holders_in, is_there, people_of
from graph.paths.target import find_targets
from graph.places import ancestors
from graph.tenure import Occupancy, is_open
from graph.view import View

MINISTER_WEIGHT, COMMITTEE_WEIGHT = 3.0, 1.0
_STANDS_FOR_ITSELF = frozenset({AskedFor.ITSELF_AND_PEOPLE, AskedFor.ITSELF_AND_OFFICERS})


@dataclass(frozen=True, slots=True)
class ListedTarget:
    """One to reach: an actor, or a vacant post, which is never reached.
    `organizations`: of the entries through which it is one.
    """

    id: RecordId
    weight: float
    organizations: frozenset[OrganizationId] = frozenset()
    vacant: bool = False


@dataclass(frozen=True, kw_only=True)
class ListAsOf:
    """A target list on a day. `targets`: each once, in the order of ids.
    `unknown`: what entries name of which nobody is known; `not_used`: titles no longer used.
    """

    nation: Nation
    audience_kind: TargetAudience
    own: bool
    targets: tuple[ListedTarget, ...]
    posts: tuple[PostId, ...] = ()
    """Those that entries name and whose titles are in use."""
    unknown: tuple[RecordId, ...] = ()
    not_used: tuple[PostId, ...] = ()
    version: str = ""
    """Of the list with its people: another where an entry or a holder is another."""
    nobody: Reason
    """Why there is nobody on it, where there is nobody."""

    @property
    def actors(self) -> tuple[ActorId, ...]:
        return tuple(ActorId(each.id) for each in self.targets if not each.vacant)

    @cached_property
    def ids(self) -> frozenset[RecordId]:
        return frozenset(each.id for each in self.targets)

    @property
    def weight(self) -> float:
        return sum(each.weight for each in self.targets)


def list_as_of(view: View, nation: Nation, audience_kind: TargetAudience) -> ListAsOf:
    """Return the list of a nation and audience on the view's day: its own, else the default."""
    own = own_entries(view, nation, audience_kind)
    if own:
        return resolved(view, nation, audience_kind, own, own=True)
    default = default_entries(view, nation) if audience_kind is TargetAudience.POLICY else ()
    listed = resolved(view, nation, audience_kind, default, own=False)
    if audience_kind is TargetAudience.PRACTICE or not _is_governed(view, nation):
        return replace(listed, nobody=Reason.NO_LIST)
    return listed


def own_entries(
    view: View, nation: Nation, audience_kind: TargetAudience
) -> Sequence[TargetListEntry]:
    """Return the entries of a nation and audience that stand on its list on the view's day."""
    return [
        entry
        for entry in view.records.target_lists.values()
        if entry.nation is nation
        and entry.audience_kind is audience_kind
        and stands_on(entry, view.as_of)
    ]


def stands_on(entry: TargetListEntry, day: dt.date) -> bool:
    """Return whether an entry is on its list on a day."""
    begun = entry.valid_from is None or entry.valid_from.first <= day
    return begun and (entry.valid_to is None or day <= entry.valid_to.last)


def default_entries(view: View, nation: Nation) -> Sequence[TargetListEntry]:
    """Return the posts and committees that are a nation's list where it has none of its own, as
    entries that are no records.
    """
    records = view.records
    posts = [
        _default(nation, MINISTER_WEIGHT, post=post.id)
        for post in records.posts.values()
        if post.kind is PostKind.MINISTER
        and _nation(view, post.organization) is nation
        and people_of(view, view.tenure.of_post(post.id, view.as_of))
    ]
    committees = [
        _default(nation, COMMITTEE_WEIGHT, body=body.id)
        for body in records.bodies
        if body.kind is OrganizationKind.COMMITTEE
        and body.parent is not None
        and _nation(view, body.parent) is nation
        and is_open(body, view.as_of)
        and people_of(view, view.tenure.of_organization(body.id, view.as_of))
    ]
    return [*posts, *committees]


def _default(
    nation: Nation, weight: float, post: PostId | None = None, body: OrganizationId | None = None
) -> TargetListEntry:
    return TargetListEntry(
        id=RecordId(""),
        nation=nation,
        audience_kind=TargetAudience.POLICY,
        post=post,
        body=body,
        weight=weight,
    )


def resolved(
    view: View,
    nation: Nation,
    audience_kind: TargetAudience,
    entries: Iterable[TargetListEntry],
    *,
    own: bool,
) -> ListAsOf:
    """Return whom entries lead to on the view's day."""
    found: dict[RecordId, ListedTarget] = {}
    posts, unknown, not_used = list[PostId](), list[RecordId](), list[PostId]()
    entries = tuple(entries)
    for entry in entries:
        if entry.post is not None and entry.post in view.records.posts:
            posts.append(entry.post)
        for each in _lead_to(view, entry, own=own):
            if isinstance(each, _Unknown):
                unknown.append(each.id)
            elif isinstance(each, _NotUsed):
                not_used.append(each.id)
            else:
                before = found.get(each.id, each)
                found[each.id] = replace(
                    before,
                    weight=max(before.weight, each.weight),
                    organizations=before.organizations | each.organizations,
                )
    targets = tuple(found[id_] for id_ in sorted(found))
    return ListAsOf(
        nation=nation,
        audience_kind=audience_kind,
        own=own,
        targets=targets,
        posts=tuple(post for post in dict.fromkeys(posts) if post not in not_used),
        unknown=tuple(dict.fromkeys(unknown)),
        not_used=tuple(dict.fromkeys(not_used)),
        version=_version(entries, targets),
        nobody=Reason.HOLDERS_UNKNOWN if own else Reason.NO_TARGETS,
    )


def of_organization(view: View, listed: ListAsOf, organization: OrganizationId) -> ListAsOf:
    """Return the part of a list that entries of one organization lead to."""
    kept = tuple(each for each in listed.targets if organization in each.organizations)
    posts = view.records.posts
    inside = (id_ for id_ in listed.posts if _body(view, posts[id_].organization) == organization)
    return _narrowed(listed, kept, tuple(inside))


def in_place(view: View, listed: ListAsOf, place: Place) -> ListAsOf:
    """Return those of a list who hold a post in an area or belong to a body in it, its bodies
    themselves, and its vacancies.
    """

    def at_post(id_: PostId | None) -> bool:
        post = view.records.posts.get(id_) if id_ is not None else None
        if post is None:
            return False
        if post.place is not None:
            return place.id in ancestors(view.records, post.place)
        return is_there(view, place, view.records.organizations[post.organization])

    def at_body(id_: OrganizationId) -> bool:
        body = view.records.organizations.get(id_)
        return body is not None and is_there(view, place, body)

    def here(each: ListedTarget) -> bool:
        if each.vacant:
            return at_post(PostId(each.id))
        actor = ActorId(each.id)
        return at_body(OrganizationId(actor)) or any(
            at_post(spell.membership.post) or at_body(spell.membership.organization)
            for spell in view.tenure.of_actor(actor, view.as_of)
        )

    return _narrowed(
        listed,
        tuple(each for each in listed.targets if here(each)),
        tuple(post for post in listed.posts if at_post(post)),
    )


def _narrowed(
    listed: ListAsOf, targets: tuple[ListedTarget, ...], posts: tuple[PostId, ...]
) -> ListAsOf:
    nobody = Reason.NO_TARGETS_THERE if listed.targets else listed.nobody
    return replace(listed, targets=targets, posts=posts, nobody=nobody)


@dataclass(frozen=True, slots=True)
class _Unknown:
    id: RecordId


@dataclass(frozen=True, slots=True)
class _NotUsed:
    id: PostId


_LedTo = ListedTarget | _Unknown | _NotUsed


def _lead_to(view: View, entry: TargetListEntry, *, own: bool) -> Iterator[_LedTo]:
    match target := _target_of(entry):
        case PersonTarget():
            for actor in find_targets(view, target).actors:
                yield ListedTarget(_current(view, actor), entry.weight)
        case PostTarget(post=post):
            yield from _of_post(view, post, entry.weight, own=own)
        case BodyTarget(body=body):
            yield from _of_body(view, body, entry.weight)
        case PlaceTarget(place=place, kind=kind):
            yield from _of_place(view, place, kind, entry.weight)


def _of_place(
    view: View, id_: PlaceId, kind: OrganizationKind | None, weight: float
) -> Iterator[_LedTo]:
    place = view.index.place(id_)
    if place is None:
        yield _Unknown(id_)
        return
    for body in bodies_in(view, place, kind):
        yield from _of_body(view, body.id, weight)
    for actor in holders_in(view, place, kind):
        bodies = frozenset(
            holding.post.organization
            for holding in view.tenure.holdings(view.tenure.of_actor(actor, view.as_of))
            if holding.post.place == place.id
        )
        yield ListedTarget(_current(view, actor), weight, bodies)


def _of_post(view: View, id_: PostId, weight: float, *, own: bool) -> Iterator[_LedTo]:
    post = view.records.posts.get(id_)
    if post is None:
        yield _Unknown(id_)
        return
    bodies = frozenset({_body(view, post.organization)})
    holders = people_of(view, view.tenure.of_post(id_, view.as_of))
    for actor in holders:
        yield ListedTarget(_current(view, actor), weight, bodies)
    if holders or not own:
        return
    match view.tenure.occupancy(id_, view.as_of):
        case Occupancy.VACANT:
            yield ListedTarget(id_, weight, bodies, vacant=True)
        case Occupancy.NO_LONGER_USED:
            yield _NotUsed(id_)
        case Occupancy.HELD | Occupancy.UNKNOWN:
            yield _Unknown(id_)


def _of_body(view: View, id_: OrganizationId, weight: float) -> Iterator[_LedTo]:
    body = view.records.organizations.get(_body(view, id_))
    if body is None:
        yield _Unknown(id_)
        return
    bodies = frozenset({body.id})
    actors = find_targets(view, BodyTarget(body=body.id)).actors
    people = [actor for actor in actors if actor in view.records.people]
    for actor in people:
        yield ListedTarget(_current(view, actor), weight, bodies)
    if not people:
        itself = body.id in actors and KINDS_OF_BODY[body.kind].asked_for in _STANDS_FOR_ITSELF
        yield ListedTarget(body.id, weight, bodies) if itself else _Unknown(body.id)


def _target_of(entry: TargetListEntry) -> Target | None:
    if entry.post is not None:
        return PostTarget(post=entry.post)
    if entry.body is not None:
        return BodyTarget(body=entry.body)
    if entry.person is not None:
        return PersonTarget(person=entry.person)
    return None if entry.place is None else PlaceTarget(place=entry.place, kind=entry.body_kind)


def _version(entries: Sequence[TargetListEntry], targets: Sequence[ListedTarget]) -> str:
    digest = hashlib.blake2b(digest_size=6)
    for line in sorted({f"{entry.named} {entry.body_kind} {entry.weight:g}" for entry in entries}):
        digest.update(f"{line}\n".encode())
    for each in targets:
        digest.update(f"{each.id} {each.weight:g} {each.vacant}\n".encode())
    return digest.hexdigest()


def _current(view: View, actor: ActorId) -> ActorId:
    return view.network.evidence.current(actor)


def _body(view: View, id_: OrganizationId) -> OrganizationId:
    return OrganizationId(view.network.evidence.current(id_))


def _is_governed(view: View, nation: Nation) -> bool:
    """Whether a legislature of the nation is a record here."""
    return any(
        body.kind is OrganizationKind.LEGISLATURE and body.nation is nation
        for body in view.records.bodies
    )


def _nation(view: View, id_: OrganizationId) -> Nation | None:
    body: Organization | None = view.records.organizations.get(id_)
    return body.nation if body is not None else None
