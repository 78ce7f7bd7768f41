"""M-11 and M-22: posts of the list, embedded posts, and what one of these is worth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.metrics.figure import Counted, Measured, Reason, Unit, share, without
from graph.metrics.leads import path_strength
from graph.metrics.metric import Direction, Metric, Part
from graph.metrics.past import is_active
from graph.metrics.question import Dimension, MetricId
from graph.metrics.scope import ANY_BASIS, Scope
from graph.model import ActorId, OrganizationId, Post, PostId, PostKind, PostStatus
from graph.paths.meant import people_of
from graph.tenure import Occupancy, Spell
from graph.ties.evidence import EvidenceOfDate
from graph.ties.gather import pair_of
from graph.ties.network import starts_of
from graph.view import View
from graph.words import T

SETTLED, FORGOTTEN = dt.timedelta(days=90), dt.timedelta(days=365)
"""How long a holder has to be known in, and after which a change of holder is old."""
_NO_POSTS = T("No post is on the list.")


def _holders(scope: Scope) -> Measured:
    known = [id_ for id_ in scope.listed.posts if _known_holders(scope, id_)]
    return share(
        len(known), len(scope.listed.posts), tuple(Counted(id_) for id_ in known), _NO_POSTS
    )


def unknown_holders(scope: Scope) -> Measured:
    """Return of the posts of an own list the share whose holder is unknown."""
    view = scope.view
    unknown = [
        id_
        for id_ in scope.listed.posts
        if not _known_holders(scope, id_)
        and view.tenure.occupancy(id_, view.as_of) is not Occupancy.VACANT
    ]
    return share(
        len(unknown), len(scope.listed.posts), tuple(Counted(id_) for id_ in unknown), _NO_POSTS
    )


def _known_holders(scope: Scope, id_: PostId) -> tuple[ActorId, ...]:
    return people_of(scope.view, scope.view.tenure.of_post(id_, scope.view.as_of))


def _embedded(scope: Scope) -> Measured:
    posts = [post for post in _embedded_posts(scope) if _is_filled(scope, post) is not None]
    filled = [post for post in posts if _is_filled(scope, post)]
    return share(
        len(filled),
        len(posts),
        tuple(Counted(post.id) for post in filled),
        T("No embedded post is open."),
    )


def _embedded_posts(scope: Scope) -> Sequence[Post]:
    """The embedded posts of the row that are open on the day, in the order of ids."""
    records, day = scope.view.records, scope.view.as_of
    found = []
    for post in sorted(records.posts.values(), key=lambda post: post.id):
        host = records.organizations.get(post.organization)
        begun = post.valid_from is None or post.valid_from.first <= day
        ended = post.valid_to is not None and post.valid_to.last < day
        if (
            post.kind is PostKind.EMBEDDED
            and begun
            and not ended
            and host is not None
            and scope.is_here(host)
            and (scope.organization in (None, host.id))
        ):
            found.append(post)
    return found


def _is_filled(scope: Scope, post: Post) -> bool | None:
    """Whether somebody holds an embedded post; None: not known."""
    match scope.view.tenure.occupancy(post.id, scope.view.as_of):
        case Occupancy.HELD:
            return True
        case Occupancy.VACANT | Occupancy.NO_LONGER_USED:
            return False
        case Occupancy.UNKNOWN:
            return False if post.status is PostStatus.PLANNED else None


@dataclass(frozen=True, slots=True)
class ChangeOfHolder:
    """Somebody who took a post that another had held."""

    post: Post
    holder: ActorId
    start: dt.date


def _successors(scope: Scope) -> Measured:
    changes = list(_changes(scope))
    known = [change for change in changes if _is_known_in_time(scope, change)]
    return share(
        len(known),
        len(changes),
        tuple(Counted(change.post.id, change.holder) for change in known),
        T("No post on the list changed hands 90 to 365 days before."),
    )


def _changes(scope: Scope) -> Iterator[ChangeOfHolder]:
    day = scope.view.as_of
    for id_ in scope.listed.posts:
        spells = scope.view.tenure.of_post(id_)
        for spell in spells:
            first, holder = spell.first, spell.membership.actor
            if first is None or holder is None or holder not in scope.view.records.people:
                continue
            in_time = day - FORGOTTEN <= first <= day - SETTLED
            if spell.start_stated and in_time and _took_over(spell, spells):
                yield ChangeOfHolder(scope.view.records.posts[id_], holder, first)


def _took_over(spell: Spell, spells: Sequence[Spell]) -> bool:
    """Whether somebody else held the post before, and not the same person until then."""
    before = [
        other
        for other in spells
        if spell.first is not None and other.first is not None and other.first < spell.first
    ]
    return bool(before) and before[-1].membership.actor != spell.membership.actor


def _is_known_in_time(scope: Scope, change: ChangeOfHolder) -> bool:
    """Whether the network of the day had the new holder as an active contact after 90 days."""
    view, day = scope.view, change.start + SETTLED
    if not _met_since(view, change.holder, change.start):
        return False  # so there is no need of the evidence of that day
    centres = [
        OrganizationId(each)
        for centre in scope.side.open
        for each in (centre, *view.network.evidence.predecessors.get(centre, ()))
    ]
    ours = {
        actor for centre in centres for actor in starts_of(view.records, view.tenure, centre, day)
    }
    then = EvidenceOfDate(view.records, view.tenure, day, about=[change.holder, *centres])
    return any(is_active(then, actor, change.holder, change.start) for actor in sorted(ours))


def _met_since(view: View, actor: ActorId, day: dt.date) -> bool:
    """Whether anybody had an interaction with an actor from a day on."""
    network = view.network
    pairs = (pair_of(actor, other) for other in network.neighbours(actor))
    contacts = network.evidence.contacts
    return any(each.day >= day for pair in pairs for each in contacts.get(pair, ()))


def shown_posts(scope: Scope) -> Sequence[Post]:
    """Return the embedded posts whose worth the viewer may see: those of the viewer's Centre,
    where it is among those that are asked.
    """
    viewer = scope.view.viewer.centre
    current = scope.view.network.evidence.current
    asked = {current(id_) for id_ in scope.side.asked}
    return [
        post
        for post in sorted(scope.view.records.posts.values(), key=lambda post: post.id)
        if post.kind is PostKind.EMBEDDED
        and viewer is not None
        and current(viewer) in {current(home) for home in post.homes} & asked
    ]


def _worth(scope: Scope) -> Measured:
    if scope.post is None:
        return without(Reason.HOMES_ONLY)
    spells = scope.view.tenure.of_post(scope.post.id, scope.view.as_of)
    holders = frozenset(holding.person.id for holding in scope.view.tenure.holdings(spells))
    if not holders:
        return without(Reason.POST_NOT_HELD)
    whole = path_strength(scope)
    if whole.because is not None or whole.numerator is None:
        return whole
    routes = scope.side.routes(ANY_BASIS, frozenset[ActorId](holders))
    rest = {target: routes.score(target) for target in scope.targets}
    scores = scope.scores(ANY_BASIS)
    gained = whole.numerator - sum(
        scope.targets[target].weight * score for target, score in rest.items()
    )
    return share(
        gained,
        scope.listed.weight,
        tuple(scope.of_targets(each for each in rest if rest[each] < scores[each])),
        _NO_POSTS,
    )


def _organizations(scope: Scope) -> set[OrganizationId]:
    return {*scope.organizations, *(post.organization for post in _embedded_posts(scope))}


POST_COVERAGE = Metric(
    id=MetricId.M_11,
    since="0.3.0",
    name=T("Post coverage"),
    meaning=T(
        "Of how many posts on the list the holder is known here, how many embedded posts are "
        "held, and of how many new holders somebody of the network was in active contact within "
        "90 days."
    ),
    formula=T(
        "HOLDERS (own list only) = posts with a known holder / posts; EMBEDDED = embedded posts "
        "open at t with a holder / held, vacant or planned; SUCCESSORS = changes of holder 90 to "
        "365 days before t, of whom after 90 days s >= 0.30 with one of N of that day and an "
        "interaction since the start / all such"
    ),
    direction=Direction.UP,
    not_read_as=T("Whether a holder is known here says nothing of whether anybody knows them."),
    dimensions=frozenset({Dimension.ORGANIZATION}),
    windowed=True,
    organizations=_organizations,
    parts=(
        Part(name="HOLDERS", unit=Unit.SHARE, measure=_holders, own_list=True),
        Part(name="EMBEDDED", unit=Unit.SHARE, measure=_embedded, needs_targets=False),
        Part(name="SUCCESSORS", unit=Unit.SHARE, measure=_successors, diary=2),
    ),
)
EMBEDDED_VALUE = Metric(
    id=MetricId.M_22,
    since="0.3.0",
    name=T("Value of an embedded post"),
    meaning=T(
        "What an embedded post adds to the path strength of the Centres that employ its holder. "
        "Shown to these alone."
    ),
    formula=T("M-03 of the homes' N - the same with the holder barred as source and introducer"),
    direction=Direction.UP,
    not_read_as=T("Not what its holder achieves: only what would be out of reach without them."),
    dimensions=frozenset({Dimension.POST}),
    parts=(Part(unit=Unit.SCORE, measure=_worth),),
)
