"""M-29: how far the figures can be relied on, by what is recorded."""

from __future__ import annotations

from graph.metrics.figure import Counted, Measured, Unit, share
from graph.metrics.metric import Direction, Metric, Part
from graph.metrics.posts import unknown_holders
from graph.metrics.question import MetricId, window_start
from graph.metrics.scope import KnownPair, Scope
from graph.model import RecordId
from graph.words import T

FRESH_DAYS = 365


def _fresh(scope: Scope) -> Measured:
    fresh = [pair for pair in scope.known if _is_fresh(scope, pair)]
    return share(
        len(fresh),
        len(scope.known),
        tuple(pair.counted for pair in fresh),
        T("Nobody on the list is known."),
    )


def _is_fresh(scope: Scope, pair: KnownPair) -> bool:
    tie = scope.view.network.tie(*pair.ends)
    since = window_start(scope.view.as_of, FRESH_DAYS)
    return tie is not None and tie.freshest is not None and tie.freshest.last >= since


def _written_only(scope: Scope) -> Measured:
    view = scope.view
    spells = [
        spell
        for body in view.records.bodies
        if scope.is_here(body)
        for spell in view.tenure.of_organization(body.id, view.as_of)
    ]
    written = sum(spell.membership.actor is None for spell in spells)
    return share(written, len(spells), None, T("No membership is recorded."))


def _recording(scope: Scope) -> Measured:
    kept = scope.side.keeping(scope.window).open
    return share(
        len(kept),
        len(scope.side.asked),
        tuple(Counted(RecordId(id_)) for id_ in kept),
        T("No Centre is open."),
    )


DATA_HEALTH = Metric(
    id=MetricId.M_29,
    since="0.3.0",
    name=T("Data health"),
    meaning=T(
        "How far the other figures can be relied on: ties whose evidence was stated true within a "
        "year, memberships whose member is only words, posts whose holder is unknown, and Centres "
        "that keep a record of their interactions."
    ),
    formula=T(
        "FRESH = known pairs with evidence stated true within 365 days / known pairs; "
        "WRITTEN_ONLY = memberships whose member is only words / memberships; UNKNOWN_HOLDERS "
        "(own list) = posts whose holder is unknown / posts; RECORDING = Centres that keep a "
        "diary / Centres asked"
    ),
    direction=Direction.NEITHER,
    not_read_as=T("Of the records, not of the people: a Centre that records little may meet many."),
    windowed=True,
    parts=(
        Part(name="FRESH", unit=Unit.SHARE, measure=_fresh),
        Part(name="WRITTEN_ONLY", unit=Unit.SHARE, measure=_written_only, needs_targets=False),
        Part(name="UNKNOWN_HOLDERS", unit=Unit.SHARE, measure=unknown_holders, own_list=True),
        Part(name="RECORDING", unit=Unit.SHARE, measure=_recording, needs_targets=False),
    ),
)
