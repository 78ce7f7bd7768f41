"""Which groups match a Centre's topics: points that a person can follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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

    In the group's title each of the Centre's first words counts 3 and each of its others 2; in the publisher's categories of the
    group each word counts 1, at most 2 together. Plurals are folded, words are whole, phrases stand as they are.
    """
    title = _words(group.name)
    categories = [_words(category) for category in (*group.topics.first, *group.topics.others)]
    first, others = _distinct(topics.first), _distinct(topics.others)
    in_title = [word for word in (*first, *others) if _stands_in(_words(word), title)]
    in_categories = [word for word in (*first, *others) if any(_stands_in(_words(word), category) for category in categories)]
    points = sum(FIRST if word in first else OTHER for word in in_title) + min(CATEGORIES_AT_MOST, CATEGORY * len(in_categories))
    return Match(points, tuple(dict.fromkeys((*in_title, *in_categories))))


def _distinct(words: Iterable[str]) -> list[str]:
    return list({tuple(_words(word)): word for word in reversed(list(words))}.values())[::-1]


def _words(text: str) -> list[str]:
    return [_singular(word) for word in fold(text).split()]


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _stands_in(phrase: Sequence[str], text: Sequence[str]) -> bool:
    return any(list(text[i : i + len(phrase)]) == list(phrase) for i in range(len(text) - len(phrase) + 1))
