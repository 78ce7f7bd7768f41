"""M-05: which active ties were kept, lapsed, came back or are new since the window before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from graph.metrics.figure import Because, Measured, Reason, Unit, count, share, unmeasured
from graph.metrics.metric import Direction, Metric, Part
from graph.metrics.past import active_on
from graph.metrics.question import Dimension, MetricId, window_start
from graph.metrics.scope import KnownPair, Scope
from graph.model import DeclaredLevel
from graph.ties.gather import pair_of
from graph.words import T, Text

WINDOWS_BACK = range(2, 11)
"""Windows before the last one in which a tie may have been active that came back."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The active pairs of two windows, and those of the ones before that are active now."""

    before: frozenset[KnownPair]
    now: frozenset[KnownPair]
    once: frozenset[KnownPair]


def moved(scope: Scope) -> Moved:
    """Return the active pairs of the side and list of the day, now and a window before."""
    pairs = [pair for pair in scope.ties if not _ever_refused(scope, pair)]
    now = frozenset(pair for pair in pairs if scope.is_active(pair))
    before = frozenset(active_on(scope, pairs, _back(scope, 1)))
    came, once = now - before, set[KnownPair]()
    for k in WINDOWS_BACK:
        once |= active_on(scope, came - once, _back(scope, k))
    return Moved(before, now, frozenset(once))


def _back(scope: Scope, windows: int) -> dt.date:
    return scope.view.as_of - dt.timedelta(days=windows * scope.window)


def _ever_refused(scope: Scope, pair: KnownPair) -> bool:
    """Whether one of the two ever asked not to be asked for the other."""
    declared = scope.view.network.evidence.declared.get(pair_of(*pair.ends), ())
    return any(said.level is DeclaredLevel.DO_NOT_ASK for said in declared)


def _told(pairs: frozenset[KnownPair]) -> Measured:
    return count(tuple(pair.counted for pair in _in_order(pairs)))


def _in_order(pairs: frozenset[KnownPair]) -> list[KnownPair]:
    return sorted(pairs, key=lambda pair: (pair.target, pair.ours))


def _of(pairs: frozenset[KnownPair], whole: frozenset[KnownPair], nothing: Text) -> Measured:
    return share(len(pairs), len(whole), tuple(pair.counted for pair in _in_order(pairs)), nothing)


def _before(scope: Scope) -> Measured:
    return _unkept(scope) or _told(scope.once(moved).before)


def _now(scope: Scope) -> Measured:
    return _unkept(scope) or _told(scope.once(moved).now)


def _retained(scope: Scope) -> Measured:
    both = scope.once(moved).before & scope.once(moved).now
    return _unkept(scope) or _of(both, scope.once(moved).before, _NONE_BEFORE)


def _lapsed(scope: Scope) -> Measured:
    gone = scope.once(moved).before - scope.once(moved).now
    return _unkept(scope) or _of(gone, scope.once(moved).before, _NONE_BEFORE)


def _revived(scope: Scope) -> Measured:
    return _unkept(scope) or _of(scope.once(moved).once, scope.once(moved).now, _NONE_NOW)


def _new(scope: Scope) -> Measured:
    new = scope.once(moved).now - scope.once(moved).before - scope.once(moved).once
    return _unkept(scope) or _of(new, scope.once(moved).now, _NONE_NOW)


def _unkept(scope: Scope) -> Measured | None:
    """That no diary was kept in the window before; None: one was."""
    last = _back(scope, 1)
    if scope.side.kept_between(window_start(last, scope.window), last):
        return None
    first = scope.side.days[0]
    told = (
        T("Its record begins on {day}, so nothing can be said to be new.", day=first)
        if first > last
        else T(
            "No interaction is recorded from {first} to {last}, so nothing can be said to be new.",
            first=window_start(last, scope.window),
            last=last,
        )
    )
    return unmeasured(Because(Reason.NO_DIARY_BEFORE, told))


_NONE_BEFORE = T("No tie was active a window before.")
_NONE_NOW = T("No tie is active.")

MOVEMENT = Metric(
    id=MetricId.M_05,
    since="0.3.0",
    name=T("Movement"),
    meaning=T(
        "How the active ties moved since the window before: how many there were and are, which "
        "were retained and which lapsed, which came back after a pause and which are new."
    ),
    formula=T(
        "pairs with N and list as at t: BEFORE = active as of t - w; NOW = active as of t; "
        "RETAINED, LAPSED / BEFORE; REVIVED (active at some t - kw, k = 2..10), NEW / NOW; "
        "NOW = BEFORE + NEW + REVIVED - LAPSED"
    ),
    direction=Direction.NEITHER,
    not_read_as=T(
        "New ties are no new contacts where the diary itself is new, and who left a post took the "
        "tie along: the list is that of the day."
    ),
    dimensions=frozenset({Dimension.CENTRE, Dimension.AUDIENCE}),
    windowed=True,
    parts=(
        Part(name="BEFORE", unit=Unit.COUNT, measure=_before, diary=2),
        Part(name="NOW", unit=Unit.COUNT, measure=_now, diary=2),
        Part(name="RETAINED", unit=Unit.SHARE, measure=_retained, diary=2),
        Part(name="LAPSED", unit=Unit.SHARE, measure=_lapsed, diary=2),
        Part(name="REVIVED", unit=Unit.SHARE, measure=_revived, diary=2),
        Part(name="NEW", unit=Unit.SHARE, measure=_new, diary=2),
    ),
)
