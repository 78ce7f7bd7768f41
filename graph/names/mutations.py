"""Welsh initial mutations undone:
"Gaerdydd", "Nghaerdydd" and "Chaerdydd" are forms of "Caerdydd".
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from graph.welsh import ASPIRATE, NASAL, SOFT

SHORTEST = 3
"""Letters of a word and of its radical;
of shorter ones nearly everything would be a form of something else.
"""

_UNDONE: defaultdict[str, list[str]] = defaultdict(list)
for _letters, _becomes in (
    pair for rule in (SOFT, NASAL, ASPIRATE) for pair in rule.items() if pair[1]
):
    _UNDONE[_becomes].append(_letters)
_VOWELS = frozenset("aeiouwy")
_AFTER_A_LOST_G = _VOWELS | {"l", "r"}
_LONGEST = max(map(len, _UNDONE))


@lru_cache(maxsize=1_024)  # one question asks it of the same few words for every phrase it knows
def radicals(word: str) -> frozenset[str]:
    """Return the words of which a folded word may be a mutated form, whether they exist or not;
    none for one of fewer than three letters.

    >>> sorted(radicals("ddirprwy")), sorted(radicals("brif")), sorted(radicals("wynedd"))
    (['dirprwy', 'tdirprwy'], ['prif'], ['gwynedd'])
    """
    if len(word) < SHORTEST:
        return frozenset()
    found = {
        first + word[size:]
        for size in range(1, _LONGEST + 1)
        for first in _UNDONE.get(word[:size], ())
    }
    if word[0] in _AFTER_A_LOST_G:
        found.add("g" + word)
    if word[0] == "h" and word[1] in _VOWELS:
        found.add(word[1:])
    return frozenset(radical for radical in found if len(radical) >= SHORTEST)


def are_forms_of_one(one: str, other: str) -> bool:
    """Return whether two folded words are the same, or one may be a mutated form of the other."""
    return one == other or other in radicals(one) or one in radicals(other)
