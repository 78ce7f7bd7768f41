"""What would help most. The scores are worked out beside each test;
q = 2/3 and 0.8 a hop throughout.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from graph.model import DeclaredLevel, FormalKind, Nation, OrganizationKind, Role, Topics
from graph.paths.answer import (
    Advice,
    AdviceStep,
    BodyTarget,
    IntroductionPaths,
    Lead,
    PersonTarget,
    Question,
    Target,
)
from graph.paths.introduce import introduction_paths
from graph.paths.topics import match
from graph.words import say
from tests.graph.world import ASSEMBLY, World, actor, organization, person

MET = 0.25511
"""One meeting of two today: 0.9 * (1 - exp(-1/3)) = 0.9 * 0.28347."""


def advice(
    world: World, who: str = "minister", *, advise: bool = False, **more: object
) -> tuple[Advice, ...]:
    return answer(world, PersonTarget(person=person(who)), advise=advise, **more).advice


def answer(
    world: World, target: Target, *, advise: bool = False, **more: object
) -> IntroductionPaths:
    question = Question(centre=organization("fund"), target=target, **more)  # type: ignore[arg-type]  # passed on
    return introduction_paths(world.view(), question, advise=advise)


def told(steps: Sequence[Advice]) -> list[tuple[AdviceStep, str | None, tuple[str, ...]]]:
    return [(step.step, step.organization, step.people) for step in steps]


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
        "there would be a tie to chair, weak, and there would be a path, a fair lead."
    )
    assert step.sources == ("list:body",)


def without_chair() -> World:
    """As `world_of_groups`, but the group names a plain member alone, who sits with the minister.

    Joining gives 0.10 * 0.75 * 0.6 = 0.045 with plain, and 0.045 * 0.42 * (2/3) * 0.8 = 0.0101: a
    long shot. Meeting plain is a fair lead, as meeting the chair was.
    """
    world = World()
    world.centre("fund", topics=Topics(first=("youth",)))
    world.seat("minister", "plain", since="2016-05-05")
    committee(world, "minister", "plain")
    world.group("youth", name="Group on Youth Work")
    world.member("plain", "youth", since="2016-05-05")
    return world


MEET_PLAIN = (AdviceStep.MEET_MEMBER, "youth", ("plain",))


def test_a_group_that_names_nobody_to_turn_to_is_a_step_only_with_a_secretariat() -> None:
    world = without_chair()
    assert told(advice(world)) == [MEET_PLAIN]
    world.body("helper", OrganizationKind.CHARITY, name="Helper of Youth")
    world.member("helper", "youth", Role.SECRETARIAT, since="2020-01-01")
    found = advice(world)
    assert told(found) == [MEET_PLAIN, (AdviceStep.JOIN_GROUP, "youth", ())]
    assert found[1].tie_if_done == pytest.approx(0.045)
    assert found[1].score_if_done == pytest.approx(0.045 * 0.42 * 2 / 3 * 0.8)
    assert found[1].lead_if_done is Lead.LONG_SHOT
    assert say(found[1].sentence) == (
        "Join the Group on Youth Work as an outside organization and ask its secretariat, Helper "
        "of Youth: after 180 days there would be a tie to plain, faint, and there would be a path, "
        "a long shot."
    )


def test_a_step_names_the_secretariat_of_its_group_too() -> None:
    world = world_of_groups()
    world.body("helper", OrganizationKind.CHARITY, name="Helper of Youth")
    world.member("helper", "youth", Role.SECRETARIAT, since="2020-01-01")
    (step,) = advice(world)
    assert say(step.sentence).endswith("a fair lead. Its secretariat is Helper of Youth.")


def test_a_secretariat_that_is_no_record_is_asked_by_its_name_while_it_holds() -> None:
    """It is somebody to turn to, and no end of a tie; of one that has ended nobody is told."""
    world = without_chair()
    world.member(None, "youth", Role.SECRETARIAT, "2020-01-01", "2026-12-31", written="Lido Aid")
    world.member(None, "youth", Role.SECRETARIAT, "2020-01-01", "2025-12-31", written="Old Aid")
    found = advice(world)
    assert told(found) == [MEET_PLAIN, (AdviceStep.JOIN_GROUP, "youth", ())]
    assert (found[1].secretariat, found[1].secretariat_as_written) == ((), ("Lido Aid",))
    assert "and ask its secretariat, Lido Aid: after 180 days" in say(found[1].sentence)
    named = world_of_groups()
    named.member(None, "youth", Role.SECRETARIAT, "2020-01-01", written="Lido Aid")
    (step,) = advice(named)
    assert say(step.sentence).endswith("a fair lead. Its secretariat is Lido Aid.")


def test_who_holds_ministerial_office_or_is_to_be_avoided_is_no_officer_and_no_step() -> None:
    world = world_of_groups()
    world.office("health", "Minister of Health")
    world.minister("chair", "health")
    assert advice(world) == ()
    avoided = frozenset({actor("chair")})
    assert advice(world_of_groups(), avoid=avoided) == ()


def test_groups_without_three_points_are_not_advised() -> None:
    """The chair is still met as somebody who sits and is tied to the minister."""
    world = world_of_groups()
    world.group("youth", name="Group on Beer and Skills")
    assert told(advice(world)) == [(AdviceStep.MEET_MEMBER, None, ("chair",))]


def test_one_meeting_with_each_of_two_who_sit_those_on_topic_first() -> None:
    """Ties to the minister: a by two committees 1 - 0.3^2 = 0.91 (s 0.546), b, c and d by one
    (0.42). c is on the committee for skills (2 points suffice): first; then a, who is tied most
    strongly. Not d, who left her seat, nor e, a minister.
    """
    world = World()
    world.centre("fund", topics=Topics(first=("youth",), others=("skills",)))
    world.seat("minister", "a", "b", "c", "e", since="2016-05-05")
    world.seat("d", since="2016-05-05", until="2026-11-01")
    world.people("friend")
    world.met("d", "friend", on="2026-11-10")
    committee(world, "minister", "a", "b", "c", "d", "e")
    world.body("second", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    for name in ("minister", "a"):
        world.member(name, "second", since="2020-01-01")
    world.body("skills", OrganizationKind.COMMITTEE, parent=ASSEMBLY, name="Skills Committee")
    world.member("c", "skills", since="2020-01-01")
    world.office("health", "Minister of Health")
    world.minister("e", "health", since="2026-05-20")
    found = advice(world)
    assert told(found) == [
        (AdviceStep.MEET_MEMBER, "skills", ("c",)),
        (AdviceStep.MEET_MEMBER, None, ("a",)),
    ]
    assert found[1].score_if_done == pytest.approx(MET * 0.546 * 2 / 3 * 0.8, abs=5e-5)
    assert say(found[0].sentence).startswith("Meet c, of the Skills Committee: ")
    assert say(found[1].sentence).startswith("Meet a, who is tied to minister: ")
    of_a_body = answer(world, BodyTarget(body=organization("committee"))).advice
    assert of_a_body == (), "of a person or a post only"


def test_who_sits_on_topic_comes_before_former_groups_and_others_after_them() -> None:
    """The former group's chair is a step already; plain is the second of the two."""
    world = without_chair()
    world.group("youth", former=True, name="Group on Youth Work")
    world.seat("old chair", since="2016-05-05")
    world.member("old chair", "youth", Role.CHAIR)
    world.member("old chair", "committee", since="2020-01-01")
    world.body("young", OrganizationKind.COMMITTEE, parent=ASSEMBLY, name="Youth Committee")
    world.member("plain", "young", since="2026-11-20")
    former = (AdviceStep.MEET_OFFICER, "youth", ("old chair",))
    assert told(advice(world)) == [(AdviceStep.MEET_MEMBER, "young", ("plain",)), former]
    other = World()
    other.centre("fund", topics=Topics(first=("youth",)))
    other.group("youth", former=True, name="Group on Youth Work")
    other.seat("minister", "old chair", "off", since="2016-05-05")
    committee(other, "minister", "old chair", "off")
    other.member("old chair", "youth", Role.CHAIR)
    assert told(advice(other)) == [former, (AdviceStep.MEET_MEMBER, None, ("off",))]


def test_who_is_a_step_already_counts_as_one_of_the_two() -> None:
    """The chair is the group's step. Of the three who sit the chair, on topic, and a are the two;
    b is a third.
    """
    world = world_of_groups()
    world.seat("a", "b", since="2016-05-05")
    for name in ("a", "b"):
        world.member(name, "committee", since="2020-01-01")
    assert told(advice(world)) == [
        (AdviceStep.MEET_OFFICER, "youth", ("chair",)),
        (AdviceStep.MEET_MEMBER, None, ("a",)),
    ]


def test_who_is_tied_to_the_target_at_less_than_a_tenth_is_not_met_for_it() -> None:
    """plain and the minister share a cross-party group alone: 0.20 * 0.6 = 0.12 at most."""
    world = World()
    world.centre("fund")
    world.seat("minister", "plain", since="2025-12-01")
    world.group("bees")
    for name in ("minister", "plain"):
        world.member(name, "bees", since="2026-06-27")
    view = world.view()
    strength = view.network.strength(actor("minister"), actor("plain"))
    assert strength is not None
    assert strength < 0.1
    assert advice(world) == ()


def test_where_two_reach_a_better_lead_steps_that_only_raise_the_score_are_left_out() -> None:
    """Today a long shot through the chair by a meeting of 2021. Joining the group on skills, whose
    secretary sits with nobody, only raises the score: it is said while one step alone leads better.
    """
    world = without_chair()
    world.body("helper", OrganizationKind.CHARITY)
    world.member("helper", "youth", Role.SECRETARIAT, since="2020-01-01")
    world.member("staff", "fund", Role.DIRECTOR, since="2024-01-01")
    world.met("staff", "plain", on="2019-06-01")
    world.met("staff", "plain", on="2016-06-01")
    found = advice(world)
    assert told(found) == [
        (AdviceStep.MEET_INTRODUCER, None, ("plain",)),
        (AdviceStep.JOIN_GROUP, "youth", ()),
    ]
    assert say(found[0].sentence).endswith(
        "and the best path would go from a long shot to a fair lead."
    )
    assert "the best path would stay a long shot, only a stronger one" in say(found[1].sentence)
    world.seat("second", since="2016-05-05")
    world.member("second", "committee", since="2020-01-01")
    assert told(advice(world)) == [
        (AdviceStep.MEET_INTRODUCER, None, ("plain",)),
        (AdviceStep.MEET_MEMBER, None, ("second",)),
    ]


def test_a_step_that_leaves_a_long_shot_under_a_hundredth_is_left_out_and_the_answer_says_so() -> (
    None
):
    """Meetings of 2016 are worth 0.9 * 0.05 * 2^(-3828/1825) = 0.0105, of January 2024 0.0301.

    Today staff - friend - minister is 0.0105 * 0.0105 * (2/3) * 0.8 < 0.0001. Meeting friend again
    gives 0.2655 * 0.0105 * 0.5333 = 0.0015, joining the group 0.045 * 0.0301 * 0.5333 = 0.0007.
    """
    world = World()
    world.centre("fund", topics=Topics(first=("youth",)))
    world.member("staff", "fund", Role.DIRECTOR, since="2024-01-01")
    world.seat("minister", "plain", since="2016-05-05")
    world.group("youth", name="Group on Youth Work")
    world.body("helper", OrganizationKind.CHARITY)
    world.member("helper", "youth", Role.SECRETARIAT, since="2020-01-01")
    world.member("plain", "youth", since="2016-05-05")
    world.met("plain", "minister", on="2024-01-01")
    world.people("friend")
    world.met("staff", "friend", on="2016-06-01")
    world.met("friend", "minister", on="2016-06-01")
    found = answer(world, PersonTarget(person=person("minister")))
    assert [path.lead for path in found.paths] == [Lead.LONG_SHOT]
    assert found.advice == ()
    assert say(found.notes[-1]) == (
        "No step that is known here would bring fund closer. Ask staff first."
    )


def test_a_first_introducer_in_ministerial_office_is_not_to_be_met() -> None:
    world = World()
    world.centre("fund")
    world.member("staff", "fund", Role.DIRECTOR, since="2024-01-01")
    world.office("health", "Minister of Health")
    world.minister("deputy", "health", since="2026-05-20")
    world.people("ann")
    world.met("staff", "deputy", on="2020-06-01")
    world.met("deputy", "ann", on="2026-06-01")
    found = answer(world, PersonTarget(person=person("ann")))
    assert [path.introducers for path in found.paths] == [("deputy",)]
    assert found.advice == ()


def test_of_a_former_group_only_those_who_still_sit_count() -> None:
    """The old chair left the seat, met somebody since, and sits on no committee any more."""
    world = World()
    world.centre("fund", topics=Topics(first=("youth",)))
    world.people("ann", "friend")
    world.seat("ann", since="2016-05-05")
    world.seat("old chair", since="2016-05-05", until="2026-04-08")
    world.met("old chair", "friend", on="2026-10-01")
    world.met("old chair", "ann", on="2026-03-01")
    world.group("youth", former=True, name="Group on Youth Work")
    world.member("old chair", "youth", Role.CHAIR)
    assert advice(world, "ann") == ()


def test_of_equal_leads_fewer_hops_come_first_whatever_the_score() -> None:
    """near knows the minister (0.192): 0.2551 * 0.192 * 0.5333 = 0.0261. far is close to between,
    who is close to the minister: 0.2551 * 0.64 * 0.64 * 0.2844 = 0.0297. Both are fair leads.
    """
    world = World()
    world.centre("fund", topics=Topics(first=("youth",)))
    world.seat("minister")
    world.people("near", "far", "between")
    world.says("near", "minister", DeclaredLevel.KNOW, "2026-11-24")
    for one, other in (("far", "between"), ("between", "minister")):
        world.says(one, other, DeclaredLevel.CLOSE, "2026-11-24")
        world.says(other, one, DeclaredLevel.CLOSE, "2026-11-24")
    for group, chair in (("a", "far"), ("b", "near")):
        world.group(group, name=f"Group on Youth {group}")
        world.member(chair, group, Role.CHAIR, since="2026-11-20")
    found = advice(world)
    assert [step.organization for step in found] == ["b", "a"]
    assert [step.score_if_done for step in found] == pytest.approx([0.0261, 0.0297], abs=5e-5)


def test_the_association_of_councils_is_asked_for_councils_alone() -> None:
    world = World()
    world.centre("fund")
    world.body("charity", OrganizationKind.CHARITY)
    world.body("wlga", OrganizationKind.NETWORK, name="Association of Councils")
    assert answer(world, BodyTarget(body=organization("charity"))).advice == ()


def test_a_closed_centre_gets_no_advice() -> None:
    world = world_of_groups()
    world.centre("fund", topics=Topics(first=("youth",)), until="2026-01-01")
    found = answer(world, PersonTarget(person=person("minister")))
    assert (found.advice, [say(note) for note in found.notes if "No step" in say(note)]) == ((), [])


def test_of_a_body_a_step_may_lead_to_somebody_who_is_asked_for() -> None:
    """The chair of the group sits on the committee that is asked for: the path is the tie alone."""
    world = world_of_groups()
    found = answer(world, BodyTarget(body=organization("committee"))).advice
    assert told(found) == [(AdviceStep.MEET_OFFICER, "youth", ("chair",))]
    assert found[0].score_if_done == pytest.approx(MET, abs=5e-5)


def test_an_organization_that_introduces_is_asked_not_met() -> None:
    world = World()
    world.centre("fund")
    world.body("union", OrganizationKind.CHARITY, name="Union of Mills")
    world.people("ann")
    world.formal("union", "fund", FormalKind.PARTNER, since="2010", until="2020-01-01")
    world.formal("union", "ann", FormalKind.FOUNDER, since="2010")
    (step,) = advice(world, "ann")
    assert (step.organization, step.people) == ("union", ())
    assert say(step.sentence).startswith(
        "Ask the Union of Mills, the first introducer of the best path: "
    )


def test_of_a_council_the_association_of_its_nation_is_asked_members_listed_or_not() -> None:
    """Without a tie of the association to the council nothing can be reckoned, and it stands last.
    With one, 0.2551 * 0.36 * (2/3) * 0.8 = 0.0490, where a founder's tie is 0.9 * 0.4 = 0.36.
    """
    world = World()
    world.centre("fund")
    world.body("council", OrganizationKind.COUNCIL)
    world.body("wlga", OrganizationKind.NETWORK, name="Association of Councils")
    target = BodyTarget(body=organization("council"))
    (step,) = answer(world, target).advice
    assert told([step]) == [(AdviceStep.ASK_NETWORK, "wlga", ())]
    assert say(step.sentence) == "Ask the Association of Councils, of which it is a member."
    assert (step.score_if_done, step.lead_if_done) == (None, None)
    world.formal("wlga", "council", FormalKind.FOUNDER, since="2010")
    (step,) = answer(world, target).advice
    assert step.score_if_done == pytest.approx(0.0490, abs=5e-5)
    assert say(step.sentence) == (
        "Ask the Association of Councils, of which it is a member: there would be a tie to "
        "Association of Councils, weak, and there would be a path, a fair lead."
    )
    world.body("english", OrganizationKind.COUNCIL, nation=Nation.ENGLAND)
    assert answer(world, BodyTarget(body=organization("english"))).advice == ()


def test_of_a_council_the_authority_of_which_it_is_a_member_is_asked() -> None:
    """The authority has no tie to its members: it is the councils that it ties to one another."""
    world = World()
    world.centre("fund")
    world.body("authority", OrganizationKind.AUTHORITY, name="Combined Authority of the Fens")
    for council in ("one", "two"):
        world.body(council, OrganizationKind.COUNCIL, nation=Nation.ENGLAND)
        world.member(council, "authority", since="2016-04-01")
    (step,) = answer(world, BodyTarget(body=organization("one"))).advice
    assert told([step]) == [(AdviceStep.ASK_NETWORK, "authority", ())]
    assert say(step.sentence) == "Ask the Combined Authority of the Fens, of which it is a member."


def test_the_network_to_which_all_those_asked_for_belong_is_asked() -> None:
    world = World()
    world.centre("fund")
    world.people("ann")
    for name in ("alliance", "others"):
        world.body(name, OrganizationKind.NETWORK, nation=None)
    world.group("bees")
    world.seat("ann")
    world.member("ann", "alliance", since="2020-01-01")
    world.member("ann", "bees", since="2026-06-01")
    (step,) = advice(world, "ann")
    assert told([step]) == [(AdviceStep.ASK_NETWORK, "alliance", ())]
    assert say(step.sentence) == "Ask the alliance, to which ann belongs."


def test_five_topic_points_come_before_fewer_and_six_steps_are_said() -> None:
    """Eight groups with a chair each, all in the committee: equal scores, so the order is by points
    (5 and more first), then by id.
    """
    world = World()
    world.centre("fund", topics=Topics(first=("youth",), others=("employment",)))
    world.seat("minister", since="2016-05-05")
    committee(world, "minister")
    for n in range(1, 9):
        name = f"chair-{n}"
        world.seat(name, since="2016-05-05")
        world.member(name, "committee", since="2020-01-01")
        world.group(f"g{n}", name="Group on Youth" + (" Employment" if n in {4, 8} else ""))
        world.member(name, f"g{n}", Role.CHAIR, since="2016-05-05")
    assert [step.organization for step in advice(world)] == ["g4", "g8", "g1", "g2", "g3", "g5"]


def test_of_officers_of_equal_score_the_chair_is_best_placed() -> None:
    world = world_of_groups()
    world.seat("a deputy", since="2016-05-05")
    world.member("a deputy", "committee", since="2020-01-01")
    world.member("a deputy", "youth", Role.DEPUTY, since="2016-05-05")
    (step, *_) = advice(world)
    assert step.people == ("chair", "a deputy")
    assert say(step.sentence).startswith("Meet chair, who chairs the Group on Youth Work: ")


def test_groups_with_the_same_best_officer_are_one_row() -> None:
    world = world_of_groups()
    world.group("second", name="Group on Youth Employment")
    world.member("chair", "second", Role.CHAIR, since="2016-05-05")
    found = advice(world)
    assert [step.organization for step in found] == ["second"], "five points come before three"
    assert say(found[0].sentence).endswith(
        "The same person is also an officer of the Group on Youth Work."
    )
    world.member(None, "youth", Role.SECRETARIAT, since="2020-01-01", written="Lido Aid")
    assert say(advice(world)[0].sentence).endswith(
        "an officer of the Group on Youth Work. The secretariat of the Group on Youth Work is Lido "
        "Aid."
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
        "to weak, and the best path would go from a long shot to a fair lead. The same person is "
        "also an officer of the Group on Youth Work."
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
