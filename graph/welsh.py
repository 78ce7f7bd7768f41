"""What Welsh words do to one another where they meet:
initial mutations, and the forms of "a", "â" and the article.

The rules are those of the grammars, as `BydTermCymru`, the Welsh Government's style guide, sums
them up: https://www.gov.wales/bydtermcymru
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

SOFT: Mapping[str, str] = {
    "p": "b",
    "t": "d",
    "c": "g",
    "b": "f",
    "d": "dd",
    "g": "",
    "m": "f",
    "ll": "l",
    "rh": "r",
}
NASAL: Mapping[str, str] = {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
ASPIRATE: Mapping[str, str] = {"p": "ph", "t": "th", "c": "ch"}
_SOFT_BUT_NOT_OF_TWO_SIGNS = {
    letter: soft for letter, soft in SOFT.items() if letter not in {"ll", "rh"}
}
"""After a predicative "yn": "yn gryf", but "yn llawn"."""

_PREPOSITIONS = "am ar at dan dros drwy gan heb hyd i neu o tan trwy wrth"
_AFTER: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(_PREPOSITIONS.split(), SOFT),
    **dict.fromkeys(("a", "gyda", "tua", "â"), ASPIRATE),
}
_BEFORE_A_VOWEL = {"a": "ac", "gyda": "gydag", "tua": "tuag", "â": "ag"}
_ARTICLE = re.compile(r"(?:Y|Yr|y|yr) (?=\w)")
_LETTERS_OF_TWO_SIGNS = ("ch", "dd", "ff", "ng", "ll", "ph", "rh", "th")
_VOWELS = frozenset("aeiouwyâêîôûŵŷáéíóúàèìòùäëïöü")
_LAST_WORD = re.compile(r"(?:^|(?<=[\s(“\"]))(\w+) $|(’n) $")
_NEVER = frozenset({"grŵp", "gêm"})
"""Borrowed words that keep their first letter."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that come behind others.

    Args:
        mutates: they are Welsh, and no name of a person: only such words mutate.
        start: where they begin in the text; before that there may be marks of HTML.
    """

    text: str
    mutates: bool = False
    start: int = 0


def meet(before: str, phrase: Phrase) -> tuple[str, str]:
    """Return a text and the phrase behind it, as they are where they meet.

    >>> meet("Aelod dros ", Phrase("Caerdydd Penarth", mutates=True))
    ('Aelod dros ', 'Gaerdydd Penarth')
    >>> meet("Nawr yn ", Phrase("Bangor", mutates=True)), meet("Ann a ", Phrase("Owen"))
    (('Nawr ym ', 'Mangor'), ('Ann ac ', 'Owen'))
    >>> meet("Pwyllgorau o ", Phrase("Yr Alban", mutates=True))
    ('Pwyllgorau o’', 'r Alban')

    What stands in quotation marks stays as it is.
    """
    found = _LAST_WORD.search(before)
    if found is None:
        return before, phrase.text
    word, marks, words = (
        found[1] or found[2],
        phrase.text[: phrase.start],
        phrase.text[phrase.start :],
    )
    article = _ARTICLE.match(words) if phrase.mutates else None
    if article is not None:
        short = word[-1] in _VOWELS
        said = "r " if short else article[0].lower()
        return before[:-1] + "’" if short else before, marks + said + words[article.end() :]
    key, changed = word.lower(), words
    if phrase.mutates and key in _AFTER:
        changed = mutated(words, _AFTER[key])
    elif phrase.mutates and key == "’n":
        changed = mutated(words, _SOFT_BUT_NOT_OF_TWO_SIGNS)
    elif phrase.mutates and key == "yn":
        key, changed = _after_yn(words)
    if key in _BEFORE_A_VOWEL and begins_with_a_vowel(words):
        key = _BEFORE_A_VOWEL[key]
    said = key.capitalize() if word[0].isupper() else key
    return f"{before[: found.start(found.lastindex or 0)]}{said} ", marks + changed


def mutated(words: str, rule: Mapping[str, str]) -> str:
    """Return words with the first letter changed, where the rule changes it.

    >>> mutated("Llywodraeth Cymru", SOFT), mutated("Gwynedd", SOFT), mutated("Thai", ASPIRATE)
    ('Lywodraeth Cymru', 'Wynedd', 'Thai')
    """
    lower = words.lower()
    if not lower or lower.split(maxsplit=1)[0] in _NEVER:
        return words
    first = lower[:2] if lower.startswith(_LETTERS_OF_TWO_SIGNS) else lower[0]
    if first not in rule:
        return words
    changed, rest = rule[first], words[len(first) :]
    if words[0].islower():
        return changed + rest
    return changed.capitalize() + rest if changed else rest[:1].upper() + rest[1:]


def begins_with_a_vowel(words: str) -> bool:
    """Return whether words are said with a vowel first: "Ynys", "8" (wyth);
    not "Iolo", "Wendy", "Youth", "10" (deg).
    """
    lower = words.lower().lstrip("“\"'’(")
    if lower[:1].isdigit():
        return _number_begins_with_a_vowel(lower)
    if not lower or lower[0] not in _VOWELS:
        return False
    if lower[0] == "i":
        return lower[1:2] not in set("aeouyâêô")
    if lower[0] == "w":
        return lower[1:2] not in set("aeioâêî") and not lower.startswith(("wyn", "wyneb"))
    return not (lower[0] == "y" and lower[1:2] in set("aeiou"))


def _after_yn(words: str) -> tuple[str, str]:
    """Of a name the nasal mutation, as of a place; of another word the soft one,
    as of what something is.
    """
    if not words[:1].isupper():
        return "yn", mutated(words, _SOFT_BUT_NOT_OF_TWO_SIGNS)
    changed = mutated(words, NASAL)
    lower = changed.lower()
    if lower.startswith("ng"):
        return "yng", changed
    return "ym" if lower.startswith("m") else "yn", changed


def _number_begins_with_a_vowel(text: str) -> bool:
    """1 un, 8 wyth, 11 un deg un to 19 un deg naw, 80 wyth deg, 800 wyth cant; but 100 cant,
    1,000 mil.
    """
    groups = re.match(r"[\d,]+", text)
    first, *others = groups[0].rstrip(",").split(",") if groups else [""]
    if others and first == "1":
        return False
    return (
        first.startswith("8")
        or first == "1"
        or (len(first) == 2 and first[0] == "1" and first != "10")
    )
