"""What Welsh words do where they meet, on examples of the grammars."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.dates import PartialDate
from graph.model import Language
from graph.welsh import Phrase, begins_with_a_vowel, meet
from graph.words import Fill, Listed, Month, P, ProperName, T, Text, say


def met(before: str, words: str) -> str:
    return "".join(meet(f"{before} ", Phrase(words, mutates=True)))


# https://www.gov.wales/bydtermcymru: "Treigladau"; Thorne, A Comprehensive Welsh Grammar, 46-103
@pytest.mark.parametrize(
    ("radical", "soft"),
    [
        ("Pontypridd", "Bontypridd"),
        ("Tregaron", "Dregaron"),
        ("Caerdydd", "Gaerdydd"),
        ("Bangor", "Fangor"),
        ("Dinbych", "Ddinbych"),
        ("Gwynedd", "Wynedd"),
        ("Glasgow", "Lasgow"),
        ("Maldwyn", "Faldwyn"),
        ("Llanelli", "Lanelli"),
        ("Rhondda", "Rondda"),
        ("Chwilog", "Chwilog"),
        ("Ddôl", "Ddôl"),
        ("Fflint", "Fflint"),
        ("Thessalonica", "Thessalonica"),
        ("Aberystwyth", "Aberystwyth"),
        ("Senedd Cymru", "Senedd Cymru"),
        ("grŵp", "grŵp"),
        ("gwan", "wan"),
    ],
)
@pytest.mark.parametrize(
    "word",
    ["am", "ar", "at", "dan", "dros", "drwy", "gan", "heb", "hyd", "i", "neu", "o", "tan", "trwy"],
)
def test_a_preposition_is_followed_by_the_soft_mutation(word: str, radical: str, soft: str) -> None:
    assert met(f"Dyma rywbeth {word}", radical) == f"Dyma rywbeth {word} {soft}"


@pytest.mark.parametrize(
    ("radical", "said"),
    [
        ("Pontypridd", "ym Mhontypridd"),
        ("Tredegar", "yn Nhredegar"),
        ("Caerdydd", "yng Nghaerdydd"),
        ("Bangor", "ym Mangor"),
        ("Dinbych", "yn Ninbych"),
        ("Gwynedd", "yng Ngwynedd"),
        ("Merthyr", "ym Merthyr"),
        ("Llanelli", "yn Llanelli"),
        ("Rhondda", "yn Rhondda"),
        ("Yr Alban", "yn yr Alban"),
        # A word that is no name is what something is, and softens, but for ll and rh.
        ("gwan", "yn wan"),
        ("cryf", "yn gryf"),
        ("llawn", "yn llawn"),
        ("rhydd", "yn rhydd"),
    ],
)
def test_yn_is_followed_by_the_nasal_mutation_of_a_name_and_the_soft_one_of_a_word(
    radical: str, said: str
) -> None:
    assert met("yn", radical) == said
    assert met("Yn", radical) == said.replace("y", "Y", 1)


@pytest.mark.parametrize(
    ("word", "words", "said"),
    [
        ("a", "Powys", "a Phowys"),
        ("a", "Torfaen", "a Thorfaen"),
        ("a", "Conwy", "a Chonwy"),
        ("a", "Bangor", "a Bangor"),
        ("a", "Ynys Môn", "ac Ynys Môn"),
        ("a", "Y Pwyllgor Cyllid", "a’r Pwyllgor Cyllid"),
        ("a", "â thystiolaeth", "ac â thystiolaeth"),
        ("â", "Caerffili", "â Chaerffili"),
        ("â", "Aberconwy", "ag Aberconwy"),
        ("gyda", "Plaid Cymru", "gyda Phlaid Cymru"),
        ("gyda", "Owen", "gydag Owen"),
        ("o", "Yr Alban", "o’r Alban"),
        ("i", "Y Fflint", "i’r Fflint"),
        ("gan", "Y Deyrnas Unedig", "gan y Deyrnas Unedig"),
        ("cadeirio", "Y Pwyllgor Cyllid", "cadeirio’r Pwyllgor Cyllid"),
        ("aelod", "Caerdydd", "aelod Caerdydd"),
    ],
)
def test_a_and_its_like_and_the_article_have_the_form_that_follows(
    word: str, words: str, said: str
) -> None:
    assert met(word, words) == said


@pytest.mark.parametrize("words", ["Owen", "ysgol", "Ynys", "wyth", "iddo", "1", "8", "11", "80",
                                   "812", "8,000", "“Owen”"])  # fmt: skip
def test_ac_stands_before_a_vowel_as_it_is_said(words: str) -> None:
    assert begins_with_a_vowel(words)


@pytest.mark.parametrize("words", ["Huw", "iaith", "Iolo", "Wendy", "Wyn", "Youth", "York", "2",
                                   "10", "20", "100", "1,000", "", "“Bo”"])  # fmt: skip
def test_a_stands_before_a_consonant_as_it_is_said(words: str) -> None:
    assert not begins_with_a_vowel(words)


PLACE = ProperName("Cardiff", "Caerdydd")


@pytest.mark.parametrize(
    ("text", "welsh"),
    [
        (T("Member of {legislature}", legislature=PLACE), "Aelod o Gaerdydd"),
        # What has no Welsh name stands as it is, and so do people and what people typed.
        (T("Member of {legislature}", legislature=ProperName("Dover")), "Aelod o Dover"),
        (T("active in {places}", places=PLACE), "yn weithredol yng Nghaerdydd"),
        (T("active in {places}", places=Listed((PLACE, ProperName("Bath")), "; ")),
         "yn weithredol yng Nghaerdydd; Bath"),
        (T("{one} and {other}", one="Bo", other=ProperName("Cat", "Cat Prys", mutates=False)),
         "Bo a Cat Prys"),
        (T("{one} and {other}", one="Bo", other="Ann Lee"), "Bo ac Ann Lee"),
        (T("The first step is {band}.", band=T("weak")), "Mae’r cam cyntaf yn wan."),
        (T("until {month}", month=Month(dt.date(2026, 5, 4))), "tan Fai 2026"),
        (T("until {month}", month=PartialDate("2026-05-04")), "tan 4 Mai 2026"),
        (Listed(("Bo", "Cy", "Ann")), "Bo, Cy ac Ann"),
        (P("and {n} more", "and {n} more", 8), "ac 8 arall"),
        (P("and {n} more", "and {n} more", 10), "a 10 arall"),
    ],
)  # fmt: skip
def test_a_sentence_of_the_catalogue_changes_its_fills(text: Fill, welsh: str) -> None:
    assert say(text, Language.CY) == welsh


def test_a_text_that_begins_with_a_name_is_as_ready_to_mutate_as_the_name() -> None:
    def inside(name: Fill) -> Text:
        return T("Member of {legislature}", legislature=T("{name} ({words})", name=name, words="x"))

    assert say(inside(PLACE), Language.CY) == "Aelod o Gaerdydd (x)"
    assert say(inside("Caerdydd"), Language.CY) == "Aelod o Caerdydd (x)"
