"""Memory follows the feed: a process sees its own write at once, another one within a
second, and both see the same.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import datetime as dt
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from graph import following
from graph.dates import PartialDate
from graph.following import applied, news_since
from graph.hub import Hub
from graph.memory import Memory
from graph.model import (
    ActorId,
    Interaction,
    InteractionKind,
    Name,
    NameWhy,
    OrganizationId,
    PersonId,
    RecordId,
    Records,
)
from graph.privacy.audience import Audience
from graph.records.difference import difference
from graph.store.bolt import BoltStore
from graph.view import Viewer
from tests.engines.server import Server
from tests.graph.store.world import TABLES, world

PUBLIC = Viewer()
EVERYBODY = Audience.read("public")
FOUNDATIONS = Viewer(centre=OrganizationId(ActorId(RecordId("foundations"))))
SIONED, HUW, EIF = (ActorId(RecordId(id_)) for id_ in ("sioned", "huw", "eif"))
DAY = dt.date(2026, 11, 24)


def meeting(id_: str, *actors: ActorId, audience: Audience = EVERYBODY) -> Records:
    made = Interaction(
        id=RecordId(id_),
        date=PartialDate("2026-11-20"),
        kind=InteractionKind.MEETING,
        actors=actors,
        audience=audience,
        recorded_by="user-1",
    )
    return Records(interactions={made.id: made})


@contextlib.asynccontextmanager
async def two_hubs(store: BoltStore, server: Server) -> AsyncIterator[tuple[Hub, Hub]]:
    """Two processes on one graph, as far as they can tell."""
    await store.load(world(), by="tables")
    one, other = await Hub.over(store, None), await Hub.over(server.store(), None)
    async with one.following(), other.following():
        yield one, other


async def strength(hub: Hub, viewer: Viewer = PUBLIC) -> float | None:
    return (await hub.view(viewer, DAY)).network.strength(EIF, SIONED)


async def test_the_writer_sees_it_at_once_and_another_process_within_a_second(
    store: BoltStore, server: Server
) -> None:
    async with two_hubs(store, server) as (one, other):
        assert await strength(one) is None
        await one.desk.load(meeting("i2", EIF, SIONED), by="user-1")
        written = time.monotonic()
        # two people who met four days ago: s_i = 1 - exp(-2^(-4/180)/3) = 0.2798; s = 0.9 * s_i
        assert await strength(one) == pytest.approx(0.2518, abs=5e-5)
        while await strength(other) is None:
            assert time.monotonic() - written < 1
            await asyncio.sleep(0.02)
        assert await strength(other) == await strength(one)
        assert (await other.health()).ok


async def test_a_name_is_found_by_another_process_within_a_second(
    store: BoltStore, server: Server
) -> None:
    async with two_hubs(store, server) as (one, other):
        name = Name(
            id=RecordId("n2"),
            of=RecordId("sioned"),
            name="Cariad",
            why=NameWhy.ALIAS,
            recorded_by="user-1",
        )
        await one.desk.load(Records(names={name.id: name}), by="user-1")
        until = time.monotonic() + 1
        while "n2" not in other.records(PUBLIC).names:
            assert time.monotonic() < until
            await asyncio.sleep(0.02)
        assert [
            found.id for found in (await other.view(PUBLIC)).names.search("cariad", as_of=DAY)
        ] == ["sioned"]


async def test_what_one_centre_recorded_reaches_its_own_views_and_no_others(
    store: BoltStore, server: Server
) -> None:
    async with two_hubs(store, server) as (one, other):
        public = (await other.view(PUBLIC, DAY)).network
        await one.desk.load(
            meeting("own", EIF, SIONED, audience=Audience.read("foundations")), by="user-1"
        )
        await other.catch_up()
        assert await strength(other, FOUNDATIONS) == pytest.approx(0.2518, abs=5e-5)
        assert await strength(other) is None
        # nothing that the public sees has changed
        assert (await other.view(PUBLIC, DAY)).network is public


async def test_views_of_a_request_under_way_stay_as_they_were(
    store: BoltStore, server: Server
) -> None:
    async with two_hubs(store, server) as (one, _):
        view = await one.view(PUBLIC, DAY)
        await one.desk.load(meeting("i2", EIF, SIONED), by="user-1")
        assert view.network.strength(EIF, SIONED) is None
        assert "i2" not in view.records.interactions


async def test_following_ends_with_its_context_and_survives_a_failure(
    store: BoltStore, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    async with two_hubs(store, server) as (one, other):
        await server.rows("MATCH (state:State) SET state.id = 'away'")
        while "cannot be followed now" not in caplog.text:
            await asyncio.sleep(0.05)
        await server.rows("MATCH (state:State) SET state.id = 'state'")
        while "The store answers again" not in caplog.text:
            await asyncio.sleep(0.05)
        await one.desk.load(meeting("i2", EIF, SIONED), by="user-1")
        await other.catch_up()
        assert await strength(other) is not None
    assert not [task for task in asyncio.all_tasks() if "Hub._follow" in repr(task)]


STEPS = {
    "a meeting": meeting("i2", SIONED, HUW),
    "a person who takes another name": world(people=TABLES["people.csv"].replace("Sioned", "Siân")),
    "a member who left": world(
        memberships=TABLES["memberships.csv"].replace(
            "m1,sioned,,health,chair,chair,,2021-06,",
            "m1,sioned,,health,chair,chair,,2021-06,2026-10",
        )
    ),
    "a body of another family": world(
        organizations=TABLES["organizations.csv"].replace("health,committee", "health,charity")
    ),
    "a person who goes": dataclasses.replace(
        world(
            people="id,name\nsioned,Sioned Williams\n",
            declared_ties="id,by,about,level,confirmed_on\n",
            interactions="id,date,kind,actors\n",
        ),
        names={},
    ),
}


@pytest.mark.parametrize("step", list(STEPS))
async def test_what_is_followed_equals_what_is_read_anew(store: BoltStore, step: str) -> None:
    await store.load(world(), by="tables")
    known = await store.snapshot([EVERYBODY])
    memory = Memory(known.records)
    await memory.view(PUBLIC, DAY)
    await store.load(STEPS[step], by="tables", complete=step.startswith("a person who goes"))

    news = await news_since(known, store)

    assert news is not None
    assert news.changes
    anew = await store.snapshot([EVERYBODY])
    assert news.snapshot == anew
    assert [
        list(getattr(news.snapshot.records, table))
        for table in ("people", "memberships", "interactions")
    ] == [list(getattr(anew.records, table)) for table in ("people", "memberships", "interactions")]
    entries = [(entry.before, entry.after) for change in news.changes for entry in change.entries]
    followed, read = await memory.after(news.snapshot.records, entries, DAY), Memory(anew.records)
    assert (await followed.view(PUBLIC, DAY)).network.strengths == (
        await read.view(PUBLIC, DAY)
    ).network.strengths


async def test_a_graph_that_was_put_back_in_time_is_read_anew(
    store: BoltStore, server: Server
) -> None:
    await store.load(world(), by="tables")
    known = await store.snapshot([EVERYBODY])
    await server.wipe()
    await store.prepare()

    news = await news_since(known, store)

    assert news is not None
    assert news.changes is None
    assert (news.snapshot.records, news.snapshot.seq) == (Records(), 0)


async def test_a_gap_in_the_feed_is_not_followed_but_read_anew(
    store: BoltStore, server: Server
) -> None:
    known = await store.snapshot([EVERYBODY])
    for id_ in ("a", "b", "c"):
        await store.write(
            Records(),
            difference(Records(), meeting(id_), complete=False),
            by="user-1",
            seen=(await store.state()).seq,
        )
    await server.rows("MATCH (change:Change {seq: 2}) DELETE change")

    news = await news_since(known, store)

    assert news is not None
    assert news.changes is None
    assert sorted(news.snapshot.records.interactions) == ["a", "b", "c"]


def test_without_changes_the_records_are_the_same() -> None:
    assert applied(world(), []) == world()


async def test_a_large_write_is_known_to_whoever_wrote_it_without_reading_all_anew(
    store: BoltStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "MOST_CHANGES", 1)
    await store.load(world(), by="tables")
    hub = await Hub.over(store, None)
    known = (await hub.view(FOUNDATIONS)).records.people[PersonId(SIONED)]
    table = tmp_path / "interactions.csv"
    rows = [f"2026-11-20,meeting,eif; sioned,Matter {number}" for number in range(250)]
    table.write_text("\n".join(["date,kind,actors,note", *rows]))
    before = (await store.state()).seq
    await hub.desk.import_tables(FOUNDATIONS, [table])
    # 250 records are three changes, of a hundred at most each
    assert (await store.state()).seq == before + 3
    records = (await hub.view(FOUNDATIONS)).records
    notes = [one.note or "" for one in records.interactions.values()]
    assert sum(note.startswith("Matter") for note in notes) == 250
    assert records.people[PersonId(SIONED)] is known  # read anew it would be another
    report = await hub.health(FOUNDATIONS)
    assert next(check for check in report.checks if check.name == "memory").ok
