"""Which Neo4j the tests run on: an address that was given, else Docker, else a local server from
Maven Central's artifacts.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.store.address import ServerAddress, read_address
from tests.engines.release import LONG_TERM, Release


class Way(StrEnum):
    ADDRESS = "address"
    DOCKER = "docker"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Choice:
    """`way` is None where no Neo4j can be had.
    `said` tells what was chosen, in which version, and why.
    """

    way: Way | None
    said: str
    address: ServerAddress | None = None
    release: Release = LONG_TERM
    """Of a local server."""


def choose(environment: Mapping[str, str]) -> Choice:
    """Return the first way that is open.

    Raises:
        SettingsError: NEO4J_URI or a variable beside it cannot be used.
    """
    address = read_address(environment)
    if address is not None:
        return Choice(
            Way.ADDRESS, f"Neo4j {_version(address)} at {address.uri}, as NEO4J_URI says", address
        )
    no_docker = why_no_docker()
    if no_docker is None:
        return Choice(
            Way.DOCKER,
            "Neo4j from tests/docker-compose.yml: NEO4J_URI is not set, and Docker's engine "
            "and compose answer",
        )
    return local(LONG_TERM, f"NEO4J_URI is not set, {no_docker}")


def local(release: Release, reason: str) -> Choice:
    """Return a local server of this release, or why there can be none."""
    no_local = release.why_not()
    if no_local is not None:
        return Choice(None, f"no Neo4j {release.version}: {reason}, {no_local}")
    return Choice(
        Way.LOCAL,
        f"Neo4j {release.version}, a local server with this machine's Java: {reason}",
        release=release,
    )


def why_no_docker() -> str | None:
    """Return why containers cannot be run, or None.
    That there is a client proves nothing: engine and compose must answer.
    """
    if shutil.which("docker") is None:
        return "no docker"
    if not _answers("docker", "info"):
        return "Docker's engine does not answer"
    if not _answers("docker", "compose", "version"):
        return "docker has no compose"
    return None


def _answers(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=15, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _version(address: ServerAddress) -> str:
    try:
        with neo4j.GraphDatabase.driver(
            address.uri,
            auth=address.auth,
            telemetry_disabled=True,
            connection_timeout=5,
            connection_acquisition_timeout=5,
        ) as driver:
            return driver.get_server_info().agent.removeprefix("Neo4j/")
    except (DriverError, Neo4jError) as error:
        return f"(which does not answer: {type(error).__name__})"
