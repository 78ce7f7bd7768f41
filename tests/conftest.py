"""Stores for tests: each engine once a session, wiped before each test.
Whoever asks for `server` or `store` runs on every engine.

The embedded engine is always there. Neo4j is looked for in order: an address in NEO4J_URI, Docker,
a local server from Maven Central's artifacts; the header says which it is and why. Without one, the
rest runs and the last line says so; `--stores=neo4j`, `--stores=both` or CI=true make that a
failure. A database with data in it that is not the tests' own is refused.

With `-n` several processes share a run: one of them has all tests on Neo4j, and each tells the
first at its end what it covered.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

import seeds
from graph.errors import SettingsError
from graph.hub import Hub
from graph.store.address import VARIABLES, ServerAddress
from graph.store.bolt import BoltStore
from tests.engines.choice import Choice, Way, choose, local
from tests.engines.local import LocalServer, answers, local_server
from tests.engines.release import CALENDAR, LONG_TERM, CannotFetch
from tests.engines.server import EMBEDDED, NEO4J, Server, embedded_server, neo4j_at

if TYPE_CHECKING:
    from tests.parts import Parts

RELEASES = {"long-term": LONG_TERM, "calendar": CALENDAR}
NAMED = pytest.StashKey[dict[str, str]]()
"""The variables that name a server: taken out of the environment, and kept for other processes."""
CHOICE = pytest.StashKey[Choice]()
COVERED = pytest.StashKey[set[str]]()
MISSING = pytest.StashKey[str]()
"""Why Neo4j was not covered, where it was not."""
UNTRIED = pytest.StashKey[str]()
"""That the pages were not tried in a browser, where they were not."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--neo4j-release",
        choices=("long-term", "calendar"),
        default=None,
        help=(
            "a local Neo4j of this release, whatever else there is; calendar is the "
            "newest one, and needs Java 21"
        ),
    )
    parser.addoption(
        "--stores",
        choices=(EMBEDDED, NEO4J, "both"),
        default=None,
        help=(
            "which stores to test; naming Neo4j makes it a failure where there is "
            "none. Default: those that there are"
        ),
    )


def pytest_configure(config: pytest.Config) -> None:
    told = getattr(config, "workerinput", {}).get("named", {})
    # else commands under test would open the graph there
    named = told | {name: os.environ.pop(name) for name in VARIABLES if name in os.environ}
    try:
        choice = _chosen(config, named)
    except SettingsError as error:
        raise pytest.UsageError(str(error)) from error
    config.stash[NAMED] = named
    config.stash[CHOICE] = choice
    if choice.way is None and _wanted(config):
        raise pytest.UsageError(f"--stores or CI asks for Neo4j, but there is {choice.said}.")


def _chosen(config: pytest.Config, named: dict[str, str]) -> Choice:
    release = config.getoption("neo4j_release")
    return choose(named) if release is None else local(RELEASES[release], "as --neo4j-release says")


def pytest_report_header(config: pytest.Config) -> str:
    only = config.getoption("stores")
    return (
        f"stores: {EMBEDDED} only, as --stores says"
        if only == EMBEDDED
        else f"stores: {config.stash[CHOICE].said}"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "server" in metafunc.fixturenames:
        only = {mark.args[0] for mark in metafunc.definition.iter_markers("engine")}
        engines = [engine for engine in _engines(metafunc.config) if not only or engine in only]
        metafunc.parametrize("server", engines, indirect=True, scope="session")


def _wanted(config: pytest.Config) -> bool:
    """Whether a missing Neo4j is a failure."""
    stores = config.getoption("stores")
    return stores in (NEO4J, "both") or (
        stores is None and os.environ.get("CI", "").casefold() in ("true", "1")
    )


def _engines(config: pytest.Config) -> list[str]:
    stores = config.getoption("stores")
    if stores in (EMBEDDED, NEO4J):
        return [stores]
    return [EMBEDDED] if config.stash[CHOICE].way is None else [EMBEDDED, NEO4J]


@pytest.fixture(scope="session")
def neo4j_process(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LocalServer]:
    """The local server of the session."""
    release = request.config.stash[CHOICE].release
    try:
        release.fetch()
    except CannotFetch as error:
        if _wanted(request.config):
            raise
        request.config.stash[MISSING] = str(error)
        pytest.skip(str(error))
    with local_server(release, tmp_path_factory.mktemp("neo4j") / "home") as server:
        yield server


@pytest.fixture(scope="session")
def neo4j_address(request: pytest.FixtureRequest) -> ServerAddress:
    """Where the Neo4j of the session is, started where it is ours to start."""
    choice = request.config.stash[CHOICE]
    if choice.address is not None:
        return choice.address
    if choice.way is Way.LOCAL:
        process: LocalServer = request.getfixturevalue("neo4j_process")
        return process.address
    # pytest-docker starts them now, not before they are asked for
    services = request.getfixturevalue("docker_services")
    uri = f"bolt://{request.getfixturevalue('docker_ip')}:{services.port_for('neo4j', 7687)}"
    address = ServerAddress(uri=uri, password="for-the-tests-only")
    services.wait_until_responsive(timeout=90, pause=0.5, check=lambda: answers(address))
    return address


@pytest.fixture
def neo4j_restarts(request: pytest.FixtureRequest, server: Server) -> LocalServer:
    """The Neo4j of the session, where it is ours to stop, kill and start."""
    if request.config.stash[CHOICE].way is not Way.LOCAL:
        pytest.skip(
            "the Neo4j of this run is not ours to stop: without NEO4J_URI and "
            "Docker, a local one is"
        )
    process: LocalServer = request.getfixturevalue("neo4j_process")
    return process


@pytest_asyncio.fixture(scope="session")
async def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Server]:
    if request.param == EMBEDDED:
        opened = embedded_server(tmp_path_factory.mktemp("graph with é"))
    else:
        opened = neo4j_at(request.getfixturevalue("neo4j_address"))
    async with opened as server:
        request.config.stash.setdefault(COVERED, set()).add(server.name)
        yield server


@pytest_asyncio.fixture
async def store(server: Server) -> BoltStore:
    """An empty graph."""
    await server.wipe()
    store = server.store()
    await store.prepare()
    return store


@pytest_asyncio.fixture(scope="session")
async def bundled_hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    """One graph of the bundled tables for all tests that only ask."""
    folder = tmp_path_factory.mktemp("graph of the bundled tables")
    async with Hub.open(folder, Path(seeds.__file__).parent / "tables") as hub:
        yield hub


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Parts:
    from tests.parts import Parts  # only where a run is parted

    config.option.loadscopereorder = False  # the parts with most tests are not the longest
    return Parts(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput["named"] = node.config.stash[NAMED]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell the first process what this one covered."""
    output, stash = getattr(session.config, "workeroutput", None), session.config.stash
    if output is not None:
        covered: set[str] = stash.setdefault(COVERED, set())
        output["covered"] = sorted(covered)
        output["missing"] = stash.get(MISSING, "")
        output["untried"] = stash.get(UNTRIED, "")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    told, stash = getattr(node, "workeroutput", {}), node.config.stash
    stash.setdefault(COVERED, set()).update(told.get("covered", ()))
    for key, name in ((MISSING, "missing"), (UNTRIED, "untried")):
        if told.get(name):
            stash[key] = told[name]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if UNTRIED in config.stash:
        terminalreporter.write_line(config.stash[UNTRIED])


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Say which stores were covered, after all else:
    a run without one must not look like a whole one.
    """
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal is not None and CHOICE in config.stash:
        covered: set[str] = config.stash.setdefault(COVERED, set())
        terminal.write_line(
            f"stores covered: {', '.join(sorted(covered)) or 'none'}{_why_not(config, covered)}"
        )


def _why_not(config: pytest.Config, covered: set[str]) -> str:
    choice = config.stash[CHOICE]
    if not covered or NEO4J in covered or config.getoption("stores") == EMBEDDED:
        return ""
    return (
        f" (not {NEO4J}: {config.stash.get(MISSING, choice.said)})"
        if choice.way is None or MISSING in config.stash
        else ""
    )
