"""Which boxes the wide picture has, in which columns, in which order, and which lines join them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from api.picture.values import DrawnPath, Picture, Step


class StopKind(IntEnum):
    """What a node is, in reading order."""

    GROUND = 1
    INTRODUCER = 2
    END = 3


@dataclass(frozen=True, slots=True, order=True)
class Stop:
    """One box. `own` is 0, or the rank of the path that draws the actor again."""

    place: StopKind
    id: str
    own: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Connector:
    """One line between two boxes, for all paths that take it."""

    tail: Stop
    head: Stop
    key: str
    step: Step
    ranks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    rows: tuple[DrawnPath, ...]
    """The paths from top to bottom."""
    chains: Mapping[int, tuple[Stop, ...]]
    """The boxes of each path, by its rank."""
    column: Mapping[Stop, int]
    """0 is the Centre's, 1 the grounds', `last` the target's."""
    last: int
    links: tuple[Connector, ...]

    def ranks_of(self, node: Stop) -> tuple[int, ...]:
        return tuple(rank for rank, chain in sorted(self.chains.items()) if node in chain)

    def links_into(self, node: Stop) -> tuple[Connector, ...]:
        return tuple(link for link in self.links if link.head == node)

    def links_out_of(self, node: Stop) -> tuple[Connector, ...]:
        return tuple(link for link in self.links if link.tail == node)

    def passes(self, link: Connector) -> range:
        """The columns that a line runs through between its boxes."""
        return range(self.column[link.tail] + 1, self.column[link.head])


def arranged(picture: Picture) -> Arrangement:
    """Return the boxes and lines of a picture.

    An actor has one box, in the latest of its columns. Where two paths hold two actors in opposite
    order, or a box would need more columns than the longest path has, the path of lower rank draws
    its own.
    """
    rows = in_rows(picture.ways)
    chains = _chains(picture)
    last = 2 + picture.most_introducers
    inner = _columns([chain[1:-1] for chain in chains.values()])
    column = {
        node: 1 if node.place is StopKind.GROUND else last
        for chain in chains.values()
        for node in (chain[0], chain[-1])
    }
    column |= {node: 2 + level for node, level in inner.items()}
    return Arrangement(rows, chains, column, last, _links(picture, rows, chains))


def in_rows(ways: Sequence[DrawnPath]) -> tuple[DrawnPath, ...]:
    """Sort paths so that equal beginnings lie together, groups in order of their best path."""
    best: dict[tuple[str, ...], int] = {}
    for way in ways:
        for beginning in _beginnings(way):
            best[beginning] = min(best.get(beginning, way.rank), way.rank)
    return tuple(
        sorted(
            ways, key=lambda way: [*(best[beginning] for beginning in _beginnings(way)), way.rank]
        )
    )


def ground_id(way: DrawnPath) -> str:
    """What is shared belongs to whoever shares it: the Centre or one colleague."""
    return f"{way.start or ''}|{way.ground.id}"


def _beginnings(way: DrawnPath) -> list[tuple[str, ...]]:
    whole = (ground_id(way), *(step.to.id for step in way.introducers))
    return [whole[:n] for n in range(1, len(whole) + 1)]


def _chains(picture: Picture) -> dict[int, tuple[Stop, ...]]:
    """The boxes of each path: the best path chooses first."""
    most = picture.most_introducers
    inner: list[tuple[Stop, ...]] = []
    chains = {}
    for way in sorted(picture.ways, key=lambda way: way.rank):
        between = _between(way, inner, most)
        inner.append(between)
        chains[way.rank] = (
            Stop(StopKind.GROUND, ground_id(way)),
            *between,
            Stop(StopKind.END, way.end.id),
        )
    return chains


def _between(way: DrawnPath, before: Sequence[tuple[Stop, ...]], most: int) -> tuple[Stop, ...]:
    """The boxes of the introducers of one path:
    shared with better paths wherever an order of columns remains.
    """
    drawn = list(dict.fromkeys(node for chain in before for node in chain))
    chain = [Stop(StopKind.INTRODUCER, step.to.id, way.rank) for step in way.introducers]
    for i, own in enumerate(chain):
        shared = [node for node in drawn if node.id == own.id]
        for node in shared or [Stop(StopKind.INTRODUCER, own.id)]:
            tried = (*chain[:i], node, *chain[i + 1 :])
            if _fit([*before, tried], most):
                chain[i] = node
                break
    return tuple(chain)


def _fit(chains: Sequence[tuple[Stop, ...]], most: int) -> bool:
    return all(level < most for level in _columns(chains, most).values())


def _columns(chains: Sequence[tuple[Stop, ...]], most: int = 6) -> dict[Stop, int]:
    """The latest column of each node, from 0: one more than that of any node before it.
    A circle ends above `most`.
    """
    level = {node: 0 for chain in chains for node in chain}
    for _ in range(most + 1):
        for chain in chains:
            for one, other in itertools.pairwise(chain):
                level[other] = max(level[other], level[one] + 1)
    return level


def _links(
    picture: Picture, rows: Sequence[DrawnPath], chains: Mapping[int, tuple[Stop, ...]]
) -> tuple[Connector, ...]:
    links: dict[tuple[Stop, Stop], Connector] = {}
    for way in rows:
        chain = chains[way.rank]
        for n, step in enumerate(way.steps):
            pair = (chain[n], chain[n + 1])
            ranks = links[pair].ranks if pair in links else ()
            links[pair] = Connector(*pair, picture.hop_key(way, n), step, (*ranks, way.rank))
    return tuple(links.values())
