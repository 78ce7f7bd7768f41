"""Neo4j at an address: what is said where it cannot be used, and what happens when
it goes away for a while.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import logging
import socket
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from graph.errors import (
    DolenError,
    ForeignGraph,
    NewerSchema,
    SettingsError,
    StoreError,
    StoreTimeout,
    StoreUnavailable,
)
from graph.hub import Hub
from graph.model import Records
from graph.privacy.audience import PUBLIC
from graph.store import bolt, cypher, neo4j_server
from graph.store.address import VARIABLES, ServerAddress, read_address
from graph.store.bolt import BoltStore
from graph.store.neo4j_server import version_of
from graph.view import Viewer
from tests.engines.local import LocalServer
from tests.engines.proxy import Proxy, proxy_to
from tests.engines.server import NotForTests, Server
from tests.graph.store.world import many, world, write_world

on_neo4j = pytest.mark.engine("neo4j")


def address_of(server: Server, **other: str) -> ServerAddress:
    assert server.address is not None
    return dataclasses.replace(server.address, **other)


async def refusal(address: ServerAddress) -> DolenError:
    """The error that opening the address ends with."""
    with pytest.raises(DolenError) as caught:
        async with neo4j_server.open_store(address):
            pass
    return caught.value


@on_neo4j
async def test_a_server_is_opened_filled_and_opened_again(server: Server, tmp_path: Path) -> None:
    await server.wipe()
    tables = write_world(tmp_path / "world")
    async with Hub.open(address_of(server), tables) as hub:
        assert hub.loaded is not None
        assert hub.loaded.added == 39
        assert hub.store.engine.startswith("Neo4j ")
        assert hub.store.engine.endswith(f", {address_of(server).uri}, database {server.database}")
    async with Hub.open(address_of(server), tables) as hub:
        assert hub.loaded is None
        assert hub.records(Viewer()) == world()


@on_neo4j
async def test_two_that_open_an_empty_database_at_once_fill_it_once(
    server: Server, tmp_path: Path
) -> None:
    tables = write_world(tmp_path / "world")
    await server.wipe()
    for name in [*neo4j_server.INDEXES, *cypher.CONSTRAINTS]:  # as in a database that is new
        await server.rows(
            f"DROP {'INDEX' if name in neo4j_server.INDEXES else 'CONSTRAINT'} {name} IF EXISTS"
        )

    async def opened() -> tuple[Records, int]:
        async with Hub.open(address_of(server), tables) as hub:
            return hub.records(Viewer()), 0 if hub.loaded is None else hub.loaded.added

    found = await asyncio.gather(opened(), opened())

    assert [records for records, _ in found] == [world(), world()]
    assert sorted(added for _, added in found) == [0, 39]


@on_neo4j
async def test_a_wrong_password_is_told(server: Server) -> None:
    error = await refusal(address_of(server, password="wrong"))

    assert isinstance(error, SettingsError)
    assert str(error) == (
        f'{address_of(server).uri} does not accept the password of the user "neo4j". '
        "Correct NEO4J_USER and NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE)."
    )


@on_neo4j
async def test_a_database_that_is_not_there_is_told(server: Server) -> None:
    error = await refusal(address_of(server, database="elsewhere"))

    assert isinstance(error, SettingsError)
    assert (
        str(error)
        == f'{address_of(server).uri} has no database "elsewhere". Correct NEO4J_DATABASE.'
    )


@on_neo4j
async def test_encryption_that_the_server_does_not_speak_is_told(server: Server) -> None:
    plain = address_of(server).uri

    error = await refusal(
        address_of(server, uri=plain.replace("bolt:", "bolt+s:").replace("neo4j:", "neo4j+s:"))
    )

    assert isinstance(error, SettingsError)
    assert str(error).endswith(
        "does not speak with encryption. Switch it on at the server, or use "
        f"{plain} on this machine."
    )


async def test_an_address_where_nothing_answers_is_told_soon() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    begun = time.monotonic()

    error = await refusal(ServerAddress(uri=f"neo4j://127.0.0.1:{port}", password="x"))

    assert isinstance(error, StoreUnavailable)
    assert str(error) == (
        f"Nothing answers as Neo4j at neo4j://127.0.0.1:{port}. Start the server, or correct "
        "NEO4J_URI; if it wants encryption, write +s: neo4j+s or bolt+s."
    )
    assert time.monotonic() - begun < 12


async def test_what_is_no_database_is_told() -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(talk, "127.0.0.1", 0) as web:
        error = await refusal(
            ServerAddress(uri=f"bolt://127.0.0.1:{web.sockets[0].getsockname()[1]}", password="x")
        )

    assert isinstance(error, StoreUnavailable)
    assert "Nothing answers as Neo4j at bolt://127.0.0.1:" in str(error)


@pytest.mark.engine("embedded")
async def test_a_server_of_another_make_is_told(server: Server) -> None:
    agent = (await server.driver.get_server_info()).agent

    with pytest.raises(
        StoreError,
        match=r'The server says that it is "Neo4j/5\.26\.0 compatible \(ArcadeDB .*\)", not Neo4j',
    ):
        version_of(agent)


@pytest.mark.parametrize(
    ("agent", "version"),
    [
        ("Neo4j/5.26.30", "5.26.30"),
        ("Neo4j/2026.08.1", "2026.08.1"),
        ("Neo4j/2025.10.1-23", "2025.10.1-23"),
        ("Neo4j/6.0.0", "6.0.0"),
        ("Neo4j/5.27-aura", "5.27-aura"),
    ],
)
def test_a_server_that_is_new_enough_is_taken(agent: str, version: str) -> None:
    assert version_of(agent) == version


@pytest.mark.parametrize("version", ["4.4.38", "5.25.1", "5.9.0", "3.5.0"])
def test_a_server_that_is_too_old_is_told(version: str) -> None:
    with pytest.raises(
        StoreError,
        match=rf"The server is Neo4j {version}; Dolen needs 5\.26 or newer\. Upgrade the server\.",
    ):
        version_of(f"Neo4j/{version}")


@on_neo4j
async def test_a_database_with_somebody_elses_data_is_refused_untouched(server: Server) -> None:
    await server.wipe()
    await server.rows("CREATE (:Film {title: 'Alien'})")

    error = await refusal(address_of(server))

    assert isinstance(error, ForeignGraph)
    assert str(error) == (
        "The database has data in it that is none of Dolen's. Nothing was written. Choose "
        "an empty database."
    )
    assert await server.rows("MATCH (node) RETURN node.title AS title") == [{"title": "Alien"}]


@on_neo4j
async def test_a_graph_of_a_newer_dolen_is_refused_untouched(
    store: BoltStore, server: Server
) -> None:
    await server.rows("MATCH (state:State) SET state.schema_version = 99")

    error = await refusal(address_of(server))

    assert isinstance(error, NewerSchema)
    assert "schema version 99" in str(error)
    assert (await store.state()).schema_version == 99


@on_neo4j
async def test_the_tests_themselves_refuse_a_database_that_is_not_theirs(server: Server) -> None:
    await server.wipe()
    await server.rows("DROP CONSTRAINT dolen_tests IF EXISTS")
    await server.rows("CREATE (:Film {title: 'Alien'})")
    try:
        with pytest.raises(NotForTests, match="has data in it and no constraint"):
            await server.take_for_tests()
        assert await server.rows("MATCH (node) RETURN node.title AS title") == [{"title": "Alien"}]
    finally:
        await server.wipe()
        await server.take_for_tests()


@contextlib.asynccontextmanager
async def through_a_proxy(server: Server) -> AsyncIterator[tuple[BoltStore, Proxy]]:
    port = int(address_of(server).uri.rpartition(":")[2])
    async with (
        proxy_to(port) as proxy,
        neo4j_server.open_store(address_of(server, uri=f"bolt://127.0.0.1:{proxy.port}")) as store,
    ):
        yield store, proxy


@on_neo4j
async def test_a_connection_that_is_cut_in_the_middle_of_a_load_is_made_again(
    store: BoltStore, server: Server
) -> None:
    async with through_a_proxy(server) as (cut, proxy):
        proxy.cut_after, proxy.passed = 300_000, 0  # of about 800,000 bytes
        seen: list[int] = []

        def report(step: str, done: int, total: int) -> None:
            seen.append(done)
            if proxy.cuts:
                proxy.cut_after = None

        loaded = await cut.load(many(2_000), by="tables", complete=True, progress=report)

    assert proxy.cuts == 1
    assert seen != sorted(seen)  # it began anew
    assert await store.everything([PUBLIC]) == many(2_000)
    assert loaded.added == len(await all_ids(server))


@on_neo4j
async def test_a_connection_that_stays_cut_in_the_middle_of_a_load_leaves_nothing(
    store: BoltStore, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_server, "RETRY_SECONDS", 1)
    async with through_a_proxy(server) as (cut, proxy):
        await cut.ping()
        # those that are open stay open until then
        proxy.cut_after, proxy.passed, proxy.refuses = 300_000, 0, True

        with pytest.raises(StoreUnavailable, match="The store does not answer"):
            await cut.load(many(2_000), by="tables", complete=True)

        assert proxy.cuts == 1
    assert await all_ids(server) == []
    assert (await store.state()).seq == 0


async def all_ids(server: Server) -> list[object]:
    nodes = await server.rows(
        "MATCH (node) WHERE NOT node:State AND NOT node:Change RETURN node.id AS id"
    )
    relations = await server.rows("MATCH ()-[relation:MEMBER_OF]->() RETURN relation.id AS id")
    return [row["id"] for row in (*nodes, *relations)]


@on_neo4j
async def test_a_statement_that_takes_too_long_is_stopped_at_the_server_too(
    store: BoltStore, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bolt, "READ_SECONDS", 0.5)
    slow = (
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a = -b RETURN "
        "a, b ORDER BY a LIMIT 1"
    )

    with pytest.raises(StoreTimeout):
        await store._read(slow, {})

    until = time.monotonic() + 10
    while await server.rows(
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND "
        "range' RETURN 1 AS one"
    ):
        assert time.monotonic() < until
        await asyncio.sleep(0.1)
    await store.ping()


@on_neo4j
async def test_what_the_server_remarks_goes_to_the_log_and_a_new_graph_makes_no_noise(
    server: Server,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    recwarn: pytest.WarningsRecorder,
) -> None:
    await server.wipe()
    with caplog.at_level(logging.WARNING):
        async with neo4j_server.open_store(address_of(server)) as store:
            await store.everything([PUBLIC])

    assert [record for record in caplog.records if record.name.startswith("neo4j")] == []
    assert list(recwarn) == []
    assert capsys.readouterr().err == ""
    with caplog.at_level(logging.INFO, logger="neo4j.notifications"):
        async with neo4j_server.open_store(address_of(server)) as store:
            # a product of two labels, which is remarked on
            await store._read("MATCH (a:State), (b:State) RETURN count(a) AS pairs", {})
    assert [
        record.levelname for record in caplog.records if record.name == "neo4j.notifications"
    ] == ["INFO"]


@on_neo4j
async def test_while_the_server_restarts_answers_go_on_and_writes_wait_or_fail_cleanly(
    neo4j_restarts: LocalServer, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_server, "RETRY_SECONDS", 1)
    await server.wipe()
    outcomes: list[DolenError | None] = []
    stop = asyncio.Event()

    async def ask(hub: Hub) -> None:
        while not stop.is_set():
            try:
                await hub.ping()
            except DolenError as error:
                outcomes.append(error)
            else:
                outcomes.append(None)
            # from memory, whatever the server does
            assert len((await hub.view(Viewer())).records.people) >= 2
            await asyncio.sleep(0.02)

    async with Hub.open(address_of(server), write_world(tmp_path / "world")) as hub:
        asking = [asyncio.create_task(ask(hub)) for _ in range(4)]
        await asyncio.sleep(0.3)
        await asyncio.to_thread(neo4j_restarts.stop)
        with pytest.raises(StoreUnavailable):
            await hub.desk.load(many(1), by="user-1")
        await asyncio.to_thread(neo4j_restarts.start)
        written = await hub.desk.load(many(3), by="user-1")  # no new start of Dolen
        assert len(hub.records(Viewer()).people) == 2 + 3
        stop.set()
        await asyncio.gather(*asking)

    assert written.added > 3
    assert {type(outcome) for outcome in outcomes} <= {type(None), StoreUnavailable, StoreTimeout}
    assert outcomes[-1] is None


def test_the_address_is_read_from_the_environment() -> None:
    found = read_address(
        {
            "NEO4J_URI": "neo4j+s://graph.example:7687",
            "NEO4J_USER": "dolen",
            "NEO4J_PASSWORD": "secret",
            "NEO4J_DATABASE": "links",
        }
    )

    assert found == ServerAddress(
        uri="neo4j+s://graph.example:7687", user="dolen", password="secret", database="links"
    )
    assert "secret" not in f"{found!r} {found}"
    assert read_address({"NEO4J_URI": ""}) is None


def test_the_password_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("secret\n")

    found = read_address(
        {"NEO4J_URI": "bolt://localhost", "NEO4J_PASSWORD_FILE": str(tmp_path / "password")}
    )

    assert found == ServerAddress(
        uri="bolt://localhost", user="neo4j", password="secret", database="neo4j"
    )


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        (
            {"NEO4J_URI": "http://localhost:7474", "NEO4J_PASSWORD": "x"},
            (
                '"http://localhost:7474" is not the address of a Neo4j server. Write one of neo4j, '
                "neo4j+s, bolt, bolt+s, and the host"
            ),
        ),
        (
            {"NEO4J_URI": "localhost:7687", "NEO4J_PASSWORD": "x"},
            '"localhost:7687" is not the address',
        ),
        (
            {"NEO4J_URI": "bolt://localhost:port", "NEO4J_PASSWORD": "x"},
            '"bolt://localhost:port" is not the address',
        ),
        (
            {"NEO4J_URI": "bolt://neo4j:secret@localhost", "NEO4J_PASSWORD": "x"},
            "holds a user or a password. Put them into NEO4J_USER",
        ),
        (
            {"NEO4J_URI": "bolt://localhost"},
            "NEO4J_URI is set, but no password. Set NEO4J_PASSWORD, or NEO4J_PASSWORD_FILE",
        ),
        (
            {"NEO4J_URI": "bolt://localhost", "NEO4J_PASSWORD_FILE": "/nowhere"},
            "cannot be read from /nowhere (No such file or directory)",
        ),
    ],
)
def test_an_address_that_cannot_be_used_is_told(environment: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_address(environment)

    assert message in str(caught.value)
    assert "secret" not in str(caught.value)


def test_an_empty_password_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("\n")

    with pytest.raises(SettingsError, match=r"is empty\. Write the password into its first line"):
        read_address(
            {"NEO4J_URI": "bolt://localhost", "NEO4J_PASSWORD_FILE": str(tmp_path / "password")}
        )


def test_every_variable_is_one_that_is_read() -> None:
    assert set(VARIABLES) == {
        "NEO4J_URI",
        "NEO4J_USER",
        "NEO4J_PASSWORD",
        "NEO4J_PASSWORD_FILE",
        "NEO4J_DATABASE",
    }
