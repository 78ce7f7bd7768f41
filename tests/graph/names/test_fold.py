"""Names as they are compared."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.names import fold as module
from graph.names.fold import fold, telling_words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ynys Môn", "ynys mon"),
        ("Órlaithí  FLYNN", "orlaithi flynn"),
        ("O'Hare", "ohare"),
        ("O’Hare", "ohare"),
        ("Jones-Evans, Siân", "jones evans sian"),
        ("Tŷ'r Cŵm", "tyr cwm"),
        ("Straße & Søn", "strasse son"),
        ("…", ""),
        ("Ελένη", "ελενη"),
        ("الزهراء", "الزهراء"),
    ],
)
def test_case_accents_and_punctuation_go(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_light_words_tell_nothing_unless_there_are_no_others() -> None:
    assert telling_words("minister for health") == {"minister", "health"}
    assert telling_words("of the") == {"of", "the"}


@given(st.text())
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_examples_of_the_docstrings_run() -> None:
    failed, tried = doctest.testmod(module)
    assert (failed, tried > 0) == (0, True)


@pytest.mark.parametrize(
    ("one", "other"), [("राम", "रमा"), ("सीता", "सेता"), ("かな", "がな"), ("王小明", "王小朋")]
)
def test_names_in_other_scripts_are_told_apart(one: str, other: str) -> None:
    """A vowel or a voicing is a sign of its own there, and no accent."""
    assert fold(one) != fold(other)
    assert len(fold(one).split()) == 1
