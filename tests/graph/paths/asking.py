"""Questions to small invented worlds, and ties whose strength is easy to remember."""

from __future__ import annotations

from graph.model import DeclaredLevel, Role
from graph.paths.answer import IntroductionPaths, Question, Target
from graph.paths.introduce import introduction_paths
from tests.graph.world import World, actor, organization


def ask(
    world: World, target: Target, *, as_of: str = "2026-11-24", centre: str = "fund", **more: object
) -> IntroductionPaths:
    question = Question(centre=organization(centre), target=target, **more)  # type: ignore[arg-type]  # passed on
    return introduction_paths(world.view(as_of), question)


def routes(answer: IntroductionPaths) -> list[tuple[str, ...]]:
    return [path.actors for path in answer.paths]


def close(world: World, a: str, b: str) -> None:
    """Both say that they are close: 0.8 * 0.8 = 0.64, evidenced."""
    world.people(*(name for name in (a, b) if actor(name) not in world.records.organizations))
    world.says(a, b, DeclaredLevel.CLOSE, "2026-11-24")
    world.says(b, a, DeclaredLevel.CLOSE, "2026-11-24")


def know(world: World, a: str, b: str) -> None:
    """One says "know": 0.8 * 0.3 * 0.8 = 0.192, evidenced."""
    world.people(*(name for name in (a, b) if actor(name) not in world.records.organizations))
    world.says(a, b, DeclaredLevel.KNOW, "2026-11-24")


def staffed() -> World:
    world = World()
    world.centre("fund")
    world.member("staff", "fund", Role.DIRECTOR, since="2024-01-01")
    return world
