"""What somebody wrote, as a page may repeat it."""

from __future__ import annotations

import unicodedata

MOST_QUOTED = 80
"""Letters of it that a page repeats."""
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})


def quoted(text: str, most: int = MOST_QUOTED) -> str:
    """Return what somebody wrote as a page may repeat it:
    without letters that turn the direction of others, and not all of a long one.

    >>> quoted("a\\u202eb"), quoted("x" * 90, most=4)
    ('ab', 'xxx…')
    """
    plain = "".join(letter for letter in text if unicodedata.category(letter) not in _UNSEEN)
    plain = " ".join(plain.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"
