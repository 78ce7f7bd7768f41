"""What would help most. The scores are worked out beside each test;
q = 2/3 and 0.8 a hop throughout.
"""

from __future__ import annotations

import pytest

from graph.model import DeclaredLevel, OrganizationKind, Role, Topics
from graph.paths.answer import Advice, AdviceStep, Lead, PersonTarget, Question
from graph.paths.introduce import introduction_paths
from graph.paths.topics import match
from graph.words import say
from tests.graph.world import ASSEMBLY, World, organization, person

MET = 0.25511
"""One meeting of two today: 0.9 * (1 - exp(-1/3)) = 0.9 * 0.28347."""


def advice(world: World, who: str = "minister", *, advise: bool = False) -> tuple[Advice, ...]:
    question = Question(centre=organization("fund"), target=PersonTarget(person=person(who)))
    return introduction_paths(world.view(), question, advise=advise).advice


def committee(world: World, *names: str) -> None:
    """A committee of the assembly since 2020: 0.70 * 1.0 = 0.70 for each pair, s = 0.42."""
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    for name in names:
        world.member(name, "committee", since="2020-01-01")


def world_of_groups() -> World:
    """A Centre for young people without a tie;
    chair sits with the minister on a committee, and chairs a group on youth work.
    """
    world = World()
    world.centre("fund", topics=Topics(first=("youth",), others=("employment", "skills")))
    world.seat("minister", "chair", "plain", since="2016-05-05")
    committee(world, "minister", "chair")
    world.group("youth", name="Group on Youth Work")
    world.member("chair", "youth", Role.CHAIR, since="2016-05-05")
    world.member("plain", "youth", since="2016-05-05")
    return world


def test_a_group_that_matches_is_advised_with_the_meeting_or_joining_that_scores_higher() -> None:
    """Meeting the chair: 0.2551 * 0.42 * (2/3) * 0.8 = 0.0571, a fair lead, for
    the weakest hop is 0.2551.

    Joining gives 0.40 * (1 - 2^-2) = 0.30, times 0.6 = 0.18 with the chair: less.
    The minister and the committee are no officers.
    """
    found = advice(world_of_groups())
    assert len(found) == 1
    step = found[0]
    assert (step.step, step.organization, step.people, step.matches) == (
        AdviceStep.MEET_OFFICER,
        "youth",
        ("chair",),
        ("youth",),
    )
    assert step.tie_now is None
    assert step.tie_if_done == pytest.approx(MET, abs=5e-5)
    assert step.score_if_done == pytest.approx(0.0571, abs=5e-5)
    assert step.lead_if_done is Lead.FAIR
    assert say(step.sentence) == (
        "Meet chair, who chairs the Group on Youth Work: "
        "there would be a tie to chair, weak, and the best path through it would be a fair lead."
    )
    assert step.sources == ("list:body",)


def test_joining_is_advised_where_no_officer_leads_on() -> None:
    """Only a plain member sits with the minister: joining gives 0.10 * 0.75 * 0.6 = 0.045 with him;
    a long shot that beats nothing.
    """
    world = World()
    world.centre("fund", topics=Topics(first=("youth",)))
    world.seat("minister", "plain", since="2016-05-05")
    committee(world, "minister", "plain")
    world.group("youth", name="Group on Youth Work")
    world.member("plain", "youth", since="2016-05-05")
    found = advice(world)
    assert [(step.step, step.organization, step.people) for step in found] == [
        (AdviceStep.JOIN_GROUP, "youth", ())
    ]
    assert found[0].tie_if_done == pytest.approx(0.045)
    assert found[0].score_if_done == pytest.approx(0.045 * 0.42 * 2 / 3 * 0.8)
    assert found[0].lead_if_done is Lead.LONG_SHOT


def test_ministers_and_the_target_are_never_officers_here() -> None:
    world = world_of_groups()
    world.office("health", "Minister of Health")
    world.minister("chair", "health")
    only_the_plain_member_is_left = [(AdviceStep.JOIN_GROUP, ())]
    assert [(step.step, step.people) for step in advice(world)] == only_the_plain_member_is_left


def test_groups_without_three_points_are_not_advised() -> None:
    world = world_of_groups()
    world.group("youth", name="Group on Beer and Skills")
    assert advice(world) == ()


def test_groups_with_the_same_best_officer_are_one_row() -> None:
    world = world_of_groups()
    world.group("second", name="Group on Youth Employment")
    world.member("chair", "second", Role.CHAIR, since="2016-05-05")
    found = advice(world)
    assert [step.organization for step in found] == ["second"], "five points come before three"
    assert say(found[0].sentence).endswith(
        "The same person is also an officer of the Group on Youth Work."
    )


def test_a_group_of_a_former_session_comes_last_with_figures_as_if_it_were_current() -> None:
    world = world_of_groups()
    world.seat("old chair", since="2016-05-05")
    world.member("old chair", "committee", since="2020-01-01")
    world.group("former", former=True, name="Group on Youth Employment and Skills")
    world.member("old chair", "former", Role.CHAIR)
    found = advice(world)
    assert [step.organization for step in found] == ["youth", "former"], (
        "more points, but of a former session"
    )
    assert "(registered until April 2026; ask whether it has re-formed)" in say(found[1].sentence)
    assert found[1].score_if_done == pytest.approx(0.0571, abs=5e-5)


def test_on_a_long_shot_meeting_the_first_introducer_comes_first_with_their_group() -> None:
    """The Centre's colleague met the chair long ago;
    the best path goes through the chair, so meeting again comes first.
    """
    world = world_of_groups()
    world.member("staff", "fund", Role.DIRECTOR, since="2024-01-01")
    world.met("staff", "chair", on="2021-06-01")
    found = advice(world)
    assert [(step.step, step.people) for step in found] == [
        (AdviceStep.MEET_INTRODUCER, ("chair",))
    ]
    assert found[0].tie_now is not None
    assert found[0].tie_if_done is not None
    assert found[0].tie_now < 0.1 < found[0].tie_if_done
    assert say(found[0].sentence) == (
        "Meet chair, the first introducer of the best path: the tie to chair would go from faint "
        "to weak, and the best path through it would be a fair lead. The same person is also an "
        "officer of the Group on Youth Work."
    )


def test_a_fair_lead_carries_advice_only_where_it_is_asked_for() -> None:
    """Known one-sided: 0.8 * 0.8 * 0.30 = 0.192.
    A meeting beside it: 1 - (1 - 0.2551) * (1 - 0.192) = 0.3981.
    """
    world = world_of_groups()
    world.member("staff", "fund", Role.DIRECTOR, since="2024-01-01")
    world.says("staff", "chair", DeclaredLevel.KNOW, "2026-11-24")
    assert advice(world) == ()
    (step,) = advice(world, advise=True)
    assert (step.step, step.people) == (AdviceStep.MEET_INTRODUCER, ("chair",))
    assert step.tie_now == pytest.approx(0.192)
    assert step.tie_if_done == pytest.approx(0.3981, abs=5e-5)


def test_a_centre_is_not_told_to_join_a_group_that_it_is_in() -> None:
    world = world_of_groups()
    world.member("fund", "youth", Role.OUTSIDE_ORGANIZATION, since="2026-11-20")
    assert [step.step for step in advice(world)] == [AdviceStep.MEET_INTRODUCER]


@pytest.mark.parametrize(
    ("title", "categories", "points", "words"),
    [
        ("Group on Youth Work", (), 3, ("youth",)),
        ("Group on Youth Employment", (), 5, ("youth", "employment")),
        ("Group on Skill", (), 2, ("skills",)),
        ("Group on Youthful Pursuits", (), 0, ()),
        ("Group on Beer", ("Education, Skills & Youth",), 2, ("youth", "skills")),
        (
            "Group on Employment",
            ("Education, Skills & Youth", "Employment"),
            4,
            ("employment", "youth", "skills"),
        ),
        ("Group on Young People and Families", (), 5, ("young people", "family")),
        ("Group on People who are Young", (), 0, ()),
    ],
)
def test_points_for_title_and_categories(
    title: str, categories: tuple[str, ...], points: int, words: tuple[str, ...]
) -> None:
    """First words 3, others 2 in the title; 1 each in the categories, at most 2;
    plurals folded, whole words, phrases as they stand.
    """
    world = World()
    world.body(
        "g", OrganizationKind.CROSS_PARTY_GROUP, name=title, topics=Topics(others=categories)
    )
    topics = Topics(first=("youth", "young people"), others=("employment", "skills", "family"))
    found = match(topics, world.records.organizations[organization("g")])
    assert (found.points, found.words) == (points, words)
