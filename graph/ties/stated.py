"""Dates as the facts behind a tie state them. A tie counts in days; what is said of it says no more than was stated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from graph.dates import PartialDate
from graph.model import Records
from graph.ties.tie import Contact, Declared, Formal, Shared


def of_contact(records: Records, contact: Contact) -> PartialDate:
    """Return when an interaction was, or ended."""
    interaction = records.interactions.get(contact.id)
    return PartialDate(contact.day.isoformat()) if interaction is None else interaction.to or interaction.date


def of_declared(records: Records, said: Declared) -> PartialDate:
    """Return when a person said of another how well they know each other."""
    tie = records.declared_ties.get(said.id)
    return PartialDate(said.day.isoformat()) if tie is None else tie.confirmed_on


def interval(records: Records, fact: Formal | Shared) -> tuple[PartialDate | None, PartialDate | None]:
    """Return from and until when a formal tie or a time together was; None as in the fact.

    Each is the day that counts, or where the formal tie or membership behind it states no more than its month or year, that.
    """
    behind = [fact.id] if isinstance(fact, Formal) else fact.memberships
    dates = [(record.valid_from, record.valid_to) for id in behind
             if (record := records.formal_ties.get(id) or records.memberships.get(id)) is not None]
    return (_as_stated(fact.first, [(start.first, start) for start, _ in dates if start]),
            _as_stated(fact.last, [(end.last, end) for _, end in dates if end]))


def _as_stated(day: dt.date | None, dates: Sequence[tuple[dt.date, PartialDate]]) -> PartialDate | None:
    if day is None:
        return None
    return min((date for counts, date in dates if counts == day), key=lambda date: len(date.text), default=PartialDate(day.isoformat()))
