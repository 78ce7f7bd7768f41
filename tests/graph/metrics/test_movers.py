"""Who left which post since a day, who came, who is there now, and whom we know of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from graph.errors import InputError
from graph.metrics.movers import Mover, movers
from graph.model import Nation, OrganizationKind, Role
from tests.graph.paths.asking import close, staffed
from tests.graph.world import ASSEMBLY, World, organization


def found(
    world: World, since: str, *, as_of: str = "2026-11-24", nation: Nation | None = Nation.WALES
) -> Sequence[Mover]:
    day = dt.date.fromisoformat(since)
    return movers(world.view(as_of), day, nation, [organization("fund")])


def reshuffled() -> World:
    """Ada leaves health on 1 September, Cal takes it on the 15th; on 30 October Dag leaves the
    chair of the committee, which Eli has, nobody says since when.
    """
    world = staffed()
    world.office("health", "health")
    world.minister("Ada", "health", since="2025-01-01", until="2026-09-01")
    world.minister("Cal", "health", since="2026-09-15")
    world.body("com", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.member("Dag", "com", Role.CHAIR, since="2025-01-01", until="2026-10-30")
    world.member("Eli", "com", Role.CHAIR)
    world.member("Flo", "com", Role.MEMBER, since="2025-01-01", until="2026-10-30")
    close(world, "staff", "Ada")
    close(world, "staff", "Eli")
    return world


def test_posts_and_chairs_that_changed_hands_are_told_the_latest_first() -> None:
    chair, health = found(reshuffled(), "2026-09-01")
    assert (chair.post, chair.organization, chair.nation) == (None, "com", Nation.WALES)
    assert (chair.left, chair.left_on) == (("Dag",), dt.date(2026, 10, 30))
    assert (chair.came, chair.came_on, chair.now) == ((), None, ("Eli",))
    assert chair.known == ()
    assert (health.post, health.left, health.came) == ("health", ("Ada",), ("Cal",))
    assert (health.left_on, health.came_on) == (dt.date(2026, 9, 1), dt.date(2026, 9, 15))
    assert health.now == ("Cal",)
    # close to Ada who left; nobody of ours knows Cal
    assert [(pair.target, pair.ours) for pair in health.known] == [("Ada", "staff")]


def test_the_first_of_thirty_days_is_the_day_on_which_somebody_came() -> None:
    """15 September and 29 days later: 14 October."""
    _, health = found(reshuffled(), "2026-09-01")
    assert health.first_days_until == dt.date(2026, 10, 14)


def test_what_was_before_the_day_and_in_other_nations_is_not_told() -> None:
    world = reshuffled()
    # Ada had left before; that Cal came is still told
    (_, health) = found(world, "2026-09-02")
    assert (health.left, health.came) == ((), ("Cal",))
    assert [mover.post for mover in found(world, "2026-09-16")] == [None]
    assert found(world, "2026-10-31") == []
    assert found(world, "2026-09-01", nation=Nation.SCOTLAND) == []
    assert len(found(world, "2026-09-01", nation=None)) == 2
    assert [mover.post for mover in found(world, "2026-09-01", as_of="2026-10-01")] == ["health"]


def test_who_goes_on_in_the_same_post_has_not_moved() -> None:
    world = staffed()
    world.office("health", "health")
    world.minister("Ada", "health", since="2025-01-01", until="2026-09-01")
    world.minister("Ada", "health", since="2026-09-02")
    assert found(world, "2026-08-01") == []


def test_a_day_that_is_still_to_come_is_refused() -> None:
    with pytest.raises(InputError, match="25 November 2026 is later than 24 November 2026"):
        found(reshuffled(), "2026-11-25")
