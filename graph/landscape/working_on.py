"""Which Centres work on what somebody asks for, by the words of their field in both languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.landscape.neutral import drawn
from graph.model import Organization
from graph.names.fold import telling_words
from graph.names.mutations import are_forms_of_one
from graph.names.phrases import Phrase, phrase


@dataclass(frozen=True, slots=True)
class WorkingOn:
    """A Centre that works on what was asked for."""

    centre: Organization
    words: tuple[str, ...]
    """Those of its field that answer, as they are written, in the language that was asked in."""
    answered: int
    """How many different words of the question they answer."""


def working_on(text: str, centres: Iterable[Organization], as_of: dt.date) -> Sequence[WorkingOn]:
    """Return the Centres whose field has words of the question: those that answer most of it first,
    others of one number in an order drawn for the day and the question.

    A topic answers where all its words stand in the question side by side, plurals and Welsh
    mutations folded; or where all words of the question that tell anything stand in the topic.
    """
    asked = phrase(text)
    found = [each for centre in centres if (each := _working_on(centre, asked)) is not None]
    return sorted(found, key=lambda each: (-each.answered, drawn(each.centre.id, as_of, text)))


def _working_on(centre: Organization, asked: Phrase) -> WorkingOn | None:
    # one language or the other: a question is asked in one, and the words say the same in both
    fields = ((*centre.topics.first, *centre.topics.others), centre.topics_cy)
    answers = (
        {topic: at for topic in topics if (at := _answered(phrase(topic), asked))}
        for topics in fields
    )
    words, answered = max(
        ((each, frozenset[int]().union(*each.values())) for each in answers),
        key=lambda pair: len(pair[1]),
    )
    return WorkingOn(centre, tuple(words), len(answered)) if answered else None


def _answered(topic: Phrase, asked: Phrase) -> frozenset[int]:
    """The places of the words of the question that the topic answers."""
    size = len(topic)
    whole = {at for start in _starts(topic, asked) for at in range(start, start + size)}
    if whole:
        return frozenset(whole)
    telling = telling_words(" ".join(asked))
    if telling and all(any(are_forms_of_one(word, other) for other in topic) for word in telling):
        return frozenset(at for at, word in enumerate(asked) if word in telling)
    return frozenset()


def _starts(topic: Phrase, asked: Phrase) -> Iterator[int]:
    for start in range(len(asked) - len(topic) + 1):
        if all(map(are_forms_of_one, topic, asked[start : start + len(topic)])):
            yield start
