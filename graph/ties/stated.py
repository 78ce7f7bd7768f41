"""Dates as the facts behind a tie state them.
A tie counts in days; what is said of it says no more than was stated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import cast

from graph.dates import PartialDate
from graph.model import (
    FormalKind,
    FormalTie,
    Interaction,
    Membership,
    Record,
    RecordId,
    Records,
    Reliability,
)
from graph.tenure import Spell, Tenure
from graph.ties.joint_work import formal_tie, interaction
from graph.ties.parameters import PARTNERSHIP_DAYS
from graph.ties.tie import Contact, Declared, Fact, Formal, Shared


def behind(records: Records, fact: Fact) -> tuple[Record, ...]:
    """Return the records that state a fact.
    A membership that follows from other facts is no record.
    """
    ids = fact.memberships if isinstance(fact, Shared) else (fact.id,)
    tables: tuple[Mapping[RecordId, Record], ...] = (
        records.interactions,
        records.memberships,
        records.formal_ties,
        records.declared_ties,
        cast("Mapping[RecordId, Record]", records.works),
    )
    return tuple(table[id] for id in ids for table in tables if id in table)


def reliability(records: Records, fact: Fact) -> Reliability | None:
    """Return how far its sources state a fact: partly inferred where that is said of one record
    behind it. None: of a record behind it nobody says.
    """
    said = {
        record.reliability if isinstance(record, Interaction | FormalTie | Membership) else None
        for record in behind(records, fact)
    }
    if Reliability.PARTLY_INFERRED in said:
        return Reliability.PARTLY_INFERRED
    return Reliability.STATED if said == {Reliability.STATED} else None


def spells_behind(records: Records, tenure: Tenure, shared: Shared) -> list[Spell]:
    """Return the memberships behind a shared body as they count.
    Those of a political party group are in its legislature.
    """
    recorded = (records.memberships.get(id) for id in shared.memberships)
    organizations = {
        shared.organization,
        *(membership.organization for membership in recorded if membership is not None),
    }
    spells = {
        spell.membership.id: spell for id in organizations for spell in tenure.of_organization(id)
    }
    return [spells[id] for id in shared.memberships if id in spells]


def assumed_end(tie: FormalTie) -> dt.date | None:
    """Return the last day on which a partnership counts of which only the start is stated: three
    years are assumed. None: its end is stated, or it is another tie, or undated.
    """
    if tie.kind is not FormalKind.PARTNER or tie.valid_to is not None or tie.valid_from is None:
        return None
    return tie.valid_from.first + dt.timedelta(days=PARTNERSHIP_DAYS)


def has_assumed_end(records: Records, fact: Formal | Shared) -> bool:
    """Return whether a partnership is over because three years are assumed."""
    tie = formal_tie(records, fact.id) if isinstance(fact, Formal) else None
    return tie is not None and fact.last is not None and assumed_end(tie) == fact.last


def dates(records: Records, fact: Fact) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the day of a fact, or its first and last day, no more exact than stated; None:
    not stated, or the last day: still so.
    """
    match fact:
        case Contact():
            told = interaction(records, fact.id)
            return (None, None) if told is None else (told.date, told.to)
        case Declared():
            return of_declared(records, fact), None
        case Formal() | Shared():
            first, last = interval(records, fact)
            last = None if has_assumed_end(records, fact) else last
            return first if fact.start_stated else None, last


def of_contact(records: Records, contact: Contact) -> PartialDate:
    """Return when an interaction was, or ended; of joint work under way the day that counts."""
    told = interaction(records, contact.id)
    if told is None or is_under_way(records, contact):
        return PartialDate(contact.day.isoformat())
    return told.to or told.date


def is_under_way(records: Records, contact: Contact) -> bool:
    """Return whether an interaction lasts longer than to the day on which it counts."""
    told = interaction(records, contact.id)
    end = told.to if told is not None else None
    return end is not None and end.first > contact.day


def of_declared(records: Records, said: Declared) -> PartialDate:
    """Return when a person said of another how well they know each other."""
    tie = records.declared_ties.get(said.id)
    return PartialDate(said.day.isoformat()) if tie is None else tie.confirmed_on


def interval(
    records: Records, fact: Formal | Shared
) -> tuple[PartialDate | None, PartialDate | None]:
    """Return from and until when a formal tie or a time together was; None as in the fact.

    Each is the day that counts, or where the formal tie or membership behind it states no more than
    its month or year, that.
    """
    behind = [fact.id] if isinstance(fact, Formal) else fact.memberships
    dates = [
        (record.valid_from, record.valid_to)
        for id in behind
        if (record := formal_tie(records, id) or records.memberships.get(id)) is not None
    ]
    return (
        _as_stated(fact.first, [(start.first, start) for start, _ in dates if start]),
        _as_stated(fact.last, [(end.last, end) for _, end in dates if end]),
    )


def _as_stated(
    day: dt.date | None, dates: Sequence[tuple[dt.date, PartialDate]]
) -> PartialDate | None:
    if day is None:
        return None
    return min(
        (date for counts, date in dates if counts == day),
        key=lambda date: len(date.text),
        default=PartialDate(day.isoformat()),
    )
