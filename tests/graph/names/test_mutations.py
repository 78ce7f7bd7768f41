"""Welsh words are found under their mutations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Language, Records
from graph.names.fold import LIGHT, fold
from graph.names.mutations import radicals
from graph.names.search import Names
from graph.names.words import Likeness, Words
from graph.tables import read
from graph.tenure import Tenure
from tests.graph.names.factory import TODAY, meant, names

AS_OF = dt.date(2026, 11, 24)

# As the grammars teach them, from the radical to what is said:
# https://en.wikipedia.org/wiki/Welsh_morphology#Initial_consonant_mutation
SOFT = {"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f", "ll": "l", "rh": "r"}
NASAL = {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
ASPIRATE = {"p": "ph", "t": "th", "c": "ch"}
UNCHANGED = ("dd", "ff", "ng", "ph", "th", "ch")
"""Letters of two signs that do not mutate, though their first sign would."""


def mutated(word: str) -> Iterator[str]:
    """Yield the mutated forms of a word, and with an h before a vowel."""
    if word[0] in "aeiouwy":
        yield "h" + word
    for table in (SOFT, NASAL, ASPIRATE):
        first = word[:2] if word[:2] in table else word[0]
        if first in table and not word.startswith(UNCHANGED):
            yield table[first] + word[len(first) :]


@pytest.mark.parametrize(
    ("form", "radical"),
    [
        ("brif", "prif"),
        ("dref", "tref"),
        ("gaerdydd", "caerdydd"),
        ("fangor", "bangor"),
        ("fynwy", "mynwy"),
        ("ddirprwy", "dirprwy"),
        ("lywydd", "llywydd"),
        ("ruthun", "rhuthun"),
        ("wynedd", "gwynedd"),
        ("lan", "glan"),
        ("ogledd", "gogledd"),
        ("mhwyllgor", "pwyllgor"),
        ("nhrefnydd", "trefnydd"),
        ("nghymru", "cymru"),
        ("mangor", "bangor"),
        ("ninbych", "dinbych"),
        ("ngheredigion", "ceredigion"),
        ("ngwynedd", "gwynedd"),
        ("phwyllgor", "pwyllgor"),
        ("thai", "tai"),
        ("chyllid", "cyllid"),
        ("hiechyd", "iechyd"),
    ],
)
def test_a_mutation_is_undone(form: str, radical: str) -> None:
    assert radical in radicals(form)


@pytest.mark.parametrize("word", ["", "y", "dŷ", "fy", "ap"])
def test_a_word_of_one_or_two_letters_is_left_alone(word: str) -> None:
    assert radicals(word) == frozenset()


def test_a_title_is_found_as_it_stands_in_a_sentence_and_means_one_post() -> None:
    assert meant(names(), "Brif Weinidog Cymru", as_of=TODAY) == "first-minister"
    first = names().search("Phrif Weinidog Cymru", as_of=TODAY)[0]
    assert (first.id, first.likeness) == ("first-minister", Likeness.MUTATED)


def test_what_is_written_stands_before_what_it_may_be_a_mutation_of() -> None:
    words = Words(dict(enumerate(["Pen", "Ben", "Ben Glas", "Benfro", "Pen Glas"])))
    assert [
        (match.entry, match.likeness)
        for match in sorted(words.matches("ben"), key=lambda match: match.likeness)
    ] == [
        (1, Likeness.EXACT),
        (0, Likeness.MUTATED),
        (2, Likeness.WHOLE_WORDS),
        (3, Likeness.BEGINNINGS),
        (4, Likeness.WHOLE_MUTATED),
    ]


@pytest.fixture(scope="module")
def records() -> Records:
    return read(Path(__file__).parents[3] / "seeds" / "tables")


def _welsh(records: Records) -> set[tuple[str, str]]:
    """Return the id and the folded words of every Welsh name of the tables."""
    named = [
        (each.id, each.name_cy)
        for table in (records.organizations, records.places, records.people)
        for each in table.values()
    ]
    posts = [(post.id, post.label_cy) for post in records.posts.values()]
    others = [
        (name.of, name.name) for name in records.names.values() if name.language is Language.CY
    ]
    return {(id_, fold(text)) for id_, text in (*named, *posts, *others) if text}


def test_every_mutation_of_every_word_of_a_welsh_name_finds_the_record(records: Records) -> None:
    search = Names(records, Tenure(records)).search
    tried, missed = 0, []
    for id_, text in sorted(_welsh(records)):
        words = text.split()
        for at, word in enumerate(words):
            for form in mutated(word) if len(word) > 2 and word not in LIGHT else ():
                if len(form) > 2:
                    asked = " ".join([*words[:at], form, *words[at + 1 :]])
                    found = {str(one.id): one.likeness for one in search(asked, as_of=AS_OF)}
                    tried += 1
                    if found.get(id_, Likeness.PART) > Likeness.WHOLE_MUTATED:
                        missed.append((id_, asked))
    assert missed == []
    assert tried > 1000
