"""Which Neo4j the tests run on, and what they say where there is none:
a run without one must not look like a whole one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import SettingsError
from tests.engines.choice import Way, choose, local, why_no_docker
from tests.engines.java import java_for, major_version
from tests.engines.release import CALENDAR, LONG_TERM, Release
from tests.parts import part

ROOT = Path(__file__).parents[2]
WHOLE = "tests/graph/store/test_loading.py::test_the_same_again_changes_nothing_and_says_so"


def program(folder: Path, name: str, text: str) -> Path:
    """A program that stands where a real one would."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def run(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one test of a store on a machine where neither Docker nor Maven can be found and
    nothing was fetched yet.
    """
    elsewhere = ("NEO4J_", "PYTEST_", "XDG_", "JAVA_", "CI")
    bare = {name: value for name, value in os.environ.items() if not name.startswith(elsewhere)}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments, WHOLE]
    there = {**bare, "HOME": str(home), "PATH": str(home), **environment}
    return subprocess.run(
        command, cwd=ROOT, env=there, capture_output=True, text=True, timeout=60, check=False
    )


def test_an_address_goes_first() -> None:
    choice = choose({"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "x"})

    assert choice.way is Way.ADDRESS
    assert choice.said == (
        "Neo4j (which does not answer: ServiceUnavailable) at bolt://127.0.0.1:1, as NEO4J_URI says"
    )


def test_an_address_that_cannot_be_used_is_no_reason_to_take_another() -> None:
    with pytest.raises(SettingsError, match="NEO4J_URI is set, but no password"):
        choose({"NEO4J_URI": "bolt://127.0.0.1:1"})


@pytest.mark.parametrize(
    ("docker", "why_not"),
    [
        ("exit 1", "Docker's engine does not answer"),
        ('[ "$1" = info ]', "docker has no compose"),
        ("exit 0", None),
    ],
)
def test_a_docker_client_alone_proves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, docker: str, why_not: str | None
) -> None:
    program(tmp_path, "docker", docker)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert why_no_docker() == why_not
    if why_not is None:
        assert choose({}).way is Way.DOCKER


def test_without_docker_that_is_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert why_no_docker() == "no docker"


def test_a_release_without_a_java_for_it_says_so() -> None:
    release = Release(CALENDAR.pom, range(99, 100), CALENDAR.main)

    assert (
        local(release, "as asked").said
        == f"no Neo4j {CALENDAR.version}: as asked, no Java 99 or newer"
    )


def test_the_releases_are_those_of_the_poms() -> None:
    assert (LONG_TERM.version, CALENDAR.version) == ("5.26.30", "2026.08.1")
    assert (LONG_TERM.java.start, CALENDAR.java.start) == (17, 21)


def test_a_java_is_known_by_its_note_or_by_what_it_says(tmp_path: Path) -> None:
    noted, old = (
        program(tmp_path / name / "bin", "java", "echo 'openjdk version \"1.8.0_402\"' >&2")
        for name in ("noted", "old")
    )
    (tmp_path / "noted" / "release").write_text('IMPLEMENTOR="Somebody"\nJAVA_VERSION="25.0.3"\n')

    assert (major_version(noted), major_version(old)) == (25, 1)
    assert java_for(range(25, 26), {"JAVA_HOME": str(tmp_path / "noted"), "PATH": ""}) == noted
    assert java_for(range(99, 100), {"PATH": str(tmp_path)}) is None


@pytest.mark.parametrize("arguments", [(), ("-n", "2")])
def test_without_a_neo4j_the_rest_passes_and_the_last_line_says_so(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = run(tmp_path, *arguments)

    assert done.returncode == 0, done.stdout
    assert "stores: no Neo4j 5.26.30: NEO4J_URI is not set, no docker, no " in done.stdout
    assert done.stdout.splitlines()[-1].startswith(
        "stores covered: embedded (not neo4j: no Neo4j 5.26.30: NEO4J_URI is not set, no docker"
    )


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [(["--stores=neo4j"], {}), (["--stores=both"], {}), ([], {"CI": "true"})],
)
def test_whoever_asks_for_neo4j_is_not_put_off(
    tmp_path: Path, arguments: list[str], environment: dict[str, str]
) -> None:
    done = run(tmp_path, *arguments, **environment)

    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert (
        "--stores or CI asks for Neo4j, but there is no Neo4j 5.26.30: NEO4J_URI is "
        "not set, no docker"
    ) in done.stderr


def test_every_process_of_a_run_uses_the_server_that_was_named(tmp_path: Path) -> None:
    nowhere = {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "x"}
    done = run(tmp_path, "-n", "2", "--stores=neo4j", "-k", "elsewhere", **nowhere)

    # a process that did not know of it would find no Neo4j, and that ends it
    assert "2 workers [0 items]" in done.stdout


def test_one_process_has_all_tests_on_neo4j_and_one_all_in_the_browser() -> None:
    store = "tests/graph/store/test_loading.py::test_a_load"

    assert part(f"{store}[neo4j]") == part("tests/graph/test_hub.py::test_a[x-neo4j-1]") == "neo4j"
    assert part(f"{store}[embedded]") == part(f"{store}[no neo4j]") == store.partition("::")[0]
    assert part("tests/browser/test_a.py::test_a[cy]") == part("tests/browser/test_b.py::test_b")


def test_the_embedded_store_alone_may_be_asked_for(tmp_path: Path) -> None:
    done = run(tmp_path, "--stores=embedded", CI="true")

    assert done.returncode == 0, done.stdout
    assert "stores: embedded only, as --stores says" in done.stdout
    assert done.stdout.splitlines()[-1] == "stores covered: embedded"
