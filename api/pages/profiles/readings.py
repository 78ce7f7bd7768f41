"""When the lists behind a page were read, where that matters: lists of who is in what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from graph.model import Membership, OrganizationKind, Records
from graph.records.index import Index
from graph.words import Listed, T, Text

_LISTS = {
    OrganizationKind.CROSS_PARTY_GROUP: T("groups {day}"),
    OrganizationKind.COMMITTEE: T("committees {day}"),
    OrganizationKind.MINISTERIAL_TEAM: T("ministers {day}"),
    OrganizationKind.LEGISLATURE: T("seats {day}"),
}
"""What a list is of, and when it was read."""


def when_read(records: Records, memberships: Iterable[Membership]) -> Text | None:
    """Return on which day the lists of each sort were read from which memberships come: "groups 21
    July 2026, ministers 1 October 2026"; of several the earliest. None: of none it is known.
    """
    days: dict[OrganizationKind, dt.date] = {}
    for membership in memberships:
        body = records.organizations.get(membership.organization)
        if body is None or body.kind not in _LISTS:
            continue
        for citation in membership.sources:
            prefix = records.sources.get(citation.partition(":")[0])
            if prefix is not None and prefix.read_on is not None:
                days[body.kind] = min(prefix.read_on, days.get(body.kind, dt.date.max))
    parts = tuple(told.filled(day=days[kind]) for kind, told in _LISTS.items() if kind in days)
    return T("Lists read: {lists}.", lists=Listed(parts)) if parts else None


@lru_cache(maxsize=4)
def all_read(index: Index) -> Text | None:
    """Return the same of all memberships, found once for each state of the records."""
    return when_read(index.records, index.records.memberships.values())
