"""Who may use which records. The one place that decides it:
what is computed from visible records needs no other guard.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from graph.model import Record, Records
from graph.privacy.audience import PUBLIC, Audience
from graph.records.changes import Change
from graph.records.tables import tables_of
from graph.view import Viewer


def audiences(viewer: Viewer) -> tuple[Audience, ...]:
    """Return the audiences that a viewer belongs to: the public, and the viewer's Centre."""
    return (PUBLIC,) if viewer.centre is None else (PUBLIC, Audience.of(viewer.centre))


def present(records: Records) -> frozenset[Audience]:
    """Return the audiences that the records have, the public always among them."""
    return frozenset(
        {
            PUBLIC,
            *(
                record.audience
                for table in tables_of(records).values()
                for record in table.values()
            ),
        }
    )


def visible(records: Records, viewer: Viewer) -> Records:
    """Return what the viewer may use: `records` itself where that is all."""
    return visible_to(records, audiences(viewer))


def visible_to(records: Records, shared: Collection[Audience]) -> Records:
    """Return what who belongs to these audiences may use: `records` itself where that is all."""
    may = frozenset(shared)
    if present(records) <= may:
        return records
    tables: dict[str, Any] = {
        name: {id_: record for id_, record in table.items() if record.audience in may}
        for name, table in tables_of(records).items()
    }
    return Records(**tables)


def seen(record: Record | None, shared: Collection[Audience]) -> Record | None:
    """Return the record as who belongs to these audiences sees it:
    what they may not use is not there.
    """
    return record if record is not None and record.audience in shared else None


def first_known(changes: Iterable[Change], viewer: Viewer) -> Change | None:
    """Return the first of the changes that a viewer may know; None: they may know none."""
    shared = audiences(viewer)
    return next((change for change in changes if change.audience in shared), None)


def centre_of(change: Change) -> str:
    """Return the Centre that made a change; of a load the name of what loaded."""
    return change.by.partition("/")[0]


def shown(change: Change, viewer: Viewer) -> Change:
    """Return a change as a viewer may know it:
    which person of another Centre made it is that Centre's own.
    """
    return change if centre_of(change) == viewer.centre else replace(change, by=centre_of(change))
