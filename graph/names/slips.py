"""Words that are spelled nearly as another, found without a look at each of them.

Each slip touches one of some pieces of a word at most, where at least a letter lies between these:
so of one piece more than there may be slips, one stands in the other word as it is, and at most as
many letters further on or back. That is looked up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

MOST_FOUND = 20
_PIECES = (2, 3)
"""Letters of a piece: the longer, the fewer words have it."""


class Spelling:
    """Words by the pieces that stand in them and where.
    A value: `after` returns another that shares what did not change.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list[str]()
        self._with: dict[tuple[str, int], list[str]] = {}
        self._enter(words)

    def after(self, gone: Collection[str], come: Collection[str]) -> Spelling:
        """Return the spelling of the words without those that are gone and with those that came."""
        new = object.__new__(Spelling)
        new._words, new._with = list(self._words), dict(self._with)
        for word in gone:
            new._words.pop(bisect_left(new._words, word))
            for piece in _all_pieces(word):
                new._with[piece] = [other for other in new._with[piece] if other != word]
        for piece in {piece for word in come for piece in _all_pieces(word)} & new._with.keys():
            new._with[piece] = list(new._with[piece])
        new._enter(come)
        return new

    @property
    def words(self) -> Sequence[str]:
        """The words in order."""
        return self._words

    def _enter(self, words: Iterable[str]) -> None:
        for word in words:
            self._words.append(word)
            for piece in _all_pieces(word):
                self._with.setdefault(piece, []).append(word)
        self._words.sort()

    def near(self, asked: str, slips: int) -> list[tuple[str, int]]:
        """Return the words within so many slips, the nearest first, and in how many: a letter
        wrong, missing, too many, or two swapped.
        """
        found = process.extract(
            asked,
            self._candidates(asked, slips),
            scorer=OSA.distance,
            score_cutoff=slips,
            limit=MOST_FOUND,
        )
        return [(word, distance) for word, distance, _ in found]

    def _candidates(self, asked: str, slips: int) -> Sequence[str]:
        letters = min((len(asked) - slips) // (slips + 1), max(_PIECES))
        if letters < min(_PIECES):
            return self._words
        found: set[str] = set()
        for at in _pieces(len(asked), letters, slips + 1):
            piece = asked[at : at + letters]
            for shifted in range(at - slips, at + slips + 1):
                found.update(self._with.get((piece, shifted), ()))
        return sorted(found)


def _all_pieces(word: str) -> Iterator[tuple[str, int]]:
    for letters in _PIECES:
        for at in range(len(word) - letters + 1):
            yield word[at : at + letters], at


def _pieces(length: int, letters: int, count: int) -> Iterator[int]:
    """Yield where pieces begin, the first at the beginning, the last at the end, the others
    between them with a letter around each at least.

    >>> [*_pieces(8, 2, 3)], [*_pieces(12, 3, 3)], [*_pieces(5, 2, 2)]
    ([0, 3, 6], [0, 4, 9], [0, 3])
    """
    for number in range(count):
        yield number * (length - letters) // (count - 1)
