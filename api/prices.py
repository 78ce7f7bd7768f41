"""What answering a field costs beside the fields of its answer, in fields: some ten microseconds of one processor each.

Measured on the bundled records; a further day is priced below its half second, since it is made in a thread and kept.
"""

from __future__ import annotations

from collections.abc import Mapping

FURTHER_DAY = 10_000
"""For the ties of each day but today: a network has to be made."""
LONG_SEARCH = 20_000
"""For paths of so many hops that the search can take its whole time."""
ROWS_IN_ORDER = 30
"""For a page: all its rows are put in order."""

PRICES: Mapping[str, int] = {
    "Query.search": 500,
    "Query.named": 500,
    "Query.organizations": 1_000,
    "Query.tie": 50,
    "Query.introductionPaths": 2_000,
    "Query.status": 500,
    "Query.examine": 40_000,
    "history": 100,
    "Mutation.importTables": 20_000,
}
"""By type and field; by field alone where it costs the same in every type."""
WRITE = 3_000
"""For each other mutation."""
ROW_PRICES: Mapping[str, int] = {"ties": 10, "evidence": 5, "hops": 10}
"""For each row of a list or page, by its field: a tie is worked out, a sentence is put together."""
