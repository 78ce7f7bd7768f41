"""Whom to consult on a proposal, with numbers worked out by hand."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from graph.landscape.consultation import Proposal, consultation_list
from graph.landscape.parameters import Aspect
from graph.landscape.terms import Terms
from graph.words import say
from tests.graph.landscape.country import UK, WALES, Country, concept
from tests.graph.world import place


def proposal(*outcomes: str, places: tuple[str, ...] = (UK,)) -> Proposal:
    return Proposal(
        title="A Centre for calm streets",
        terms=Terms(
            outcomes=tuple(map(concept, outcomes)),
            life_stages=(concept("whole-life"),),
            places=tuple(map(place, places)),
        ),
    )


def test_those_who_share_an_outcome_or_its_heading_are_consulted() -> None:
    country = Country()
    country.remit("Lantern", "violence", stages=("primary",))
    country.remit("Beacon", "crime", stages=("primary",), places=(WALES,))
    country.remit("Ember", "reading", stages=("whole-life",), places=(UK,))
    country.centre("Silent")
    found = consultation_list(country.view(), proposal("crime"))
    # Beacon: 0.5 + 0.2 + 0.15 (Wales lies in the United Kingdom)
    # Lantern: 0.25 + 0.2, its places not stated
    # Ember: all ages and the whole United Kingdom give 0.35, and no outcome: not consulted
    assert [(each.centre, round(each.nearness.total, 9)) for each in found.consulted] == [
        ("Beacon", 0.85),
        ("Lantern", 0.45),
    ]
    assert [(each.centre, round(each.nearness.total, 9)) for each in found.others] == [
        ("Ember", 0.35),
        ("Silent", 0.0),
    ]
    assert found.consulted[1].not_stated == (Aspect.PLACES,)
    assert [(each.asked, each.own, each.is_shared) for each in found.consulted[1].overlaps] == [
        ("crime", "violence", False),
        ("whole-life", "primary", False),
    ]
    assert [say(each) for each in found.notes] == ["Of 1 Centre no remit is recorded."]


def test_a_proposal_that_is_near_to_nobody_or_to_all_says_so() -> None:
    country = Country()
    country.remit("Beacon", "crime")
    assert "No Centre's remit is near" in say(
        consultation_list(country.view(), proposal("reading")).notes[0]
    )
    assert "Every Centre is near" in say(
        consultation_list(country.view(), proposal("crime")).notes[0]
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (proposal(), "Say at least one outcome"),
        (proposal("none"), 'No term has the id "none"'),
        (proposal("primary"), "primary is no outcome"),
        (proposal("crime", places=("none",)), 'No place has the id "none"'),
    ],
)
def test_a_proposal_that_cannot_be_read_says_what_to_do(asked: Proposal, said: str) -> None:
    with pytest.raises(InputError, match=said):
        consultation_list(Country().view(), asked)
