"""What is no longer used on a date, so that something else is meant by its name."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import cached_property

from graph.model import (
    Organization,
    OrganizationKind,
    Place,
    PlaceId,
    PlaceKind,
    Post,
    Record,
    Records,
)
from graph.tenure import Tenure, is_open

_FOLLOWED = frozenset({OrganizationKind.COUNCIL, OrganizationKind.COMMITTEE})
"""Bodies after whose end another may bear the name."""
_SEATS = frozenset({PlaceKind.CONSTITUENCY, PlaceKind.ELECTORAL_REGION})


class OutOfUse:
    """Which titles, councils, committees and seats are no longer used."""

    def __init__(self, records: Records, tenure: Tenure) -> None:
        self._records = records
        self._tenure = tenure

    @cached_property
    def _seats(self) -> dict[PlaceId, list[Post]]:
        seats: dict[PlaceId, list[Post]] = defaultdict(list)
        for post in self._records.posts.values():
            if post.place is not None:
                seats[post.place].append(post)
        return seats

    def has(self, record: Record, as_of: dt.date) -> bool:
        """Return whether a post has ended or its title is no longer used, a council or a committee
        has ended, or nobody sits for a seat for which somebody sat before.
        """
        if isinstance(record, Post):
            ended = record.valid_to is not None and record.valid_to.last < as_of
            return ended or self._tenure.last_use(record.id, as_of) is not None
        if isinstance(record, Organization) and record.kind in _FOLLOWED:
            return not is_open(record, as_of)
        if isinstance(record, Place) and record.kind in _SEATS:
            return self._is_former(self._seats.get(record.id, []), as_of)
        return False

    def _is_former(self, seats: list[Post], as_of: dt.date) -> bool:
        """Return whether all who sat are known to have left before the date."""
        spells = [spell for seat in seats for spell in self._tenure.of_post(seat.id)]
        return bool(spells) and all(
            spell.last is not None and spell.last < as_of for spell in spells
        )
