"""Which groups match a Centre's topics: points that a person can follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graph.model import Organization, Topics
from graph.names.phrases import phrase, stands_in

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
    title = phrase(name)
    categories = [phrase(category) for category in (*of_group.first, *of_group.others)]
    first, others = _distinct(topics.first), _distinct(topics.others)
    in_title = [word for word in (*first, *others) if stands_in(phrase(word), title)]
    in_categories = [
        word
        for word in (*first, *others)
        if any(stands_in(phrase(word), category) for category in categories)
    ]
    points = sum(FIRST if word in first else OTHER for word in in_title) + min(
        CATEGORIES_AT_MOST, CATEGORY * len(in_categories)
    )
    return Match(points, tuple(dict.fromkeys((*in_title, *in_categories))))


def _distinct(words: Iterable[str]) -> list[str]:
    return list({phrase(word): word for word in reversed(list(words))}.values())[::-1]
