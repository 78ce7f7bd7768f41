"""Any record in a few words, for messages."""

from __future__ import annotations

from graph.kinds import kind_of
from graph.model import Record, Records
from graph.words import Fill


def said(records: Records, record: Record) -> Fill:
    """Return for example "Jane Evans in Welsh Government" or "what Ann Lee says of
    Jane Evans (3 May 2026)".
    """
    return kind_of(record).said(records, record)
