"""Messages to copy: to whom, and that they say no more than is recorded."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Language, OrganizationKind, Role, Topics
from graph.paths.answer import AdviceStep, PersonTarget, Question
from graph.paths.draft import Message, draft_of_path, draft_of_step
from graph.paths.introduce import introduction_paths
from graph.view import View, Viewer
from graph.words import say
from tests.graph.paths.asking import close, staffed
from tests.graph.world import ASSEMBLY, World, actor, organization, person

WELCOME = "I write on behalf of fund."
BYE = "With kind regards,\nfund"
WISH = "We would like to meet minister, to talk about our work."


def best(world: World, *, view: View | None = None) -> Message:
    """The message for the best path from fund to minister."""
    seen = view or world.view()
    path = introduction_paths(seen, _question()).paths[0]
    return draft_of_path(seen, organization("fund"), path)


def step(world: World) -> Message | None:
    """The message for the first step of advice from fund to minister."""
    found = introduction_paths(world.view(), _question(), advise=True)
    return draft_of_step(world.view(), found.centre, found.targets, found.advice[0])


def _question() -> Question:
    return Question(centre=organization("fund"), target=PersonTarget(person=person("minister")))


def paragraphs(draft: Message, language: Language = Language.EN) -> list[str]:
    return say(draft.text, language).split("\n\n")


def listed(*, former: bool = False) -> World:
    """A group that lists fund, with an officer who sits with the minister on a committee."""
    world = World()
    world.centre("fund", topics=Topics(first=("youth",)))
    world.seat("officer", "minister")
    world.group("g", former=former, name="Group on Youth Work")
    world.member("officer", "g", Role.OFFICER)
    world.member("fund", "g", Role.OUTSIDE_ORGANIZATION)
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    for who in ("officer", "minister"):
        world.member(who, "committee", since="2026-06-01")
    return world


def test_who_is_in_one_list_is_told_that_and_no_more() -> None:
    draft = best(listed())
    assert draft.to == actor("officer")
    assert paragraphs(draft) == [
        "Dear officer,",
        f"{WELCOME} We work on youth.",
        "You and fund are both listed in the Group on Youth Work. "
        "Its subject is close to our work on youth.",
        f"{WISH} Would you be willing to introduce us?",
        BYE,
    ]


def test_a_list_that_has_ended_is_told_in_the_past() -> None:
    assert (
        "You and fund were both listed in the Group on Youth Work until April 2026."
        in paragraphs(best(listed(former=True)))[2]
    )


def test_the_predecessor_that_was_in_the_list_is_named() -> None:
    world = World()
    world.centre("fund")
    world.centre("old", until="2022-12-01", successor="fund")
    world.seat("minister")
    world.group("g", former=True)
    world.member("minister", "g", Role.CHAIR)
    world.member("old", "g", Role.OUTSIDE_ORGANIZATION)
    assert paragraphs(best(world))[2].startswith("You and old were both listed in the g until ")


def test_a_colleague_is_asked_as_a_colleague() -> None:
    """Staff and friend, friend and minister: both say that they are close."""
    world = staffed()
    close(world, "staff", "friend")
    close(world, "friend", "minister")
    draft = best(world)
    told = paragraphs(draft)
    assert draft.to == actor("staff")
    assert told[0] == "Dear staff,"
    assert told[1] == WISH
    assert told[2].startswith("On record between you and friend: ")
    assert told[3] == "Would you ask friend whether an introduction is possible?"
    assert told[4:] == [BYE]


def test_of_two_introducers_the_first_is_asked_for_the_next_one() -> None:
    world = listed()
    world.people("further")
    world.records = replace(
        world.records,
        memberships={
            id: row
            for id, row in world.records.memberships.items()
            if not (row.actor == actor("minister") and row.organization == "committee")
        },
    )
    world.member("further", "committee", since="2026-06-01")
    world.seat("further")
    close(world, "further", "minister")
    assert paragraphs(best(world))[3] == (
        f"{WISH} Would you be willing to introduce us to further as a first step?"
    )


def test_a_target_without_a_way_in_is_asked_for_a_meeting() -> None:
    world = World()
    world.centre("fund")
    world.people("minister")
    world.met("fund", "minister", on="2026-11-01")
    told = paragraphs(best(world))
    assert told[0] == "Dear minister,"
    assert told[2].startswith("According to our records, we met on 1 November 2026")
    assert told[3] == "Could we meet you, or somebody of your office, for half an hour?"


def test_a_chair_between_is_told_who_is_in_the_list_too() -> None:
    world = World()
    world.centre("fund")
    world.seat("minister", "chair", "other")
    world.group("g", name="Group on Ropes")
    world.member("minister", "g", Role.OFFICER)
    world.member("fund", "g", Role.OUTSIDE_ORGANIZATION)
    world.member("chair", "g", Role.CHAIR)
    found = introduction_paths(world.view(), _question()).paths
    direct = next(path for path in found if not path.introducers)
    draft = draft_of_path(world.view(), organization("fund"), direct)
    assert draft.to == actor("chair")
    assert paragraphs(draft)[2:4] == [
        "minister and fund are both listed in the Group on Ropes.",
        f"{WISH} Would you be willing to bring us together?",
    ]


def test_it_names_who_asks_for_the_own_centre_and_for_no_other() -> None:
    world = listed()
    world.member("nell", "fund", Role.EMPLOYEE, since="2024-01-01")
    world.centre("other")
    named, other = (
        replace(world.view(), viewer=Viewer(organization(centre), person("nell")))
        for centre in ("fund", "other")
    )
    told = paragraphs(best(world, view=named))
    assert told[1] == "I am nell, and I work for fund. We work on youth."
    assert told[-1] == "With kind regards,\nnell\nfund"
    assert paragraphs(best(world, view=other))[1] == f"{WELCOME} We work on youth."


def test_the_aim_of_the_centre_stands_in_place_of_its_topics_in_both_languages() -> None:
    world = listed()
    fund = replace(
        world.records.organizations[organization("fund")],
        aim="Keep children safe",
        aim_cy="Cadw plant yn ddiogel",
    )
    world.records = replace(
        world.records, organizations={**world.records.organizations, fund.id: fund}
    )
    draft = best(world)
    assert paragraphs(draft)[1] == f"{WELCOME} Our aim: Keep children safe."
    assert (
        paragraphs(draft, Language.CY)[1]
        == "Rwy’n ysgrifennu ar ran fund. Ein nod: Cadw plant yn ddiogel."
    )


def test_topics_of_one_stem_are_said_once_and_stand_for_the_same_words_in_welsh() -> None:
    """The group matches "homelessness" and "housing"; the Welsh words stand one for one."""
    world = listed()
    world.group("g", name="Group on Homelessness, Homeless People and Housing")
    fund = replace(
        world.records.organizations[organization("fund")],
        topics=Topics(first=("homelessness", "homeless"), others=("debt", "housing")),
        topics_cy=("digartrefedd", "digartref", "dyled", "tai"),
    )
    world.records = replace(
        world.records, organizations={**world.records.organizations, fund.id: fund}
    )
    draft = best(world)
    assert paragraphs(draft)[1] == f"{WELCOME} We work on homelessness."
    assert paragraphs(draft)[2].endswith("close to our work on homelessness, housing.")
    assert paragraphs(draft, Language.CY)[2].endswith("digartrefedd, tai.")


def test_it_rests_on_the_facts_that_it_tells() -> None:
    world = World()
    world.centre("fund")
    world.people("minister")
    world.met("fund", "minister", on="2026-11-01")
    (meeting,) = world.records.interactions.values()
    assert meeting in best(world).behind


def test_a_step_to_join_asks_an_officer_how() -> None:
    """Joining beats meeting: the officer sits in a legislature, and is tied to nobody of fund."""
    world = World()
    world.centre("fund", topics=Topics(first=("youth",)))
    world.seat("officer", "minister")
    world.group("g", name="Group on Youth Work")
    world.member("officer", "g", Role.OFFICER)
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    for who in ("officer", "minister"):
        world.member(who, "committee", since="2026-06-01")
    draft = step(world)
    assert draft is not None
    assert draft.to == actor("officer")
    told = paragraphs(draft)
    assert told[2] == (
        "I write to you since you are listed in the Group on Youth Work. "
        "Its subject is close to our work on youth."
    )
    assert told[3].endswith(" We hope to meet minister, and would value your advice on how.")


def test_a_step_to_an_introducer_says_what_is_recorded_already() -> None:
    draft = step(listed())
    assert draft is not None
    assert draft.to == actor("officer")
    assert paragraphs(draft)[2] == "You and fund are both listed in the Group on Youth Work."
    assert paragraphs(draft)[3] == (
        "Could we meet you, or somebody of your office, for half an hour? "
        "We hope to meet minister, and would value your advice on how."
    )


def test_a_group_that_names_nobody_but_its_secretariat_is_written_to_there() -> None:
    """The member sits with the minister on a committee; joining the group reaches the member."""
    world = World()
    world.centre("fund", topics=Topics(first=("youth",)))
    world.seat("member", "minister")
    world.group("g", name="Group on Youth Work")
    world.member("member", "g")
    world.body("helpers", OrganizationKind.CHARITY, name="Helpers")
    world.member("helpers", "g", Role.SECRETARIAT)
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    for who in ("member", "minister"):
        world.member(who, "committee", since="2026-06-01")
    found = introduction_paths(world.view(), _question(), advise=True)
    (joining,) = [each for each in found.advice if each.step is AdviceStep.JOIN_GROUP]
    assert joining.secretariat == (actor("helpers"),)
    draft = draft_of_step(world.view(), found.centre, found.targets, joining)
    assert draft is not None
    assert draft.to == actor("helpers")
    assert paragraphs(draft)[0] == "To Helpers:"
    assert paragraphs(draft)[3].startswith(
        "We would like to join the Group on Youth Work as an outside organisation. How can we do"
    )
