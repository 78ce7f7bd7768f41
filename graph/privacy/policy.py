"""Who may use which records. The one place that decides it: what is computed from visible records needs no other guard."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph.model import PUBLIC, Records
from graph.records.changes import Change
from graph.records.tables import tables_of
from graph.view import Viewer


def audiences(viewer: Viewer) -> tuple[str, ...]:
    """Return the audiences that a viewer belongs to: the public, and the viewer's Centre."""
    return (PUBLIC,) if viewer.centre is None else (PUBLIC, viewer.centre)


def present(records: Records) -> frozenset[str]:
    """Return the audiences that the records have, the public always among them."""
    return frozenset({PUBLIC, *(record.audience for table in tables_of(records).values() for record in table.values())})


def visible(records: Records, viewer: Viewer) -> Records:
    """Return what the viewer may use: `records` itself where that is all."""
    may = set(audiences(viewer))
    if present(records) <= may:
        return records
    tables: dict[str, Any] = {
        name: {id_: record for id_, record in table.items() if record.audience in may} for name, table in tables_of(records).items()}
    return Records(**tables)


def centre_of(change: Change) -> str:
    """Return the Centre that made a change; of a load the name of what loaded."""
    return change.by.partition("/")[0]


def shown(change: Change, viewer: Viewer) -> Change:
    """Return a change as a viewer may know it: which person of another Centre made it is that Centre's own."""
    return change if centre_of(change) == viewer.centre else replace(change, by=centre_of(change))
