"""What whoever records something should know of what it counts for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from graph.model import Interaction, Record, Work
from graph.names.landscape_words import untied_words
from graph.ties.joint_work import untied
from graph.words import T, Text


def notes_on(records: Iterable[Record], as_of: dt.date) -> tuple[Text, ...]:
    """Return sentences on what does not count in ties on a date, and from when it would."""
    return tuple(note for record in records for note in _of(record, as_of))


def _of(record: Record, as_of: dt.date) -> Iterator[Text]:
    if isinstance(record, Interaction) and (day := record.to or record.date).last > as_of:
        yield T(
            "{date} may still lie ahead, so it counts from {last} on. Give the day for it "
            "to count from today.",
            date=day,
            last=day.last,
        )
    if isinstance(record, Work) and not record.recorded_as:
        why = untied(record, as_of)
        if why is not None:
            yield untied_words(why, record)
