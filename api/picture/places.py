"""The heights of the wide picture:
of rows, boxes, lanes, and of the points where lines leave and arrive.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from api.picture.arrangement import Arrangement, Connector, Stop, StopKind
from api.picture.spread import Thing, spread

TOP = 30.0
"""Under the headings."""
FIRST = TOP + 12
ROW_GAP = 26.0
BOX_GAP = 22.0
LANE = 30.0
PORT = 26.0
"""Between lines at one side of a box: room for a label and a thick line."""
LABEL_RISE = 22.0
"""How far a label stands out above its line."""
GROUND_EDGE, GROUND_PORT, GROUND_GAP = 16.0, 8.0, 12.0
"""From the outer lines to the edge of what is shared:
as drawn, at the least where two move apart; and between two.
"""


@dataclass(slots=True)
class Places:
    """All heights. `span` holds the top and bottom of each box."""

    top: float = TOP
    bottom: float = TOP
    span: dict[Stop, tuple[float, float]] = field(default_factory=dict)
    lanes: dict[tuple[Connector, int], float] = field(default_factory=dict)
    leave: dict[Connector, float] = field(default_factory=dict)
    arrive: dict[Connector, float] = field(default_factory=dict)

    def middle(self, node: Stop) -> float:
        return sum(self.span[node]) / 2


def placed(
    arrangement: Arrangement, heights: Mapping[Stop, float], panel: Stop | None, centre: float
) -> Places:
    """Return the heights, given those that the texts of the boxes and of the Centre's panel need.

    `panel` is the one target, drawn over the full height; None: the targets are boxes of their own.
    """
    places = Places()
    grown = {
        node: max(height, _room_for_ports(arrangement, node)) for node, height in heights.items()
    }
    rows = _rows(arrangement, heights, panel)
    for column in range(2, arrangement.last + (panel is None)):
        _fill(places, arrangement, column, grown, rows)
    _ports(places, arrangement, rows, panel)
    _grounds(places, arrangement, grown, rows)
    _panels(places, arrangement, panel, max(centre, grown[panel] if panel else 0))
    return places


def _room_for_ports(arrangement: Arrangement, node: Stop) -> float:
    if node.place is StopKind.GROUND:
        return 0
    return PORT * max(len(arrangement.links_into(node)), len(arrangement.links_out_of(node))) + 6


@dataclass(frozen=True, slots=True)
class _Rows:
    """The middle of each path's row, by rank, and of each ground's rows together."""

    of_path: dict[int, float] = field(default_factory=dict)
    of_ground: dict[Stop, float] = field(default_factory=dict)

    def mean(self, ranks: Sequence[int]) -> float:
        return fmean(self.of_path[rank] for rank in ranks)


def _rows(arrangement: Arrangement, heights: Mapping[Stop, float], panel: Stop | None) -> _Rows:
    """Each row is as high as its highest box, those of one ground together as high as its text."""
    rows, y = _Rows(), FIRST
    for ground in _grounds_in_order(arrangement):
        ranks = [way.rank for way in arrangement.rows if arrangement.chains[way.rank][0] == ground]
        high = [
            max([44.0, *(heights[node] for node in arrangement.chains[rank][1:] if node != panel)])
            for rank in ranks
        ]
        whole = sum(high) + ROW_GAP * (len(high) - 1)
        slack = max(0.0, heights[ground] - whole - (ROW_GAP - GROUND_GAP)) / 2
        y += slack
        rows.of_ground[ground] = y + whole / 2
        for rank, height in zip(ranks, high, strict=True):
            rows.of_path[rank] = y + height / 2
            y += height + ROW_GAP
        y += slack
    return rows


def _grounds_in_order(arrangement: Arrangement) -> list[Stop]:
    return list(dict.fromkeys(arrangement.chains[way.rank][0] for way in arrangement.rows))


def _fill(
    places: Places,
    arrangement: Arrangement,
    column: int,
    heights: Mapping[Stop, float],
    rows: _Rows,
) -> None:
    """Put the boxes of a column and the lanes through it at the mean of
    their rows, pushed apart.
    """
    order = _order_in(arrangement, column)
    nodes = [
        (node, arrangement.ranks_of(node))
        for node, its in arrangement.column.items()
        if its == column
    ]
    links = [(link, link.ranks) for link in arrangement.links if column in arrangement.passes(link)]
    items: list[tuple[Stop | Connector, tuple[int, ...]]] = [*nodes, *links]
    items.sort(key=lambda item: (order(item[1]), rows.mean(item[1])))
    things = [
        Thing(rows.mean(ranks), heights[item])
        if isinstance(item, Stop)
        else _lane(places, item, column, rows.mean(ranks))
        for item, ranks in items
    ]
    for (item, _), thing, middle in zip(items, things, spread(things, BOX_GAP, FIRST), strict=True):
        if isinstance(item, Stop):
            places.span[item] = (middle - thing.height / 2, middle + thing.height / 2)
        else:
            places.lanes[item, column] = middle


def _lane(places: Places, link: Connector, column: int, row: float) -> Thing:
    """A line that comes out of a lane goes straight on, at the cost of the boxes beside it."""
    before = places.lanes.get((link, column - 1))
    return Thing(row, LANE) if before is None else Thing(before, LANE, weight=1000)


def _order_in(arrangement: Arrangement, column: int) -> Callable[[Sequence[int]], float]:
    """What stands in the column behind the grounds is in their order first:
    so the lines of a ground lie together.
    """
    if column != 2:
        return lambda ranks: 0.0
    number = {ground: i for i, ground in enumerate(_grounds_in_order(arrangement))}
    return lambda ranks: fmean(number[arrangement.chains[rank][0]] for rank in ranks)


def _ports(places: Places, arrangement: Arrangement, rows: _Rows, panel: Stop | None) -> None:
    """Give each line its heights at its boxes, in the order of the other ends, so that lines
    do not cross needlessly.
    """

    def beyond(link: Connector) -> float:
        """The height that the line goes to next."""
        if passed := arrangement.passes(link):
            return places.lanes[link, passed[0]]
        return rows.mean(link.ranks) if link.head == panel else places.middle(link.head)

    def before(link: Connector) -> float:
        """The height that the line comes from."""
        if passed := arrangement.passes(link):
            return places.lanes[link, passed[-1]]
        return (
            rows.mean(link.ranks)
            if link.tail.place is StopKind.GROUND
            else places.middle(link.tail)
        )

    for node in places.span:
        places.arrive |= _side(
            places.middle(node), sorted(arrangement.links_into(node), key=before)
        )
        places.leave |= _side(
            places.middle(node), sorted(arrangement.links_out_of(node), key=beyond)
        )
    for link in arrangement.links:
        if link.tail.place is StopKind.GROUND:
            places.leave[link] = (
                beyond(link)
                if arrangement.passes(link)
                else places.arrive.get(link, rows.mean(link.ranks))
            )


def _side(middle: float, links: Sequence[Connector]) -> dict[Connector, float]:
    return {link: middle + PORT * (i - (len(links) - 1) / 2) for i, link in enumerate(links)}


def _grounds(
    places: Places, arrangement: Arrangement, heights: Mapping[Stop, float], rows: _Rows
) -> None:
    """Span what leaves each ground. Where two would meet they move apart, and their lines bend."""
    grounds = _grounds_in_order(arrangement)
    ends = {
        ground: [places.leave[link] for link in arrangement.links_out_of(ground)]
        for ground in grounds
    }
    halves, wanted = [], []
    for ground in grounds:
        first, last = min(ends[ground]), max(ends[ground])
        half = max(heights[ground] / 2, (last - first) / 2 + GROUND_EDGE)
        halves.append(half)
        wanted.append(
            min(max(rows.of_ground[ground], last + GROUND_EDGE - half), first - GROUND_EDGE + half)
        )
    middles = spread(
        [Thing(middle, 2 * half) for middle, half in zip(wanted, halves, strict=True)],
        GROUND_GAP,
        TOP + 4,
    )
    for ground, middle, half in zip(grounds, middles, halves, strict=True):
        places.span[ground] = (middle - half, middle + half)
        move = max(0.0, middle - half + GROUND_PORT - min(ends[ground])) + min(
            0.0, middle + half - GROUND_PORT - max(ends[ground])
        )
        for link in arrangement.links_out_of(ground):
            places.leave[link] += move


def _panels(places: Places, arrangement: Arrangement, panel: Stop | None, needed: float) -> None:
    """Let lines run straight into the panel of the target, and let the
    panels end under everything.
    """
    for link in arrangement.links:
        if link.head == panel:
            passed = arrangement.passes(link)
            places.arrive[link] = places.lanes[link, passed[-1]] if passed else places.leave[link]
    low = [
        bottom + (6 if node.place is StopKind.GROUND else 18)
        for node, (_, bottom) in places.span.items()
    ]
    lines = [*places.leave.values(), *places.lanes.values(), *places.arrive.values()]
    places.bottom = max(*low, max(lines) + 24, TOP + needed)
    if panel is not None:
        places.span[panel] = (places.top, places.bottom)
