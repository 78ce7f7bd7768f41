"""What is told of a body that merged: it is its successor's evidence, and never told as its own."""

from __future__ import annotations

import pytest

from graph.model import DeclaredLevel, FormalKind, OrganizationStatus, Role
from graph.paths.explain import evidence_sentence
from graph.ties.tie import in_order
from graph.words import say
from tests.graph.world import World, actor


@pytest.fixture
def world() -> World:
    world = World()
    world.centre("whole", name="Whole Centre", since="2022-12")
    world.centre(
        "part",
        name="Part Centre",
        until="2022-12",
        status=OrganizationStatus.MERGED,
        successor="whole",
    )
    world.centre("other", name="Other Centre")
    world.people("ann")
    return world


def told(world: World, one: str, other: str, as_of: str = "2026-11-24") -> list[str]:
    view = world.view(as_of)
    tie = view.network.tie(actor(one), actor(other))
    assert tie is not None
    facts = [fact for _, fact in sorted(in_order(tie), key=lambda placed: placed[0])]
    return [say(evidence_sentence(view, tie, fact)) for fact in facts]


def test_a_founder_is_told_as_the_predecessor_until_the_merger(world: World) -> None:
    world.formal("part", "other", FormalKind.FOUNDER)
    world.formal("other", "part", FormalKind.FUNDER, until="2020-03")
    assert told(world, "whole", "other") == [
        "Whole Centre was a founder of the Other Centre as Part Centre, until December 2022",
        "Other Centre funded the Whole Centre as Part Centre, until March 2020",
    ]
    assert "Part Centre is a founder of the Other Centre (dates not stated)" in told(
        world, "part", "other", "2021-01-01"
    )


def test_meetings_of_a_predecessor_are_told_apart_from_the_successors_own(world: World) -> None:
    world.met("part", "ann", on="2022-03-01")
    world.met("whole", "part", "ann", on="2022-12-20")
    world.met("whole", "ann", on="2026-10-01")
    view = world.view()
    tie = view.network.tie(actor("whole"), actor("ann"))
    assert tie is not None
    assert [contact.formerly for contact in tie.contacts] == [(), (), ("part",)]
    assert told(world, "ann", "whole")[2] == "met as Part Centre, on 1 March 2022 (A meeting)"
    assert told(world, "ann", "whole")[0] == "met on 1 October 2026 (A meeting)"


def test_what_was_said_of_a_predecessor_names_it(world: World) -> None:
    world.says("ann", "part", DeclaredLevel.KNOW_WELL, on="2022-05")
    assert told(world, "ann", "whole") == ["ann knows Part Centre well (said in May 2022)"]


def test_who_worked_for_a_predecessor_did_so_there(world: World) -> None:
    world.member("ann", "part", Role.EMPLOYEE, since="2019")
    assert told(world, "ann", "whole") == ["ann worked for the Part Centre until December 2022"]
