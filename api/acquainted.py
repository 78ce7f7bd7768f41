"""Whom a side knows on a list, the best way to each, and what one of its Centres can do next:
worked out once for each of the latest views.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from graph.attention import in_thread
from graph.memory import VIEWS, Latest
from graph.metrics.acquaintance import Acquaintance, acquaintance
from graph.metrics.next_steps import NextStep, next_steps
from graph.metrics.scope import Scope
from graph.metrics.ways import TargetWay, best_ways
from graph.model import Nation, OrganizationId, Records, TargetAudience
from graph.view import View, Viewer

STEP_SECONDS = 3.0
"""For what could be done next; what is found by then is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAsked:
    """Which list and side. Without `centres` all that are open. `steps_for`: of which Centre it is
    asked what it can do next; None: of none.
    """

    nation: Nation
    audience: TargetAudience
    centres: tuple[OrganizationId, ...] = ()
    window: int
    steps_for: OrganizationId | None


@dataclass(frozen=True, slots=True)
class ListKnown:
    """Who is behind the figures of a list. `complete`: the time was enough for all steps."""

    people: Acquaintance
    ways: Sequence[TargetWay]
    steps: Sequence[NextStep]
    complete: bool


class Acquainted:
    """Those of the latest views. They do not wait for long searches of paths."""

    def __init__(self) -> None:
        self._latest: Latest[tuple[int, str, Viewer, ListAsked], tuple[Records, ListKnown]] = (
            Latest(VIEWS)
        )
        self._at_work = asyncio.Lock()

    async def of(self, view: View, asked: ListAsked) -> ListKnown:
        """Return who is behind the figures of a list."""

        async def made() -> tuple[Records, ListKnown]:
            async with self._at_work:
                # the records are held, so that no others take over their identity
                return view.records, await in_thread(_known, view, asked)

        key = id(view.records), view.as_of.isoformat(), view.viewer, asked
        _, found = await self._latest.get(key, made)
        if not found.complete:
            self._latest.forget(key)
        return found


def _known(view: View, asked: ListAsked) -> ListKnown:
    scope = Scope.of_list(view, asked.nation, asked.audience, asked.centres, asked.window)
    people, ways = acquaintance(scope), best_ways(scope)
    if asked.steps_for is None:
        return ListKnown(people, ways, (), complete=True)
    own = (asked.steps_for,)
    if scope.side.asked != own:
        scope = Scope.of_list(view, asked.nation, asked.audience, own, asked.window)
    if not scope.side.open:
        return ListKnown(people, ways, (), complete=True)
    others = people.others if scope.side.asked == asked.centres else acquaintance(scope).others
    steps = next_steps(scope, asked.steps_for, others, STEP_SECONDS)
    return ListKnown(people, ways, steps.steps, steps.complete)
