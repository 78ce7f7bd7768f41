"""What a write touches: which ties have to be computed anew, and which stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

from graph.kinds import kind_of
from graph.model import Record, Records
from graph.ties.touching import Touched

Changed = tuple[Record | None, Record | None]
"""A record before and after; None: it was not there, or is there no more."""


def touched_by(changes: Iterable[Changed], records: Records) -> Touched | None:
    """Return what changes touch, or None where they reach further than the pairs and bodies they
    name: all is computed anew then.

    `records` are those after the changes.
    """
    found: list[Touched] = []
    for before, after in changes:
        either = after if after is not None else before
        if either is None:
            continue
        touched = kind_of(either).touches(before, after, records)
        if touched is None:
            return None
        found.append(touched)
    return Touched(
        interactions=frozenset().union(*(one.interactions for one in found)),
        formal_ties=frozenset().union(*(one.formal_ties for one in found)),
        declared_ties=frozenset().union(*(one.declared_ties for one in found)),
        memberships=frozenset().union(*(one.memberships for one in found)),
        bodies=frozenset().union(*(one.bodies for one in found)),
        actors=any(one.actors for one in found),
        names=any(one.names for one in found),
    )
