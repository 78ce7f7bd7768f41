"""A storm of writes, each of several records in one transaction, and what must hold of them when
the engine was killed under it.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

from graph.dates import PartialDate
from graph.errors import Overtaken
from graph.health import examine
from graph.model import (
    ActorId,
    Interaction,
    InteractionKind,
    Name,
    NameWhy,
    Person,
    PersonId,
    RecordId,
    Records,
)
from graph.privacy.audience import PUBLIC
from graph.records.difference import difference
from graph.store.address import StoreAddress, read_address
from graph.store.contract import Store
from graph.store.opening import open_store
from tests.graph.store.world import many

WRITERS = 3
PEOPLE_OF_A_LOAD = 2_100


def gust(id_: str) -> Records:
    """A person, a further name of theirs, and a meeting:
    three records that are written together.
    """
    person = PersonId(ActorId(RecordId(id_)))
    name = Name(id=RecordId(f"n-{id_}"), of=person, name=id_, why=NameWhy.ALIAS)
    meeting = Interaction(
        id=RecordId(f"i-{id_}"),
        date=PartialDate("2026-11"),
        kind=InteractionKind.MEETING,
        actors=(person,),
    )
    return Records(
        people={person: Person(id=person, name=id_)},
        names={name.id: name},
        interactions={meeting.id: meeting},
    )


async def storm(store: Store, acknowledge: Callable[[str], None]) -> None:
    """Write without end. `acknowledge` hears of each write once the store
    has said that it stands.
    """

    async def write(writer: int) -> None:
        number = 0
        while True:
            try:
                await store.write(
                    Records(),
                    difference(Records(), gust(f"{writer}-{number}"), complete=False),
                    by="storm",
                    seen=(await store.state()).seq,
                )
            except Overtaken:
                continue  # another writer was faster
            acknowledge(f"{writer}-{number}")
            number += 1

    async with asyncio.TaskGroup() as writers:
        for writer in range(WRITERS):
            writers.create_task(write(writer))


async def check_storm(store: Store, acknowledged: set[str]) -> None:
    """All that was acknowledged is there, each write is there whole or not at
    all, and the graph is well.
    """
    records = (await store.snapshot(await store.audiences())).records
    written = {str(id_) for id_ in records.people}
    assert acknowledged - written == set()
    assert len(written - acknowledged) <= WRITERS  # written, but killed before the answer arrived
    for id_ in written:
        whole = gust(id_)
        assert {
            name: record for name, record in records.names.items() if record.of == id_
        } == whole.names
        assert {
            meeting: record
            for meeting, record in records.interactions.items()
            if record.actors == (id_,)
        } == whole.interactions
    assert len(records.names) == len(records.interactions) == len(written)
    await check_health(store)


async def check_load(store: Store, *, acknowledged: bool) -> None:
    """The load is there whole or not at all, the graph is well, and the load can be done again."""
    people = len((await store.snapshot(await store.audiences())).records.people)
    assert people in ((PEOPLE_OF_A_LOAD,) if acknowledged else (0, PEOPLE_OF_A_LOAD))
    await check_health(store)
    again = await store.load(many(PEOPLE_OF_A_LOAD), by="tables", complete=True)
    assert again.nothing_changed is (people == PEOPLE_OF_A_LOAD)
    assert await store.everything([PUBLIC]) == many(PEOPLE_OF_A_LOAD)


async def check_health(store: Store) -> None:
    records = (await store.snapshot(await store.audiences())).records
    report = examine(
        records,
        await store.state(),
        await store.positions(),
        await store.constraints(),
        store.engine,
    )
    assert [check for check in report.checks if not check.ok] == []


async def _in_a_process(where: StoreAddress, what: str) -> None:
    """For a process that is to be killed:
    say `open`, then each acknowledged write, or each batch of a load and `loaded`.
    """
    async with open_store(where) as store:
        print("open", flush=True)  # noqa: T201 - the parent process reads it
        if what == "storm":
            await storm(store, lambda id_: print(id_, flush=True))  # noqa: T201
        await store.load(
            many(PEOPLE_OF_A_LOAD),
            by="tables",
            complete=True,
            progress=lambda step, done, total: print(done, flush=True),  # noqa: T201
        )
        print("loaded", flush=True)  # noqa: T201


if __name__ == "__main__":
    asyncio.run(_in_a_process(read_address(os.environ) or Path(sys.argv[1]), sys.argv[2]))
