"""How much is here from each source."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.dates import PartialDate
from graph.kinds import FILED
from graph.model import Record, Records, Reliability
from graph.records.index import Index


@dataclass(slots=True)
class CitedTables:
    """How many records of each table cite a source.
    `newest`: the newest date that one of them gives, up to the day of the last reading of any.
    The end of a fact that is partly inferred is none, since it may be what is inferred.
    """

    tables: Counter[str]
    newest: PartialDate | None = None


@lru_cache(maxsize=4)
def cited(index: Index) -> Mapping[str, CitedTables]:
    """Count what is cited, once for each state of the records."""
    counts: dict[str, CitedTables] = {}
    read_on = max(
        (source.read_on for source in index.records.sources.values() if source.read_on),
        default=dt.date.max,
    ).isoformat()
    for table, record in _records(index.records):
        # partial dates have the order of their texts, and making days of
        # them takes most of the time
        date = max(
            (date for date in _dates(record) if date.text <= read_on), key=_text, default=None
        )
        for prefix in {citation.partition(":")[0] for citation in record.sources}:
            count = counts.setdefault(prefix, CitedTables(Counter()))
            count.tables[table] += 1
            if date is not None and (count.newest is None or date.text > count.newest.text):
                count.newest = date
    return counts


@lru_cache(maxsize=4)
def carried(index: Index) -> Mapping[str, bool]:
    """Return every citation that a record carries, and whether one does that everybody may use,
    once for each state of the records.
    """
    found: dict[str, bool] = {}
    for _, record in _records(index.records):
        for citation in record.sources:
            found[citation] = found.get(citation, False) or record.audience.is_public
    return found


def _records(records: Records) -> Iterator[tuple[str, Record]]:
    for table in FILED:
        for record in getattr(records, table).values():
            yield table, record


def _dates(record: Record) -> Iterator[PartialDate]:
    inferred = getattr(record, "reliability", None) is Reliability.PARTLY_INFERRED
    for name in ("date", "valid_from") if inferred else ("date", "to", "valid_from", "valid_to"):
        value = getattr(record, name, None)
        if isinstance(value, PartialDate):
            yield value


def _text(date: PartialDate) -> str:
    return date.text
