"""What is computed from one state of the records: names and tenure for each audience, networks for the dates asked for."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from graph.model import Records
from graph.names.search import Names
from graph.paths.network import Network
from graph.privacy.policy import audiences, present, visible
from graph.tenure import Tenure
from graph.view import View, Viewer

NETWORKS = 16
WORKERS = 2
"""How many networks are built at once: so the loop, and with it `/live`, always answers."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Basis:
    """What one audience may use, and what holds of it on all dates."""

    records: Records
    tenure: Tenure
    names: Names


class Memory:
    """Views over one state of the records. Viewers who may use the same records share what is computed from them."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._present = present(records)
        self._bases: Latest[frozenset[str], Basis] = Latest(NETWORKS)
        self._networks: Latest[tuple[frozenset[str], dt.date], Network] = Latest(NETWORKS)
        self._workers = asyncio.Semaphore(WORKERS)

    async def view(self, viewer: Viewer, as_of: dt.date) -> View:
        """Return what the viewer may use on the date; of equal questions at once only the first computes."""
        shared = self._present & set(audiences(viewer))
        basis = await self._bases.get(shared, lambda: self._in_worker(lambda: self._basis(viewer)))
        network = await self._networks.get(
            (shared, as_of), lambda: self._in_worker(lambda: Network(basis.records, basis.tenure, as_of)))
        return View(viewer, as_of, basis.records, basis.tenure, basis.names, network)

    def _basis(self, viewer: Viewer) -> Basis:
        records = visible(self._records, viewer)
        tenure = Tenure(records)
        return Basis(records, tenure, Names(records, tenure))

    async def _in_worker(self, compute: Callable[[], _Value]) -> _Value:
        async with self._workers:
            return await asyncio.to_thread(compute)


class Latest(Generic[_Key, _Value]):
    """The values asked for latest, at most `size`. Who asks for a value that is being made waits for it."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._making: OrderedDict[_Key, asyncio.Task[_Value]] = OrderedDict()

    async def get(self, key: _Key, make: Callable[[], Coroutine[Any, Any, _Value]]) -> _Value:
        """Return the value of `key`, made now if it is not here. One that could not be made is tried again by the next who asks."""
        task = self._making.get(key)
        if task is None or (task.done() and (task.cancelled() or task.exception() is not None)):
            task = self._making[key] = asyncio.create_task(make())
        self._making.move_to_end(key)
        while len(self._making) > self._size:
            self._making.popitem(last=False)
        return await asyncio.shield(task)   # a caller who is cancelled does not cancel the others
