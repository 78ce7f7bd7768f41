"""Who sees a record, in words: here alone, since a slip in them is a promise that is not kept."""

from __future__ import annotations

from graph.words import T, Text


def seen_by(*, public: bool) -> Text:
    """Return who sees what is for everybody, or for the viewer's own Centre alone."""
    return T("Everybody sees this") if public else T("Only your Centre sees this")
