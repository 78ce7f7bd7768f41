"""What a tie, and somebody on the way, cost a path:
whole numbers, of which the smaller sum is the better path.
"""

from __future__ import annotations

INF = 1 << 60
"""Of who may never be inside a path."""


def tie_cost(micro: int) -> int:
    """Return the cost of a tie of `micro` micro-nats, as `adjacency` holds it."""
    return micro * 8 + 1


def introducer_cost(micro: int) -> int:
    """Return the cost of going through a node of `micro` micro-nats, as `node` holds it."""
    return micro * 8
