"""Which of many names, of people or of bodies, are nearly another of them: the same words in
another order or some of them, or one word in another form or with a slip.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.names.first_names import other_forms
from graph.names.fold import LIGHT, fold
from graph.names.titles import TITLES, same_name
from graph.names.words import MOST_LETTERS, slips_in

_LEGAL = frozenset(
    [
        "ltd",
        "limited",
        "plc",
        "llp",
        "cic",
        "cio",
        "inc",
        "cyf",
        "cyfyngedig",
        "co",
        "company",
        "cwmni",
    ]
)
"""Words behind the name of a body that tell it from no other."""
_OFTEN_LEFT_OUT = (
    "trust",
    "foundation",
    "charity",
    "group",
    "ymddiriedolaeth",
    "sefydliad",
    "grwp",
)
"""Words at the end or the beginning of the name of a body without which people write it too."""
_MOST_WORDS = 6
"""Of a name of a person; of more no part is looked up."""
_LEAST = 2
"""Words of a name that another may have more of."""

_Key = tuple[str, ...]


class NamesAmong:
    """Names of one sort, each as it is written first."""

    def __init__(self, names: Iterable[str], *, of_people: bool) -> None:
        self._of_people = of_people
        self._written: dict[_Key, dict[str, str]] = defaultdict(dict)
        self._but_one: dict[_Key, dict[str, list[_Key]]] = defaultdict(lambda: defaultdict(list))
        self._part: dict[_Key, list[_Key]] = defaultdict(list)
        for name in names:
            if words := self._words(name):
                self._written[words].setdefault(self._alike(name), name)
        for words in self._written:
            for word, rest in _but_one(words):
                self._but_one[rest][word].append(words)
            for part in _parts(words) if of_people else ():
                self._part[part].append(words)

    def near(self, name: str) -> Sequence[str]:
        """Return those that are nearly a name, and not the name itself.

        >>> people = NamesAmong(["Jon Oar", "Ann Oar", "John Oar", "J. Oar"], of_people=True)
        >>> people.near("John Oar"), people.near("Mary Ann Oar"), people.near("Eve Oar")
        (['Jon Oar', 'J. Oar'], ['Ann Oar'], [])
        >>> NamesAmong(["H. Oar", "Bo Lee"], of_people=True).near("Mr Oar")
        ['H. Oar']
        >>> bodies = NamesAmong(["Sea Trust Ltd", "Sea Trust Wales", "Sea"], of_people=False)
        >>> bodies.near("Sea Trust"), bodies.near("Sea Group")
        (['Sea Trust Ltd', 'Sea'], ['Sea'])
        """
        words, own = self._words(name), self._alike(name)
        return [
            written
            for key in dict.fromkeys((words, *self._like(words)))
            for alike, written in self._written.get(key, {}).items()
            if alike != own
        ]

    def _words(self, name: str) -> _Key:
        words = self._alike(name[:MOST_LETTERS]).split()
        if self._of_people:
            return tuple(words)
        return tuple(word for word in words if word not in LIGHT | _LEGAL) or tuple(words)

    def _alike(self, name: str) -> str:
        """Return what all ways to write the very name have in common."""
        return same_name(name) if self._of_people else fold(name)

    def _like(self, words: _Key) -> Iterator[_Key]:
        if not self._of_people:
            yield from _shorter_and_longer(words)
        if len(words) < _LEAST:
            return
        for word, rest in _but_one(words):
            there = self._but_one.get(rest, {})
            for other in (word, *self._forms(word, there)):
                yield from there.get(other, ())
        if self._of_people:
            yield from self._part.get(tuple(sorted(words)), ())
            for part in _parts(words):
                yield from self._but_one.get(part[1:], {}).get(part[0], ())

    def _forms(self, word: str, there: Mapping[str, object]) -> Iterator[str]:
        """Yield the words among others that are other forms of one, or have a slip."""
        if self._of_people:
            yield from sorted(other_forms(word) & there.keys())
            yield from there if word in TITLES else sorted(TITLES & there.keys())
            yield from (
                other
                for other in there
                if other != word and (other.startswith(word) or word.startswith(other))
            )
        if (slips := slips_in(word)) and not any(map(str.isdigit, word)):
            found = process.extract(
                word, list(there), scorer=OSA.distance, score_cutoff=slips, limit=None
            )
            yield from (other for other, _, _ in found if other != word)


def _shorter_and_longer(words: _Key) -> Iterator[_Key]:
    """Yield the words without one that is often left out, and with one more."""
    if len(words) >= _LEAST:
        yield from (words[:-1],) if words[-1] in _OFTEN_LEFT_OUT else ()
        yield from (words[1:],) if words[0] in _OFTEN_LEFT_OUT else ()
    for word in _OFTEN_LEFT_OUT:
        yield from ((*words, word), (word, *words))


def _but_one(words: _Key) -> Iterator[tuple[str, _Key]]:
    """Yield each word, and the others in the order of the alphabet."""
    for at, word in enumerate(words):
        yield word, tuple(sorted((*words[:at], *words[at + 1 :])))


def _parts(words: _Key) -> Iterator[_Key]:
    """Yield some of the words, in the order of the alphabet: two at least, and not all."""
    if len(words) <= _MOST_WORDS:
        for length in range(_LEAST, len(words)):
            yield from combinations(sorted(words), length)
