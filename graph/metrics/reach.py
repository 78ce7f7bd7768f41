"""M-01: how many of those on the list somebody of the network met, or is in active contact with."""

from __future__ import annotations

from graph.metrics.figure import Measured, Unit, share
from graph.metrics.metric import Direction, Metric, Part
from graph.metrics.question import Dimension, MetricId
from graph.metrics.scope import Scope
from graph.model import ActorId
from graph.ties.parameters import CONTACT_MOST
from graph.words import T


def _met(scope: Scope) -> Measured:
    day = scope.view.as_of
    met = {
        tie.target for tie in scope.ties if tie.met_between(scope.first_day, day, most=CONTACT_MOST)
    }
    return _share_of_targets(scope, met | scope.ours)


def _active(scope: Scope) -> Measured:
    return _share_of_targets(scope, {pair.target for pair in scope.active} | scope.ours)


def _share_of_targets(scope: Scope, reached: set[ActorId]) -> Measured:
    return share(
        len(reached),
        len(scope.listed.targets),
        tuple(scope.of_targets(reached)),
        T("Nobody is on the list."),
    )


REACH = Metric(
    id=MetricId.M_01,
    since="0.3.0",
    name=T("Reach"),
    meaning=T(
        "Of those on the target list, the share that somebody of the network met in the window, "
        "in company of at most 20 people, and the share with whom somebody is in active contact."
    ),
    formula=T(
        "MET = targets with an interaction of at most 20 people with one of N within w / targets; "
        "ACTIVE = targets with an active pair (s >= 0.30 and an interaction within w) / targets"
    ),
    direction=Direction.UP,
    not_read_as=T(
        "No count of contacts: whoever was met ten times counts once. A mailing reaches nobody."
    ),
    dimensions=frozenset({Dimension.CENTRE, Dimension.AUDIENCE, Dimension.ORGANIZATION}),
    windowed=True,
    parts=(
        Part(name="MET", unit=Unit.SHARE, measure=_met, diary=1),
        Part(name="ACTIVE", unit=Unit.SHARE, measure=_active, diary=1),
    ),
)
