"""A real `dolen serve` in a process of its own, a client that keeps its connection, and
figures beside their targets.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self
from urllib.parse import urlsplit

from cli.hub import BUNDLED

HOUSE = Path(__file__).parents[1]
STOPS_WITHIN = 30
"""Seconds that a server has to stop before it is killed."""
ANSWERS_WITHIN = 60
SAYS = "Dolen serves "


class Failed(Exception):
    """The server did not start, or answered otherwise than a benchmark can use."""


@dataclass(frozen=True, slots=True)
class Server:
    process: subprocess.Popen[str]
    url: str
    ready_after: float
    """Seconds from the start of the process until `/ready` answered 200."""

    def peak_megabytes(self) -> float | None:
        """Return the most memory that the process has had at once, in megabytes of 10^6 bytes.
        None: this system does not say.

        It is the peak of the resident set, `VmHWM` of Linux; shared pages of files count too.
        """
        if not self._proc.exists():
            return None
        lines = (self._proc / "status").read_text().splitlines()
        return next(
            int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM:")
        )

    def processor_seconds(self) -> float | None:
        """Return the processor time that the process has used. None: this system does not say.

        Other work on the machine makes answers late, but hardly changes what they cost.
        """
        if not self._proc.exists():
            return None
        after_the_name = (self._proc / "stat").read_text().rpartition(")")[2].split()
        return (int(after_the_name[11]) + int(after_the_name[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def _proc(self) -> Path:
        return Path(f"/proc/{self.process.pid}")


@contextlib.contextmanager
def serving(
    data: Path,
    tables: Path = BUNDLED,
    centre: str | None = None,
    more: Mapping[str, str] = MappingProxyType({}),
    house: Path = HOUSE,
) -> Iterator[Server]:
    """Serve a data folder from a new process, which ends with the block:
    for a Centre, or for the public. `more`: further variables of its environment; `house`: the
    checkout that serves.

    Raises:
        Failed: the server did not start; carries what it said.
    """
    command = [
        sys.executable,
        "-m",
        "cli",
        "serve",
        "--port",
        "0",
        "--data",
        str(data),
        "--tables",
        str(tables),
    ]
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("DOLEN_")
    }
    if centre is not None:
        environment["DOLEN_CENTRE"] = centre
    environment |= more
    with tempfile.TemporaryFile("w+") as said:
        began = time.perf_counter()
        with subprocess.Popen(
            command,
            cwd=house,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        ) as process:
            try:
                url = address(process)
                with Client(url) as client:
                    ready = client.get("/ready")
                if ready != 200:
                    raise Failed(f"/ready answers {ready}.")
                yield Server(process, url, time.perf_counter() - began)
            except Failed as error:
                said.seek(0)
                raise Failed(f"{error} The server said:\n{said.read()}") from error
            finally:
                _stop(process)


def address(process: subprocess.Popen[str]) -> str:
    """Return where the server says that it serves: it does so as soon as it can answer."""
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line.startswith(SAYS):
        raise Failed(f"The server did not start: {line.strip()}")
    return line.removeprefix(SAYS).strip()


def _stop(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.communicate(timeout=STOPS_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()


class Client:
    """One connection, kept alive. The standard library's:
    a client that does more would be measured with the server. `key`: what it sends with questions.
    """

    def __init__(self, url: str, answers_within: float = ANSWERS_WITHIN, key: str = "") -> None:
        address = urlsplit(url)
        self._known_by = {"authorization": f"Bearer {key}"} if key else {}
        self._connection = HTTPConnection(
            str(address.hostname), address.port, timeout=answers_within
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the connection. The next request makes another."""
        self._connection.close()

    def get(self, path: str) -> int:
        """Return the status of an answer, after reading all of it."""
        self._connection.request("GET", path)
        response = self._connection.getresponse()
        response.read()
        return response.status

    def sent(self, path: str, table: bytes) -> dict[str, Any]:
        """Return the answer to a table that is sent.

        Raises:
            Failed: it is not taken.
        """
        self._connection.request("POST", path, table, {"content-type": "text/csv"})
        response = self._connection.getresponse()
        content = response.read()
        if response.status != 201:
            raise Failed(f"The server answers {response.status}: {content[:300]!r}")
        told: dict[str, Any] = json.loads(content)
        return told

    def post(self, body: bytes, path: str = "/graphql") -> bytes:
        """Return the answer to a GraphQL request.

        Raises:
            Failed: the status is not 200.
        """
        headers = {"content-type": "application/json", **self._known_by}
        self._connection.request("POST", path, body, headers)
        response = self._connection.getresponse()
        content = response.read()
        if response.status != 200:
            raise Failed(f"The server answers {response.status}: {content[:300]!r}")
        return content


def data_of(answer: bytes) -> dict[str, Any]:
    """Return the data of a GraphQL answer.

    Raises:
        Failed: it has errors.
    """
    told = json.loads(answer)
    if "errors" in told:
        raise Failed(f"The server answers with an error: {told['errors'][0]}")
    data: dict[str, Any] = told["data"]
    return data


def against(value: float, target: float) -> str:
    """Return whether a figure is at most its target, in words to stand beside it."""
    return f"target {target:g}: {'met' if value <= target else 'MISSED'}"
