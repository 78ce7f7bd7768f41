"""M-23: in how many cross-party groups that name outside organizations the network is."""

from __future__ import annotations

from graph.metrics.figure import Counted, Measured, Reason, Unit, share, without
from graph.metrics.metric import Direction, Metric, Part
from graph.metrics.question import Dimension, MetricId
from graph.metrics.scope import Scope
from graph.model import OrganizationId, OrganizationKind, Role
from graph.tenure import is_open
from graph.words import T


def _joined(scope: Scope) -> Measured:
    view = scope.view
    listing, joined = list[OrganizationId](), list[Counted]()
    for group in sorted(view.records.bodies, key=lambda body: body.id):
        if (
            group.kind is not OrganizationKind.CROSS_PARTY_GROUP
            or not is_open(group, view.as_of)
            or not scope.is_here(group)
        ):
            continue
        outside = view.tenure.of_organization(group.id, view.as_of, Role.OUTSIDE_ORGANIZATION)
        if outside:
            listing.append(group.id)
        current = view.network.evidence.current
        actors = (each.membership.actor for each in outside if each.membership.actor is not None)
        ours = [now for actor in actors if (now := current(actor)) in scope.side.actors]
        if ours:
            joined.append(Counted(group.id, ours[0]))
    if not listing:
        return without(Reason.NO_OUTSIDE_ORGANIZATIONS)
    return share(len(joined), len(listing), tuple(joined), T("No group names an organisation."))


JOINING = Metric(
    id=MetricId.M_23,
    since="0.3.0",
    name=T("Network joining"),
    meaning=T(
        "Of the cross-party groups whose lists name outside organisations, the share that name "
        "somebody of the network among them."
    ),
    formula=T(
        "cross-party groups of the nation open at t that list an outside organization by that "
        "role, with an actor of N among them / all such"
    ),
    direction=Direction.UP,
    not_read_as=T("A place on a list is no contact yet, and some lists name no organisations."),
    dimensions=frozenset({Dimension.CENTRE}),
    parts=(Part(unit=Unit.SHARE, measure=_joined, needs_targets=False),),
)
