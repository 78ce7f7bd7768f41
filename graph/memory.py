"""What is computed from one state of the records:
names and tenure for each audience, networks for the dates asked for.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter, OrderedDict
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Generic, ParamSpec, TypeVar

from graph.attention import in_thread
from graph.model import Records
from graph.names.search import Names
from graph.privacy.audience import PUBLIC, Audience
from graph.privacy.policy import audiences, present, seen, visible_to
from graph.records.index import Index
from graph.records.tables import tables_of
from graph.tenure import Tenure
from graph.ties.network import TieNetwork
from graph.ties.touched import Changed, touched_by
from graph.ties.touching import Touched
from graph.view import View, Viewer

_PUBLIC = frozenset({PUBLIC})
NETWORKS = 16
WORKERS = 2
"""How many networks are built at once: so the loop, and with it `/live`, always answers."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_Arguments = ParamSpec("_Arguments")


@dataclass(frozen=True, slots=True)
class Known:
    """What one audience may use, and what holds of it on all dates."""

    records: Records
    tenure: Tenure
    names: Names
    index: Index


class Memory:
    """Views over one state of the records.
    Viewers who may use the same records share what is computed from them.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._present = present(records)
        self._bases: Latest[frozenset[Audience], Known] = Latest(NETWORKS)
        self._networks: Latest[tuple[frozenset[Audience], dt.date], TieNetwork] = Latest(NETWORKS)
        self._workers = asyncio.Semaphore(WORKERS)

    async def view(self, viewer: Viewer, as_of: dt.date) -> View:
        """Return what the viewer may use on the date;
        of equal questions at once only the first computes.
        """
        shared = self._present & set(audiences(viewer))
        basis = await self._bases.get(shared, lambda: self._make_basis(shared))
        network = await self._networks.get(
            (shared, as_of), lambda: self._make_network(shared, basis, as_of)
        )
        return View(viewer, as_of, basis.records, basis.tenure, basis.names, network, basis.index)

    async def after(self, records: Records, changes: Sequence[Changed], as_of: dt.date) -> Memory:
        """Return the memory of other records, which differ from these in the changes.

        Who may see none of the changes keeps all that was computed. For the others the networks
        of the day `as_of` are brought up to date now, and those of other days are made when
        somebody asks.
        """
        new = Memory(records)
        for shared, basis in self._bases.made():
            known = [change for one in changes if (change := _seen(one, shared)) != (None, None)]
            networks = {
                day: network for (those, day), network in self._networks.made() if those == shared
            }
            if known:
                touched = await new._in_worker(new._touched, known, shared)
                basis = await new._in_worker(new._basis, shared, basis, touched)
                # Nearly all ask for today, and to bring up another day costs as much.
                networks = {
                    day: await new._in_worker(_brought_up_to, network, basis, touched)
                    for day, network in networks.items()
                    if day == as_of
                }
            new._bases.keep(shared, basis)
            for day, network in networks.items():
                new._networks.keep((shared, day), network)
        return new

    async def _make_basis(self, shared: frozenset[Audience]) -> Known:
        """Make the basis of the public, or from it that of a Centre,
        which has some records more.
        """
        if shared == _PUBLIC:
            return await self._in_worker(self._basis, shared)
        public = await self._bases.get(_PUBLIC, lambda: self._make_basis(_PUBLIC))
        added = await self._in_worker(self._added, shared)
        return await self._in_worker(self._basis, shared, public, added)

    async def _make_network(
        self, shared: frozenset[Audience], basis: Known, as_of: dt.date
    ) -> TieNetwork:
        touched = await self._in_worker(self._added, shared) if shared != _PUBLIC else None
        if touched is None:
            return await self._in_worker(_network, basis, as_of)
        public = await self._bases.get(_PUBLIC, lambda: self._make_basis(_PUBLIC))
        network = await self._networks.get(
            (_PUBLIC, as_of), lambda: self._make_network(_PUBLIC, public, as_of)
        )
        return await self._in_worker(_brought_up_to, network, basis, touched)

    def _added(self, shared: frozenset[Audience]) -> Touched | None:
        """Return what a Centre's own records touch beside those of the public."""
        records = visible_to(self._records, shared)
        everything = (record for table in tables_of(records).values() for record in table.values())
        return touched_by(
            [(None, record) for record in everything if not record.audience.is_public], records
        )

    def _touched(self, changes: Sequence[Changed], shared: frozenset[Audience]) -> Touched | None:
        return touched_by(changes, visible_to(self._records, shared))

    def _basis(
        self, shared: frozenset[Audience], like: Known | None = None, touched: Touched | None = None
    ) -> Known:
        """Return the basis of an audience;
        from one `like` it where it is known what they differ in.
        """
        records = visible_to(self._records, shared)
        if like is None or touched is None:
            tenure = Tenure(records)
            return Known(records, tenure, Names(records, tenure), Index(records))
        tenure = like.tenure.after(records, touched.memberships)
        names = Names(records, tenure) if touched.names else like.names.also_of(records, tenure)
        return Known(records, tenure, names, Index(records))

    async def _in_worker(
        self,
        compute: Callable[_Arguments, _Value],
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> _Value:
        async with self._workers:
            return await in_thread(compute, *args, **kwargs)


def _seen(change: Changed, shared: frozenset[Audience]) -> Changed:
    """Return the change as these audiences see it: what they may not use is not there."""
    before, after = change
    return seen(before, shared), seen(after, shared)


def _network(basis: Known, as_of: dt.date) -> TieNetwork:
    return TieNetwork(basis.records, basis.tenure, as_of)


def _brought_up_to(network: TieNetwork, basis: Known, touched: Touched | None) -> TieNetwork:
    if touched is None:  # the changes reach too far to be followed
        return _network(basis, network.as_of)
    return network.after(basis.records, basis.tenure, touched)


class Latest(Generic[_Key, _Value]):
    """The values asked for latest, at most `size`.
    Who asks for a value that is being made waits for it.

    One for which nobody waits any more is not made to its end.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._making: OrderedDict[_Key, asyncio.Future[_Value]] = OrderedDict()
        self._waiting: Counter[asyncio.Future[_Value]] = Counter()

    def made(self) -> Sequence[tuple[_Key, _Value]]:
        """Return what is made already, asked for longest ago first."""
        return [(key, task.result()) for key, task in self._making.items() if _is_made(task)]

    def keep(self, key: _Key, value: _Value) -> None:
        """Keep a value that was made elsewhere."""
        made: asyncio.Future[_Value] = asyncio.get_running_loop().create_future()
        made.set_result(value)
        self._making[key] = made

    async def get(self, key: _Key, make: Callable[[], Coroutine[Any, Any, _Value]]) -> _Value:
        """Return the value of `key`, made now if it is not here.
        One that could not be made is tried again by the next who asks.
        """
        task = self._making.get(key)
        if task is None or (task.done() and not _is_made(task)):
            task = self._making[key] = asyncio.create_task(make())
        self._making.move_to_end(key)
        while len(self._making) > self._size:
            self._making.popitem(last=False)
        if task.done():
            return task.result()
        self._waiting[task] += 1
        try:
            # a caller who is cancelled does not cancel the others
            return await asyncio.shield(task)
        finally:
            self._waiting[task] -= 1
            if not self._waiting[task]:
                del self._waiting[task]
                self._give_up(key, task)

    def _give_up(self, key: _Key, task: asyncio.Future[_Value]) -> None:
        """End the making of a value for which nobody waits.
        Who asks for it next has it made anew.
        """
        if not task.done():
            task.cancel()
            if self._making.get(key) is task:
                del self._making[key]


def _is_made(task: asyncio.Future[Any]) -> bool:
    return task.done() and not task.cancelled() and task.exception() is None
