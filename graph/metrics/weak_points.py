"""M-10 and M-20: where the network hangs on one person, or on one Centre alone."""

from __future__ import annotations

from collections.abc import Mapping

from graph.metrics.figure import Counted, Measured, Reason, Unit, count, share, unmeasured, without
from graph.metrics.metric import Direction, Metric, Part
from graph.metrics.question import Dimension, MetricId
from graph.metrics.routes import KNOWN
from graph.metrics.scope import EVIDENCED, NOTHING_EVIDENCED, Scope, at_least
from graph.model import ActorId, OrganizationId, RecordId
from graph.words import T

FEWEST_CENTRES, FEWEST_ORGANIZATIONS = 2, 3


def _hanging(scope: Scope) -> Mapping[ActorId, tuple[ActorId, ...]]:
    """Whom the network would lose with each person outside it: only one who is on a best path to
    a reached target can take it along.
    """
    routes = scope.side.routes(EVIDENCED)
    on_the_way: dict[ActorId, list[ActorId]] = {}
    for target, score in scope.scores(EVIDENCED).items():
        if at_least(score, KNOWN):
            for person in routes.route(target)[1:-1]:
                if person in scope.view.records.people and person not in scope.targets:
                    on_the_way.setdefault(person, []).append(target)
    found: dict[ActorId, tuple[ActorId, ...]] = {}
    for person, targets in sorted(on_the_way.items()):
        others = scope.side.routes(EVIDENCED, frozenset({person}))
        lost = tuple(each for each in targets if not at_least(others.score(each), KNOWN))
        if lost:
            found[person] = lost
    return found


def _people(scope: Scope) -> Measured:
    return _unlinked(scope) or count(
        tuple(Counted(RecordId(person)) for person in scope.once(_hanging))
    )


def _targets(scope: Scope) -> Measured:
    lost = {target: person for person, those in scope.once(_hanging).items() for target in those}
    return _unlinked(scope) or count(
        tuple(Counted(RecordId(target), RecordId(lost[target])) for target in sorted(lost))
    )


def _unlinked(scope: Scope) -> Measured | None:
    if scope.keeps_no_diary and not any(scope.scores(EVIDENCED).values()):
        return unmeasured(scope.nothing_links(NOTHING_EVIDENCED))
    return None


def _silo(scope: Scope) -> Measured:
    if len(scope.side.open) < FEWEST_CENTRES:
        return without(Reason.TOO_FEW_CENTRES)
    knowing: dict[OrganizationId, set[OrganizationId]] = {}
    for centre in scope.side.open:
        own = scope.over(scope.side.of(centre))
        for pair in own.known:
            for body in scope.targets[pair.target].organizations:
                knowing.setdefault(body, set()).add(centre)
    if len(knowing) < FEWEST_ORGANIZATIONS:
        return without(Reason.TOO_FEW_ORGANIZATIONS)
    single = {body: next(iter(by)) for body, by in sorted(knowing.items()) if len(by) == 1}
    return share(
        len(single),
        len(knowing),
        tuple(Counted(RecordId(body), RecordId(centre)) for body, centre in single.items()),
        T("No Centre knows an organisation on the list."),
    )


SINGLE_POINTS = Metric(
    id=MetricId.M_10,
    since="0.3.0",
    name=T("Single points of failure"),
    meaning=T(
        "How many people outside the network are such that without their introduction somebody on "
        "the list would be out of reach, and how many on the list that are."
    ),
    formula=T(
        "people outside N, no targets of the row, whose barring as introducer takes S* over "
        "evidenced ties of a target from >= 0.10 to below; TARGETS = those targets"
    ),
    direction=Direction.DOWN,
    not_read_as=T("No reproach to those people: it says where a second way in is worth making."),
    dimensions=frozenset({Dimension.CENTRE, Dimension.AUDIENCE}),
    parts=(
        Part(name="PEOPLE", unit=Unit.PEOPLE, measure=_people),
        Part(name="TARGETS", unit=Unit.COUNT, measure=_targets),
    ),
)
SILO = Metric(
    id=MetricId.M_20,
    since="0.3.0",
    name=T("Silo index"),
    meaning=T(
        "Of the organisations on the list in which some Centre knows somebody, the share in which "
        "one Centre alone does."
    ),
    formula=T(
        "organizations of targets with a known pair from exactly one Centre / from one or more; "
        "null below two Centres counted or three organizations"
    ),
    direction=Direction.DOWN,
    not_read_as=T(
        "Not that Centres do not talk to each other: a field may be the business of one of them."
    ),
    parts=(Part(unit=Unit.SHARE, measure=_silo, diary=2),),
)
