"""What a picture of paths is drawn from: plain values, made by the page after the policy."""

from __future__ import annotations

from dataclasses import dataclass

from graph.ties.tie import Band, Basis
from graph.words import Fill


@dataclass(frozen=True, slots=True, kw_only=True)
class HopEnd:
    """An end of a hop as the reader sees it."""

    id: str
    """Stands in `data-hop`. Of a hidden actor it must not be the record's id."""
    name: Fill
    role: Fill = ""
    """What the actor is, in a few words: "Member of the Senedd, Gŵyr Abertawe"."""
    link: str | None = None
    """The profile. Only the Centre's and the target's is used:
    an introducer leads to the path in the list.
    """
    hidden: bool = False
    """The name stands for somebody whom the viewer may not see; the box is dashed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the Centre shares with the first actor of a path:
    a group, a network, a colleague, a funding agreement.
    """

    id: str
    kind: Fill
    """Said above the name: "Senedd cross-party group", "Our colleague"."""
    name: Fill
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One hop of a path, to the next actor."""

    to: HopEnd
    band: Band
    basis: Basis
    substitutes: int = 0
    """How many others could stand in for `to`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPath:
    """One path: `rank` (from 1), what is shared at its start, and its hops.
    The last step leads to the target.
    """

    rank: int
    ground: Ground
    steps: tuple[Step, ...]
    start: str | None = None
    """The id of the colleague who starts the path; None: the Centre itself."""

    @property
    def introducers(self) -> tuple[Step, ...]:
        return self.steps[:-1]

    @property
    def end(self) -> HopEnd:
        return self.steps[-1].to


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All paths of one answer, best first. At least one; ranks differ."""

    centre: HopEnd
    target: Fill
    """Whom the question names: a person, a post, a body or a place."""
    ways: tuple[DrawnPath, ...]
    own: bool = False
    """It rests on something that only the viewer's Centre sees."""

    @property
    def most_introducers(self) -> int:
        return max(len(way.introducers) for way in self.ways)

    @property
    def ends(self) -> tuple[HopEnd, ...]:
        """The actors that paths end at, each once, in order of their best path."""
        return tuple({way.end.id: way.end for way in self.ways}.values())

    def hop_key(self, way: DrawnPath, number: int) -> str:
        """Return `a|b|band|basis` of a step of the path, counted from 0:
        the same text stands at each listed hop.
        """
        before = way.steps[number - 1].to.id if number else way.start or self.centre.id
        step = way.steps[number]
        return f"{before}|{step.to.id}|{step.band}|{step.basis}"
