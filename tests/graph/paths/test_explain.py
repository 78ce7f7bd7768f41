"""Sentences that a person can read aloud."""

from __future__ import annotations

import pytest

from graph.dates import PartialDate
from graph.model import DeclaredLevel, FormalKind, InteractionKind, Language, OrganizationKind, Role
from graph.paths.explain import evidence_sentence, hop_sentence, tie_sentence
from graph.ties.tie import Tie
from graph.view import View
from graph.words import say
from tests.graph.world import ASSEMBLY, World, actor


def between(world: World, a: str, b: str) -> tuple[View, Tie]:
    view = world.view()
    tie = view.network.tie(actor(a), actor(b))
    assert tie is not None
    return view, tie


def sentence(world: World, a: str = "ann", b: str = "bo") -> str:
    return say(hop_sentence(*between(world, a, b)))


def test_meetings_are_counted_since_the_first_and_the_last_is_named() -> None:
    world = World()
    world.people("ann", "bo")
    for day in ("2026-03-02", "2026-04-01", "2026-04-20", "2026-05-03"):
        world.met("ann", "bo", on=day)
    assert sentence(world) == "met 4 times since March 2026, last on 3 May 2026"


def test_a_big_event_says_how_many_were_there() -> None:
    world = World()
    world.people("ann", "bo")
    world.met("ann", "bo", on="2026-10-01", kind=InteractionKind.EVENT, attendance=60)
    assert sentence(world) == "were at the same event, with 58 others, on 1 October 2026"


def test_who_else_took_part_is_counted_without_the_two() -> None:
    world = World()
    world.people("ann", "bo")
    world.met("ann", "bo", on="2026-10-01")
    assert sentence(world) == "met on 1 October 2026"
    other = World()
    other.people("ann", "bo", "cy")
    other.met("ann", "bo", "cy", on="2026-10-01")
    assert sentence(other) == "met, with one other, on 1 October 2026"
    assert say(hop_sentence(*between(other, "ann", "bo")), Language.CY) == (
        "cwrddasant, gydag un arall, ar 1 Hydref 2026"
    )
    other.met("ann", "bo", "cy", on="2026-09-01", attendance=5)
    assert sentence(other) == (
        "met, with up to 3 others, twice since September 2026, last on 1 October 2026"
    )


def test_a_shared_committee_says_roles_and_whether_the_start_is_stated() -> None:
    world = World()
    world.body("health", OrganizationKind.COMMITTEE, parent=ASSEMBLY, name="Health Committee")
    world.body("finance", OrganizationKind.COMMITTEE, parent=ASSEMBLY, name="Finance Committee")
    world.seat("ann", "bo", since="2021-05-06")
    world.member("ann", "health", Role.CHAIR, since="2024-01-10")
    world.member("bo", "health", since="2024-02-01")
    for name in ("ann", "bo"):
        world.member(name, "finance")
    assert sentence(world) == (
        "both on the Health Committee (ann as chair) since February 2024; "
        "both on the Finance Committee (start not stated, counted from May 2026)"
    )


def test_an_outside_member_of_a_former_group_is_told_until_never_both_sit_on() -> None:
    world = World()
    world.centre("fund", name="The Fund")
    world.group("children", former=True, name="Group on Children")
    world.seat("ann")
    world.member("ann", "children", Role.CHAIR)
    world.member("fund", "children", Role.OUTSIDE_ORGANIZATION)
    assert (
        sentence(world, "fund", "ann")
        == "ann chaired the Group on Children, with The Fund as an outside member, until April 2026"
    )
    assert sentence(world, "ann", "fund") == sentence(world, "fund", "ann")


def test_an_outside_member_of_a_list_without_dates_is_told_as_of_the_seat_that_the_list_is_of() -> (
    None
):
    world = World()
    world.centre("fund", name="The Fund")
    world.group("children", name="Group on Children")
    world.seat("ann", since="2026-05-08")
    world.member("ann", "children")
    world.member("fund", "children", Role.OUTSIDE_ORGANIZATION)
    assert sentence(world, "fund", "ann") == (
        "ann is a member of the Group on Children, with The Fund as an outside member (start not "
        "stated, counted from May 2026)"
    )


def test_party_colleagues_and_formal_ties_and_what_people_say() -> None:
    world = World()
    world.body("assembly", OrganizationKind.LEGISLATURE, name="Assembly")
    world.body("party-blue", OrganizationKind.POLITICAL_PARTY, name="Blue", nation=None)
    world.seat("ann", "bo", party="party-blue")
    world.says("ann", "bo", DeclaredLevel.KNOW_WELL, "2026-05")
    world.centre("fund", name="The Fund")
    world.body("trust", OrganizationKind.FUNDER, name="Old Trust")
    world.formal("trust", "fund", FormalKind.FUNDER)
    assert (
        sentence(world)
        == "ann knows bo well (said in May 2026); both Blue Members of the Assembly since May 2021"
    )
    view, tie = between(world, "fund", "trust")
    assert (
        say(tie_sentence(view, tie))
        == "The Fund and Old Trust: Old Trust funds The Fund (dates not stated)."
    )
    assert [say(evidence_sentence(view, tie, item)) for item in tie.formal] == [
        "Old Trust funds The Fund (dates not stated)"
    ]


@pytest.mark.parametrize(
    ("on", "words", "welsh"),
    [
        ("2019", "met in 2019", "cwrddasant yn 2019"),
        ("2019-02", "met in February 2019", "cwrddasant ym mis Chwefror 2019"),
        ("2019-02-28", "met on 28 February 2019", "cwrddasant ar 28 Chwefror 2019"),
    ],
)
def test_a_date_is_said_no_finer_than_it_was_stated(on: str, words: str, welsh: str) -> None:
    world = World()
    world.people("ann", "bo")
    world.met("ann", "bo", on=on)
    view, tie = between(world, "ann", "bo")
    assert [say(hop_sentence(view, tie), language) for language in Language] == [words, welsh]
    assert tie.freshest == PartialDate(on)


def test_of_several_meetings_the_first_and_the_last_are_said_as_they_were_stated() -> None:
    world = World()
    world.people("ann", "bo")
    for on in ("2018", "2019-02", "2020-03-04"):
        world.met("ann", "bo", on=on)
    assert sentence(world) == "met 3 times since 2018, last on 4 March 2020"


def test_years_of_ties_and_of_what_people_say_get_no_month() -> None:
    world = World()
    world.people("ann", "bo")
    world.says("ann", "bo", DeclaredLevel.KNOW, "2025")
    world.centre("fund", name="The Fund")
    world.body("trust", OrganizationKind.FUNDER, name="Old Trust")
    world.formal("trust", "fund", FormalKind.FUNDER, since="2017", until="2025")
    world.body("board", OrganizationKind.NETWORK, name="Board")
    world.member("ann", "board", since="2016")
    world.member("bo", "board", since="2015-03-01")
    assert sentence(world) == "ann knows bo (said in 2025); both members of the Board since 2016"
    view, tie = between(world, "fund", "trust")
    assert (say(hop_sentence(view, tie)), tie.freshest) == (
        "Old Trust funded The Fund until 2025",
        PartialDate("2025"),
    )
