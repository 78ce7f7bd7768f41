"""Words within few slips: those that a look at each word finds, and no others."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from graph.names import slips
from graph.names.slips import MOST_FOUND, Spelling

# few letters, so that many words are near one another
WORDS = st.text("abc", min_size=1, max_size=13)


def test_examples_in_docstrings_run() -> None:
    assert doctest.testmod(slips).failed == 0


@given(st.lists(WORDS, max_size=60, unique=True), st.text("abc", min_size=4, max_size=13))
def test_what_is_looked_up_is_what_a_look_at_each_word_finds(words: list[str], asked: str) -> None:
    known, most = sorted(words), 1 if len(asked) < 8 else 2
    near = [(word, slips) for word in known if (slips := OSA.distance(asked, word)) <= most]
    assert Spelling(known).near(asked, most) == sorted(near, key=lambda one: one[1])[:MOST_FOUND]


@pytest.mark.parametrize(
    "written",
    [
        "xprzwalski",  # a letter too many at the beginning moves all others on
        "rzewalski",  # the first letter is missing, and one inside
        "przewalksi",  # two are swapped near the end
        "pzrewalsik",  # both are spelled wrong, at the beginning and at the end
        "przewalskixy",
    ],
)
def test_slips_at_the_ends_are_found_too(written: str) -> None:
    assert [word for word, _ in Spelling(["other", "przewalski"]).near(written, 2)] == [
        "przewalski"
    ]
