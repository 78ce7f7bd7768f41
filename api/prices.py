"""What answering a field costs beside the fields of its answer, counted in fields.

Judgements, from measures of the bundled records: an operation that spends all that it may on one
kind of work (25 questions for paths, 3 long ones, 5 further days, 20 writes, 100 searches) takes a
few seconds at most.
"""

from __future__ import annotations

from collections.abc import Mapping

FURTHER_DAY = 40_000
"""For the ties of each day but today: a network has to be made."""
LONG_SEARCH = 60_000
"""For paths of so many hops that the search can take its whole time."""
ROWS_IN_ORDER = 50
"""For a page: all its rows are put in order."""

PRICES: Mapping[str, int] = {
    "Query.__schema": 20_000,
    "Query.__type": 500,
    "Query.search": 2_000,
    "Query.named": 2_000,
    "Query.organizations": 3_000,
    "Query.people": 3_000,
    "Query.posts": 3_000,
    "Query.places": 2_000,
    "Query.interactions": 2_000,
    "Query.memberships": 4_000,
    "Query.changes": 3_000,
    "Query.movers": 4_000,
    "Query.tie": 200,
    "Query.introductionPaths": 8_000,
    "Query.engagementMetrics": 40_000,
    "Query.keptFigures": 80_000,
    "Query.status": 2_000,
    "Query.nations": 3_000,
    "outlook": 3_000,
    "Query.writes": 2_000,
    "Query.concepts": 500,
    "Query.remits": 500,
    "Query.works": 500,
    "Query.findings": 500,
    "Query.priorities": 500,
    "Query.landscape": 10_000,
    "Query.gapOptions": 3_000,
    "Query.consultationList": 3_000,
    "Query.collaborationOpportunities": 4_000,
    "Query.trialConflicts": 3_000,
    "Query.tradeOffs": 1_000,
    "Query.policyDivergence": 3_000,
    "Query.sharedChallenges": 1_000,
    "Query.signpost": 4_000,
    "Query.examine": 150_000,
    "history": 400,
    "Mutation.importTables": 100_000,
}
"""By type and field; by field alone where it costs the same in every type."""
WRITTEN = 2_000
"""For a change or a write by its id: all that was written with it is read."""
WRITE = 10_000
"""For each other mutation."""
ROW_PRICES: Mapping[str, int] = {"ties": 20, "evidence": 10, "hops": 20}
"""For each row of a list or page, by its field: a tie is worked out, a sentence is put together."""
