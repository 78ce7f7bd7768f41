"""Who may enter, as the store keeps it: beside the records, in no feed, each change seen once."""

from __future__ import annotations

import asyncio

import pytest

from graph.errors import Overtaken
from graph.privacy.audience import PUBLIC
from graph.store.bolt import BoltStore
from graph.store.contract import RegisterEntry, RegisterWrite
from graph.store.shape import Registered
from tests.engines.server import Server

ACCOUNT, SIGN_IN = Registered.ACCOUNT, Registered.SIGN_IN


async def test_an_entry_is_kept_changed_and_let_go(store: BoltStore) -> None:
    before = await store.state()
    await store.write_register(
        [
            RegisterWrite(ACCOUNT, "a-1", {"name": "Siân", "on": True, "count": 2}),
            RegisterWrite(SIGN_IN, "2026", {"event": "invited"}),
        ]
    )
    assert await store.registered(ACCOUNT, "a-1") == RegisterEntry(
        "a-1", {"name": "Siân", "on": True, "count": 2}
    )
    assert await store.registered(SIGN_IN, "a-1") is None

    await store.write_register([RegisterWrite(ACCOUNT, "a-1", {"name": "Nell"}, seen=0)])
    assert await store.registered(ACCOUNT, "a-1") == RegisterEntry("a-1", {"name": "Nell"}, 1)

    await store.write_register([RegisterWrite(ACCOUNT, "a-1", None, seen=1)])
    assert await store.registered(ACCOUNT, "a-1") is None
    assert await store.state() == before
    assert await store.changes_since(0, [PUBLIC]) == []


async def test_entries_come_with_the_highest_id_first(store: BoltStore) -> None:
    await store.write_register([RegisterWrite(SIGN_IN, id, {"at": id}) for id in ("b", "c", "a")])

    assert [each.id for each in await store.register(SIGN_IN)] == ["c", "b", "a"]
    assert [each.id for each in await store.register(SIGN_IN, 2)] == ["c", "b"]
    assert await store.register(ACCOUNT) == []


@pytest.mark.parametrize(
    "late",
    [
        RegisterWrite(ACCOUNT, "a-1", {"name": "late"}, seen=0),
        RegisterWrite(ACCOUNT, "a-1", {"name": "late"}),
        RegisterWrite(ACCOUNT, "a-2", {"name": "late"}, seen=0),
    ],
    ids=["changed since", "there already", "never there"],
)
async def test_who_is_late_writes_nothing(store: BoltStore, late: RegisterWrite) -> None:
    await store.write_register([RegisterWrite(ACCOUNT, "a-1", {"name": "first"})])
    await store.write_register([RegisterWrite(ACCOUNT, "a-1", {"name": "second"}, seen=0)])

    with pytest.raises(Overtaken):
        await store.write_register([RegisterWrite(SIGN_IN, "line", {"event": "used"}), late])

    assert await store.registered(ACCOUNT, "a-1") == RegisterEntry("a-1", {"name": "second"}, 1)
    assert await store.register(SIGN_IN) == []


async def test_of_many_who_use_one_thing_at_once_one_does(store: BoltStore, server: Server) -> None:
    others = [store, server.store()]  # as two processes
    await store.write_register([RegisterWrite(Registered.INVITATION, "i", {"account": "a"})])

    async def use(number: int) -> bool:
        try:
            await others[number % 2].write_register(
                [RegisterWrite(Registered.INVITATION, "i", {"used": str(number)}, seen=0)]
            )
        except Overtaken:
            return False
        return True

    assert sum(await asyncio.gather(*(use(number) for number in range(6)))) == 1
