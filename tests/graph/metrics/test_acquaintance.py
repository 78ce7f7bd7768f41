"""Who is behind the figures: known by name, cooling, moved, and what to do next."""

from __future__ import annotations

import datetime as dt

from graph.metrics.acquaintance import Acquaintance, acquaintance
from graph.metrics.next_steps import NextSteps, next_steps
from graph.metrics.question import WINDOW
from graph.metrics.scope import Scope
from graph.model import Nation, Role, TargetAudience
from graph.paths.answer import Lead
from tests.graph.metrics.measuring import governed
from tests.graph.paths.asking import close, know, staffed
from tests.graph.world import World, organization

FUND = organization("fund")


def scope_of(world: World, as_of: str = "2026-11-24") -> Scope:
    return Scope.of_list(world.view(as_of), Nation.WALES, TargetAudience.POLICY, (FUND,), WINDOW)


def found(world: World, as_of: str = "2026-11-24") -> Acquaintance:
    return acquaintance(scope_of(world, as_of))


def steps(world: World, seconds: float = 5.0) -> NextSteps:
    return next_steps(scope_of(world), FUND, found(world).others, seconds)


def test_whom_a_centre_knows_is_named_with_through_whom_and_the_others_by_weight() -> None:
    """Staff are close to Ada; Bea weighs 3 and Cal 1, and nobody of the fund knows them."""
    known = found(governed())
    assert [(pair.target, pair.ours) for pair in known.known] == [("Ada", "staff")]
    assert known.others == ("Bea", "Cal")
    assert known.cooling is None  # no diary, so nothing is said to cool


def test_a_target_who_is_a_colleague_is_ours_and_no_other() -> None:
    world = governed()
    world.member("Cal", "fund", Role.EMPLOYEE, since="2026-01-01")
    assert (found(world).ours, found(world).others) == (("Cal",), ("Bea",))


def diary() -> World:
    """Staff met Ada every month of spring, and Bea in autumn: half a year before 24 November is
    28 May.
    """
    world = staffed()
    for who, office in (("Ada", "health"), ("Bea", "housing")):
        world.office(office, office)
        world.minister(who, office, since="2026-01-01")
    for month in ("02", "03", "04", "05"):
        world.met("staff", "Ada", on=f"2026-{month}-20")
    for month in ("09", "10", "11"):
        world.met("staff", "Bea", on=f"2026-{month}-20")
    return world


def test_what_cools_was_active_half_a_year_ago_and_says_who_alone_is_tied_there() -> None:
    world = diary()
    cooling = found(world).cooling
    assert cooling is not None
    assert [(one.pair.target, one.alone) for one in cooling] == [("Ada", True)]
    world.met("staff", "Ada", on="2026-11-01")
    assert found(world).cooling == ()


def test_a_move_says_who_left_who_came_and_whom_we_knew() -> None:
    """Ada leaves health on 1 September, Cal takes it on the 15th. Who left longer ago than half a
    year moved before that.
    """
    world = staffed()
    world.office("health", "health")
    world.minister("Dag", "health", since="2024-01-01", until="2025-01-01")
    world.minister("Ada", "health", since="2025-01-01", until="2026-09-01")
    world.minister("Cal", "health", since="2026-09-15")
    world.target("health")
    close(world, "staff", "Ada")
    (move,) = found(world).moves
    assert (move.post, move.left, move.left_on) == ("health", ("Ada",), dt.date(2026, 9, 1))
    assert (move.came, move.came_on) == (("Cal",), dt.date(2026, 9, 15))
    assert move.knew is not None
    assert (move.knew.target, move.knew.ours) == ("Ada", "staff")
    assert found(world, as_of="2026-08-31").moves == ()


def test_next_steps_change_a_lead_and_none_is_made_up() -> None:
    """Staff know Ira, who is close to Bea: 0.192 is fair. One meeting more makes it good. Of Cal
    nobody knows anything that would help.
    """
    world = staffed()
    world.office("housing", "housing")
    world.minister("Bea", "housing", since="2026-01-01")
    world.office("roads", "roads")
    world.minister("Cal", "roads", since="2026-01-01")
    know(world, "staff", "Ira")
    close(world, "Ira", "Bea")
    (step,) = steps(world).steps
    assert step.advice is not None
    assert (step.target, step.now, step.advice.lead_if_done) == ("Bea", Lead.FAIR, Lead.GOOD)
    assert step.advice.people == ("Ira",)
    assert steps(world).complete
    assert steps(world, seconds=0.0) == NextSteps((), complete=False)


def test_of_several_steps_none_turns_to_the_same_one() -> None:
    """Ira leads to both ministers: to meet Ira is one step."""
    world = staffed()
    for who in ("Bea", "Cal"):
        world.office(who.lower(), who)
        world.minister(who, who.lower(), since="2026-01-01")
        close(world, "Ira", who)
    know(world, "staff", "Ira")
    assert len(steps(world).steps) == 1
