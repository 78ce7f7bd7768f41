"""What a name that somebody wrote means: one record, or which it may mean.
The only place where that is decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA

from graph.model import RecordId
from graph.names.fold import fold, telling_words
from graph.names.found import Found
from graph.names.titles import same_name
from graph.names.words import Likeness, slips_in
from graph.ontology import NodeKind

MOST_CANDIDATES = 8
"""Among which a person has to choose."""
SURE = frozenset(Likeness) - {Likeness.BEGINNINGS, Likeness.SLIPS, Likeness.PART}
"""How a name must be like a question for it to be what was asked for, where
no other name is so too.
"""
VERY_NAME = frozenset({Likeness.EXACT, Likeness.SAME_WORDS, Likeness.MUTATED})


LEAST_SHARED = 2
"""Words from which on two names that differ in others are near."""


_OFFICES = (
    "minister first deputy junior cabinet secretary chair convener officer "
    "gweinidog prif dirprwy ysgrifennydd cadeirydd cynullydd"
)
OFFICES = frozenset(_OFFICES.split())
"""Words before a name that are no part of it: "Minister Hutt"."""


class NameUse(StrEnum):
    """What a name is written for, and so how certain it must be which record it means."""

    ASKING = "asking"
    """Whoever asks sees the answer: the only record whose name has all the words is meant, and of a
    place and its council the place.
    """
    RECORDING = "recording"
    """What is recorded stays: only the record of exactly this name is meant."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means: `one` record, or `several` that fit it equally well, or none;
    then `near` ones have a name like it.

    What is recorded is new only where nothing is near.
    """

    text: str
    one: RecordId | None = None
    several: Sequence[Found] = ()
    near: Sequence[Found] = ()

    @property
    def candidates(self) -> Sequence[Found]:
        """Those to choose from, best first;
        none where it means one record, or nothing has a name like it.
        """
        return (self.several or self.near)[:MOST_CANDIDATES]


def meaning(text: str, answers: Sequence[Found], use: NameUse) -> Meaning:
    """Return what `text` means: the record of that id, else the only one that is
    certain enough for the use.

    `answers` answer it, best first.
    """
    meant, near = _asked(text, answers) if use is NameUse.ASKING else _recorded(text, answers)
    ids = [answer.id for answer in meant]
    if (own := RecordId(text.strip())) in ids:
        return Meaning(text, own)
    if len(ids) == 1:
        return Meaning(text, ids[0])
    return Meaning(text, several=meant) if meant else Meaning(text, near=near)


def equally_like(answers: Sequence[Found]) -> Sequence[Found]:
    """Return those that are most like the question; titles that are no longer used only where
    nothing else is.
    """
    likeness = min((answer.likeness for answer in answers), default=None)
    like = [answer for answer in answers if answer.likeness is likeness]
    return [answer for answer in like if not answer.out_of_use] or like


def shares_one_word(text: str, one: Found) -> bool:
    """Return whether a record that was found is a stranger: of more words that were asked only one
    stands in its name, be it with a slip, words of offices left aside, and it was not asked for in
    another nation.
    """
    if one.likeness is not Likeness.PART or one.read:
        return False
    name = telling_words(fold(one.matched_name))
    asked = telling_words(fold(text))
    shared = {word for word in asked if any(_are_alike(word, other) for other in name)}
    beside_office = asked - OFFICES
    return len(shared) < LEAST_SHARED and not (beside_office and beside_office <= shared)


def _are_alike(asked: str, word: str) -> bool:
    return asked == word or OSA.distance(asked, word) <= slips_in(asked)


def _asked(text: str, answers: Sequence[Found]) -> tuple[Sequence[Found], Sequence[Found]]:
    """Return what is meant, and what is near.
    Who holds a post is not meant by the name of the post.
    """
    named = [answer for answer in answers if answer.through is None]
    like = equally_like(named)
    near = [answer for answer in named if not shares_one_word(text, answer)]
    return (like if like and like[0].likeness in SURE else ()), near


def _recorded(text: str, answers: Sequence[Found]) -> tuple[Sequence[Found], Sequence[Found]]:
    """Return what is meant, and what is near:
    also who is called by a title that is no name of theirs.
    """
    same = [
        answer
        for answer in answers
        if answer.is_own_name
        and not answer.read
        and answer.likeness in (Likeness.EXACT, Likeness.SAME_WORDS)
    ]
    words = frozenset(fold(text).split())
    return equally_like(same), [answer for answer in answers if _is_near(answer, words)]


def _is_near(one: Found, words: frozenset[str]) -> bool:
    if one.likeness in VERY_NAME:
        return True
    if not one.is_own_name:
        return False
    match one.likeness:
        case Likeness.READ:  # "Age Cymru" is none of the Welsh bodies with "age" in their names
            return one.kind is NodeKind.PERSON
        case Likeness.PART:  # "Minister Jane Hutt"
            name = same_name(one.matched_name).split()
            return len(name) > 1 and words.issuperset(name)
        case _:
            return True
