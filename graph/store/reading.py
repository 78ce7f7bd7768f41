"""Rows of the reading texts into records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Any

from graph.attention import attended
from graph.kinds import BY_TABLE
from graph.model import Dataset, Records
from graph.privacy.audience import PUBLIC, Audience
from graph.store import cypher
from graph.store.properties import Properties, from_properties, texts
from graph.store.shape import LINKS, NODE_TABLES

PAGE = 15_000
"""Rows read at once. For the next ones an engine may look through all of them again: fewer cost
more, and more would not be read within the time that a text has.
"""
OWNERS = 1_000
"""Records whose links are read at once. More are found no faster, and their links are sorted."""
WINDOW = 250
"""Positions of the feed that are read at once:
a load of the size of the bundled data has a hundred.
"""

Run = Callable[[str, Mapping[str, Any]], Awaitable[Sequence[Mapping[str, Any]]]]
"""Runs one reading text and returns its rows."""


Rows = dict[str, dict[str, Properties]]
"""What was read, by table and id.
Only rows that were read while nobody wrote make whole records.
"""


async def read_everything(run: Run, audiences: Sequence[Audience]) -> Rows:
    """Return the rows of all records of these audiences."""
    found: Rows = {table: {} for table in BY_TABLE}
    for table in NODE_TABLES:
        async for row in _pages(run, cypher.READ[table], audiences):
            found[table][row["id"]] = row["properties"]
    await _read_links(run, audiences, found)
    for relation, text in cypher.READ_RELATIONS.items():
        async for row in _pages(run, text, audiences):
            ends = {name: value for name, value in row.items() if name not in ("id", "properties")}
            found[relation.table][row["id"]] = {**row["properties"], **ends}
    return found


async def read_datasets(run: Run) -> Mapping[str, Dataset]:
    """Return the datasets, which are public and few."""
    pages = _pages(run, cypher.READ["datasets"], [PUBLIC])
    rows = {row["id"]: row["properties"] async for row in pages}
    return records_of({"datasets": rows}).datasets


def records_of(rows: Rows) -> Records:
    """Return the records of rows, each table in the order of its ids."""
    tables: dict[str, Any] = {
        table: {
            id_: from_properties(table, properties)
            for id_, properties in attended(sorted(by_id.items()))
        }
        for table, by_id in rows.items()
    }
    return Records(**tables)


async def _read_links(run: Run, audiences: Sequence[Audience], found: Rows) -> None:
    for link in LINKS:
        owners, others = list(found[link.table]), defaultdict[str, list[tuple[int, str]]](list)
        for start in range(0, len(owners), OWNERS):
            among = owners[start : start + OWNERS]
            async for row in _pages(run, cypher.READ_LINKS[link], audiences, owners=among):
                others[row["owner"]].append((row["position"], row["other"]))
        for owner, ends in others.items():
            ids = [id_ for _, id_ in sorted(ends)]
            found[link.table][owner][link.field] = ids if link.many else ids[0]


async def _pages(
    run: Run, text: str, audiences: Sequence[Audience], **parameters: Sequence[str]
) -> AsyncIterator[Mapping[str, Any]]:
    after = ""
    while True:
        rows = await run(
            text, {"audiences": texts(audiences), "after": after, "limit": PAGE, **parameters}
        )
        for row in rows:
            yield row
        if len(rows) < PAGE:
            return
        after = rows[-1]["id"]
