"""How near two sets of terms are. Numbers are worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.landscape.parameters import Aspect
from graph.landscape.similarity import nearness
from graph.landscape.terms import Terms
from graph.records.index import Index
from tests.graph.landscape.country import SCOTLAND, UK, WALES, Country, concept
from tests.graph.world import place

INDEX = Index(Country().records)
OUTCOMES = ("crime", "violence", "reading", "presence")
STAGES = ("primary", "adolescence", "young-adult", "whole-life")
PLACES = (UK, WALES, SCOTLAND, "Tre", "Llan")


def terms(
    outcomes: tuple[str, ...] = (),
    stages: tuple[str, ...] = (),
    audiences: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
) -> Terms:
    return Terms(
        outcomes=tuple(map(concept, outcomes)),
        life_stages=tuple(map(concept, stages)),
        audiences=tuple(map(concept, audiences)),
        places=tuple(map(place, places)),
    )


some = st.builds(
    terms,
    *(
        st.lists(st.sampled_from(of), unique=True, max_size=3).map(tuple)
        for of in (OUTCOMES, STAGES, ("councils", "teachers"), PLACES)
    ),
)


def test_nearness_is_the_sum_of_its_parts() -> None:
    asked = terms(("crime",), ("adolescence",), ("councils",), (WALES,))
    remit = terms(("crime", "violence", "reading"), ("young-adult",), (), ("Tre", SCOTLAND))
    found = nearness(INDEX, asked, remit)
    # outcomes: there 1; back (1 + 0.5 + 0) / 3 = 0.5; mean 0.75
    # ages: 16 to 18 is 2 of the 7 years of 11 to 18, each way
    # audiences: not stated by the remit
    # places: there 1 (Tre lies in Wales); back (1 + 0) / 2 = 0.5; mean 0.75
    assert [(part.aspect, part.similarity, part.is_stated) for part in found.parts] == [
        (Aspect.OUTCOMES, 0.75, True),
        (Aspect.LIFE_STAGES, pytest.approx(2 / 7), True),
        (Aspect.AUDIENCES, 0.0, False),
        (Aspect.PLACES, 0.75, True),
    ]
    assert found.total == pytest.approx(0.5 * 0.75 + 0.2 * 2 / 7 + 0.15 * 0.75)


def test_all_ages_match_each_and_two_towns_of_a_nation_are_half_alike() -> None:
    found = nearness(
        INDEX, terms((), ("whole-life",), (), ("Tre",)), terms((), ("primary",), (), ("Llan",))
    )
    assert found.of(Aspect.LIFE_STAGES).similarity == 1
    assert found.of(Aspect.PLACES).similarity == 0.5


@given(some, some)
def test_nearness_is_the_same_from_both_sides(one: Terms, other: Terms) -> None:
    assert nearness(INDEX, one, other).total == pytest.approx(nearness(INDEX, other, one).total)


@given(some, some)
def test_nothing_is_nearer_to_a_remit_than_itself(one: Terms, other: Terms) -> None:
    own = nearness(INDEX, one, one)
    assert nearness(INDEX, other, one).total <= own.total + 1e-9
    assert all(part.similarity == 1 for part in own.parts if part.is_stated)
