"""M-02e, M-02p and M-03: how far the list is reached by paths of introductions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.metrics.figure import Measured, Unit, share, unmeasured
from graph.metrics.metric import Direction, Metric, Part
from graph.metrics.question import Dimension, MetricId
from graph.metrics.routes import KNOWN
from graph.metrics.scope import ANY_BASIS, EVIDENCED, NOTHING_EVIDENCED, Scope, at_least
from graph.model import ActorId
from graph.words import T, Text

NEAR = 0.067
"""From this score to below `KNOWN` a path is nearly one to ask along."""
_DIMENSIONS = frozenset({Dimension.CENTRE, Dimension.AUDIENCE, Dimension.ORGANIZATION})


def path_strength(scope: Scope) -> Measured:
    """Return M-03: sum of weight times S* / weight of all, or that nothing links the two."""
    scores = scope.scores(ANY_BASIS)
    if not any(scores.values()) and scope.keeps_no_diary:
        return unmeasured(scope.nothing_links(_NOTHING_TO_ASK_ALONG))
    total = sum(scope.targets[target].weight * score for target, score in scores.items())
    return share(
        total,
        scope.listed.weight,
        tuple(scope.of_targets({target: s for target, s in scores.items() if s})),
        _NOBODY,
    )


def _evidenced(scope: Scope) -> Measured:
    scores = scope.scores(EVIDENCED)
    return _by_weight(scope, scores, (t for t, score in scores.items() if at_least(score, KNOWN)))


def _near(scope: Scope) -> Measured:
    scores = scope.scores(EVIDENCED)
    return _by_weight(
        scope,
        scores,
        (
            target
            for target, score in scores.items()
            if at_least(score, NEAR) and not at_least(score, KNOWN)
        ),
    )


def _leads(scope: Scope) -> Measured:
    led = dict.fromkeys(scope.side.routes(ANY_BASIS).led & scope.targets.keys(), 1.0)
    return _by_weight(scope, led, led, _NOTHING_TO_ASK_ALONG)


def _by_weight(
    scope: Scope,
    linked: Mapping[ActorId, float],
    reached: Iterable[ActorId],
    otherwise: Text = NOTHING_EVIDENCED,
) -> Measured:
    if not any(linked.values()) and scope.keeps_no_diary:
        return unmeasured(scope.nothing_links(otherwise))
    found = dict.fromkeys(reached)
    return share(
        sum(scope.targets[target].weight for target in found),
        scope.listed.weight,
        tuple(scope.of_targets(found)),
        _NOBODY,
    )


_NOBODY = T("Nobody on the list has a weight.")
_NOTHING_TO_ASK_ALONG = T(
    "No two ties of 0.10 or more that are recorded lead from a Centre to anybody on the list."
)

EVIDENCED_REACH = Metric(
    id=MetricId.M_02E,
    since="0.3.0",
    name=T("Evidenced path reach"),
    meaning=T(
        "Of those on the target list, by weight, the share to whom a path of at most three steps "
        "leads on which each two are known to know one another, and which is worth asking along. "
        "NEAR is the share to whom such a path nearly is."
    ),
    formula=T(
        "weight of targets with S* >= 0.10 over evidenced ties, at most 3 hops / weight of all; "
        "NEAR = the same for S* from 0.067 to below 0.10"
    ),
    direction=Direction.UP,
    not_read_as=T(
        "Not how many were met, and not that of the average Centre: without a Centre it is what "
        "the best placed of them reaches."
    ),
    dimensions=_DIMENSIONS,
    parts=(
        Part(unit=Unit.SHARE, measure=_evidenced),
        Part(name="NEAR", unit=Unit.SHARE, measure=_near),
    ),
)
LEAD_REACH = Metric(
    id=MetricId.M_02P,
    since="0.3.0",
    name=T("Lead reach"),
    meaning=T(
        "Of those on the target list, by weight, the share to whom one introducer would do: "
        "somebody can be asked today, though nobody may have said that the two know one another."
    ),
    formula=T(
        "weight of targets with a path of at most 2 hops, each >= 0.10, any basis / weight of all"
    ),
    direction=Direction.UP,
    not_read_as=T(
        "A lead is no contact: two who sit on one committee may not know one another. Two Centres "
        "may count the same introducer."
    ),
    dimensions=_DIMENSIONS,
    parts=(Part(unit=Unit.SHARE, measure=_leads),),
)
PATH_STRENGTH = Metric(
    id=MetricId.M_03,
    since="0.3.0",
    name=T("Path strength"),
    meaning=T(
        "How strong the best path to each on the target list is, on average by weight. It moves "
        "smoothly, also where no path is worth asking along yet."
    ),
    formula=T("sum of weight * S* (3 hops, any basis, 0 without a path) / weight of all"),
    direction=Direction.UP,
    not_read_as=T("It is no probability and no share of people: only its change says much."),
    dimensions=_DIMENSIONS,
    parts=(Part(unit=Unit.SCORE, measure=path_strength),),
)
