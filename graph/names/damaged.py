"""Names whose letters were damaged on the way from one program to another."""

from __future__ import annotations

import re

_MARKS = re.compile(
    "\ufffd"  # stands for a letter that could not be read
    "|[\u00c2-\u00c5][\u0080-\u00bf\u20ac\u201a\u201e\u2020\u2021\u02c6\u2030\u2039\u2018\u2019\u201c"
    "\u201d\u2022\u2013\u2014\u02dc\u2122\u203a]"
    "|\u00e2\u20ac|\u00ef\u00bf\u00bd"
)
"""What is left where UTF-8 was read as the letters of Western Europe."""


_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]")


def is_damaged(text: str) -> bool:
    """Return whether a text has letters that were lost, or read in another encoding.

    >>> (
    ...     is_damaged("Si\u00c3\u00a2n"),
    ...     is_damaged("Si\ufffdn"),
    ...     is_damaged("JO\u00c3O"),
    ...     is_damaged("Si\u00e2n"),
    ... )
    (True, True, False, False)
    """
    return _MARKS.search(text) is not None


def has_lost_letter(name: str) -> bool:
    """Return whether a question mark stands in a name where a letter was.

    >>> has_lost_letter("Si?n Prys"), has_lost_letter("Ann Lee?")
    (True, False)
    """
    return _LOST.search(name) is not None
