"""Which of many texts are like a question, word by word."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum

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


class KnownWords:
    """Words that stand somewhere, and which of them are like one that was asked.
    A value: `after` returns another that shares what did not change.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._spelling = Spelling(self._words)
        self._mutated: dict[str, list[str]] = {}
        self._enter(self._words)
        self._near: dict[str, Mapping[str, tuple[float, Likeness]]] = {}

    def after(self, gone: AbstractSet[str], come: AbstractSet[str]) -> KnownWords:
        """Return the words without those that are gone and with those that came."""
        if not gone and not come:
            return self
        new = object.__new__(KnownWords)
        new._words = (self._words - gone) | come
        new._spelling = self._spelling.after(gone, come)
        new._mutated = dict(self._mutated)
        for word in gone:
            for radical in radicals(word):
                new._mutated[radical] = [one for one in new._mutated[radical] if one != word]
        new._enter(come)
        new._near = {}
        return new

    def near(self, asked: str) -> Mapping[str, tuple[float, Likeness]]:
        """Return the known words like the one that was asked, each with its share of the weight."""
        found = self._near.get(asked)
        if found is None:
            if len(self._near) >= WORDS_KEPT:
                self._near.clear()
            found = self._near[asked] = self._like(asked)
        return found

    def _enter(self, words: Iterable[str]) -> None:
        for word in words:
            for radical in radicals(word):
                self._mutated[radical] = sorted([*self._mutated.get(radical, ()), word])

    def _like(self, asked: str) -> Mapping[str, tuple[float, Likeness]]:
        near = {asked: (1.0, Likeness.WHOLE_WORDS)} if asked in self._words else {}
        for word in sorted(other_forms(asked) & self._words):
            near.setdefault(word, (_OTHER_FORM_SHARE, Likeness.OTHER_FORMS))
        if len(asked) >= SHORTEST_BEGINNING:
            for word in self._beginning_with(asked):
                near.setdefault(word, (0.75 + 0.2 * len(asked) / len(word), Likeness.BEGINNINGS))
        for word in (*sorted(radicals(asked) & self._words), *self._mutated.get(asked, ())):
            near.setdefault(word, (_MUTATED_SHARE, Likeness.WHOLE_MUTATED))
        if slips_in(asked):
            for word, distance in self._spelling.near(asked, slips_in(asked)):
                near.setdefault(word, (0.8 - 0.15 * (distance - 1), Likeness.SLIPS))
        return near

    def _beginning_with(self, start: str) -> Sequence[str]:
        words = self._spelling.words
        at = end = bisect_left(words, start)
        while end < len(words) and words[end].startswith(start):
            end += 1
        return words[at:end]


class Words:
    """The words of all texts, which have numbers, and the texts in which each stands.
    A value: `after` returns another that shares what did not change.
    """

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._folded: dict[int, str] = {}
        self._of: dict[int, frozenset[str]] = {}
        self._where: dict[str, list[int]] = {}
        self._enter(texts)
        self._known = KnownWords(self._where)

    def after(self, gone: Iterable[int], come: Mapping[int, str]) -> Words:
        """Return the words without the texts that are gone and with those that came."""
        new = object.__new__(Words)
        new._folded, new._of, new._where = dict(self._folded), dict(self._of), dict(self._where)
        left = {entry: new._of.pop(entry) for entry in gone}
        touched = {word for words in left.values() for word in words}
        touched |= {word for text in come.values() for word in fold(text).split()}
        for word in touched:  # nothing is changed that others share
            new._where[word] = list(new._where.get(word, ()))
        for entry, words in left.items():
            del new._folded[entry]
            for word in words:
                new._where[word].remove(entry)
        new._enter(come)
        unused = {word for word in touched if not new._where[word]}
        for word in unused:
            del new._where[word]
        new._known = self._known.after(
            unused & self._where.keys(), touched - unused - self._where.keys()
        )
        return new

    def _enter(self, texts: Mapping[int, str]) -> None:
        for entry, text in texts.items():
            self._folded[entry] = fold(text)
            self._of[entry] = frozenset(self._folded[entry].split())
            for word in self._of[entry]:
                self._where.setdefault(word, []).append(entry)

    def matches(self, text: str) -> list[TextMatch]:
        """Return the texts that answer the question."""
        query = " ".join(joined(fold(text[:MOST_LETTERS]).split(), self._where.__contains__))
        # sums must not depend on the order of words
        asked = sorted(list(dict.fromkeys(query.split()))[:MOST_WORDS])
        covered: dict[int, float] = defaultdict(float)
        worst: dict[int, Likeness] = {}
        answered: dict[int, int] = defaultdict(int)
        telling = telling_words(" ".join(asked))
        total = 0.0
        for word in asked:
            near = self._known.near(word)
            weight = self._weight(near) * (LIGHT_WEIGHT if word in LIGHT else 1)
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
            for entry in found
        ]

    def _weight(self, words: Iterable[str]) -> float:
        """Return how much it tells that one of the words is asked for: as much as of the rarest."""
        fewest = min((len(self._where[word]) for word in words), default=0)
        return math.log(1 + len(self._folded) / fewest) if fewest else UNKNOWN_WORD_WEIGHT

    def _within(self, asked: frozenset[str], entries: Iterable[int]) -> Iterator[int]:
        """Yield the texts of which every word was asked, two at least,
        among more that weigh more.
        """
        for entry in entries:
            if len(self._of[entry]) > 1 and self._of[entry] <= asked:
                yield entry

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
