"""Names as they are compared: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata

_SPECIAL = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "’": "'", "‘": "'", "ʼ": "'", "`": "'"}
)
_WORD = re.compile(r"[^\W_]+")
_SIGNS = frozenset({"Mn", "Mc", "Me"})
_TELLING = frozenset({0, 7, 8, 9})
"""Combining classes of vowel signs, nukta, voicing and virama."""
LIGHT = frozenset(
    {
        "the",
        "of",
        "and",
        "for",
        "on",
        "in",
        "to",
        "y",
        "yr",
        "a",
        "ac",
        "ar",
        "i",
        "o",
        "ap",
        "dros",
        "or",
        "ir",
    }
)
"""Words that tell names little apart. Other words decide how like two names are."""


def fold(text: str) -> str:
    """Return the words of a text in lower-case letters without marks, and
    digits, with one space between.

    >>> (
    ...     fold("Cyngor Sir Ynys Môn"),
    ...     fold("Michelle O’Neill"),
    ...     fold("Health & Social Care"),
    ...     fold("王小明"),
    ... )
    ('cyngor sir ynys mon', 'michelle oneill', 'health social care', '王小明')
    """
    if text.isascii():
        return " ".join(_WORD.findall(text.casefold().replace("'", "").replace("`", "")))
    spread = unicodedata.normalize("NFKD", text).casefold()
    spread = unicodedata.normalize("NFKD", spread.translate(_SPECIAL))
    plain = "".join(map(_plain, spread.replace("'", "")))
    return " ".join(plain.split())


def _plain(letter: str) -> str:
    """Return a letter, figure or sign of a word, nothing for an accent, and a space for the rest.
    Vowels of Indian scripts and voicing in Japanese are signs that tell names apart.
    """
    if letter.isalnum():
        return letter
    if unicodedata.category(letter) not in _SIGNS:
        return " "
    return letter if unicodedata.combining(letter) in _TELLING else ""


def telling_words(folded: str) -> frozenset[str]:
    """Return the words of a folded text without the light ones, unless it has no others.

    >>> sorted(telling_words("minister for health"))
    ['health', 'minister']
    """
    words = frozenset(folded.split())
    return words - LIGHT or words
