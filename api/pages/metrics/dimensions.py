"""What a metric can be grouped by, and which way of it is the better one, in words."""

from __future__ import annotations

from graph.metrics.metric import Direction
from graph.metrics.question import Dimension
from graph.words import T

DIMENSIONS = {
    Dimension.NATION: T("nation"),
    Dimension.CENTRE: T("Centre"),
    Dimension.ORGANIZATION: T("organisation"),
    Dimension.POST: T("post"),
    Dimension.AUDIENCE: T("audience, which is policy or practice"),
    Dimension.BASIS: T("what a tie rests on"),
}
DIRECTIONS = {
    Direction.UP: T("More is better."),
    Direction.DOWN: T("Less is better."),
    Direction.NEITHER: T("Neither more nor less is better in itself."),
}
