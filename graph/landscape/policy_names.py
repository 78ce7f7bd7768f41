"""What policies of several places are called together: "Free school meals"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from graph.model import Priority
from graph.names.fold import LIGHT, fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_FEWEST_WORDS = 2


def policy_name(policies: Sequence[Priority]) -> str:
    """Return the words that stand in the titles of more than half of the places, the most places
    first, then the longest; where there are none, the title of the policy that came first. As the
    titles write them, with a capital.

    >>> _shared(["Free school meals for all", "Means-tested free school meals"])
    'Free school meals'
    """
    by_place: dict[str, list[str]] = {}
    for each in policies:
        by_place.setdefault(each.place, []).append(each.title)
    shared = _shared([" / ".join(titles) for titles in by_place.values()])
    return shared or min(policies, key=_came).title


def _shared(titles: Sequence[str]) -> str:
    best: tuple[int, int] = 0, 0
    name = ""
    texts = [f" {' '.join(map(fold, _WORD.findall(title)))} " for title in titles]
    for title in titles:
        for words, text in _runs(title):
            held = sum(f" {words} " in each for each in texts)
            if held * 2 > len(titles) and (held, len(words.split())) > best:
                best, name = (held, len(words.split())), text
    return name[:1].upper() + name[1:]


def _runs(title: str) -> Iterator[tuple[str, str]]:
    """Yield each run of words of a title, folded and as written; one ends in no light word, and
    crosses no comma.
    """
    found = list(_WORD.finditer(title))
    for start, first in enumerate(found):
        for end in range(start + _FEWEST_WORDS, len(found) + 1):
            text = title[first.start() : found[end - 1].end()]
            words = [fold(each.group()) for each in found[start:end]]
            if {words[0], words[-1]} & LIGHT or re.search(r"[,;:/()]", text):
                continue
            yield " ".join(words), text


def _came(policy: Priority) -> tuple[dt.date, str]:
    """By its first day; one without comes last."""
    start = policy.valid_from
    return dt.date.max if start is None else start.first, policy.id
