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
    parts: list[Touched] = []
    for before, after in changes:
        either = after if after is not None else before
        if either is None:
            continue
        touched = kind_of(either).touches(before, after, records)
        if touched is None:
            return None
        parts.append(touched)
    return Touched(
        interactions=frozenset().union(*(part.interactions for part in parts)),
        formal_ties=frozenset().union(*(part.formal_ties for part in parts)),
        declared_ties=frozenset().union(*(part.declared_ties for part in parts)),
        memberships=frozenset().union(*(part.memberships for part in parts)),
        bodies=frozenset().union(*(part.bodies for part in parts)),
        actors=any(part.actors for part in parts),
        names=any(part.names for part in parts),
    )
