"""Works of two or more as evidence: joint work from their first to their last day, or, where those
who do one are said to be partners, a formal tie of each two of them.

Other records may tell of the same work: two of whom they tell count as they say it, once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from enum import StrEnum
from itertools import combinations

from graph.dates import PartialDate
from graph.model import (
    ActorId,
    FormalKind,
    FormalTie,
    Interaction,
    InteractionKind,
    RecordId,
    Records,
    Work,
    WorkId,
    WorkKind,
    WorkStatus,
)

_YEAR = 4


class Untied(StrEnum):
    """Why a work of several brings nobody closer yet, or only later than it was done."""

    MEANT = "meant"
    """It is planned or proposed."""
    UNDATED = "undated"
    END_ALONE = "end-alone"
    """No start is stated: it counts on its last day alone."""
    TO_COME = "to-come"
    """It has not begun."""


def untied(work: Work, as_of: dt.date) -> Untied | None:
    """Return why a work of several parties makes no tie of them on a date; None: it does, or one
    party does it alone.
    """
    if len(work.parties) < 2:
        return None
    if not _is_joint(work):
        return Untied.MEANT
    begun = work.valid_from or work.valid_to
    if begun is None:
        return Untied.UNDATED
    if work.valid_from is None:
        return None if work.is_partnership else Untied.END_ALONE
    return Untied.TO_COME if begun.first > as_of else None


def interaction_of(work: Work) -> Interaction | None:
    """Return the joint work that a work is: to its last day, or to that of the year of which only
    the start is stated. None: one party alone, partners, undated, or not begun.
    """
    begun = work.valid_from or work.valid_to
    if begun is None or work.is_partnership or not _is_joint(work):
        return None
    return Interaction(
        id=work.id,
        date=begun,
        to=work.valid_to or _end_of_its_year(begun),
        kind=InteractionKind.JOINT_WORK,
        actors=work.parties,
        as_written=work.partners_as_written,
        title=work.title,
        note=work.note,
        sources=work.sources,
        audience=work.audience,
        recorded_by=work.recorded_by,
    )


def formal_ties_of(work: Work) -> Iterator[FormalTie]:
    """Yield the formal ties that a partnership is, one of each two of its parties."""
    if not work.is_partnership or not _is_joint(work):
        return
    for a, b in combinations(work.parties, 2):
        yield FormalTie(
            id=work.id,
            a=a,
            b=b,
            kind=FormalKind.PARTNER,
            valid_from=work.valid_from,
            valid_to=work.valid_to,
            sources=work.sources,
            audience=work.audience,
            recorded_by=work.recorded_by,
        )


def interaction(records: Records, id_: RecordId) -> Interaction | None:
    """Return the interaction of an id, recorded as one or a work."""
    if (recorded := records.interactions.get(id_)) is not None:
        return recorded
    work = records.works.get(WorkId(id_))
    return None if work is None else interaction_of(work)


def formal_tie(records: Records, id_: RecordId) -> FormalTie | None:
    """Return the formal tie of an id, recorded as one or a partnership; of several parties that
    of the first two.
    """
    if (recorded := records.formal_ties.get(id_)) is not None:
        return recorded
    work = records.works.get(WorkId(id_))
    return None if work is None else next(formal_ties_of(work), None)


def told_of(work: Work, records: Records) -> Collection[frozenset[ActorId]]:
    """Return the pairs of whom other records tell the same work."""
    pairs: set[frozenset[ActorId]] = set()
    for id_ in work.recorded_as:
        if (meeting := records.interactions.get(id_)) is not None:
            pairs |= {frozenset(pair) for pair in combinations(meeting.actors, 2)}
        if (tie := records.formal_ties.get(id_)) is not None:
            pairs.add(frozenset((tie.a, tie.b)))
    return pairs


def _is_joint(work: Work) -> bool:
    is_meant = work.kind is WorkKind.PROPOSAL or work.status is WorkStatus.PLANNED
    return len(work.parties) > 1 and not is_meant


def _end_of_its_year(first: PartialDate) -> PartialDate | None:
    return None if len(first.text) == _YEAR else PartialDate(first.text[:_YEAR])
