"""What a metric is: its words, its parts and the function that measures each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.metrics.figure import Measured, Unit
from graph.metrics.question import Dimension, MetricId
from graph.metrics.scope import Scope
from graph.model import OrganizationId
from graph.words import Text


def listed_organizations(scope: Scope) -> Collection[OrganizationId]:
    """Return the organizations of the targets."""
    return scope.organizations


class Direction(StrEnum):
    """Which way of a metric is the better one."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One figure of a metric. `name` is blank where it is the only one, or the metric itself.

    `diary`: over how many windows back a Centre must keep a diary to be counted, 0: none needs one.
    """

    name: str = ""
    unit: Unit
    measure: Callable[[Scope], Measured]
    diary: int = 0
    needs_targets: bool = True
    own_list: bool = False
    """The default list says nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A figure of several nations together."""

    name: str = ""
    unit: Unit
    compare: Callable[[Sequence[Scope]], Measured]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A definition: one in the list of `graph/metrics/definitions.py` is in every door.

    `windowed`: it looks back over the days of the window. A changed formula is a new `version`.
    """

    id: MetricId
    version: str = "1"
    since: str
    """The release in which it came."""
    name: Text
    meaning: Text
    formula: Text
    direction: Direction
    not_read_as: Text
    """What it must not be read as."""
    dimensions: frozenset[Dimension] = frozenset()
    windowed: bool = False
    organizations: Callable[[Scope], Collection[OrganizationId]] = listed_organizations
    """Of which there is a row where it is grouped by organization."""
    parts: Sequence[Part] = ()
    compares: Sequence[Comparison] = ()
    """Instead of parts, of a metric that has one figure for all nations."""

    @property
    def figures(self) -> Sequence[Part | Comparison]:
        """All that it has, in the order of rows."""
        return [*self.parts, *self.compares]
