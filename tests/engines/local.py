"""A Neo4j server of our own: a process on loopback with its data in one folder, that tests may
stop, kill and start again.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.store.address import ServerAddress
from tests.engines.java import java_for
from tests.engines.release import Release

START_SECONDS = 180
_CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
dbms.security.auth_enabled=true
dbms.security.allow_csv_import_from_file_urls=false
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
server.memory.pagecache.size=256m
# else a stop takes ten seconds
internal.server.bolt.thread_pool_shutdown_wait_time=0s
"""


class DidNotStart(Exception):
    """The server ended or did not answer in time."""


class LocalServer:
    """Neo4j in a process of its own. The password is new and stands in no file of ours."""

    def __init__(self, release: Release, home: Path, heap_mb: int = 384) -> None:
        java = java_for(release.java)
        assert java is not None
        self.release = release
        self.home = home
        self._heap_mb = heap_mb
        self.port = _free_port()
        self._java = [str(java), "-cp", f"{release.fetch()}/*"]
        self._password = secrets.token_hex(16)  # one that begins with a dash would be an option
        self._process: subprocess.Popen[bytes] | None = None
        (home / "conf").mkdir(parents=True)
        (home / "conf" / "neo4j.conf").write_text(
            _CONFIGURATION.format(port=self.port), encoding="utf-8"
        )
        self._set_password()

    @property
    def address(self) -> ServerAddress:
        return ServerAddress(uri=f"bolt://127.0.0.1:{self.port}", password=self._password)

    @property
    def pid(self) -> int | None:
        """The number of its process while it runs."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Start the server and return when it answers."""
        options = [
            "-Xms128m",
            f"-Xmx{self._heap_mb}m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
        ]
        arguments = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        with (self.home / "output.txt").open("ab") as output:
            self._process = subprocess.Popen(
                [*self._java[:1], *options, *self._java[1:], self.release.main, *arguments],
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
            )
        self._wait()

    def stop(self) -> None:
        """Tell the server to end, and return when it has."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the server at once, as a loss of power to its process would."""
        self._end(signal.SIGKILL)

    def _end(self, number: int) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            try:
                self._process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self._process.kill()  # no server outlives its tests
                self._process.wait()
            self._process = None

    def _set_password(self) -> None:
        environment = {
            **os.environ,
            "NEO4J_HOME": str(self.home),
            "NEO4J_CONF": str(self.home / "conf"),
        }
        command = [
            *self._java,
            "org.neo4j.cli.AdminTool",
            "dbms",
            "set-initial-password",
            self._password,
        ]
        subprocess.run(
            command, env=environment, capture_output=True, timeout=START_SECONDS, check=True
        )

    def _wait(self) -> None:
        until = time.monotonic() + START_SECONDS
        while (
            time.monotonic() < until and self._process is not None and self._process.poll() is None
        ):
            if answers(self.address):
                return
            time.sleep(0.1)
        self.kill()
        raise DidNotStart(
            f"Neo4j {self.release.version} did not start: "
            f"{(self.home / 'output.txt').read_text(errors='replace')[-2_000:]}"
        )


@contextlib.contextmanager
def local_server(release: Release, home: Path, heap_mb: int = 384) -> Iterator[LocalServer]:
    """Run a server in a folder that does not exist yet."""
    server = LocalServer(release, home, heap_mb)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def answers(address: ServerAddress) -> bool:
    """Return whether a server answers a question about its database now."""
    try:
        with neo4j.GraphDatabase.driver(
            address.uri,
            auth=address.auth,
            telemetry_disabled=True,
            max_transaction_retry_time=0,
            connection_timeout=1,
        ) as driver:
            driver.execute_query("RETURN 1", database_=address.database)
    except (DriverError, Neo4jError):
        return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
