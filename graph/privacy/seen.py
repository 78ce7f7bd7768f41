"""Who sees a record, in words: here alone, since a slip in them is a promise that is not kept."""

from __future__ import annotations

from graph.words import P, T, Text


def seen_by(*, public: bool) -> Text:
    """Return who sees what is for everybody, or for the viewer's own Centre alone."""
    return T("Everybody sees this") if public else T("Only your Centre sees this")


def seen_by_of(public: int, count: int) -> Text:
    """Return who sees so many records, of which some are for everybody."""
    if public in (0, count):
        return seen_by(public=public > 0)
    return P(
        "Everybody sees {n} of these {whole} records, which is a public fact. Only your Centre "
        "sees the others",
        "Everybody sees {n} of these {whole} records, which are public facts. Only your Centre "
        "sees the others",
        public,
        whole=count,
    )


def seen_by_of_a_file() -> Text:
    """Return who sees what a file makes that nobody has looked at yet."""
    return T(
        "Only your Centre sees what you import. Of a register of lobbying or of ministers’ "
        "meetings everybody sees what has an address"
    )
