"""Whether two people cannot be one, since they hold offices that nobody holds together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from graph.kinds import said
from graph.model import ActorId, Nation, OrganizationId, OrganizationKind, PostKind
from graph.names.nation import nation_of
from graph.view import View
from graph.words import Fill

_POLITICAL = frozenset({PostKind.MINISTER, PostKind.CHAIR, PostKind.MEMBER, PostKind.MAYOR})
"""Of one nation these go together: a seat, a ministry, the chair of a committee, a mayoralty."""


@dataclass(frozen=True, slots=True)
class _Office:
    said: Fill
    id: str
    first: dt.date | None
    last: dt.date | None
    political: bool
    nation: Nation | None


def two_offices(view: View, one: ActorId, other: ActorId) -> tuple[Fill, Fill] | None:
    """Return, in words, an office of each that no one person holds at the same time; None: there
    are none.

    A seat goes with other elected and ministerial offices of its nation, and with no other office;
    a post of an official with no other.
    """
    return next(
        (
            (here.said, there.said)
            for here in _offices(view, one)
            for there in _offices(view, other)
            if _meet(here, there) and not _go_together(here, there)
        ),
        None,
    )


def _offices(view: View, actor: ActorId) -> Iterator[_Office]:
    records = view.records
    for spell in view.tenure.of_actor(actor):
        membership = spell.membership
        post = None if membership.post is None else records.posts.get(membership.post)
        body = records.organizations.get(membership.organization)
        seat = body is not None and body.kind is OrganizationKind.LEGISLATURE
        if post is None and not seat:
            continue
        held = body if post is None else post
        yield _Office(
            said(records, membership),
            _id(seat, membership.organization, post.id if post else ""),
            spell.first,
            spell.last,
            seat or (post is not None and post.kind in _POLITICAL),
            None if held is None else nation_of(records, view.tenure, held, view.as_of),
        )


def _id(seat: bool, organization: OrganizationId, post: str) -> str:
    """Whoever sits in a legislature has one seat there, whichever post that is."""
    return organization if seat else post


def _meet(here: _Office, there: _Office) -> bool:
    return not any(
        before.last is not None and after.first is not None and before.last < after.first
        for before, after in ((here, there), (there, here))
    )


def _go_together(here: _Office, there: _Office) -> bool:
    return here.id == there.id or (
        here.political and there.political and here.nation is there.nation
    )
