"""Metrics of small invented worlds: Wales, one Centre, and whom a list of targets names."""

from __future__ import annotations

from graph.metrics.figure import Figure
from graph.metrics.question import MetricId, MetricsQuestion
from graph.metrics.rows import rows
from graph.model import Nation, OrganizationKind, Role
from tests.graph.paths.asking import close, staffed
from tests.graph.world import ASSEMBLY, World


def measured(
    world: World, *ids: MetricId, as_of: str = "2026-11-24", **more: object
) -> list[Figure]:
    """The figures of Wales."""
    question = MetricsQuestion(
        ids=ids,
        nations=(Nation.WALES,),
        **more,  # type: ignore[arg-type]  # passed on
    )
    return list(rows(world.view(as_of), question))


def sums(figures: list[Figure]) -> dict[str, tuple[float | None, float | None]]:
    """Each part with its numerator and denominator."""
    return {each.part: (each.numerator, each.denominator) for each in figures}


def governed() -> World:
    """Ada (health) and Bea (housing) are ministers, Cal sits alone on a committee: weights 3, 3
    and 1, together 7. Staff of the fund are close to Ada, and to Ira, who is close to Bea.

        staff - Ada 0.64; staff - Ira - Bea 0.64 * 0.64 * (2/3 * 0.8) = 0.2184533; Cal none
    """
    world = staffed()
    for who, office in (("Ada", "health"), ("Bea", "housing")):
        world.office(office, office)
        world.minister(who, office, since="2026-11-24")
    world.body("com", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.member("Cal", "com", Role.MEMBER, since="2026-06-01")
    close(world, "staff", "Ada")
    close(world, "staff", "Ira")
    close(world, "Ira", "Bea")
    return world
