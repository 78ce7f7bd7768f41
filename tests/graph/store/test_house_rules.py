"""The rules that keep one set of texts true on every engine.
Each test is one rule and runs on both.

Rules for Neo4j alone, about its plans, are in `test_plans.py`.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import ConstraintError

import graph.store
from graph.errors import InputError, NewerSchema, StoreTimeout
from graph.privacy.audience import PUBLIC
from graph.store import bolt, cypher
from graph.store.bolt import BoltStore
from graph.store.shape import LABELS, Relationship
from graph.store.translating import translated
from tests.engines.server import Server
from tests.graph.store.world import world

SOURCES = {
    path.name: path.read_text(encoding="utf-8")
    for path in Path(graph.store.__file__).parent.glob("*.py")
}


def texts() -> dict[str, str]:
    """Every text of `cypher`, by its name."""
    found: dict[str, str] = {}
    for name, value in vars(cypher).items():
        if name.isupper() and not name.startswith("_"):
            if isinstance(value, str):
                found[name] = value
            elif name not in ("LABELS", "NODE_TABLES") and isinstance(value, dict):
                found |= {f"{name}[{key}]": text for key, text in value.items()}
    return found


def reading() -> dict[str, str]:
    return {
        name: text
        for name, text in texts().items()
        if name.startswith(("READ", "HISTORY", "CHANGES_SINCE"))
    }


def test_there_are_texts_to_read() -> None:
    # 19 tables, 39 links that differ, 6 kinds of relationship, the state, the history, the feed,
    # the changes of a write, the writes, one position, a key
    assert len(set(reading().values())) == 19 + 39 + 6 + 7


@pytest.mark.parametrize("name", [name for name in reading() if name != "READ_STATE"])
def test_every_reading_text_is_filtered_ordered_and_bounded(name: str) -> None:
    text = reading()[name]
    assert ".audience IN $audiences" in text
    assert "ORDER BY" in text
    assert text.rstrip().endswith("LIMIT $limit")


@pytest.mark.parametrize("name", list(texts()))
def test_no_text_uses_what_the_engines_do_differently(name: str) -> None:
    text = texts()[name]
    for word in (
        "elementId",
        " id(",
        "shortestPath",
        "SHORTEST",
        "datetime(",
        "FOREACH",
        "LOAD CSV",
    ):
        assert word not in text


def test_writes_are_managed_transactions_only() -> None:
    for name, source in SOURCES.items():
        assert "session.run(" not in source, name
        assert "begin_transaction(" not in source, name


def test_no_time_zone_object_ever_becomes_a_parameter() -> None:
    # A ZoneInfo datetime makes driver and CPython crash or store a wrong hour
    # (python/cpython#125318).
    for name, source in SOURCES.items():
        assert "ZoneInfo" not in source, name


def test_only_the_edge_knows_the_drivers_errors() -> None:
    knowing = {
        name
        for name, source in SOURCES.items()
        if "neo4j.exceptions" in source or "import exceptions" in source
    }
    # the latter says what is wrong with an address
    assert knowing == {"translating.py", "neo4j_server.py"}


async def test_a_batch_that_fails_half_way_leaves_nothing(store: BoltStore, server: Server) -> None:
    async def work(tx: neo4j.AsyncManagedTransaction) -> None:
        await (
            await tx.run(cypher.MAKE["Person"], {"rows": [{"id": "a"}, {"id": "b"}, {"id": "a"}]})
        ).consume()

    with pytest.raises(ConstraintError):
        await server.write(work)

    assert await server.rows("MATCH (node:Person) RETURN node.id AS id") == []


async def test_an_id_is_unique_among_all_actors(store: BoltStore, server: Server) -> None:
    await server.rows(cypher.MAKE["Person"], rows=[{"id": "same"}])

    with pytest.raises(ConstraintError):
        await server.rows(cypher.MAKE["Centre"], rows=[{"id": "same"}])


@pytest.mark.parametrize("narrowest", list(cypher.MAKE))
async def test_a_node_has_all_its_labels_at_once(
    store: BoltStore, server: Server, narrowest: str
) -> None:
    await server.rows(cypher.MAKE[narrowest], rows=[{"id": "one", "seq": 1}])

    rows = await server.rows(
        "MATCH (node {id: 'one'}) UNWIND labels(node) AS label RETURN label ORDER BY label"
    )
    assert [row["label"] for row in rows] == sorted(LABELS[narrowest].split(":"))


@pytest.mark.parametrize(
    "relation",
    list(cypher.RELATE),
    ids=lambda relation: f"{relation.start}-{relation.type}-{relation.finish}",
)
async def test_a_relationship_without_an_end_is_counted_as_not_written(
    store: BoltStore, server: Server, relation: Relationship
) -> None:
    await server.rows(cypher.MAKE["Person"], rows=[{"id": "here"}])

    rows = [
        {"start": "here", "finish": "nowhere", "properties": {"id": "r"}},
        {"start": None, "finish": None, "properties": {"id": "r"}},
    ]
    assert await server.rows(cypher.RELATE[relation], rows=rows) == [{"written": 0}]
    assert await server.rows("MATCH (node) WHERE node.id IS NULL RETURN node") == []


async def test_strings_are_ordered_by_their_code_points(store: BoltStore, server: Server) -> None:
    await server.rows(
        cypher.MAKE["Person"], rows=[{"id": id_} for id_ in ("È", "a", "ŵ", "B", "z")]
    )

    rows = await server.rows("MATCH (node:Person) RETURN node.id AS id ORDER BY id")
    assert [row["id"] for row in rows] == ["B", "a", "z", "È", "ŵ"]


async def test_days_and_times_come_back_as_they_were(store: BoltStore, server: Server) -> None:
    at = dt.datetime(2026, 3, 29, 0, 30, 15, 123456, dt.UTC)
    await server.rows(
        cypher.MAKE["Session"], rows=[{"id": "s", "valid_from": dt.date(2026, 3, 29), "at": at}]
    )

    (row,) = await server.rows("MATCH (node:Session) RETURN node.valid_from AS day, node.at AS at")
    assert str(row["day"]) == "2026-03-29"
    assert str(row["at"]).startswith("2026-03-29T00:30:15.123456")


async def test_what_is_written_first_and_then_read_loses_no_update(
    store: BoltStore, server: Server
) -> None:
    taken = await asyncio.gather(*(server.rows(cypher.TAKE_POSITIONS, count=1) for _ in range(6)))

    assert sorted(rows[0]["seq"] for rows in taken) == list(range(1, 7))  # type: ignore[type-var]  # numbers


@pytest.mark.parametrize("processes", [1, 2])
async def test_two_loads_at_once_both_stand(
    store: BoltStore, server: Server, processes: int
) -> None:
    people = "id,name,identifiers,died,source\nsioned,Sioned Williams,,,\nhuw,,,,\nnew,New,,,\n"
    other = store if processes == 1 else server.store()
    for _ in range(4):
        await server.rows("MATCH (node) WHERE NOT node:State DETACH DELETE node")

        loaded = await asyncio.gather(
            store.load(world(), by="a"), other.load(world(people=people), by="b")
        )

        assert (await store.state()).seq == max(one.seq for one in loaded)
        assert len((await store.everything([PUBLIC])).people) == 3


async def test_a_cancelled_call_leaves_nothing_and_the_next_one_works(store: BoltStore) -> None:
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(store.load(world(), by="tables"), 0.01)

    assert (await store.everything([PUBLIC])).people == {}
    await store.ping()


async def test_a_call_that_takes_too_long_says_so(server: Server) -> None:
    with pytest.raises(StoreTimeout, match=r"did not answer within 0\.05 seconds"):
        async with translated(0.05):
            await asyncio.sleep(1)


@pytest.mark.parametrize("value", ["half a character: \ud800", 2**63])
async def test_a_value_that_no_store_can_hold_is_the_askers_fault(
    store: BoltStore, value: str | int
) -> None:
    with pytest.raises(InputError, match="half a character, or a number is too large"):
        await store._read(cypher.PING, {"value": value})

    await store.ping()


async def test_a_call_that_ran_out_of_time_leaves_the_next_one_alone(
    store: BoltStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = (
        "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b WITH a, b WHERE a = -b RETURN a, b "
        "ORDER BY a LIMIT 1"
    )
    with monkeypatch.context() as patched:
        patched.setattr(bolt, "READ_SECONDS", 0.1)
        with pytest.raises(StoreTimeout):
            await store._read(slow, {})

    await store.ping()


def test_only_the_state_and_keys_are_merged_by_an_id_that_is_never_null() -> None:
    # One engine makes a node of a null key, the other refuses.
    merging = {name: text for name, text in texts().items() if "MERGE" in text}
    assert list(merging) == ["MAKE_STATE", "KEEP_KEY"]
    assert "MERGE (state:State {id: 'state'})" in merging["MAKE_STATE"]
    assert "MERGE (key:Key {id: row.id})" in merging["KEEP_KEY"]


async def test_every_constraint_is_there(store: BoltStore) -> None:
    assert set(cypher.CONSTRAINTS) <= await store.constraints()


async def test_preparing_twice_changes_nothing(store: BoltStore) -> None:
    await store.load(world(), by="tables", fingerprint="abc")
    before = await store.state()

    await store.prepare()

    assert await store.state() == before


async def test_a_graph_of_a_newer_schema_is_refused_untouched(
    store: BoltStore, server: Server
) -> None:
    await server.rows("MATCH (state:State) SET state.schema_version = 99")

    with pytest.raises(
        NewerSchema,
        match=r"schema version 99; this Dolen knows versions up to 6\. Use a newer Dolen",
    ):
        await store.prepare()
