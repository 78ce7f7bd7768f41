"""Several processes on one graph: after changes by chance, written by any of them, each knows what
one that is started anew reads.
"""

from __future__ import annotations

import random
from contextlib import AsyncExitStack

import pytest

from graph.errors import InputError
from graph.following import MOST_CHANGES, news_since
from graph.hub import Hub
from graph.store.bolt import BoltStore
from graph.view import Viewer
from tests.engines.server import Server
from tests.graph.recording.chance import NORTH, PUBLIC, SOUTH, a_command, public_world
from tests.graph.recording.viewers import centre_of

WORDS = ("ann", "lee", "care", "youth", "minister", "council", "p1")


async def known(hub: Hub, viewer: Viewer) -> dict[str, object]:
    """What a process answers from: records, ties, names."""
    view = await hub.view(viewer)
    return {
        "records": view.records,
        "strengths": view.network.strengths,
        "adjacency": view.network.adjacency(),
        "found": repr([view.names.search(word, as_of=view.as_of) for word in WORDS]),
    }


async def written(chance: random.Random, hub: Hub, viewer: Viewer) -> bool:
    """Record something by chance, or take the latest change back; return whether it was written."""
    try:
        if chance.random() < 0.15:
            (latest,) = await hub.writes(viewer, by=centre_of(viewer), first=1) or (None,)
            if latest is None:
                return False
            made = await hub.desk.undo(viewer, latest.id)
        else:
            view = await hub.view(viewer)
            made = await hub.desk.record(viewer, a_command(chance, view, centre_of(viewer)))
    except InputError:
        return False
    return made.change is not None


async def storm(store: BoltStore, server: Server, changes: int, seed: int) -> None:
    chance = random.Random(seed)
    await store.load(public_world(chance), by="tables")
    async with AsyncExitStack() as following:
        awake = [await Hub.over(server.store(), None) for _ in range(2)]
        for hub in awake:
            await following.enter_async_context(hub.following())
        slept_long = await Hub.over(server.store(), None)
        done = 0
        while done < changes:
            hub, viewer = chance.choice(awake), chance.choice((NORTH, SOUTH))
            done += await written(chance, hub, viewer)
            if done == changes - 20:
                slept_little = await Hub.over(server.store(), None)
        # who slept through few changes is told of each, who slept through many reads all anew
        for hub, is_told in ((slept_little, True), (slept_long, False)):
            news = await news_since(hub._current.known, store)
            assert news is not None
            assert (news.changes is not None) == is_told
        anew = await Hub.over(server.store(), None)
        for hub in (*awake, slept_little, slept_long):
            await hub.catch_up()
            assert hub.position == anew.position
            for viewer in (PUBLIC, NORTH, SOUTH):
                assert await known(hub, viewer) == await known(anew, viewer)
        # random records may say the same twice, which the doctor tells too
        wrong = {check.name for check in (await anew.health()).checks if not check.ok}
        assert wrong <= {"duplicates"}


async def test_after_changes_by_chance_every_process_knows_what_a_new_one_reads(
    store: BoltStore, server: Server
) -> None:
    await storm(store, server, MOST_CHANGES + 10, seed=17)


@pytest.mark.long
async def test_after_ten_thousand_changes_too(store: BoltStore, server: Server) -> None:
    await storm(store, server, 10_000, seed=20261130)
