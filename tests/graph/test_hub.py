"""The front door: what is loaded when, who sees what, what is computed once, and
whether the graph is well.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import threading
import time
from pathlib import Path

import pytest

from graph import dates, memory
from graph.attention import attended, in_thread, in_thread_after_others
from graph.errors import FolderInUse, TableError
from graph.hub import Hub
from graph.memory import NETWORKS, Latest
from graph.model import (
    ActorId,
    Membership,
    OrganizationId,
    Person,
    PersonId,
    RecordId,
    Records,
    Role,
)
from graph.privacy.audience import Audience
from graph.privacy.policy import audiences, visible
from graph.store.bolt import BoltStore
from graph.store.locking import announce
from graph.ties.network import TieNetwork
from graph.view import Viewer
from graph.words import say
from tests.engines.server import Server
from tests.graph.store.world import TABLES, world, write_world

PUBLIC = Viewer()
EVERYBODY = Audience.read("public")
FOUNDATIONS = OrganizationId(ActorId(RecordId("foundations")))
EIF = OrganizationId(ActorId(RecordId("eif")))
HUW = PersonId(ActorId(RecordId("huw")))
OWN = Membership(
    id=RecordId("own"),
    actor=HUW,
    organization=OrganizationId(ActorId(RecordId("health"))),
    role=Role.OFFICER,
    audience=Audience.of(FOUNDATIONS),
    recorded_by="user-1",
)
DAY = dt.date(2026, 11, 24)


async def test_a_new_graph_is_filled_with_the_tables_and_an_old_one_only_when_they_change(
    store: BoltStore, tmp_path: Path
) -> None:
    first = await Hub.over(store, write_world(tmp_path / "world"))
    again = await Hub.over(store, tmp_path)
    changed = await Hub.over(
        store,
        write_world(
            tmp_path / "world", people=TABLES["people.csv"].replace("Sioned", "Siân")
        ).parent,
    )

    assert str(first.loaded) == "39 added, 0 corrected, 0 removed, 0 unchanged."
    assert first.records(PUBLIC) == world()
    # another folder: the paths of the files are part of what is compared
    assert again.loaded is not None
    assert again.loaded.nothing_changed
    assert str(changed.loaded) == "0 added, 1 corrected, 0 removed, 38 unchanged."
    assert (await Hub.over(store, tmp_path)).loaded is None


async def test_tables_that_cannot_be_used_leave_the_graph_as_it_was(
    store: BoltStore, tmp_path: Path
) -> None:
    await Hub.over(store, write_world(tmp_path / "world"))

    with pytest.raises(TableError, match=r"places\.csv, row 2, column kind"):
        await Hub.over(
            store,
            write_world(tmp_path / "world", places="code,kind,name\nW92000004,kingdom,Wales\n"),
        )

    assert (await Hub.over(store, None)).records(PUBLIC) == world()


async def test_a_folder_is_opened_filled_and_opened_again(tmp_path: Path) -> None:
    steps: list[str] = []
    async with Hub.open(
        tmp_path / "data",
        write_world(tmp_path / "world"),
        lambda step, done, total: steps.append(step),
    ) as hub:
        assert hub.loaded is not None
        assert hub.loaded.added == 39
        await hub.ping()
    async with Hub.open(tmp_path / "data", tmp_path / "world") as hub:
        assert hub.loaded is None
        assert hub.records(PUBLIC) == world()
    assert set(steps) == {"Writing records and relationships"}


async def test_a_second_hub_on_a_folder_is_told_where_the_first_serves(tmp_path: Path) -> None:
    async with Hub.open(tmp_path, None):
        with announce(tmp_path, "http://127.0.0.1:8000"), pytest.raises(FolderInUse) as caught:
            async with Hub.open(tmp_path, None):
                pass
    assert caught.value.url == "http://127.0.0.1:8000"


async def hub_with_a_private_record(store: BoltStore) -> Hub:
    await store.load(world(), by="tables", complete=True)
    await store.load(Records(memberships={OWN.id: OWN}), by="user-1")
    return await Hub.over(store, None)


async def test_what_a_centre_recorded_is_for_that_centre_only(store: BoltStore) -> None:
    hub = await hub_with_a_private_record(store)

    public, other, own = [
        await hub.view(viewer, DAY)
        for viewer in (PUBLIC, Viewer(centre=EIF), Viewer(centre=FOUNDATIONS))
    ]

    assert own.records.memberships[OWN.id] == OWN
    assert OWN.id not in public.records.memberships
    assert public.records == world()
    assert [spell.membership.id for spell in own.tenure.of_actor(HUW)] == ["own"]
    assert [spell.membership.id for spell in public.tenure.of_actor(HUW)] == []
    # who may use the same records shares what is computed from them
    assert other.network is public.network
    assert own.network is not public.network


async def test_a_history_shows_what_the_viewer_may_know(store: BoltStore) -> None:
    hub = await hub_with_a_private_record(store)

    assert (await hub.history([OWN.id], PUBLIC))[OWN.id] == []
    (change,) = (await hub.history([OWN.id, RecordId("huw")], Viewer(centre=FOUNDATIONS)))[OWN.id]
    assert (change.by, change.entries[0].after) == ("user-1", OWN)


async def test_a_question_without_a_date_is_for_today_also_after_midnight(
    store: BoltStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store.load(world(), by="tables")
    hub = await Hub.over(store, None)
    for day in (DAY, DAY + dt.timedelta(days=1)):
        monkeypatch.setattr(dates, "today", lambda day=day: day)
        assert (await hub.view(PUBLIC)).as_of == day
        assert (await hub.view(PUBLIC)).network.as_of == day


async def test_equal_questions_at_once_are_computed_once_and_off_the_loop(
    store: BoltStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[int] = []

    class Counted(TieNetwork):
        def __init__(self, *arguments: object) -> None:
            built.append(threading.get_ident())
            super().__init__(*arguments)  # type: ignore[arg-type]  # passed on as they came

    await store.load(world(), by="tables")
    hub = await Hub.over(store, None)
    monkeypatch.setattr(memory, "TieNetwork", Counted)

    views = await asyncio.gather(
        *(hub.view(PUBLIC, DAY - dt.timedelta(days=300)) for _ in range(8))
    )

    assert len({id(view.network) for view in views}) == len(built) == 1
    assert built[0] != threading.get_ident()


async def test_the_networks_asked_for_latest_are_kept(store: BoltStore) -> None:
    await store.load(world(), by="tables")
    hub = await Hub.over(store, None)
    days = [DAY - dt.timedelta(days=number) for number in range(NETWORKS + 1)]
    made = [(await hub.view(PUBLIC, day)).network for day in days]

    assert (await hub.view(PUBLIC, days[-1])).network is made[-1]
    assert (await hub.view(PUBLIC, days[0])).network is not made[0]


async def test_a_caller_who_leaves_does_not_stop_the_others() -> None:
    latest: Latest[str, str] = Latest(2)
    finish = asyncio.Event()

    async def make() -> str:
        await finish.wait()
        return "made"

    impatient = asyncio.create_task(latest.get("key", make))
    patient = asyncio.create_task(latest.get("key", make))
    await asyncio.sleep(0)
    impatient.cancel()
    finish.set()

    assert await patient == "made"
    assert impatient.cancelled()


async def test_what_nobody_waits_for_is_not_made_and_made_anew_for_the_next() -> None:
    latest: Latest[str, str] = Latest(2)
    begun, ended = list[str](), asyncio.Event()

    async def make() -> str:
        begun.append("")
        try:
            await asyncio.sleep(0 if len(begun) == 2 else 60)
        except asyncio.CancelledError:
            ended.set()
            raise
        return "made"

    waiting = [asyncio.create_task(latest.get("key", make)) for _ in range(2)]
    await asyncio.sleep(0)
    for task in waiting:
        task.cancel()
    await ended.wait()

    assert await latest.get("key", make) == "made"
    assert len(begun) == 2


async def test_a_thread_ends_at_its_next_look_when_nobody_waits() -> None:
    begun, ended, left = threading.Event(), threading.Event(), list[int]()

    def count() -> None:
        try:
            for number in attended(itertools.count(), between=1):
                left[:] = [number]
                begun.set()
        finally:
            ended.set()

    task = asyncio.create_task(in_thread(count))
    await asyncio.to_thread(begun.wait)
    task.cancel()
    await asyncio.to_thread(ended.wait, 60)

    assert task.cancelled()
    assert left != []


async def test_what_takes_long_gives_way_to_what_is_short() -> None:
    """Two count for a quarter of a second: the one that lets others go first has come less far."""

    def count(until: float) -> int:
        return sum(1 for _ in attended(iter(lambda: time.monotonic() < until, False), between=1))

    until = time.monotonic() + 0.25
    short, after = await asyncio.gather(
        in_thread(count, until), in_thread_after_others(count, until)
    )
    assert 0 < after < short


async def test_what_could_not_be_made_is_tried_again() -> None:
    latest: Latest[str, str] = Latest(2)

    async def fails() -> str:
        raise ValueError("not yet")

    async def works() -> str:
        return "made"

    with pytest.raises(ValueError, match="not yet"):
        await latest.get("key", fails)
    assert await latest.get("key", works) == "made"


def test_a_viewer_belongs_to_the_public_and_to_their_centre() -> None:
    assert audiences(PUBLIC) == (EVERYBODY,)
    assert audiences(Viewer(centre=EIF)) == (EVERYBODY, Audience.of(EIF))


def test_where_all_may_be_used_the_records_are_not_copied() -> None:
    records = world()

    assert visible(records, PUBLIC) is records


async def test_a_graph_as_it_should_be_is_well(store: BoltStore) -> None:
    await store.load(world(), by="tables")

    report = await (await Hub.over(store, None)).health()

    assert report.ok
    assert [(check.name, say(check.detail)) for check in report.checks] == [
        ("engine", store.engine),
        ("schema", "version 6"),
        ("feed", "no position is missing"),
        ("constraints", "28 are there"),
        ("references", "none lead nowhere"),
        ("intervals", "none end before they begin"),
        ("duplicates", "none say the same under another id"),
        (
            "counts",
            (
                "people: 2, bodies: 4, posts: 2, memberships and offices: 4, formal ties: 1, "
                "meetings: 1, declared ties: 1, places: 2, other names: 1, entries of target "
                "lists: 1, frameworks: 2, terms: 5, rows of crosswalks: 1, remits: 1, works: 2, "
                "findings: 2, priorities: 1, kept figures: 1, facts on which sources disagree: 1, "
                "sessions of legislatures: 2, sources: 1, datasets: 1"
            ),
        ),
        # three who met (two of them declared), and the Senedd that funds Foundations
        ("memory", "5 ties in memory are those of the stored evidence"),
        ("sources", "none was read too long ago, of those that say how long"),
    ]


async def test_a_graph_that_was_changed_behind_our_back_is_not_well(
    store: BoltStore, server: Server
) -> None:
    await store.load(world(), by="tables")
    hub = await Hub.over(store, None)
    await server.rows("MATCH (node:Actor {id: 'eif'}) DETACH DELETE node")  # its further name stays
    await server.rows("MATCH ()-[relation:MEMBER_OF {id: 'm2'}]->() SET relation.valid_to = '2019'")
    await server.rows(
        "MATCH (a:Actor {id: 'senedd'}), (b:Actor {id: 'foundations'}) CREATE "
        "(a)-[tie:FORMAL_TIE]->(b) SET tie = $tie",
        tie={"id": "t2", "kind": "funder", "valid_from": "2020", "audience": EVERYBODY.text},
    )

    report = await hub.health()

    assert not report.ok
    assert [say(check.detail) for check in report.checks if not check.ok] == [
        f"1 lead nowhere: {next(iter(world().names))} (id eif). Correct or remove these records.",
        "1 end before they begin: m2. Correct or remove these records.",
        "2 say the same under another id: t1, t2. Correct or remove these records.",
        # the post lost a home, the work a partner, and the new tie has the ends of the first
        (
            "6 differ from the store: organizations eif, posts fellow, memberships m2, "
            "formal_ties t2, works w1 and others. Start Dolen again: it reads all anew."
        ),
    ]


async def test_what_nobody_else_can_change_is_looked_at_as_it_was_read_until_something_is_written(
    store: BoltStore, server: Server
) -> None:
    await store.load(world(), by="tables")
    hub = await Hub.over(store, None, alone=True)
    await server.rows("MATCH (node:Actor {id: 'sioned'}) SET node.name = 'Another'")

    assert (await hub.health()).ok

    await hub.desk.load(new_person("one"), by="user-1")

    assert [say(check.detail) for check in (await hub.health()).checks if not check.ok] == [
        "1 differ from the store: people sioned. Start Dolen again: it reads all anew."
    ]


async def test_a_load_sees_what_another_process_wrote_first(
    store: BoltStore, server: Server
) -> None:
    hub = await Hub.over(store, None)
    await server.store().load(new_person("one"), by="another process")

    loaded = await hub.desk.load(
        Records(people={**new_person("one").people, **new_person("two").people}), by="user-1"
    )

    assert (loaded.added, loaded.unchanged, loaded.seq) == (1, 1, 2)
    assert {"one", "two"} == set(hub.records(Viewer()).people)


async def test_a_gap_in_the_feed_is_told(store: BoltStore, server: Server) -> None:
    hub = await Hub.over(store, None)
    for name in ("one", "two", "three"):
        await hub.desk.load(new_person(name), by="user-1")
    await server.rows("MATCH (change:Change {seq: 2}) DELETE change")

    (check,) = [check for check in (await hub.health()).checks if not check.ok]

    assert check.name == "feed"
    assert say(check.detail).startswith(
        "positions 2 are missing, or beyond the last, 3. Somebody changed the graph without Dolen"
    )


async def test_a_wrong_strength_in_memory_is_told(store: BoltStore) -> None:
    await store.load(world(), by="tables")
    hub = await Hub.over(store, None)
    pair = next(iter((await hub.view(PUBLIC)).network.strengths))
    (await hub.view(PUBLIC)).network.strengths[pair] = 0.5

    (check,) = [check for check in (await hub.health()).checks if not check.ok]

    assert check.name == "memory"
    assert say(check.detail) == (
        f"1 differ from the store: tie {pair[0]} - {pair[1]}. Start Dolen again: it reads all anew."
    )


def new_person(id_: str, audience: Audience = EVERYBODY) -> Records:
    person = Person(
        id=PersonId(ActorId(RecordId(id_))),
        name=id_.title(),
        audience=audience,
        recorded_by="user-1",
    )
    return Records(people={person.id: person})
