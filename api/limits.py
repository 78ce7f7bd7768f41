"""What one request may ask for, in one visible table."""

from __future__ import annotations

from dataclasses import dataclass

from graph.recording.sheets import MOST_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    body_bytes: int = 256 * 1024
    """Of the body of a request. A larger one is refused before it is read."""
    upload_bytes: int = MOST_BYTES
    """Of the tables of one upload. They are written to disk as they come."""
    uploads_bytes: int = 10 * MOST_BYTES
    """Of all uploads that lie on disk together, and of the forms with files that are being read."""
    path_seconds: float = 5.0
    """For one search of introduction paths. After it the paths found so far are the answer, marked as incomplete."""
    ready_seconds: float = 2.0
    """For the store to answer when it is asked whether it is ready."""


LIMITS = Limits()

TOKENS = 2_000
"""Of a GraphQL document: names, brackets, colons."""
ALIASES = 30
"""Of one operation, each fragment counted wherever it is spread."""
FIELDS = 1_500
"""Of one operation, each fragment counted wherever it is spread."""
DEPTH = 20
"""Of fields inside fields. The usual introspection has 15."""
ANSWER_FIELDS = 50_000
"""Of the answer to one operation, as its lists and pages let expect: under a second of one processor."""
ROWS_OF_A_PAGE = 100
"""The most that a page has."""
ROWS_OF_A_LIST = 5
"""What a list without pages usually has: sources of a fact, hops of a path, members of a group."""
CACHED_DOCUMENTS = 128
"""Documents that are kept parsed and checked."""
CHANGES_OF_A_RECORD = 200
"""The latest changes of a record that its history goes back to."""
