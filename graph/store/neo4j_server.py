"""Neo4j at an address: the driver's settings, the indexes that only this engine has, and what is
wrong where it cannot be used.
"""

from __future__ import annotations

import contextlib
import re
import ssl
from collections.abc import AsyncIterator, Mapping

import neo4j
from neo4j import exceptions

from graph.errors import SettingsError, StoreError, StoreUnavailable
from graph.store.address import ServerAddress
from graph.store.bolt import BoltStore
from graph.store.cypher import PING
from graph.store.shape import RELATIONS
from graph.store.translating import translated

POOL = 20
OLDEST = (5, 26)
"""Of the versions by number; those by year are newer than all of them."""
CONNECT_SECONDS = 20.0
RETRY_SECONDS = 10.0
"""How long a statement is tried again where the server is away or busy:
a restart of a small one is not noticed.
"""

_INDEX = "CREATE INDEX NAME IF NOT EXISTS FOR ()-[relation:TYPE]-() ON (relation.id)"


def _index(type_: str) -> tuple[str, str]:
    name = f"{type_.lower()}_id"
    return name, _INDEX.replace("NAME", name).replace("TYPE", type_)


INDEXES: Mapping[str, str] = dict(
    _index(type_) for type_ in dict.fromkeys(relation.type for relation in RELATIONS)
)
"""The text that makes each index, by its name.
Without them a page of records that are relationships is found by reading all of them.
"""
SHOW_INDEXES = "SHOW INDEXES YIELD name RETURN name ORDER BY name LIMIT 10000"
AWAIT_INDEXES = "CALL db.awaitIndexes(60)"


class Neo4jStore(BoltStore):
    """The store on Neo4j."""

    async def make_schema(self) -> None:
        await super().make_schema()
        there = {row["name"] for row in await self._read(SHOW_INDEXES, {})}
        if missing := INDEXES.keys() - there:
            await self._make([INDEXES[name] for name in sorted(missing)])
            await self._read(AWAIT_INDEXES, {})


def driver(server: ServerAddress) -> neo4j.AsyncDriver:
    """Return a driver for the server. It connects when it is first asked.

    Labels that a new graph does not have yet are no news, so the server does not warn of them;
    what else it says goes to the log.
    """
    return neo4j.AsyncGraphDatabase.driver(
        server.uri,
        auth=server.auth,
        max_connection_pool_size=POOL,
        connection_timeout=5,
        connection_acquisition_timeout=5,
        max_transaction_retry_time=RETRY_SECONDS,
        liveness_check_timeout=30,
        telemetry_disabled=True,
        keep_alive=True,
        notifications_disabled_classifications=["UNRECOGNIZED"],
        user_agent="dolen",
    )


@contextlib.asynccontextmanager
async def open_store(server: ServerAddress) -> AsyncIterator[BoltStore]:
    """Open the graph in a database of a server. In an empty one it is made.

    Raises:
        SettingsError: user, password, database or encryption are not those of the server.
        StoreUnavailable: nothing answers at the address.
        ForeignGraph: the database has data that is none of Dolen's.
        NewerSchema: a newer Dolen wrote it.
        StoreError: the server is no Neo4j, or too old.
    """
    async with driver(server) as opened:
        version = await _connect(opened, server)
        store = Neo4jStore(opened, server.database, f"Neo4j {version}, {server}")
        await store.prepare()
        yield store


def version_of(agent: str) -> str:
    """Return the version that a server says: "5.26.30" of "Neo4j/5.26.30".

    Raises:
        StoreError: it is no Neo4j, or one older than the tests cover.
    """
    match = re.fullmatch(r"Neo4j/((\d+)\.(\d+)\S*)", agent)
    if match is None:
        raise StoreError(f'The server says that it is "{agent}", not Neo4j. Correct NEO4J_URI.')
    if (int(match[2]), int(match[3])) < OLDEST:
        raise StoreError(
            f"The server is Neo4j {match[1]}; Dolen needs {'.'.join(map(str, OLDEST))} or newer. "
            "Upgrade the server."
        )
    return match[1]


async def _connect(opened: neo4j.AsyncDriver, server: ServerAddress) -> str:
    """Return the server's version."""
    async with translated(CONNECT_SECONDS):
        try:
            info = await opened.get_server_info()
            # the database is there
            await opened.execute_query(
                PING, database_=server.database, routing_=neo4j.RoutingControl.READ
            )
        except exceptions.AuthError as error:
            raise SettingsError(
                f'{server.uri} does not accept the password of the user "{server.user}". '
                "Correct NEO4J_USER and NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE)."
            ) from error
        except exceptions.ClientError as error:
            if error.code == "Neo.ClientError.Database.DatabaseNotFound":
                raise SettingsError(
                    f'{server.uri} has no database "{server.database}". Correct NEO4J_DATABASE.'
                ) from error
            raise
        except (exceptions.ServiceUnavailable, exceptions.SessionExpired) as error:
            raise _no_connection(server, error) from error
    return version_of(info.agent)


def _no_connection(server: ServerAddress, error: BaseException) -> SettingsError | StoreUnavailable:
    encrypted = server.uri.partition(":")[0].endswith("+s")
    if encrypted and _because_of(error, ssl.SSLCertVerificationError):
        return SettingsError(
            f"The certificate of {server.uri} cannot be checked. Give the server one that "
            "this machine trusts."
        )
    if encrypted and _because_of(error, ssl.SSLError, ConnectionResetError):
        plain = server.uri.replace("+s", "", 1)
        return SettingsError(
            f"{server.uri} does not speak with encryption. Switch it on at the server, or use "
            f"{plain} on this machine."
        )
    return StoreUnavailable(
        f"Nothing answers as Neo4j at {server.uri}. Start the server, or correct NEO4J_URI"
        + ("." if encrypted else "; if it wants encryption, write +s: neo4j+s or bolt+s.")
    )


def _because_of(error: BaseException | None, *kinds: type[BaseException]) -> bool:
    while error is not None:
        if isinstance(error, kinds):
            return True
        error = error.__cause__ or error.__context__
    return False
