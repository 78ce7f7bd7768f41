"""Which groups match a Centre's topics: points that a person can follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graph.model import Organization, Topics
from graph.names.fold import fold

FIRST, OTHER, CATEGORY, CATEGORIES_AT_MOST, ENOUGH = 3, 2, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Match:
    points: int
    words: tuple[str, ...]
    """The Centre's words that the group matches, as they are written."""


def match(topics: Topics, group: Organization) -> Match:
    """Return a group's points for a Centre's topics.

    In the group's title each of the Centre's first words counts 3 and each of its others 2; in the
    publisher's categories of the group each word counts 1, at most 2 together. Plurals are folded,
    words are whole, phrases stand as they are.
    """
    return _match(topics, group.name, group.topics)


@lru_cache(maxsize=8192)
def _match(topics: Topics, name: str, of_group: Topics) -> Match:
    """Kept: every question for advice matches a Centre with the same groups."""
    title = _words(name)
    categories = [_words(category) for category in (*of_group.first, *of_group.others)]
    first, others = _distinct(topics.first), _distinct(topics.others)
    in_title = [word for word in (*first, *others) if _stands_in(_words(word), title)]
    in_categories = [
        word
        for word in (*first, *others)
        if any(_stands_in(_words(word), category) for category in categories)
    ]
    points = sum(FIRST if word in first else OTHER for word in in_title) + min(
        CATEGORIES_AT_MOST, CATEGORY * len(in_categories)
    )
    return Match(points, tuple(dict.fromkeys((*in_title, *in_categories))))


def _distinct(words: Iterable[str]) -> list[str]:
    return list({_words(word): word for word in reversed(list(words))}.values())[::-1]


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    """Kept: every question for advice reads the same titles, categories and topics."""
    return tuple(_singular(word) for word in fold(text).split())


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _stands_in(phrase: tuple[str, ...], text: tuple[str, ...]) -> bool:
    return any(text[i : i + len(phrase)] == phrase for i in range(len(text) - len(phrase) + 1))
