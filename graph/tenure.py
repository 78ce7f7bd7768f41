"""Who was in what and when: the one place where the dates of the tables become intervals of days (`docs/dates.md`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.model import ActorId, Membership, OrganizationId, PersonId, PostId, Records, Role


class Occupancy(StrEnum):
    HELD = "held"
    VACANT = "vacant"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Spell:
    """A membership as it counts: from `first` to `last`, both days included.

    `first` None: began at an unknown day. `last` None: not known to have ended. Both None: undated.
    """

    membership: Membership
    first: dt.date | None
    last: dt.date | None
    start_stated: bool
    ended_because: str | None
    """Words for people where the end does not stand in the source: "seat ended", "session ended", ..."""

    def covers(self, day: dt.date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Tenure:
    """The spells of all memberships of one viewer's records. Made once per state of the records; holds for all dates."""

    def __init__(self, records: Records) -> None:
        raise NotImplementedError

    def of_actor(self, actor: ActorId, as_of: dt.date | None = None) -> Sequence[Spell]:
        """Return an actor's spells, those that cover `as_of` where it is given, ordered by start, organization and id."""
        raise NotImplementedError

    def of_organization(self, organization: OrganizationId, as_of: dt.date | None = None, role: Role | None = None) -> Sequence[Spell]:
        """Return the spells in an organization, also of members that are only written names."""
        raise NotImplementedError

    def of_post(self, post: PostId, as_of: dt.date | None = None) -> Sequence[Spell]:
        """Return the spells of a post's holders."""
        raise NotImplementedError

    def occupancy(self, post: PostId, as_of: dt.date) -> Occupancy:
        """Return whether the post is held, vacant (every holder of that time is named here and none covers the date) or unknown."""
        raise NotImplementedError

    def in_office(self, person: PersonId, as_of: dt.date) -> bool:
        """Return whether the person has a seat in a legislature or holds a post on the date."""
        raise NotImplementedError
