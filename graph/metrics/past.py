"""Ties of a few pairs on an earlier day, from their own evidence: no network is made for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from itertools import product

from graph.metrics.question import window_start
from graph.metrics.scope import KnownPair, Scope, at_least
from graph.model import ActorId
from graph.ties.evidence import EvidenceOfDate
from graph.ties.gather import pair_of
from graph.ties.parameters import MEDIUM


def active_on(scope: Scope, pairs: Collection[KnownPair], day: dt.date) -> set[KnownPair]:
    """Return which of the pairs were active as of an earlier day. Before a merger the pairs of
    the predecessor stand for those of the successor.
    """
    first = window_start(day, scope.window)
    asked = [pair for pair in pairs if pair.met_between(first, day)]
    if not asked:
        return set()
    ends = {actor for pair in asked for end in pair.ends for actor in _was(scope, end)}
    then = EvidenceOfDate(scope.view.records, scope.view.tenure, day, about=ends)
    return {
        pair
        for pair in asked
        if any(
            is_active(then, ours, target, first)
            for ours, target in product(*(_was(scope, end) for end in pair.ends))
        )
    }


def is_active(then: EvidenceOfDate, a: ActorId, b: ActorId, first: dt.date) -> bool:
    """Return whether two had an interaction from a day on and a tie of medium strength."""
    pair = pair_of(then.current(a), then.current(b))
    contacts = then.contacts.get(pair, ())
    return any(each.day >= first for each in contacts) and at_least(
        then.strength(pair, then.factors(pair)), MEDIUM
    )


def _was(scope: Scope, actor: ActorId) -> tuple[ActorId, ...]:
    """An actor and those that merged into it."""
    return (actor, *scope.view.network.evidence.predecessors.get(actor, ()))
