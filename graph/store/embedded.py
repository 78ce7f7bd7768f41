"""ArcadeDB inside our own process, its Bolt listener on loopback, its data
and log under one folder.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import socket
import threading
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import neo4j

from graph.errors import Overtaken, SettingsError, StorageFull, StoreError
from graph.store.bolt import BoltStore
from graph.store.contract import Progress
from graph.store.engine_library import engine_library, engine_name
from graph.store.locking import locked
from graph.store.writing import Statement

DATABASE = "graph"
MODE = "production"
STATEMENT_MS = 20_000
"""The engine itself stops a statement after this time and rolls its transaction back."""
POOL = 16
LEAST_FREE = 1_000_000
"""Bytes on the disk of the folder without which it is full:
the engine's log and files grow by several pages of 64 KB with a write.
"""
LEAST_TO_START = 100_000
"""Bytes without which the engine does not even start, and says so in words of its own."""
_ATTEMPTS = 5
_SETTINGS = {"arcadedb.command.timeout": STATEMENT_MS, "arcadedb.queryMaxConcurrent": 2 * POOL}


@dataclass(frozen=True, slots=True)
class Engine:
    """The engine, started. `bolt` is its port on loopback;
    the password is new with each start and stands in no file.
    """

    server: Any
    bolt: int
    password: str

    def driver(self) -> neo4j.AsyncDriver:
        return neo4j.AsyncGraphDatabase.driver(
            f"bolt://127.0.0.1:{self.bolt}",
            auth=("root", self.password),
            max_connection_pool_size=POOL,
            connection_acquisition_timeout=5,
            max_transaction_retry_time=5,
            telemetry_disabled=True,
        )


class EmbeddedStore(BoltStore):
    """The store in this process. It knows the disk that it writes to;
    of a full one the engine says no more than that a write failed.
    """

    def __init__(self, driver: neo4j.AsyncDriver, folder: Path) -> None:
        super().__init__(driver, DATABASE, engine_name())
        self._folder = folder

    async def ping(self) -> None:
        await super().ping()
        if self._is_full():
            raise StorageFull

    async def _write(
        self,
        todo: Sequence[Statement],
        parameters: Mapping[str, Any] | None = None,
        *,
        positions: tuple[int, int] | None = None,
        progress: Progress | None = None,
    ) -> None:
        try:
            await super()._write(todo, parameters, positions=positions, progress=progress)
        except Overtaken:
            raise
        except StoreError as error:
            if self._is_full():
                raise StorageFull from error
            raise

    def _is_full(self) -> bool:
        return _free(self._folder) < LEAST_FREE


@contextlib.asynccontextmanager
async def open_store(folder: Path) -> AsyncIterator[BoltStore]:
    """Open the graph of a folder, which is made where it is absent.

    Raises:
        SettingsError: the folder cannot be used.
        StorageFull: its disk has not even the room to open it.
        FolderInUse: another process has it open.
        NewerSchema: a newer Dolen wrote it.
        StoreError: the engine did not start.
    """
    with running(folder) as engine:
        # closed before the engine stops: a statement under way must end first
        driver = engine.driver()
        try:
            store = EmbeddedStore(driver, folder)
            await store.prepare()
            yield store
        finally:
            await driver.close()


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Engine]:
    """Run the engine on a folder. Every driver must be closed before the block ends."""
    _usable(folder)
    with locked(folder):
        engine = _start(folder)
        try:
            yield engine
        finally:
            engine.server.stop()


def _usable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / "log").mkdir(exist_ok=True)
        probe = folder / f".probe-{os.getpid()}-{threading.get_ident()}"
        probe.touch()
        probe.unlink()
        if _free(folder) < LEAST_TO_START:
            raise StorageFull
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFull from error
        raise SettingsError(
            f"The data folder {folder} cannot be written to ({error.strerror}). "
            "Choose another with --data, or correct its permissions."
        ) from error


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _start(folder: Path) -> Engine:
    arcadedb = engine_library(folder / "log", _SETTINGS)
    for attempt in range(1, _ATTEMPTS + 1):
        # the engine would keep its first password for ever
        (folder / "config" / "server-users.jsonl").unlink(missing_ok=True)
        password, bolt = secrets.token_urlsafe(32), _free_port()
        server = arcadedb.create_server(
            root_path=str(folder), root_password=password, config=_configuration(bolt)
        )
        try:
            server.start()
            server.create_database(DATABASE)  # opens it when it exists
        except arcadedb.ArcadeDBError as error:
            with contextlib.suppress(arcadedb.ArcadeDBError):
                server.stop()
            if _free(folder) < LEAST_TO_START:
                raise StorageFull from error
            if "Unable to listen" not in str(error) or attempt == _ATTEMPTS:
                raise StoreError(
                    f"The embedded database did not start: {error}. Its log is in {folder / 'log'}."
                ) from error
        else:
            return Engine(server, bolt, password)
    raise AssertionError("the last attempt returns or raises")


def _configuration(bolt: int) -> dict[str, Any]:
    return {
        "mode": MODE,
        "host": "127.0.0.1",
        "bolt_port": bolt,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        # cannot be switched off: any free port, on loopback, behind the fresh password
        "http_port": "0",
        "server_saltIterations": 1000,  # enough for a password of 256 random bits, and 0.1 s faster
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
