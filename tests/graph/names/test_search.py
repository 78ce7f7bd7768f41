"""Search by name in the invented world of `factory.py`."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Nation
from graph.names.fold import fold
from graph.names.found import Found
from graph.names.kept import KeptNames
from graph.names.titles import TITLES
from graph.names.words import Likeness
from graph.ontology import NodeKind
from tests.graph.names.factory import TODAY, names, world

NAMES = names()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Sioned Wiliam-Prys", "person-1"),
        ("wiliam prys sioned", "person-1"),
        ("sioned wiliams", "person-1"),
        ("sioned wil", "person-1"),
        ("ohare", "person-4"),
        ("o'hare", "person-4"),
        ("O’HARE", "person-4"),
        ("orlaithi flynn", "person-5"),
        ("Angharad Treharne", "person-8"),
        ("prif weinidog cymru", "first-minister"),
        ("fist minister of wales", "first-minister"),
        ("isle of angelsey", "W06000001"),
        ("Y Pwyllgor Iechyd", "health-committee"),
        ("wlga", "wlga"),
        ("foundations", "foundations"),
        ("roundtable early years", "i-1"),
    ],
)
def test_a_name_is_found_in_any_language_and_order_and_with_slips(text: str, first: str) -> None:
    assert _ids(text)[0] == first


def test_a_welsh_name_without_its_accents_finds_the_places_then_the_council() -> None:
    assert _ids("ynys mon") == ["W06000001", "seat-ynys-mon", "ynys-mon"]
    assert _search("ynys mon")[2].matched_name == "Cyngor Sir Ynys Môn"


def test_a_title_finds_the_post_then_its_holder() -> None:
    post, holder = _search("First Minister of Wales")[:2]
    assert (post.id, post.kind, post.present, post.through) == (
        "first-minister",
        NodeKind.POST,
        True,
        None,
    )
    assert (holder.id, holder.matched_name, holder.through) == (
        "person-8",
        "First Minister of Wales",
        "first-minister",
    )
    assert [
        one.id for one in _search("First Minister of Wales", kinds=frozenset({NodeKind.PERSON}))
    ] == ["person-8"]
    assert "person-8" not in [
        one.id for one in NAMES.search("First Minister of Wales", as_of=dt.date(2026, 5, 19))
    ]


def test_of_two_people_with_one_name_the_one_who_sits_comes_first() -> None:
    assert [(one.id, one.present) for one in _search("sian prys")[:2]] == [
        ("person-3", True),
        ("person-2", False),
    ]
    then = NAMES.search("sian prys", as_of=dt.date(2020, 1, 1))
    assert [(one.id, one.present) for one in then[:2]] == [("person-2", True), ("person-3", False)]


def test_a_minister_stands_before_others_of_the_name_while_in_office() -> None:
    """Maeve O'Hare is Minister of Health, and of Angharad Penfold the
    office began on 20 May 2026.
    """
    assert [(one.id, one.governs) for one in _search("maeve")] == [("person-4", True)]
    assert [one.governs for one in NAMES.search("penfold", as_of=dt.date(2026, 5, 20))] == [True]
    assert [one.governs for one in NAMES.search("penfold", as_of=dt.date(2026, 5, 19))] == [False]


def test_who_sits_does_not_overtake_a_better_name() -> None:
    assert _ids("Orlaith Flynn")[0] == "person-5"  # left in 2022, but it is her name
    # "prys" is a whole word of three names, the two that sit first;
    # "pry" only begins it; "pris" slips
    assert [one.present for one in _search("prys")] == [True, True, False]
    assert {one.likeness for one in _search("prys")} == {Likeness.WHOLE_WORDS}
    assert {one.likeness for one in _search("pry")} == {Likeness.BEGINNINGS}
    assert {one.likeness for one in _search("pris")} == {Likeness.SLIPS}


@pytest.mark.parametrize("text", ["person-6", "PERSON-6"])
def test_a_person_without_a_name_is_found_by_id(text: str) -> None:
    first = _search(text)[0]
    assert (first.id, first.matched_name) == ("person-6", "name not known (person-6)")


@pytest.mark.parametrize(
    ("code", "id_"),
    [
        ("uk.org.publicwhip/person/25000", "person-4"),
        ("wikidata:Q111", "person-1"),
        ("q111", "person-1"),
        ("W06000001", "W06000001"),
    ],
)
def test_a_code_of_a_source_is_an_exact_hit(code: str, id_: str) -> None:
    first = _search(code)[0]
    assert (first.id, first.likeness) == (id_, Likeness.EXACT)
    assert id_ in NAMES.by_code(code)


def test_a_misspelled_name_finds_but_is_not_shown() -> None:
    assert [(one.id, one.matched_name) for one in _search("Reece Appowell")] == [
        ("person-7", "Rhys ap Hywel")
    ]


def test_a_part_of_the_question_counts_only_where_nothing_answers_the_whole() -> None:
    assert [(one.id, one.likeness) for one in _search("Maeve Penfold")] == [
        ("person-8", Likeness.PART),  # "Penfold"
        ("person-4", Likeness.PART),  # "Maeve"
    ]
    assert _ids("Angharad Penfold") == ["person-8"]


def test_a_post_that_nobody_holds_comes_after_those_that_are_held() -> None:
    assert [
        (one.id, one.present)
        for one in _search("minister health", kinds=frozenset({NodeKind.POST}))
    ] == [
        ("health-minister", True),
        ("health-wales", False),
    ]


@pytest.mark.parametrize("text", ["", "   ", "?!", "zzzz", "z"])
def test_nothing_is_found_for_nothing(text: str) -> None:
    assert _search(text) == []


def test_kinds_narrow_and_a_wider_kind_keeps_the_narrower() -> None:
    assert _ids("foundations", kinds=frozenset({NodeKind.CENTRE})) == ["foundations"]
    assert _ids("foundations", kinds=frozenset({NodeKind.ORGANIZATION})) == ["foundations", "trust"]
    assert (
        _ids("evidence", kinds=frozenset({NodeKind.POST}))
        == _ids("evidence", kinds=frozenset({NodeKind.EMBEDDED_POST}))
        == ["adviser"]
    )
    assert _ids("evidence", kinds=frozenset({NodeKind.PERSON})) == []


@pytest.mark.parametrize(
    ("text", "nation", "ids"),
    [
        ("minister of health", Nation.NORTHERN_IRELAND, ["health-minister", "person-4"]),
        ("minister of health", Nation.WALES, ["health-wales"]),
        ("health committee", Nation.WALES, ["health-committee"]),  # by its parent
        ("anglesey council", Nation.WALES, ["ynys-mon"]),  # by its place
        ("orlaith", Nation.NORTHERN_IRELAND, ["person-5"]),  # where she last sat
        ("roundtable", Nation.NORTHERN_IRELAND, ["i-1"]),
        ("rhys ap hywel", Nation.WALES, []),  # never sat anywhere
        ("ynys mon", Nation.SCOTLAND, []),
    ],
)
def test_a_nation_narrows(text: str, nation: Nation, ids: list[str]) -> None:
    found = [one.id for one in _search(text, nation=nation) if one.likeness <= Likeness.WHOLE_WORDS]
    assert found == ids


def test_a_body_that_is_not_open_says_so() -> None:
    ageing, children = _search("centre for ages")[0], _search("foundations")[0]
    assert (ageing.id, ageing.present) == ("ages", False)
    assert (children.id, children.present) == ("foundations", True)


def test_the_first_few_are_the_beginning_of_all() -> None:
    everything = _search("minister")
    assert len(everything) > 4
    for limit in range(len(everything) + 2):
        assert NAMES.search("minister", as_of=TODAY, limit=limit) == everything[:limit]


QUESTIONS = st.lists(
    st.sampled_from(
        sorted(
            {word for entry in KeptNames(world()).entries.values() for word in entry.text.split()}
            | {"of", "minster", "helth", "zz", "w"}
        )
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(text=QUESTIONS, seed=st.integers(0, 1000))
def test_case_accents_and_word_order_do_not_change_what_is_found(text: str, seed: int) -> None:
    words = text.split()
    random.Random(seed).shuffle(words)
    found = set(_ids(text))
    assert set(_ids(text.upper())) == found
    assert set(_ids(text.replace("o", "ô").replace("a", "á"))) == found
    # "Sir" before a name is a title, and a county in "Cyngor Sir Ynys Môn"
    if not TITLES & set(fold(text).split()):
        assert set(_ids(" ".join(words))) == found


@settings(max_examples=150, deadline=None)
@given(text=QUESTIONS)
def test_the_order_is_total_and_each_record_comes_once(text: str) -> None:
    found = _search(text)
    orders = [one.order for one in found]
    assert orders == sorted(set(orders))
    assert len({one.id for one in found}) == len(found)
    assert _search(text) == found


@settings(max_examples=150, deadline=None)
@given(
    text=QUESTIONS,
    kinds=st.frozensets(st.sampled_from(NodeKind)),
    nation=st.none() | st.sampled_from(Nation),
)
def test_filters_only_remove(text: str, kinds: frozenset[NodeKind], nation: Nation | None) -> None:
    everything = _search(text)
    kept = _search(text, kinds=kinds, nation=nation)
    assert kept == [one for one in everything if one in kept]
    assert _search(text, kinds=frozenset(NodeKind)) == everything


def _search(
    text: str, kinds: frozenset[NodeKind] | None = None, nation: Nation | None = None
) -> list[Found]:
    return NAMES.search(text, as_of=TODAY, kinds=kinds, nation=nation)


def _ids(text: str, kinds: frozenset[NodeKind] | None = None) -> list[str]:
    return [one.id for one in _search(text, kinds)]
