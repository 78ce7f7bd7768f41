"""Which Centres work on what somebody asks for, and the order that is drawn."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.landscape.neutral import drawn
from graph.landscape.working_on import working_on
from graph.model import Organization, OrganizationKind, Topics
from tests.graph.world import TODAY, organization

HEALTH = Organization(
    id=organization("tide-health"),
    kind=OrganizationKind.CENTRE,
    name="Tide Health",
    topics=Topics(first=("health",), others=("mental health", "medicines")),
    topics_cy=("iechyd", "iechyd meddwl", "meddyginiaeth"),
)
YOUTH = Organization(
    id=organization("tide-youth"),
    kind=OrganizationKind.CENTRE,
    name="Tide Youth",
    topics=Topics(first=("youth", "young people"), others=("families", "violence")),
    topics_cy=("ieuenctid", "pobl ifanc", "trais"),
)
HOMES = Organization(
    id=organization("tide-homes"),
    kind=OrganizationKind.CENTRE,
    name="Tide Homes",
    topics=Topics(first=("homelessness",)),
)
ALL = (HOMES, YOUTH, HEALTH)


def answers(text: str) -> dict[str, tuple[tuple[str, ...], int]]:
    return {each.centre.id: (each.words, each.answered) for each in working_on(text, ALL, TODAY)}


def test_those_whose_topics_answer_most_words_of_the_question_come_first() -> None:
    # health answers "mental" and "health", youth answers "youth", homes nothing
    found = working_on("youth mental health", ALL, TODAY)
    assert [(each.centre.id, each.words, each.answered) for each in found] == [
        ("tide-health", ("health", "mental health"), 2),
        ("tide-youth", ("youth",), 1),
    ]


def test_welsh_words_answer_with_their_mutations_and_plurals_of_english_ones_are_folded() -> None:
    assert answers("iechyd meddwl ieuenctid") == {
        "tide-health": (("iechyd", "iechyd meddwl"), 2),
        "tide-youth": (("ieuenctid",), 1),
    }
    assert answers("am drais")["tide-youth"] == (("trais",), 1)
    assert answers("a family")["tide-youth"] == (("families",), 1)


def test_a_phrase_answers_whole_unless_the_question_has_no_more_words() -> None:
    assert answers("young offenders") == {}  # "young people" stands not in it
    assert answers("young") == {"tide-youth": (("young people",), 1)}
    assert answers("health of mental patients") == {"tide-health": (("health",), 1)}


@pytest.mark.parametrize("text", ["", "the of", "kelp", "王小明"])
def test_words_that_mean_nothing_here_find_nobody(text: str) -> None:
    assert answers(text) == {}


@given(st.text(max_size=60))
def test_no_text_fails_and_each_centre_is_found_once(text: str) -> None:
    found = [each.centre.id for each in working_on(text, ALL, TODAY)]
    assert len(found) == len(set(found))
    assert all(each.words and each.answered for each in working_on(text, ALL, TODAY))


def test_equal_centres_share_the_first_place_fairly_over_many_questions() -> None:
    # 11 Centres, 11,000 questions: each is first about 1,000 times; 5 % is 1.6 standard deviations,
    # so that 12 % fails by chance in one of 5,000 runs, and the order is the same in each run
    centres = [organization(f"centre-{n}") for n in range(11)]
    firsts = Counter(
        min(centres, key=lambda centre: drawn(centre, TODAY, f"question {n}"))
        for n in range(11_000)
    )
    assert len(firsts) == 11
    assert all(abs(count - 1_000) < 120 for count in firsts.values())


def test_the_order_is_of_the_day_and_the_words_and_of_nothing_else() -> None:
    one = organization("tide-homes")
    assert drawn(one, TODAY, "Café, youth") == drawn(one, TODAY, "cafe YOUTH")
    assert drawn(one, TODAY) != drawn(one, TODAY + dt.timedelta(days=1))
