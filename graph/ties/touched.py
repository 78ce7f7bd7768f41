"""What a write touches: which ties have to be computed anew, and which stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

from graph.kinds import kind_of
from graph.model import RecordId, Records, WorkId
from graph.records.difference import Changed
from graph.ties.touching import Touched


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
    interactions = frozenset[RecordId]().union(*(part.interactions for part in parts))
    formal_ties = frozenset[RecordId]().union(*(part.formal_ties for part in parts))
    return Touched(
        interactions=interactions,
        formal_ties=formal_ties,
        works=frozenset[WorkId]().union(
            *(part.works for part in parts), _told_by(interactions | formal_ties, records)
        ),
        declared_ties=frozenset().union(*(part.declared_ties for part in parts)),
        memberships=frozenset().union(*(part.memberships for part in parts)),
        bodies=frozenset().union(*(part.bodies for part in parts)),
        actors=any(part.actors for part in parts),
    )


def _told_by(ids: frozenset[RecordId], records: Records) -> frozenset[WorkId]:
    """The works of which records tell as well: what they do not tell the work does."""
    return frozenset(
        work.id for work in records.works.values() if not ids.isdisjoint(work.recorded_as)
    )
