"""The register in typed form: dataclasses as values of entries and back, and where they stand."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import datetime as dt
import functools
from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Generic, TypeVar, cast, get_args, get_type_hints

from graph.accounts.model import (
    AccessKey,
    Account,
    BrowserSession,
    Invitation,
    RegisterItem,
    SignIn,
)
from graph.errors import Overtaken, StoreError
from graph.store.contract import AccessRegister, RegisteredValue, RegisterEntry, RegisterWrite
from graph.store.shape import Registered
from graph.words import T

Item = TypeVar("Item", bound=RegisterItem)
V = TypeVar("V")
ATTEMPTS = 4
AT_ONCE = 500
LABELS: Mapping[type[RegisterItem], Registered] = {
    Account: Registered.ACCOUNT,
    BrowserSession: Registered.SESSION,
    AccessKey: Registered.KEY,
    Invitation: Registered.INVITATION,
    SignIn: Registered.SIGN_IN,
}


def values_of(item: RegisterItem) -> Mapping[str, RegisteredValue]:
    """Return the values of an entry; what is None or blank is left out."""
    found: dict[str, RegisteredValue] = {}
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if field.name != "id" and value not in (None, ""):
            found[field.name] = _plain(value)
    return found


def item_of(kind: type[Item], entry: RegisterEntry) -> Item:
    """Return what an entry holds."""
    read = _readers(cast(Hashable, kind))
    known = {name: read[name](value) for name, value in entry.values.items() if name in read}
    return kind(id=entry.id, **known)


def _plain(value: object) -> RegisteredValue:
    match value:
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat()
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)


@functools.cache
def _readers(kind: Any) -> Mapping[str, Any]:
    return {name: _reader(type_) for name, type_ in get_type_hints(kind).items()}


def _reader(type_: Any) -> Any:
    (plain,) = [each for each in get_args(type_) or (type_,) if each is not type(None)]
    if plain in (dt.datetime, dt.date):
        return plain.fromisoformat
    return plain if isinstance(plain, type) and issubclass(plain, StrEnum) else str


class Remembered:
    """The register of a store into which nobody else writes: in memory, written through."""

    def __init__(
        self, store: AccessRegister, entries: Mapping[Registered, Iterable[RegisterEntry]]
    ):
        self._store = store
        self._entries = {
            label: {entry.id: entry for entry in found} for label, found in entries.items()
        }
        self._writing = asyncio.Lock()

    @classmethod
    async def of(cls, store: AccessRegister) -> Remembered:
        """Return it with all that is kept. The log stays where it is, since it may be long."""
        labels = [label for label in Registered if label is not Registered.SIGN_IN]
        return cls(store, {label: await store.register(label) for label in labels})

    async def registered(self, label: Registered, id: str) -> RegisterEntry | None:
        """As `AccessRegister.registered`."""
        return (
            self._entries[label].get(id)
            if label in self._entries
            else await self._store.registered(label, id)
        )

    async def register(
        self, label: Registered, first: int | None = None
    ) -> Sequence[RegisterEntry]:
        """As `AccessRegister.register`."""
        if label not in self._entries:
            return await self._store.register(label, first)
        return sorted(self._entries[label].values(), key=lambda each: each.id, reverse=True)[:first]

    async def write_register(self, writes: Sequence[RegisterWrite]) -> None:
        """As `AccessRegister.write_register`."""
        await asyncio.shield(asyncio.create_task(self._written(writes)))

    async def _written(self, writes: Sequence[RegisterWrite]) -> None:
        async with self._writing:
            for write in writes:
                known = self._entries.get(write.label)
                if known is not None and write.values is not None:
                    was = known.get(write.id)
                    if (None if was is None else was.version) != write.seen:
                        raise Overtaken(T("Somebody else wrote at the same time. Try again."))
            await self._store.write_register(writes)
            for write in writes:
                if (known := self._entries.get(write.label)) is None:
                    continue
                if (entry := write.written) is None:
                    known.pop(write.id, None)
                else:
                    known[write.id] = entry


@dataclasses.dataclass(frozen=True, slots=True)
class ItemSeen(Generic[Item]):
    """What an entry held when it was read."""

    item: Item
    version: int

    def becomes(self, item: Item) -> RegisterWrite:
        """Return the change to another value. It is refused where somebody else was first."""
        return RegisterWrite(LABELS[type(item)], item.id, values_of(item), self.version)

    @property
    def goes(self) -> RegisterWrite:
        """The change after which it is gone."""
        return RegisterWrite(LABELS[type(self.item)], self.item.id, None, self.version)


def new(item: RegisterItem) -> RegisterWrite:
    """Return the change that adds an item."""
    return RegisterWrite(LABELS[type(item)], item.id, values_of(item))


async def find(register: AccessRegister, kind: type[Item], id: str) -> ItemSeen[Item] | None:
    """Return an item by its id; None: there is none."""
    entry = await register.registered(LABELS[kind], id)
    return None if entry is None else ItemSeen(item_of(kind, entry), entry.version)


async def every(
    register: AccessRegister, kind: type[Item], first: int | None = None
) -> list[ItemSeen[Item]]:
    """Return all items of a kind, or so many, the highest id first."""
    return [
        ItemSeen(item_of(kind, entry), entry.version)
        for entry in await register.register(LABELS[kind], first)
    ]


async def try_to_write(register: AccessRegister, *writes: RegisterWrite) -> None:
    """Write what is no harm where it cannot be written: somebody else did, or the disk is full."""
    if writes:
        with contextlib.suppress(StoreError):
            await register.write_register(writes)


async def write_in_parts(register: AccessRegister, writes: Sequence[RegisterWrite]) -> None:
    """Write many, so many at once."""
    for start in range(0, len(writes), AT_ONCE):
        await register.write_register(writes[start : start + AT_ONCE])


async def insist(act: Callable[[], Awaitable[V]]) -> V:
    """Do once more what somebody else was ahead of: what takes a right away is not to fail because
    it is being used.

    Raises:
        Overtaken: others were ahead each time.
    """
    for _ in range(ATTEMPTS - 1):
        with contextlib.suppress(Overtaken):
            return await act()
    return await act()
