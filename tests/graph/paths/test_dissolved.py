"""Between dissolution and election nobody sits, which is known: it is not said to be unknown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model import OrganizationKind
from graph.paths.answer import BodyTarget, NoPath, NoPathReason, PlaceTarget, PostTarget, Target
from graph.words import say
from tests.graph.paths.asking import ask, staffed
from tests.graph.paths.test_targets import WALES
from tests.graph.world import ASSEMBLY, World, organization, post


def assembled() -> World:
    """Seats of both sessions, a committee of each, a seat as a post, a team and a council."""
    world = staffed()
    world.seat("ann", until="2026-04-08")
    world.seat("bo", since="2026-05-08")
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY, name="Health Committee")
    world.member("ann", "committee", since="2021-06-01")
    world.body("early", OrganizationKind.COMMITTEE, parent=ASSEMBLY, until="2023-06-30")
    world.member("ann", "early", since="2021-06-01")
    world.office("seat", "Member for Quay", holders_from="2021-05-06", of=ASSEMBLY)
    world.office("minister", "Minister for Ports", holders_from="2021-05-06")
    return world


def no_path(world: World, target: Target, as_of: str) -> NoPath:
    found = ask(world, target, as_of=as_of).no_path
    assert found is not None
    return found


SENEDD = BodyTarget(body=organization(ASSEMBLY))


@pytest.mark.parametrize(
    ("as_of", "dissolved"),
    [
        ("2021-05-05", False),  # nothing is known of a session before
        ("2026-04-08", False),  # the last day
        ("2026-04-09", True),
        ("2026-05-07", True),
        ("2026-05-08", False),  # the first day
    ],
)
def test_a_legislature_is_dissolved_from_the_day_after_its_last_to_the_day_before_the_next(
    as_of: str, dissolved: bool
) -> None:
    found = ask(assembled(), SENEDD, as_of=as_of).no_path
    assert (found is not None and found.reason is NoPathReason.TARGET_DISSOLVED) is dissolved


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (
            SENEDD,
            "Nobody sat in the assembly on 20 April 2026: it was dissolved on 8 April 2026, and "
            "its next members sit from 8 May 2026.",
        ),
        (
            BodyTarget(body=organization("committee")),
            "Nobody sat in the Health Committee on 20 April 2026: the assembly was dissolved on "
            "8 April 2026, and its next members sit from 8 May 2026.",
        ),
        (
            PostTarget(post=post("seat")),
            "Nobody sat in the assembly on 20 April 2026: it was dissolved on 8 April 2026, and "
            "its next members sit from 8 May 2026.",
        ),
        (
            PlaceTarget(place=WALES, kind=OrganizationKind.LEGISLATURE),
            "Nobody sat in the assembly on 20 April 2026: it was dissolved on 8 April 2026, and "
            "its next members sit from 8 May 2026.",
        ),
    ],
)
def test_it_is_said_of_the_legislature_its_bodies_and_its_seats_and_until_when(
    target: Target, said: str
) -> None:
    found = no_path(assembled(), target, "2026-04-20")
    assert (found.reason, say(found.sentence), str(found.next_session)) == (
        NoPathReason.TARGET_DISSOLVED,
        said,
        "2026-05-08",
    )


def test_when_the_next_members_are_elected_may_not_be_known() -> None:
    world = assembled()
    old = world.records.sessions["old"]
    world.records = replace(world.records, sessions={"old": old})
    found = no_path(world, SENEDD, "2026-04-20")
    assert (found.next_session, say(found.sentence)) == (
        None,
        "Nobody sat in the assembly on 20 April 2026: it was dissolved on 8 April 2026, and when "
        "its next members are elected is not known here.",
    )


def test_a_minister_stays_and_a_committee_that_had_closed_is_not_dissolved() -> None:
    world = assembled()
    vacant = no_path(world, PostTarget(post=post("minister")), "2026-04-20")
    closed = no_path(world, BodyTarget(body=organization("early")), "2026-04-20")
    assert (vacant.reason, closed.reason) == (
        NoPathReason.TARGET_VACANT,
        NoPathReason.TARGET_UNKNOWN,
    )
