"""By a key of a program's own a write is kept for a day, for those who may know of it."""

from __future__ import annotations

import time

import pytest

from graph.model import Person, Records
from graph.privacy.audience import PUBLIC, Audience
from graph.records.difference import difference
from graph.store.bolt import BoltStore
from graph.store.contract import KeyedWrite
from tests.graph.store.test_loading import person
from tests.graph.store.world import world

EIF, YEF = Audience.read("eif"), Audience.read("yef")
DAY = 24 * 3_600


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the clock says."""
    now = [1_800_000_000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    return now


async def written(store: BoltStore, id_: str, keyed: KeyedWrite) -> str:
    """Write a person by a key, and return the id of the change."""
    new = Records(people={person(id_): Person(id=person(id_))})
    (change,) = await store.write(
        Records(),
        difference(Records(), new, complete=False),
        by="eif",
        seen=(await store.state()).seq,
        keyed=keyed,
    )
    return change.id


async def test_what_was_written_by_a_key_is_kept_for_a_day(
    store: BoltStore, clock: list[float]
) -> None:
    await store.load(world(), by="tables", complete=True)
    first = await written(store, "a", KeyedWrite("k1", EIF, "asked", "told: Siân"))
    clock[0] += DAY - 1
    second = await written(store, "b", KeyedWrite("k2", EIF, "other", "more"))

    kept = [await store.keyed(key, [PUBLIC, EIF]) for key in ("k1", "k2", "k3")]
    assert kept == [
        KeyedWrite("k1", EIF, "asked", "told: Siân", first),
        KeyedWrite("k2", EIF, "other", "more", second),
        None,
    ]
    assert await store.keyed("k1", [PUBLIC, YEF]) is None

    clock[0] += 1
    assert [await store.keyed(key, [EIF]) for key in ("k1", "k2")] == [None, kept[1]]
    # from then on it is a new key
    third = await written(store, "c", KeyedWrite("k1", EIF, "once more", "told"))
    assert await store.keyed("k1", [EIF]) == KeyedWrite("k1", EIF, "once more", "told", third)
    clock[0] += DAY
    await written(store, "d", KeyedWrite("k4", EIF, "", ""))
    clock[0] -= 2 * DAY  # what was forgotten does not come back with the clock
    assert [await store.keyed(key, [EIF]) is None for key in ("k1", "k2", "k4")] == [
        True,
        True,
        False,
    ]


async def test_nothing_is_kept_of_what_was_not_written(store: BoltStore) -> None:
    keyed = KeyedWrite("k", EIF, "asked", "told")
    nothing = difference(Records(), Records(), complete=False)
    seen = (await store.state()).seq
    assert await store.write(Records(), nothing, by="eif", seen=seen, keyed=keyed) == ()
    assert await store.keyed("k", [EIF]) is None
