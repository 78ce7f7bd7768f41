"""Ties as examples of how strength is worked out, reckoned as every tie is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import ActorId, DeclaredLevel, InteractionKind, RecordId
from graph.ties import parameters as p
from graph.ties.strength import (
    band,
    basis,
    body_factor,
    combine,
    declared_part,
    interaction_part,
    membership_part,
)
from graph.ties.tie import Band, Basis, Contact, Declared
from graph.words import T, Text

COMMITTEE_SIZE, GROUP_SIZE, TOGETHER = 11, 40, 730
MONTH, MONTHS, LONG_AGO = 30, 12, 1_095


@dataclass(frozen=True, slots=True)
class ExampleTie:
    """What is known of two, and the tie that it makes. `strength` is from 0 to 1."""

    known: Text
    strength: float
    band: Band
    basis: Basis


def examples(today: dt.date) -> Sequence[ExampleTie]:
    """Return the examples, as of `today`."""
    committee = body_factor(p.COMMITTEE, COMMITTEE_SIZE, TOGETHER, 0)
    group = body_factor(p.GROUP_MEMBERS, GROUP_SIZE, None, 0)
    return (
        _met(
            T("Two met alone every {days} days for a year", days=MONTH),
            [MONTH * n for n in range(1, MONTHS + 1)],
            today,
        ),
        _met(T("Two met once, alone, {days} days ago", days=MONTH), [MONTH], today),
        _met(T("Two met once, alone, {days} days ago", days=LONG_AGO), [LONG_AGO], today),
        _said(T("Today one says that the two know each other well"), today),
        _sit_together(
            T(
                "Two have been members of one committee of {people} for {days} days",
                people=COMMITTEE_SIZE,
                days=TOGETHER,
            ),
            committee,
            today,
        ),
        _sit_together(
            T(
                "Two are members of one cross-party group of {people}, and no dates are known",
                people=GROUP_SIZE,
            ),
            group,
            today,
        ),
    )


def _met(known: Text, ages: Sequence[int], today: dt.date) -> ExampleTie:
    contacts = [
        Contact(RecordId("example"), InteractionKind.MEETING, today - dt.timedelta(days=age), 2, ())
        for age in ages
    ]
    return _example(
        known, (interaction_part(contacts, today), 0, 0, 0), basis(contacts, (), (), today)
    )


def _said(known: Text, today: dt.date) -> ExampleTie:
    one, other = ActorId(RecordId("one")), ActorId(RecordId("other"))
    declared = [Declared(RecordId("example"), one, other, DeclaredLevel.KNOW_WELL, today, ())]
    return _example(
        known, (0, 0, 0, declared_part(declared, today)), basis((), (), declared, today)
    )


def _sit_together(known: Text, factor: float, today: dt.date) -> ExampleTie:
    return _example(known, (0, 0, membership_part([factor]), 0), basis((), (), (), today))


def _example(known: Text, parts: tuple[float, float, float, float], rests_on: Basis) -> ExampleTie:
    strength, _ = combine(*parts)
    return ExampleTie(known, strength, band(strength), rests_on)
