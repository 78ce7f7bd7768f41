"""Seats on boards: how large a board counts, and when a seat that goes with an office ends.

The sums stand beside the numbers; t is 2026-11-24.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model import OrganizationKind, Role
from graph.tenure import Tenure
from graph.words import say
from tests.graph.world import GOVERNMENT, World, actor, organization

BOARD, NETWORK = "board", "network"


@pytest.fixture
def world() -> World:
    """Mina had housing from 30 March 2023 to 11 June 2025, and has schools since."""
    world = World()
    world.body(BOARD, OrganizationKind.BOARD, parent=GOVERNMENT)
    world.body(NETWORK, OrganizationKind.NETWORK)
    world.member(NETWORK, BOARD, Role.CHAIR, since="2018-03")
    world.office("housing", "Minister for Housing")
    world.office("schools", "Minister for Schools")
    world.minister("mina", "housing", since="2023-03-30", until="2025-06-11")
    world.minister("mina", "schools", since="2025-06-11")
    return world


def sits(world: World, until: str | None = None, *, by_office: bool = True) -> None:
    party = GOVERNMENT if by_office else None
    world.member("mina", BOARD, Role.CHAIR, since="2023-05", until=until, party=party)


def factor(world: World) -> tuple[int, float]:
    tie = world.view().network.tie(actor("mina"), actor(NETWORK))
    assert tie is not None
    (shared,) = tie.shared
    return shared.size, shared.factor


def ends(world: World) -> list[tuple[str, str | None]]:
    spells = Tenure(world.records).of_organization(organization(BOARD))
    return [
        (str(spell.last), say(spell.ended_because) if spell.ended_because else None)
        for spell in spells
        if spell.membership.actor == actor("mina")
    ]


def test_a_seat_that_goes_with_an_office_ends_with_the_office_of_its_first_day(
    world: World,
) -> None:
    """772 days together until 11 June 2025, 531 days ago; n counts 15 at the least:
    0.5 * 10/14 * (1 - 2^(-772/90)) * 2^(-531/540) = 0.3571 * 0.9974 * 0.5058 = 0.1802.
    """
    sits(world)
    assert ends(world) == [("2025-06-11", "the office ended")]
    size, worth = factor(world)
    assert size == 15
    assert worth == pytest.approx(0.1802, abs=5e-5)


def test_the_stated_size_of_a_board_counts_where_there_is_one(world: World) -> None:
    """0.5 * min(1, 10/4) * 0.9974 * 0.5058 = 0.2522."""
    sits(world)
    id_ = organization(BOARD)
    board = replace(world.records.organizations[id_], size=5)
    world.records = replace(
        world.records, organizations={**world.records.organizations, id_: board}
    )
    size, worth = factor(world)
    assert size == 5
    assert worth == pytest.approx(0.2522, abs=5e-5)


@pytest.mark.parametrize("until", ["2025-01", "2026-01"])
def test_a_stated_end_of_such_a_seat_is_not_moved(world: World, until: str) -> None:
    sits(world, until)
    assert ends(world) == [(f"{until}-31", None)]


def test_a_seat_of_ones_own_outlasts_the_office(world: World) -> None:
    """Two on the board for 1,303 days, and still: 0.5 * (1 - 2^(-1303/90)) = 0.5000."""
    sits(world, by_office=False)
    assert ends(world) == [("None", None)]
    size, worth = factor(world)
    assert size == 2
    assert worth == pytest.approx(0.5, abs=5e-5)


def test_who_held_no_office_on_the_first_day_sits_by_none(world: World) -> None:
    world.member("mina", BOARD, Role.CHAIR, since="2023-03", party=GOVERNMENT)
    assert ends(world) == [("None", None)]


def test_members_who_are_only_names_count_while_they_are_on_the_board(world: World) -> None:
    """Two with a record and eleven names; the twelfth left: 0.4167 * 0.99996 = 0.4166."""
    sits(world, by_office=False)
    for number in range(11):
        world.member(None, BOARD, since="2020", written=f"Member {number}")
    world.member(None, BOARD, since="2020", until="2021", written="Who left")
    size, worth = factor(world)
    assert size == 13
    assert worth == pytest.approx(0.4166, abs=5e-5)


def test_officers_of_a_board_are_no_colleagues_of_a_small_team(world: World) -> None:
    """p is 0.5 for any two, and nobody works for a board."""
    for who in ("ann", "bo"):
        world.member(who, BOARD, Role.OFFICER, since="2018-03")
    network = world.view().network
    tie = network.tie(actor("ann"), actor("bo"))
    assert tie is not None
    assert (tie.shared[0].p, network.tie(actor("ann"), actor(BOARD))) == (0.5, None)
