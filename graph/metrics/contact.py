"""M-04, M-06 and M-08: what contact there is, how old it is, on how many colleagues it rests."""

from __future__ import annotations

from statistics import median

from graph.metrics.figure import Counted, Measured, Unit, count, nothing, share
from graph.metrics.metric import Direction, Metric, Part
from graph.metrics.question import Dimension, MetricId
from graph.metrics.scope import Scope
from graph.model import ActorId, OrganizationId, RecordId
from graph.words import T


def _active(scope: Scope) -> Measured:
    return count(tuple(pair.counted for pair in scope.active))


def _median_days(scope: Scope) -> Measured:
    dated = {pair: pair.contacts[0].day for pair in scope.known if pair.contacts}
    if not dated:
        return nothing(_NOBODY_KNOWN if not scope.known else _NO_INTERACTION)
    days = [(scope.view.as_of - day).days for day in dated.values()]
    return Measured(median(days), counted=tuple(pair.counted for pair in dated))


def _stale(scope: Scope) -> Measured:
    stale = [
        pair for pair in scope.known if not pair.met_between(scope.first_day, scope.view.as_of)
    ]
    return share(
        len(stale),
        len(scope.known),
        tuple(pair.counted for pair in stale),
        _NOBODY_KNOWN,
    )


def _threads(scope: Scope) -> dict[OrganizationId, frozenset[ActorId]]:
    """The people of the network's side who are in active contact with each organization."""
    found: dict[OrganizationId, frozenset[ActorId]] = {}
    for pair in scope.active:
        if pair.ours in scope.view.records.people:
            for id_ in scope.targets[pair.target].organizations:
                found[id_] = found.get(id_, frozenset()) | {pair.ours}
    return dict(sorted(found.items()))


def _median_threads(scope: Scope) -> Measured:
    threads = scope.once(_threads)
    if not threads:
        return nothing(_NO_THREAD)
    return Measured(
        median(len(people) for people in threads.values()),
        counted=tuple(Counted(RecordId(id_)) for id_ in threads),
    )


def _single(scope: Scope) -> Measured:
    threads = scope.once(_threads)
    single = {id_: next(iter(those)) for id_, those in threads.items() if len(those) == 1}
    return share(
        len(single),
        len(threads),
        tuple(Counted(RecordId(id_), RecordId(person)) for id_, person in single.items()),
        _NO_THREAD,
    )


_NOBODY_KNOWN = T("Nobody on the list is known.")
_NO_INTERACTION = T("No interaction with anybody on the list who is known is recorded.")
_NO_THREAD = T("No colleague is in active contact with an organisation on the list.")
_DIMENSIONS = frozenset({Dimension.CENTRE, Dimension.AUDIENCE})

ACTIVE_TIES = Metric(
    id=MetricId.M_04,
    since="0.3.0",
    name=T("Active ties"),
    meaning=T(
        "How many pairs there are of somebody of the network and somebody on the target list who "
        "have a tie of medium strength or more and an interaction in the window."
    ),
    formula=T("number of pairs with s >= 0.30 and an interaction of at most 60 people within w"),
    direction=Direction.UP,
    not_read_as=T(
        "No aim in itself: ten ties to one person count ten, so it stands beside the reach. One "
        "person’s five roles are one contact."
    ),
    dimensions=_DIMENSIONS | {Dimension.ORGANIZATION, Dimension.BASIS},
    windowed=True,
    parts=(Part(unit=Unit.COUNT, measure=_active, diary=1),),
)
RECENCY = Metric(
    id=MetricId.M_06,
    since="0.3.0",
    name=T("Recency"),
    meaning=T(
        "Of the pairs who know one another, how many days it is in the middle since they last had "
        "to do with one another, and the share who had not in the window."
    ),
    formula=T(
        "known pairs (s >= 0.10, not potential): MEDIAN_DAYS since the last interaction; "
        "STALE = pairs without one within w / known pairs"
    ),
    direction=Direction.DOWN,
    not_read_as=T("What is not written down looks old: it may be the diary that is."),
    dimensions=_DIMENSIONS | {Dimension.ORGANIZATION},
    windowed=True,
    parts=(
        Part(name="MEDIAN_DAYS", unit=Unit.DAYS, measure=_median_days, diary=2),
        Part(name="STALE", unit=Unit.SHARE, measure=_stale, diary=2),
    ),
)
THREADS = Metric(
    id=MetricId.M_08,
    since="0.3.0",
    name=T("Threads"),
    meaning=T(
        "On how many colleagues the contact with each organisation on the list rests: the number "
        "in the middle, and the share of organisations with one alone."
    ),
    formula=T(
        "per organization the people of N actively tied to a target in it; MEDIAN over those with "
        "one or more; SINGLE = those with exactly one / those with one or more"
    ),
    direction=Direction.UP,
    not_read_as=T("No table of colleagues: it says what hangs on one person, not who is good."),
    dimensions=_DIMENSIONS,
    windowed=True,
    parts=(
        Part(name="MEDIAN", unit=Unit.PEOPLE, measure=_median_threads, diary=1),
        Part(name="SINGLE", unit=Unit.SHARE, measure=_single, diary=1),
    ),
)
