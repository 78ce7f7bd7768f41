"""Words and phrases compared whole, with plurals folded."""

from __future__ import annotations

from functools import lru_cache

from graph.names.fold import fold

Phrase = tuple[str, ...]


@lru_cache(maxsize=8192)
def phrase(text: str) -> Phrase:
    """Return the words of a text as they are compared.
    Kept: the same titles, categories and topics are read by every question.

    >>> phrase("Looked-after children, families")
    ('looked', 'after', 'children', 'family')
    """
    return tuple(_singular(word) for word in fold(text).split())


def stands_in(part: Phrase, whole: Phrase) -> bool:
    """Return whether the words of one stand in the other side by side and in order."""
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
