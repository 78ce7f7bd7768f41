"""Evidence that pulls two ways, policies that differ, and challenges that places share."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from graph.errors import InputError
from graph.landscape.cells import CellState
from graph.landscape.challenges import shared_challenges
from graph.landscape.divergence import policy_divergence
from graph.landscape.map import LandscapeQuestion, cell_of, landscape
from graph.landscape.trade_offs import trade_offs
from graph.model import (
    FindingDirection,
    Lens,
    MappingPredicate,
    Nation,
    PriorityKind,
    PriorityStatus,
    RecordId,
)
from graph.names.landscape_words import priority_words
from graph.words import T, say
from tests.graph.landscape.country import SCOTLAND, WALES, Country, concept
from tests.graph.world import date, place

POLICY = PriorityKind.POLICY


def test_an_intervention_with_two_signs_stands_with_what_the_crosswalk_says() -> None:
    country = Country()
    for scale in ("stars", "steps"):
        country.framework(scale, scale, Lens.EVIDENCE_STANDARD)
        country.term(f"{scale}-1", Lens.EVIDENCE_STANDARD, of=scale)
    country.mapped("stars-1", "steps-1", MappingPredicate.BROAD)
    worse = FindingDirection.WORSE
    country.found("Visits", "crime", worse, by="Beacon", scale="steps", rating="steps-1")
    country.found("visits", "reading", by="Lantern", scale="stars", rating="stars-1")
    country.found("Patrols", "crime", by="Beacon", scale="steps")
    country.found("Patrols", "crime", FindingDirection.NO_EFFECT, by="Lantern")
    country.found("Lamps", "crime", by="Beacon")
    country.found("Lamps", "crime", by="Lantern")
    patrols, visits = sorted(trade_offs(country.view()), key=lambda each: each.intervention)
    assert (visits.is_opposite, visits.between_centres) == (True, False)
    # from the steps to the stars: the object of the row is the broader, so this way it is narrower
    assert [each.predicate for each in visits.comparisons] == [MappingPredicate.NARROW]
    assert (patrols.is_opposite, patrols.between_centres) == (False, True)
    assert patrols.comparisons == ()  # one of the two is rated by no scale
    assert trade_offs(country.view())[0] == visits
    assert trade_offs(country.view(), concept("learning")) == [visits]
    with pytest.raises(InputError, match="No term has the id"):
        trade_offs(country.view(), concept("none"))


def test_only_what_the_crosswalk_compares_is_set_side_by_side() -> None:
    """The row between 1 and 1 says nothing of 2; that of the whole of pips says that it does not
    compare with stars, and nothing says so of pips and steps.
    """
    country = Country()
    for scale in ("stars", "steps", "pips"):
        country.framework(scale, scale, Lens.EVIDENCE_STANDARD)
        country.term(scale, Lens.EVIDENCE_STANDARD, of=scale)
        for step in (1, 2):
            country.term(f"{scale}-{step}", Lens.EVIDENCE_STANDARD, of=scale, broader=scale)
    country.mapped("stars-1", "steps-1", MappingPredicate.CLOSE)
    country.mapped("pips", "stars-1", MappingPredicate.NONE)
    worse = FindingDirection.WORSE
    pairs = {
        "levels": ("stars", "1", "steps", "1"),
        "other levels": ("stars", "2", "steps", "1"),
        "a whole": ("stars", "2", "pips", "1"),
        "nothing": ("steps", "1", "pips", "1"),
        "one scale": ("steps", "1", "steps", "2"),
    }
    for name, (one, level, other, level_too) in pairs.items():
        country.found(name, "crime", by="Beacon", scale=one, rating=f"{one}-{level}")
        country.found(
            name, "crime", worse, by="Lantern", scale=other, rating=f"{other}-{level_too}"
        )
    country.found("no level", "crime", by="Beacon", scale="steps")
    country.found("no level", "crime", worse, by="Lantern", scale="steps")
    country.found("no scale", "crime", by="Beacon")
    country.found("no scale", "crime", worse, by="Lantern", scale="steps")
    found = {each.intervention: each for each in trade_offs(country.view())}
    predicates = {name: [each.predicate for each in off.comparisons] for name, off in found.items()}
    assert predicates == {
        "levels": [MappingPredicate.CLOSE],
        "other levels": [MappingPredicate.UNKNOWN],
        "a whole": [MappingPredicate.NONE],
        "nothing": [MappingPredicate.UNKNOWN],
        "one scale": [],
        "no level": [],
        "no scale": [],
    }
    said = {name: " ".join(map(say, off.may_be_said)) for name, off in found.items()}
    assert said["levels"].startswith("As published: stars-1 (stars, Beacon) and steps-1 (steps,")
    assert "much the same (confidence not stated, our judgement)" in said["levels"]
    assert "not comparable here" in said["other levels"]
    assert said["a whole"].startswith("The scales are not comparable: stars, of Beacon, and pips")
    assert said["one scale"] == (
        "Levels of one scale, steps, may be set side by side: steps-1; steps-2."
    )
    assert "not recorded as levels of it" in said["no level"]
    assert said["no scale"].startswith("Without a scale is what comes from Beacon")


def test_policies_for_the_same_that_differ_between_nations() -> None:
    country = Country()
    stages = ("primary",)
    country.priority("meals-w", WALES, "reading", kind=POLICY, stages=stages, title="All meals")
    country.priority("meals-s", SCOTLAND, "reading", kind=POLICY, stages=stages, title="Some meals")
    country.priority("fees", SCOTLAND, "reading", kind=POLICY, stages=("young-adult",))
    country.priority("age-w", WALES, "crime", kind=PriorityKind.DUTY, title="From ten")
    country.priority("age-s", SCOTLAND, "crime", kind=PriorityKind.DUTY, title="From ten")
    country.priority("aim", WALES, "reading", stages=stages)
    country.priority("gone", "Tre", "reading", kind=POLICY, stages=stages, until="2020")
    country.remit("Lantern", "reading")
    found = policy_divergence(country.view())
    (meals,) = found.divergences
    assert meals.policies == ("meals-s", "meals-w")
    assert meals.name == "Some meals"  # one word in common names nothing; none has a date
    assert [each.centre for each in meals.comparers] == ["Lantern"]
    assert (found.alone, found.alike) == (("fees",), ("age-s", "age-w"))
    assert policy_divergence(country.view(), concept("crime")).divergences == ()


def test_what_is_proposed_is_set_beside_what_holds_and_is_no_priority() -> None:
    """A bill of Wales beside a duty of Scotland; a proposed priority leaves no cell unmet, and is
    shared with nobody.
    """
    country = Country()
    proposed = PriorityStatus.PROPOSED
    duty = PriorityKind.DUTY
    country.priority("bill", WALES, "crime", kind=duty, status=proposed, since="2025-06")
    country.priority("act", SCOTLAND, "crime", kind=duty, since="2019")
    country.priority("wish", WALES, "reading", status=proposed, since="2025")
    country.priority("aim", SCOTLAND, "reading", since="2020")
    country.remit("Lantern", "crime", "reading", places=(WALES, SCOTLAND))
    view = country.view()
    (found,) = policy_divergence(view).divergences
    assert found.policies == ("act", "bill")
    assert priority_words(view.records.priorities[RecordId("bill")]) == T(
        "proposed duty, not in force"
    )
    for nation, unmet in ((Nation.WALES, False), (Nation.SCOTLAND, True)):
        cell = cell_of(view, "reading", nation.value)
        assert (CellState.PRIORITY_UNMET in cell.states, cell.has_priority) == (unmet, unmet)
    assert shared_challenges(view, place(SCOTLAND)).places == ()
    since = LandscapeQuestion(since=dt.date(2024, 1, 1))
    changed = landscape(view, since)
    assert (changed.new_priorities, changed.new_proposals) == ((), ("bill", "wish"))


def test_policies_are_called_by_what_their_titles_share_and_nobody_who_left_is_known() -> None:
    country = Country()
    titles = {
        "p-e": ("E92000001", "Ban on sale below duty, no minimum unit price", None),
        "p-s": (SCOTLAND, "Minimum unit price for alcohol", "2018-05"),
        "p-w": (WALES, "Minimum unit price for alcohol", "2020-03-02"),
    }
    for id_, (at, title, since) in titles.items():
        country.priority(id_, at, "crime", kind=POLICY, title=title, since=since)
    apart = {"d-s": (SCOTLAND, "Chastisement is no defence", "2020"), "d-w": (WALES, "Ask", "2022")}
    for id_, (at, title, since) in apart.items():
        country.priority(id_, at, "reading", kind=POLICY, title=title, since=since)
    country.remit("Lantern", "crime")
    country.seat("Quillfeather", since="2021-05-06")
    country.seat("Tatterdale", since="2011-05-06", until="2016-04-05")
    for who in ("Quillfeather", "Tatterdale"):
        country.met("Lantern", who, on="2015-02-03")
    found = policy_divergence(country.view())
    assert {each.name: each.policies for each in found.divergences} == {
        "Minimum unit price": ("p-e", "p-s", "p-w"),
        "Chastisement is no defence": ("d-s", "d-w"),
    }
    price = next(each for each in found.divergences if each.name == "Minimum unit price")
    (lantern,) = price.comparers
    known = {nation: [tie.other for tie in ties] for nation, ties in lantern.known}
    # Tatterdale left the assembly in 2016
    assert known == {Nation.ENGLAND: [], Nation.SCOTLAND: [], Nation.WALES: ["Quillfeather"]}
    then = policy_divergence(country.view("2016-01-01"))
    assert then.divergences == ()  # the price came later


def test_places_with_the_same_priorities_and_what_is_known_to_help() -> None:
    country = Country()
    country.priority("tre", "Tre", "crime", "reading")
    country.priority("llan", "Llan", "crime")
    country.priority("scots", SCOTLAND, "crime", "reading")
    country.priority("policy", WALES, "crime", kind=POLICY)
    country.found("Patrols", "crime", by="Beacon", places=(SCOTLAND,))
    country.found("Lamps", "crime", FindingDirection.NO_EFFECT, by="Beacon", places=("Tre",))
    country.found("Books", "reading", by="Beacon", places=(WALES,))
    found = shared_challenges(country.view(), place("Tre"))
    assert [(each.place, each.outcomes) for each in found.places] == [
        (SCOTLAND, ("crime", "reading")),
        ("Llan", ("crime",)),
    ]
    # Books were tested in Wales, in which Tre lies; lamps did nothing
    assert [(each.finding, each.tested_here, each.tested_there) for each in found.findings] == [
        ("Books-reading-Beacon", True, ()),
        ("Patrols-crime-Beacon", False, (SCOTLAND,)),
    ]
    assert not found.notes
    assert shared_challenges(country.view(), place(WALES)).notes
    with pytest.raises(InputError, match="No place has the id"):
        shared_challenges(country.view(), place("none"))


def test_a_place_that_ended_means_the_one_after_it() -> None:
    country = Country()
    tre = country.records.places[place("Tre")]
    old = replace(tre, id=place("Old"), valid_to=date("2019-03"), replaced_by=tre.id)
    gone = replace(tre, id=place("Gone"), valid_to=date("2019-03"))
    places = {**country.records.places, old.id: old, gone.id: gone}
    country.records = replace(country.records, places=places)
    assert shared_challenges(country.view(), old.id).place == tre.id
    with pytest.raises(InputError, match="Tre ended on March 2019"):
        shared_challenges(country.view(), gone.id)
