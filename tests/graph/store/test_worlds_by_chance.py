"""Whatever records there are, every engine gives back what it was given, and a load makes
one world into any other.
"""

from __future__ import annotations

import dataclasses

import pytest

from graph.privacy.audience import PUBLIC
from graph.records.tables import tables_of
from graph.store.bolt import BoltStore
from tests.graph.store.chance import TEXTS, Chance

SEEDS = range(3)


def test_the_worlds_hold_every_awkward_text_and_every_table() -> None:
    worlds = [Chance(seed).records() for seed in SEEDS]
    assert all(len(table) > 0 for world in worlds for table in tables_of(world).values())
    assert [text for text in TEXTS if not any(text in texts_of(world) for world in worlds)] == []


def texts_of(world: object) -> list[str]:
    """All texts in a world."""
    found: list[str] = []
    waiting = [world]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, tuple):
            waiting += one
        elif dataclasses.is_dataclass(one):
            waiting += [getattr(one, field.name) for field in dataclasses.fields(one)]
    return found


@pytest.mark.parametrize("seed", SEEDS)
async def test_any_world_is_given_back_and_becomes_any_other(store: BoltStore, seed: int) -> None:
    first, second = Chance(seed).records(), Chance(seed + 100).records()

    await store.load(first, by="a")
    assert await store.everything([PUBLIC]) == first

    loaded = await store.load(second, by="a", complete=True)
    now = await store.everything([PUBLIC])
    kept = set(loaded.kept)  # what a person recorded, and what those records need
    for table, wanted in tables_of(second).items():
        for id_, record in wanted.items():
            if (table, id_) not in kept:
                assert tables_of(now)[table][id_] == record
    again = await store.load(second, by="a", complete=True)
    assert again.nothing_changed
