"""Which of many texts are like a question, word by word."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz

from graph.names.first_names import joined, other_forms
from graph.names.fold import LIGHT, fold, telling_words
from graph.names.mutations import are_forms_of_one, radicals
from graph.names.slips import Spelling

MOST_WORDS = 24
WORDS_KEPT = 2_000
"""Of questions, with the known words that are like them: first names come again and again."""
MOST_LETTERS = 300
"""Of a question; what comes after is not looked at."""
LEAST_COVERED = 0.5
"""Share of the question's weight that a text must answer to be found."""
LIGHT_WEIGHT = 0.2
UNKNOWN_WORD_WEIGHT = 5.0
SHORTEST_BEGINNING = 2
SHORTEST_WITH_A_SLIP = 4
SHORTEST_WITH_TWO_SLIPS = 8
_MUTATED_SHARE = 0.9
_OTHER_FORM_SHARE = 0.95


class Likeness(IntEnum):
    """How a text answers a question: the lower, the more surely it is what was meant.
    From `WHOLE_WORDS` on light words do not count.
    """

    EXACT = 0
    """The same words in the same order, or an id or a code."""
    SAME_WORDS = 1
    """The same words in another order."""
    MUTATED = 2
    """The same words in the same order, where one may have a Welsh
    mutation that the other has not.
    """
    WHOLE_WORDS = 3
    """Every word of the question stands in the text, which has more."""
    OTHER_FORMS = 4
    """The same where a word may be another form of it: Mike of Michael, McGregor of MacGregor."""
    BEGINNINGS = 5
    """The same where a word of the question may be the beginning of a word, as one types."""
    READ = 6
    """Every word stands in the text, or says of what sort the record is:
    in which nation, in which office.
    """
    WHOLE_MUTATED = 7
    """Every word stands in the text, where one may have a Welsh mutation that the other has not."""
    SLIPS = 8
    """The same with small slips in a word."""
    PART = 9
    """At least half of the question, by the weight of its words, but not all;
    or all of a text, which has two words at least.
    """


@dataclass(frozen=True, slots=True)
class TextMatch:
    """The text number `entry` answers the question.
    `points` in [0, 3.15] order matches of the same likeness.
    """

    entry: int
    likeness: Likeness
    points: float


def slips_in(word: str) -> int:
    """Return how many letters may be wrong, missing, too many or swapped in a word of a question
    for it to be known: 0 to 2.
    """
    if len(word) < SHORTEST_WITH_A_SLIP:
        return 0
    return 1 if len(word) < SHORTEST_WITH_TWO_SLIPS else 2


class Words:
    """The words of all texts, and the texts in which each stands."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._folded = [fold(text) for text in texts]
        self._where: dict[str, list[int]] = defaultdict(list)
        self._of = [frozenset(folded.split()) for folded in self._folded]
        for entry, words in enumerate(self._of):
            for word in words:
                self._where[word].append(entry)
        self._words = sorted(self._where)
        self._spelling = Spelling(self._words)
        self._near = lru_cache(maxsize=WORDS_KEPT)(self._like)
        self._mutated: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            for radical in radicals(word):
                self._mutated[radical].append(word)
        self._rarity = {
            word: math.log(1 + len(texts) / len(entries)) for word, entries in self._where.items()
        }

    def matches(self, text: str) -> list[TextMatch]:
        """Return the texts that answer the question, in the order of the texts."""
        query = " ".join(joined(fold(text[:MOST_LETTERS]).split(), self._where.__contains__))
        # sums must not depend on the order of words
        asked = sorted(list(dict.fromkeys(query.split()))[:MOST_WORDS])
        covered: dict[int, float] = defaultdict(float)
        worst: dict[int, Likeness] = {}
        answered: dict[int, int] = defaultdict(int)
        telling = telling_words(" ".join(asked))
        total = 0.0
        for word in asked:
            near = self._near(word)
            weight = max((self._rarity[other] for other in near), default=UNKNOWN_WORD_WEIGHT) * (
                LIGHT_WEIGHT if word in LIGHT else 1
            )
            total += weight
            for entry, (share, likeness) in self._entries(near).items():
                covered[entry] += weight * share
                if word in telling:
                    answered[entry] += 1
                    worst[entry] = max(likeness, worst.get(entry, likeness))
        found = [entry for entry, weight in covered.items() if weight / total >= LEAST_COVERED]
        # Words beside a whole name ("the minister Jane Evans, please") weigh so much that the name
        # itself falls below the least: where no text has all telling words, short ones whose every
        # word was asked answer too.
        if not any(answered[entry] == len(telling) for entry in found):
            found += self._within(frozenset(asked), covered.keys() - set(found))
        return [
            self._match(
                entry,
                query,
                worst[entry] if answered[entry] == len(telling) else Likeness.PART,
                covered[entry] / total,
            )
            for entry in sorted(found)
        ]

    def _within(self, asked: frozenset[str], entries: Iterable[int]) -> Iterator[int]:
        """Yield the texts of which every word was asked, two at least,
        among more that weigh more.
        """
        for entry in entries:
            if len(self._of[entry]) > 1 and self._of[entry] <= asked:
                yield entry

    def _like(self, asked: str) -> Mapping[str, tuple[float, Likeness]]:
        """Return the known words like the one that was asked, each with its share of the weight."""
        near = {asked: (1.0, Likeness.WHOLE_WORDS)} if asked in self._where else {}
        for word in sorted(other_forms(asked) & self._where.keys()):
            near.setdefault(word, (_OTHER_FORM_SHARE, Likeness.OTHER_FORMS))
        if len(asked) >= SHORTEST_BEGINNING:
            for word in self._beginning_with(asked):
                near.setdefault(word, (0.75 + 0.2 * len(asked) / len(word), Likeness.BEGINNINGS))
        for word in (*sorted(radicals(asked) & self._where.keys()), *self._mutated.get(asked, ())):
            near.setdefault(word, (_MUTATED_SHARE, Likeness.WHOLE_MUTATED))
        if slips_in(asked):
            for word, distance in self._spelling.near(asked, slips_in(asked)):
                near.setdefault(word, (0.8 - 0.15 * (distance - 1), Likeness.SLIPS))
        return near

    def _beginning_with(self, start: str) -> list[str]:
        at = bisect_left(self._words, start)
        end = at
        while end < len(self._words) and self._words[end].startswith(start):
            end += 1
        return self._words[at:end]

    def _entries(
        self, near: Mapping[str, tuple[float, Likeness]]
    ) -> dict[int, tuple[float, Likeness]]:
        """Return for each text that has one of the words the best of them."""
        best: dict[int, tuple[float, Likeness]] = {}
        for word, (share, likeness) in near.items():
            for entry in self._where[word]:
                if entry not in best or share > best[entry][0]:
                    best[entry] = (share, likeness)
        return best

    def _match(self, entry: int, query: str, likeness: Likeness, covered: float) -> TextMatch:
        folded = self._folded[entry]
        points = (
            2 * covered
            + fuzz.token_sort_ratio(query, folded) / 100
            + 0.15 * folded.startswith(query)
        )
        if folded == query:
            likeness = Likeness.EXACT
        elif likeness is Likeness.WHOLE_WORDS and sorted(folded.split()) == sorted(query.split()):
            likeness = Likeness.SAME_WORDS
        elif likeness is Likeness.WHOLE_MUTATED and _are_forms(query.split(), folded.split()):
            likeness = Likeness.MUTATED
        return TextMatch(entry, likeness, points)


def _are_forms(asked: Sequence[str], words: Sequence[str]) -> bool:
    return len(asked) == len(words) and all(map(are_forms_of_one, asked, words))
