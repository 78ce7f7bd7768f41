"""Reads from the store that many rows of one answer need, gathered into one statement."""

from __future__ import annotations

from collections.abc import Sequence

from strawberry.dataloader import DataLoader

from api.limits import CHANGES_OF_A_RECORD
from graph.hub import Hub
from graph.model import RecordId
from graph.records.changes import Change
from graph.view import Viewer


class ChangesByRecordIdLoader(DataLoader[RecordId, Sequence[Change]]):
    """The latest changes of records, of each record the newest first."""

    def __init__(self, hub: Hub, viewer: Viewer) -> None:
        async def load(ids: list[RecordId]) -> list[Sequence[Change]]:
            changes = await hub.history(ids, viewer, first=CHANGES_OF_A_RECORD)
            return [changes.get(id, ()) for id in ids]

        super().__init__(load_fn=load)
