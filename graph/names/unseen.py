"""Marks in a text that nobody sees."""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Spaces of no width, and marks of direction. Not among them is what joins letters of Persian and
parts of an emoji, nor the soft hyphen, which shows that letters were damaged.
"""


def without_unseen(text: str) -> str:
    """Return a text without marks that show nothing: who copies a name or a day from a page brings
    them along, and by some of them it reads otherwise than it is written.

    >>> without_unseen("Ann\\u200b Lee"), without_unseen("\\u200e03/\\u200e04/\\u200e2026")
    ('Ann Lee', '03/04/2026')
    """
    return text if text.isascii() else _UNSEEN.sub("", text)
