"""People by their initials: "J Swinney" and "A.R.T. Davies"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.names.fold import fold

MOST_INITIALS = 4


class Initials:
    """Which of many names of people, by number, begin with which initials, and end with which
    words. A value: `after` returns another that shares what did not change.
    """

    def __init__(self, names: Mapping[int, str]) -> None:
        self._of: dict[str, list[int]] = {}
        self._enter(names)

    def after(self, gone: Mapping[int, str], come: Mapping[int, str]) -> Initials:
        """Return the initials without the names that are gone and with those that came."""
        new = object.__new__(Initials)
        new._of = dict(self._of)
        for entry, name in gone.items():
            for key in _keys(name):
                new._of[key] = [other for other in new._of[key] if other != entry]
        new._enter(come)
        return new

    def _enter(self, names: Mapping[int, str]) -> None:
        for entry, name in names.items():
            for key in _keys(name):
                self._of[key] = [*self._of.get(key, ()), entry]

    def matches(self, text: str) -> Sequence[int]:
        """Return the names that a text of initials and at least one further word
        stands for; initials may stand together in capitals.
        """
        words = text.replace(".", " ").split()
        first = words[0] if words else ""
        if 1 < len(first) <= MOST_INITIALS and first.isupper():
            words[:1] = first
        letters = 0
        while letters < len(words) and len(words[letters]) == 1:
            letters += 1
        rest = fold(" ".join(words[letters:]))
        return self._of.get(f"{fold(''.join(words[:letters]))} {rest}", ()) if rest else ()


def _keys(name: str) -> set[str]:
    """Return "a davies", "ar davies", "art davies" and "a rt davies" of "Andrew RT Davies"."""
    words, keys, initials = name.split(), set[str](), ""
    for at, word in enumerate(words[:-1]):
        initials += word if word.isupper() and len(word) < MOST_INITIALS else word[:1]
        rest = fold(" ".join(words[at + 1 :]))
        keys |= {f"{fold(initials[:size])} {rest}" for size in range(1, len(initials) + 1)}
    return keys
