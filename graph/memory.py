"""What is computed from one state of the records:
names and tenure for each audience, networks for the dates asked for.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter, OrderedDict
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, ParamSpec, TypeVar

from graph import dates
from graph.attention import in_thread, in_thread_after_others
from graph.metrics.figure import Figure
from graph.metrics.question import MetricsQuestion
from graph.metrics.rows import rows
from graph.model import OrganizationId, Records
from graph.names.search import Names
from graph.privacy.audience import PUBLIC, Audience
from graph.privacy.policy import audiences, present, seen, visible_to
from graph.records.difference import Changed, changed
from graph.records.index import Index
from graph.records.tables import tables_of
from graph.tenure import Tenure
from graph.ties.network import TieNetwork
from graph.ties.touched import touched_by
from graph.ties.touching import Touched
from graph.view import View, Viewer

_PUBLIC = frozenset({PUBLIC})
NETWORKS = 16
"""Networks of the public, of the size of the bundled data or less, for which there is room. That of
a Centre beside one of the public takes a small part of it."""
RECORDS = 15_000
"""Of the bundled data, and some more. A network of so many takes some ten megabytes."""
BESIDE, TOUCHED_BY_EACH = 16, 10
"""What a Centre has beside the public takes a sixteenth of the room of that, and for each record of
its own as much as ten.
"""
VIEWS = 32
"""Of so many Centres, and of the public, what is worked out from a view is kept."""
FIGURES = 160
"""Answers of metrics that are kept, each of one day: the days of a long series, and some more."""
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

    def __init__(self, records: Records, among: frozenset[Audience] | None = None) -> None:
        """`among`: no record has another audience."""
        self._records = records
        self._present = present(records) if among is None else among
        room = NETWORKS * RECORDS
        self._bases: Latest[frozenset[Audience], Known] = Latest(
            room, lambda kept, shared, basis: _weight(kept, shared, basis.records)
        )
        bases = self._bases
        self._networks: Latest[tuple[frozenset[Audience], dt.date], TieNetwork] = Latest(
            room, lambda _, key, __: _weight(bases, key[0])
        )
        self._figures: Latest[
            tuple[frozenset[Audience], OrganizationId | None, dt.date, MetricsQuestion],
            tuple[Figure, ...],
        ] = Latest(FIGURES)
        self._worker = asyncio.Lock()
        """Threads take turns with the loop: of one beside it the loop has half of them."""
        self._other_days = asyncio.Lock()
        """Nobody who asks of today waits for the networks of other days."""
        self._last: View | None = None
        """The view that was handed out last: nearly all ask for the same one."""

    async def figures(
        self, viewer: Viewer, question: MetricsQuestion, as_of: dt.date
    ) -> tuple[Figure, ...]:
        """Return the figures of a day, made where they are not here.

        Raises:
            InputError: as `graph.metrics.rows`.
        """
        shared = self._present & set(audiences(viewer))

        async def measured() -> tuple[Figure, ...]:
            view = await self.view(viewer, as_of)
            return await self._in_worker(rows, view, question)

        return await self._figures.get((shared, viewer.centre, as_of, question), measured)

    def figures_at_hand(
        self, viewer: Viewer, question: MetricsQuestion, as_of: dt.date
    ) -> tuple[Figure, ...] | None:
        """Return the figures of a day where they are made already. None: they are not."""
        shared = self._present & set(audiences(viewer))
        return self._figures.at_hand((shared, viewer.centre, as_of, question))

    async def view(self, viewer: Viewer, as_of: dt.date) -> View:
        """Return what the viewer may use on the date;
        of equal questions at once only the first computes.
        """
        last = self._last
        if last is not None and last.as_of == as_of and last.viewer == viewer:
            return last
        shared = self._present & set(audiences(viewer))
        basis = await self._bases.get(shared, lambda: self._make_basis(shared))
        network = await self._networks.get(
            (shared, as_of), lambda: self._make_network(shared, basis, as_of)
        )
        self._last = View(
            viewer, as_of, basis.records, basis.tenure, basis.names, network, basis.index
        )
        return self._last

    def kept(self) -> Mapping[str, int]:
        """Return how many there are of what is kept: of what audiences may use, of the networks of
        days, and of the figures.
        """
        return {
            "audiences": len(self._bases.made()),
            "networks": len(self._networks.made()),
            "figures": len(self._figures.made()),
        }

    async def after(self, records: Records, changes: Sequence[Changed], as_of: dt.date) -> Memory:
        """Return the memory of other records, which differ from these in the changes.

        Who may see none of the changes keeps all that was computed. For the others the networks
        of the day `as_of` are brought up to date now, and those of other days are made when
        somebody asks.
        """
        new = Memory(
            records,
            self._present | {after.audience for _, after in changes if after is not None},
        )
        for shared, basis in self._bases.made():
            # of a large import many: answers wait for none of them
            known = await new._in_worker(_seen_by, changes, shared)
            networks = {
                day: network for (those, day), network in self._networks.made() if those == shared
            }
            if known:
                basis, touched = await new._in_worker(
                    _basis_after,
                    basis,
                    # who may see everything has no records of their own
                    records if basis.records is self._records and new._present <= shared else None,
                    known,
                )
                # Nearly all ask for today, and to bring up another day costs as much.
                networks = {
                    day: await new._in_worker(_brought_up_to, network, basis, touched)
                    for day, network in networks.items()
                    if day == as_of
                }
            else:
                for key, figures in self._figures.made():
                    if key[0] == shared:
                        new._figures.keep(key, figures)
            new._bases.keep(shared, basis)
            for day, network in networks.items():
                new._networks.keep((shared, day), network)
        return new

    async def _make_basis(self, shared: frozenset[Audience]) -> Known:
        """Make the basis of the public, or from it that of a Centre,
        which has some records more.
        """
        if shared == _PUBLIC:
            return await self._in_worker(_basis, visible_to(self._records, shared))
        public = await self._bases.get(_PUBLIC, lambda: self._make_basis(_PUBLIC))
        return await self._in_worker(self._basis_beside, public, shared)

    async def _make_network(
        self, shared: frozenset[Audience], basis: Known, as_of: dt.date
    ) -> TieNetwork:
        if shared == _PUBLIC:
            return await self._of_day(as_of, _network, basis, as_of)
        public = await self._bases.get(_PUBLIC, lambda: self._make_basis(_PUBLIC))
        network = await self._networks.get(
            (_PUBLIC, as_of), lambda: self._make_network(_PUBLIC, public, as_of)
        )
        touched = await self._of_day(as_of, _touched_beside, basis.records)
        return await self._of_day(as_of, _brought_up_to, network, basis, touched)

    def _basis_beside(self, public: Known, shared: frozenset[Audience]) -> Known:
        """Return the basis of a Centre, whose own records stand beside those of the public."""
        records = visible_to(self._records, shared)
        return _basis_after(public, records, _own(records))[0]

    async def _of_day(
        self,
        as_of: dt.date,
        compute: Callable[_Arguments, _Value],
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> _Value:
        if as_of == dates.today():
            return await self._in_worker(compute, *args, **kwargs)
        async with self._other_days:
            return await in_thread_after_others(compute, *args, **kwargs)

    async def _in_worker(
        self,
        compute: Callable[_Arguments, _Value],
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> _Value:
        async with self._worker:
            return await in_thread(compute, *args, **kwargs)


def _weight(
    bases: Latest[frozenset[Audience], Known],
    shared: frozenset[Audience],
    records: Records | None = None,
) -> int:
    """Return how much room what is made of the records of an audience takes, in records of the
    public.
    """
    public = bases.at_hand(_PUBLIC)
    basis = bases.at_hand(shared)
    records = basis.records if records is None and basis is not None else records
    count = RECORDS if records is None else max(RECORDS, _count(records))
    if shared == _PUBLIC or public is None or records is None:
        return count
    own = _count(records) - _count(public.records)
    return min(count, count // BESIDE + TOUCHED_BY_EACH * own)


def _count(records: Records) -> int:
    return sum(len(table) for table in tables_of(records).values())


def _own(records: Records) -> Sequence[Changed]:
    """Return what the records have that those of the public have not, as changes of these."""
    everything = (record for table in tables_of(records).values() for record in table.values())
    return [(None, record) for record in everything if not record.audience.is_public]


def _basis(records: Records) -> Known:
    tenure = Tenure(records)
    return Known(records, tenure, Names(records, tenure), Index(records))


def _basis_after(
    basis: Known, records: Records | None, changes: Sequence[Changed]
) -> tuple[Known, Touched | None]:
    """Return the basis after the changes, and what these touch. `records` are those after them,
    where they are known.
    """
    records = changed(basis.records, changes) if records is None else records
    touched = touched_by(changes, records)
    tenure = (
        Tenure(records) if touched is None else basis.tenure.after(records, touched.memberships)
    )
    names = basis.names.after(records, tenure, changes)
    return Known(records, tenure, names, basis.index.after(records)), touched


def _touched_beside(records: Records) -> Touched | None:
    """Return what is touched by what the records have beside those of the public."""
    return touched_by(_own(records), records)


def _seen_by(changes: Sequence[Changed], shared: frozenset[Audience]) -> Sequence[Changed]:
    """Return the changes of which these audiences see anything, as they see them."""
    return [change for one in changes if (change := _seen(one, shared)) != (None, None)]


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
    """The values asked for latest, of the weight `size` together at most, each of the weight 1
    where nobody says how to `weigh` it; the latest in any case.
    Who asks for a value that is being made waits for it.

    One for which nobody waits any more is not made to its end.
    """

    def __init__(
        self,
        size: int,
        weigh: Callable[[Latest[_Key, _Value], _Key, _Value], int] | None = None,
    ) -> None:
        """`weigh` is handed these values, so that it holds on to none: a ring would stay in memory
        for good.
        """
        self._size = size
        self._weigh = weigh
        self._weights: dict[_Key, int] = {}
        self._weight = 0
        self._making: OrderedDict[_Key, asyncio.Future[_Value]] = OrderedDict()
        self._waiting: Counter[asyncio.Future[_Value]] = Counter()

    def made(self) -> Sequence[tuple[_Key, _Value]]:
        """Return what is made already, asked for longest ago first."""
        return [(key, task.result()) for key, task in self._making.items() if _is_made(task)]

    def at_hand(self, key: _Key) -> _Value | None:
        """Return the value of `key` where it is made already; it counts as asked for no later."""
        task = self._making.get(key)
        return task.result() if task is not None and _is_made(task) else None

    def forget(self, key: _Key) -> None:
        """Have it made anew for the next who asks."""
        self._let_go(key)

    def keep(self, key: _Key, value: _Value) -> None:
        """Keep a value that was made elsewhere."""
        made: asyncio.Future[_Value] = asyncio.get_running_loop().create_future()
        made.set_result(value)
        self._put(key, made)

    async def get(self, key: _Key, make: Callable[[], Coroutine[Any, Any, _Value]]) -> _Value:
        """Return the value of `key`, made now if it is not here.
        One that could not be made is tried again by the next who asks.
        """
        task = self._making.get(key)
        if task is None or (task.done() and not _is_made(task)):
            task = asyncio.create_task(make())
            self._put(key, task)
            task.add_done_callback(lambda made: self._settle(key, made))
        self._making.move_to_end(key)
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

    def _settle(self, key: _Key, made: asyncio.Future[_Value]) -> None:
        """Keep of what was made the value alone. The task holds on to what made it, and that to
        this: such a ring would stay in memory for good (`cli/short_pauses.py`).
        """
        if self._making.get(key) is made and _is_made(made):
            alone: asyncio.Future[_Value] = asyncio.get_running_loop().create_future()
            alone.set_result(made.result())
            self._making[key] = alone

    def _give_up(self, key: _Key, task: asyncio.Future[_Value]) -> None:
        """End the making of a value for which nobody waits.
        Who asks for it next has it made anew.
        """
        if not task.done():
            task.cancel()
            if self._making.get(key) is task:
                self._let_go(key)

    def _put(self, key: _Key, task: asyncio.Future[_Value]) -> None:
        self._let_go(key)
        self._making[key] = task
        if task.done() or self._weigh is None:
            self._weighed(key, task)
        else:  # how much it weighs is known once it is made
            task.add_done_callback(lambda _: self._weighed(key, task))

    def _weighed(self, key: _Key, task: asyncio.Future[_Value]) -> None:
        if self._making.get(key) is not task:
            return
        if self._weigh is None:
            weight = 1
        else:
            weight = self._weigh(self, key, task.result()) if _is_made(task) else 0
        self._weights[key] = weight
        self._weight += weight
        while self._weight > self._size and len(self._making) > 1:
            self._let_go(next(iter(self._making)))

    def _let_go(self, key: _Key) -> None:
        self._making.pop(key, None)
        self._weight -= self._weights.pop(key, 0)


def _is_made(task: asyncio.Future[Any]) -> bool:
    return task.done() and not task.cancelled() and task.exception() is None
