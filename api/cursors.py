"""Where a row stands in a list: what rows are ordered by, as one opaque text."""

from __future__ import annotations

import base64
import json

from graph.names.found import Found

Key = tuple[str | float, ...]
"""What rows are ordered by; unique to each row, ascending.
Numbers and texts, of the same types in every row.
"""


def cursor_of(key: Key) -> str:
    """Return the cursor of the row with a key."""
    return (
        base64.urlsafe_b64encode(json.dumps(key, separators=(",", ":")).encode())
        .decode()
        .rstrip("=")
    )


def likeness(answer: Found) -> Key:
    """Return the key by which what a search finds is ordered, the best first."""
    return tuple(int(part) if isinstance(part, bool) else part for part in answer.order)
