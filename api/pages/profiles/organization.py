"""What the profiles of all organizations have: members, posts inside, bodies inside."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.describe import holders_words
from api.pages.asked import Asked
from api.pages.page import Table
from api.pages.profiles.bodies import MemberRow
from api.pages.profiles.refs import Cut, Ref, cut, ref
from graph.model import Organization, OrganizationKind, OrganizationStatus, PostKind
from graph.names.kind_words import bodies_of
from graph.names.shown import named
from graph.tenure import is_open
from graph.words import Fill, T, Text

MOST_INSIDE = 10


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post inside a body that nobody is known to hold on the day. `said`: what is known of it."""

    post: Ref
    said: Fill


@dataclass(frozen=True, slots=True)
class Inside:
    """Bodies under one heading: inside another, or at a place. `kind`: that of the first."""

    kind: OrganizationKind
    said: Fill
    bodies: Cut[Ref]


def posts_without_holder(asked: Asked, body: Organization) -> Sequence[PostRow]:
    """Return the posts in a body that nobody is known to hold, the latest left first;
    who holds a post stands among the members.
    """
    tenure, day, rows = asked.view.tenure, asked.view.as_of, list[tuple[dt.date, PostRow]]()
    for post in asked.context.index.posts_of.get(body.id, ()):
        if (
            post.kind is PostKind.MEMBER
            or (post.valid_to is not None and post.valid_to.last < day)
            or tenure.of_post(post.id, day)
        ):
            continue
        left = max(
            (spell.last for spell in tenure.of_post(post.id) if spell.last and spell.last < day),
            default=dt.date.min,
        )
        rows.append((left, PostRow(ref(asked, post), holders_words(asked.view, post))))
    return [row for _, row in sorted(rows, key=lambda each: each[0], reverse=True)]


def bodies_inside(asked: Asked, body: Organization) -> Sequence[Inside]:
    """Return the bodies inside one that are open on the day, by kind and name."""
    return by_kind(
        asked, [each for each in _inside(asked, body) if is_open(each, asked.view.as_of)]
    )


def former_bodies_inside(asked: Asked, body: Organization) -> Cut[Ref]:
    """Return the bodies inside one that have ended by the day, by name."""
    day = asked.view.as_of
    gone = [
        each
        for each in _inside(asked, body)
        if each.valid_to is not None and each.valid_to.last < day
    ]
    return cut(asked, "former-bodies", _by_name(asked, gone), MOST_INSIDE)


def by_kind(
    asked: Asked, bodies: Sequence[Organization], least: int = 1, most: int = MOST_INSIDE
) -> Sequence[Inside]:
    """Return bodies under the headings of their kinds, each by name;
    kinds of fewer than `least` under the last, "Other bodies".
    """
    many = Counter(body.kind for body in bodies)
    rare = bodies_of(OrganizationKind.OTHER)
    headed: dict[Text, list[Organization]] = {}
    for body in sorted(
        bodies, key=lambda body: (many[body.kind] < least, list(OrganizationKind).index(body.kind))
    ):
        headed.setdefault(bodies_of(body.kind) if many[body.kind] >= least else rare, []).append(
            body
        )
    return [
        Inside(of[0].kind, heading, cut(asked, str(of[0].kind), _by_name(asked, of), most))
        for heading, of in headed.items()
    ]


def _inside(asked: Asked, body: Organization) -> Sequence[Organization]:
    return [each for each in asked.view.records.bodies if each.parent == body.id]


def _by_name(asked: Asked, bodies: Iterable[Organization]) -> Sequence[Ref]:
    return sorted(
        (ref(asked, each) for each in bodies), key=lambda each: (each.name.text.casefold(), each.id)
    )


def ended(asked: Asked, body: Organization) -> Fill | None:
    """Return what became of a body that is not open on the day; None: it is open."""
    day = asked.view.as_of
    if is_open(body, day):
        return None
    if body.valid_from is not None and body.valid_from.first > day:
        return T("Not yet founded on {day}. Founded: {date}.", day=day, date=body.valid_from)
    successor = named(asked.view.records, body.successor) if body.successor else None
    if successor is not None and body.valid_to is not None:
        return T("Now part of {successor} ({date})", successor=successor, date=body.valid_to)
    if successor is not None:
        return T("Now part of {successor}", successor=successor)
    if body.valid_to is None:
        return T("Not known to be open on {day}", day=day)
    if body.status in FORMER:
        return T("Registered until {date}. Ask whether it has re-formed.", date=body.valid_to)
    return T("Ended {date}", date=body.valid_to)


def members_table(body: str, rows: Sequence[MemberRow]) -> Table:
    """Return members as rows."""
    columns = (
        "bodyId",
        "memberId",
        "member",
        "role",
        "roleAsWritten",
        "post",
        "dates",
        "from",
        "to",
        "partlyInferred",
    )
    return Table(
        columns,
        [
            (
                body,
                r.member.id or None,
                r.member.name.text,
                r.role,
                r.role_as_written,
                r.post.name.text if r.post else None,
                r.when,
                r.since,
                r.until,
                r.partly_inferred,
            )
            for r in rows
        ],
    )


FORMER = frozenset({OrganizationStatus.FORMER_SESSION, OrganizationStatus.FORMER_SESSION_UNCLEAR})
