"""Whether a record is there on a date: in office, open, in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from graph.dates import PartialDate
from graph.model import (
    Interaction,
    Node,
    Organization,
    OrganizationKind,
    Person,
    Place,
    Post,
    PostStatus,
    Record,
    Records,
)
from graph.tenure import Tenure, is_open

_GOVERNMENT = frozenset({OrganizationKind.MINISTERIAL_TEAM, OrganizationKind.GOVERNMENT})


def is_present(tenure: Tenure, record: Record, as_of: dt.date) -> bool:
    """Return whether a person is in office, an organization open, a post held or without any known
    holder, any other record in force.

    An interaction never is.
    """
    if not isinstance(record, Node):
        return in_force(record, as_of)
    match record:
        case Person():
            return tenure.in_office(record.id, as_of)
        case Organization():
            return is_open(record, as_of)
        case Post():
            held = bool(tenure.of_post(record.id, as_of)) or not tenure.of_post(record.id)
            return held and record.status is not PostStatus.PLANNED and in_force(record, as_of)
        case Place():
            return in_force(record, as_of)
        case Interaction():
            return False


def present(tenure: Tenure, posts: Sequence[Post], as_of: dt.date) -> list[Post]:
    """Return the posts that are there on a date."""
    return [post for post in posts if is_present(tenure, post, as_of)]


def governs(records: Records, tenure: Tenure, person: Person, as_of: dt.date) -> bool:
    """Return whether a person holds a post among ministers or in a government."""
    posts = (
        spell.membership
        for spell in tenure.of_actor(person.id, as_of)
        if spell.membership.post is not None
    )
    bodies = (records.organizations.get(membership.organization) for membership in posts)
    return any(body is not None and body.kind in _GOVERNMENT for body in bodies)


def in_force(record: Record, day: dt.date) -> bool:
    """Return whether a record holds on a day; one without a date on a side is open there."""
    start: PartialDate | None = getattr(record, "valid_from", None)
    end: PartialDate | None = getattr(record, "valid_to", None)
    return (start is None or start.first <= day) and (end is None or day <= end.last)
