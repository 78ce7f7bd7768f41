"""What newer tables change for one viewer, in people's words: who came into which office, which
bodies are new, which paths end and open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from graph.model import ActorId, OrganizationId, OrganizationKind, PostId, PostKind, RecordId
from graph.names.shown import name_of, named
from graph.ontology import CHAIRS
from graph.paths.gain import costs
from graph.privacy.policy import audiences, seen
from graph.recording.preview import view_after
from graph.records.difference import Difference
from graph.tenure import Occupancy, is_open
from graph.view import View
from graph.words import Fill, Listed, P, T, Text

NAMED = 5
"""Of a longer list so many are named, and the others counted."""
_CHAIRED = frozenset({OrganizationKind.COMMITTEE, OrganizationKind.CROSS_PARTY_GROUP})
People = frozenset[ActorId]
Key = TypeVar("Key", PostId, OrganizationId)


def news_of(before: View, found: Difference) -> Sequence[Text]:
    """Return what a difference changes for the viewer, on the date of the view; nothing where
    nothing differs.
    """
    if not found.entries:
        return ()
    shared = audiences(before.viewer)
    entries = [entry for entry in found.entries if seen(entry.record, shared)]
    after = view_after(before, entries)
    return (
        *_ministers(before, after),
        *_chairs(before, after),
        *_seats(before, after),
        *_without_holder(before, after),
        *_bodies(before, after),
        *_paths(before, after),
        *_followed(after, found),
        T(
            "Records: {added} added, {corrected} corrected, {removed} removed.",
            added=f"{found.added:,}",
            corrected=f"{found.corrected:,}",
            removed=f"{found.removed:,}",
        ),
    )


def _ministers(before: View, after: View) -> Iterator[Text]:
    was, now = _led(_holders(before), after), _holders(after)
    changed = [
        post
        for post, people in now.items()
        if after.records.posts[post].kind is PostKind.MINISTER
        and people
        and people != was.get(post, People())
    ]
    if changed:
        yield P(
            "{n} minister changed: {told}.",
            "{n} ministers changed: {told}.",
            len(changed),
            told=_some(
                _changed(after, named(after.records, post), was.get(post), now[post])
                for post in changed
            ),
        )


def _changed(after: View, post: Fill, was: People | None, now: People) -> Text:
    """Who came in whose place; where nobody came, who left, and who is there now."""
    came, left = now - (was or People()), (was or People()) - now
    if came and left:
        told = T("{post}: {who} in the place of {left}")
    elif came:
        told = T("{post}: {who}")
    else:
        told = T("{post}: {left} left, and it is now {who}")
    return told.filled(post=post, who=_names(after, came or now), left=_names(after, left))


def _without_holder(before: View, after: View) -> Iterator[Text]:
    was = _led(_holders(before), after)
    empty = [post for post, people in _holders(after).items() if not people and was.get(post)]
    unused = [
        post
        for post in empty
        if after.tenure.occupancy(post, after.as_of) is Occupancy.NO_LONGER_USED
    ]
    if unused:
        yield P(
            "{n} title that was held is used no more: {which}.",
            "{n} titles that were held are used no more: {which}.",
            len(unused),
            which=_some(named(after.records, post) for post in unused),
        )
    left = [post for post in empty if post not in unused]
    if left:
        which = [_left(after, post, was[post]) for post in left]
        yield P(
            "{n} post that was held has no holder: {which}.",
            "{n} posts that were held have no holder: {which}.",
            len(left),
            which=_some(which),
        )


def _left(after: View, post: PostId, people: People) -> Text:
    return T("{post} ({who} left)", post=named(after.records, post), who=_names(after, people))


def _holders(view: View) -> Mapping[PostId, People]:
    return {
        post: People(
            spell.membership.actor
            for spell in view.tenure.of_post(post, view.as_of)
            if spell.membership.actor is not None
        )
        for post in view.records.posts
    }


def _chairs(before: View, after: View) -> Iterator[Text]:
    was, now = _led(_chairs_of(before), after), _chairs_of(after)
    changed = [
        body for body, people in now.items() if body in was and people and people != was[body]
    ]
    for body in changed[:NAMED]:
        came, left = now[body] - was[body], was[body] - now[body]
        told = (
            T("{body} has a new chair: {who} in the place of {left}.")
            if came and left
            else T("{body} has a new chair: {who}.")
        )
        yield told.filled(
            body=name_of(after.records.organizations[body]),
            who=_names(after, came or now[body]),
            left=_names(after, left),
        )
    if (more := len(changed) - NAMED) > 0:
        yield P("{n} more body has a new chair.", "{n} more bodies have a new chair.", more)


def _chairs_of(view: View) -> Mapping[OrganizationId, People]:
    return {
        body.id: People(
            spell.membership.actor
            for spell in view.tenure.of_organization(body.id, view.as_of)
            if spell.membership.role in CHAIRS and spell.membership.actor is not None
        )
        for body in view.records.bodies
        if body.kind in _CHAIRED and is_open(body, view.as_of)
    }


def _seats(before: View, after: View) -> Iterator[Text]:
    was, now = _standing(_sitting(before), after), _sitting(after)
    if came := sorted(now - was):
        yield P(
            "{n} person took a seat: {which}.",
            "{n} people took a seat: {which}.",
            len(came),
            which=_some(named(after.records, one) for one in came),
        )
    if left := sorted(was - now):
        yield P(
            "{n} person has a seat no more: {which}.",
            "{n} people have a seat no more: {which}.",
            len(left),
            which=_some(named(before.records, one) for one in left),
        )


def _sitting(view: View) -> People:
    return People(
        ActorId(person.id)
        for person in view.records.people.values()
        if person.replaced_by is None and view.tenure.sits(person.id, view.as_of)
    )


def _bodies(before: View, after: View) -> Iterator[Text]:
    was, now = _standing(_open_bodies(before), after), _open_bodies(after)
    if new := sorted(now - was):
        yield P(
            "{n} body is new: {which}.",
            "{n} bodies are new: {which}.",
            len(new),
            which=_some(named(after.records, body) for body in new),
        )
    if gone := sorted(was - now):
        yield P(
            "{n} body has closed or is stated no more: {which}.",
            "{n} bodies have closed or are stated no more: {which}.",
            len(gone),
            which=_some(named(before.records, body) for body in gone),
        )


def _open_bodies(view: View) -> People:
    return People(body.id for body in view.records.bodies if is_open(body, view.as_of))


def _paths(before: View, after: View) -> Iterator[Text]:
    """Of the viewer's Centre those to people who are in office."""
    was, now = _standing(_reached(before), after), _reached(after)
    if ended := sorted(was - now):
        yield P(
            "{n} of your paths to people in office ends: {which}.",
            "{n} of your paths to people in office end: {which}.",
            len(ended),
            which=_some(named(before.records, one) for one in ended),
        )
    if opened := sorted(now - was):
        yield P(
            "{n} of your paths to people in office opens: {which}.",
            "{n} of your paths to people in office open: {which}.",
            len(opened),
            which=_some(named(after.records, one) for one in opened),
        )


def _reached(view: View) -> People:
    centre = view.viewer.centre
    if centre is None or view.records.node(centre) is None:
        return People()
    return People(
        actor for actor in costs(view, centre) if view.tenure.in_office(actor, view.as_of)
    )


def _followed(after: View, found: Difference) -> Iterator[Text]:
    for former, now, count in found.followed:
        yield P(
            "{former} is now {who} ({now}): {n} record of Centres refers to that.",
            "{former} is now {who} ({now}): {n} records of Centres refer to that.",
            count,
            former=former,
            who=named(after.records, now),
            now=now,
        )
    if found.copied:
        yield P(
            "{n} record is stated by no dataset any more: Centres whose records refer to it keep a "
            "copy of their own.",
            "{n} records are stated by no dataset any more: Centres whose records refer to them "
            "keep copies of their own.",
            found.copied,
        )
    if found.kept:
        yield P(
            "{n} record stays as it is, since a Centre changed it or refers to it.",
            "{n} records stay as they are, since a Centre changed them or refers to them.",
            len(found.kept),
        )


def _led(groups: Mapping[Key, People], after: View) -> Mapping[Key, People]:
    return {key: _standing(people, after) for key, people in groups.items()}


def _standing(actors: People, after: View) -> People:
    """Return people and bodies by the ids that lead to them then."""
    return People(ActorId(RecordId(after.records.survivor(actor))) for actor in actors)


def _names(view: View, actors: Iterable[ActorId]) -> Fill:
    return Listed(tuple(named(view.records, actor) for actor in sorted(actors)))


def _some(names: Iterable[Fill]) -> Fill:
    """Return the first of some names, and how many more there are."""
    every = tuple(names)
    first = Listed(every[:NAMED], "; ")
    more = len(every) - NAMED
    if more <= 0:
        return first
    return T("{first}; and {more}", first=first, more=P("{n} more", "{n} more", more))
