"""Whom to consult on a proposal, with numbers worked out by hand."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from graph.landscape.consultation import Proposal, consultation_list
from graph.landscape.overlap_words import overlap_said, why_not
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
    assert [each.shares_outcome for each in found.consulted] == [True, False]
    # what Silent does is not recorded: with all of it, it could be 1
    assert [(each.centre, each.may_be_near) for each in found.others] == [
        ("Ember", False),
        ("Silent", True),
    ]
    assert say(why_not(found.others[1])) == (
        "its remit states no outcome, so it is not known whether one is in common (nearness 0.00 "
        "by the rest)"
    )
    assert [say(each) for each in found.notes] == [
        "Of these 1 shares an outcome.",
        "Of these 1 has an outcome under the same heading alone.",
        "Of 1 Centre that is not on the list it is not known: what is not stated counts as nought, "
        "and with it the Centre could be near enough.",
        "Of 1 Centre no remit is recorded.",
    ]


def test_what_is_not_stated_is_unknown_and_no_nought() -> None:
    country = Country()
    country.remit("Lantern", "violence", stages=("primary",))
    asked = Proposal(
        terms=Terms(
            outcomes=(concept("crime"),),
            audiences=(concept("councils"),),
            places=(place(WALES),),
        )
    )
    found = consultation_list(country.view(), asked)
    (lantern,) = found.others
    # outcomes of one heading: 0.25; its remit states neither audiences nor places, the proposal no
    # ages: 0.25 + 0.2 + 0.15 + 0.15
    assert lantern.nearness.unstated == (Aspect.LIFE_STAGES, Aspect.AUDIENCES, Aspect.PLACES)
    assert lantern.nearness.at_most == pytest.approx(0.75)
    assert say(why_not(lantern)) == (
        "too far: nearness 0.25; life stages, audiences and places not stated and counted as "
        "nought, with which it could be up to 0.75"
    )
    assert say(found.notes[0]) == "By what is stated, no Centre's remit is near to it."


def test_each_overlap_is_said_in_words() -> None:
    """A proposal of Wales alone: the United Kingdom takes it in, a town lies in it."""
    country = Country()
    country.remit("Whole", "crime", stages=("whole-life",), places=(UK,))
    country.remit("Town", "violence", stages=("primary",), places=("Tre",))
    country.remit("Same", "crime", stages=("whole-life",), places=(WALES,))
    view = country.view()
    found = consultation_list(view, proposal("crime", places=(WALES,)))
    said = {
        str(each.centre): [say(overlap_said(view.index, one)) for one in each.overlaps]
        for each in found.consulted
    }
    assert said == {
        "Whole": [
            "in common: crime",
            "the same ages: whole-life",
            "its place takes in Wales: United Kingdom",
        ],
        "Town": [
            "violence, under one heading with crime",
            "ages that overlap: primary and whole-life",
            "its place lies in Wales: Tre",
        ],
        "Same": ["in common: crime", "the same ages: whole-life", "the same place: Wales"],
    }
    apart = consultation_list(view, proposal("crime", places=("Llan",)))
    town = next(each for each in apart.consulted if each.centre == "Town")
    assert say(overlap_said(view.index, town.overlaps[-1])) == "places of one nation: Tre and Llan"


def test_a_proposal_that_is_near_to_nobody_or_to_all_says_so() -> None:
    country = Country()
    country.remit("Beacon", "crime")
    assert "No Centre's remit is near" in say(
        consultation_list(country.view(), proposal("reading")).notes[0]
    )
    assert "Every Centre is near" in say(
        consultation_list(country.view(), proposal("crime")).notes[-1]
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
