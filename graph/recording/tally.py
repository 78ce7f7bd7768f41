"""What becomes of every row of a person's files: each is in exactly one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from graph.errors import InputError
from graph.recording.sheets import Place, SheetsRead
from graph.words import T, Text


class Outcome(IntEnum):
    """What becomes of a row. Of one that says several records the highest counts."""

    SAME = 1
    NEW = 2
    CHANGED = 3
    LEFT_OUT = 4
    UNCLEAR = 5
    UNUSABLE = 6


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows were read, and what becomes of them."""

    read: int
    blank: int
    """Rows without a text between others, which are not among those read."""
    not_read: int
    """Earlier days of what repeats in a calendar, which are not among those read either."""
    by_outcome: Mapping[Outcome, int]
    outcomes: Mapping[Place, Outcome]
    left_out: Mapping[Place, Text]
    """Why nothing of a row is kept."""

    def of(self, outcome: Outcome) -> int:
        """Return how many rows have this outcome."""
        return self.by_outcome.get(outcome, 0)


def tally(
    read: SheetsRead,
    unusable: Collection[Place],
    unclear: Collection[Place],
    records: Iterable[tuple[Place, Outcome]],
) -> Tally:
    """Return the sum of all rows.

    Raises:
        InputError: a row that was read is in no line, so nothing may be imported.
    """
    outcomes: dict[Place, Outcome] = {}
    asked = {one.file for one in read.columns if one.missing}
    failed = {file for file, row in unusable if (file, row) not in read.places}
    for place, outcome in (
        *records,
        *((place, Outcome.LEFT_OUT) for place in read.left_out),
        *((place, Outcome.UNCLEAR) for place in unclear),
        *((place, Outcome.UNCLEAR) for place in read.places if place[0] in asked),
        *((place, Outcome.UNUSABLE) for place in unusable if place in read.places),
    ):
        outcomes[place] = max(outcome, outcomes.get(place, outcome))
    for place in read.places:
        if place[0] in failed:
            outcomes.setdefault(place, Outcome.UNUSABLE)
    for place, other in read.with_row.items():
        if place not in outcomes and other in outcomes:
            outcomes[place] = outcomes[other]
    if outcomes.keys() != read.places.keys():
        raise InputError(
            T(
                "{read} rows were read, but {told} are told of. Nothing is imported; tell whoever "
                "answers for this copy.",
                read=len(read.places),
                told=len(outcomes.keys() & read.places),
            )
        )
    return Tally(
        len(read.places),
        read.blank,
        read.not_read,
        Counter(outcomes.values()),
        outcomes,
        read.left_out,
    )
