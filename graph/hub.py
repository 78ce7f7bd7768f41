"""The front door: opens the store, keeps memory fresh, and hands out views."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path

from graph import dates, tables
from graph.health import HealthReport, examine
from graph.memory import Memory
from graph.model import RecordId, Records
from graph.privacy.policy import audiences, visible
from graph.store import embedded
from graph.store.changes import Change
from graph.store.contract import Loaded, Progress, Store
from graph.view import View, Viewer

TABLES = "tables"
"""Who loads the datasets, in the feed of changes."""


class Hub:
    """Make one with `Hub.open`, or over a store that is open already with `Hub.over`."""

    def __init__(self, store: Store, records: Records, loaded: Loaded | None) -> None:
        self.store = store
        self.loaded = loaded
        """What was loaded at the start; None where the tables were loaded before."""
        self._records = records
        self._memory = Memory(records)

    @classmethod
    @contextlib.asynccontextmanager
    async def open(cls, folder: Path, tables: Path | None, progress: Progress | None = None) -> AsyncIterator[Hub]:
        """Open the graph of a data folder. A new one is filled with the datasets of `tables`; so is one whose datasets have changed.

        Raises:
            SettingsError: the folder cannot be used.
            FolderInUse: another process has it open; carries its address where it serves.
            NewerSchema: a newer Dolen wrote it.
            TableError: a table cannot be used; nothing was written.
            StoreError: the store cannot be used.
        """
        async with embedded.open_store(folder) as store:
            yield await cls.over(store, tables, progress)

    @classmethod
    async def over(cls, store: Store, tables: Path | None, progress: Progress | None = None) -> Hub:
        """Return a hub over an open store, after loading the datasets of `tables` where they differ from those loaded last."""
        loaded = None if tables is None else await _load_changed(store, tables, progress)
        hub = cls(store, await store.everything(await store.audiences()), loaded)
        await hub.view(Viewer())   # what the public sees today is made before the first request
        return hub

    async def view(self, viewer: Viewer, as_of: dt.date | None = None) -> View:
        """Return what the viewer may use on the date (default: today in London)."""
        return await self._memory.view(viewer, as_of or dates.today())

    def records(self, viewer: Viewer) -> Records:
        """Return the records that the viewer may use."""
        return visible(self._records, viewer)

    async def history(self, record_ids: Sequence[RecordId], viewer: Viewer, first: int = 50) -> Mapping[RecordId, Sequence[Change]]:
        """Return for each record the latest changes that the viewer may know, the newest first, in one statement."""
        return await self.store.history(record_ids, audiences(viewer), first)

    async def ping(self) -> None:
        """Return when the store answers.

        Raises:
            StoreUnavailable, StoreTimeout: it does not.
        """
        await self.store.ping()

    async def health(self) -> HealthReport:
        """Look at all that is stored, afresh, and say how it is."""
        store = self.store
        return examine(await store.everything(await store.audiences()), await store.state(), await store.constraints(), store.engine)


async def _load_changed(store: Store, folder: Path, progress: Progress | None) -> Loaded | None:
    fingerprint = _fingerprint(folder)
    if (await store.state()).fingerprint == fingerprint:
        return None
    return await store.load(tables.read(folder), by=TABLES, complete=True, fingerprint=fingerprint, progress=progress)


def _fingerprint(folder: Path) -> str:
    """Return a text that changes when any file of the datasets does."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".csv", ".toml")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
