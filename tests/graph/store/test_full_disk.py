"""A disk that is full refuses a write with words, and loses nothing that was acknowledged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.release import LONG_TERM

ROOT = Path(__file__).parents[3]
FULL = (
    "The disk of the data folder is full, so nothing can be recorded. Make room on it and try "
    "again; what was recorded before is safe."
)
OWN_DISK = ["unshare", "--map-root-user", "--mount"]
"""Runs a command where it may mount a small disk that nobody else sees;
no right of an administrator is needed.
"""


@pytest.mark.parametrize("engine", ["embedded", pytest.param("neo4j", marks=pytest.mark.long)])
def test_a_full_disk_loses_nothing_that_was_acknowledged(tmp_path: Path, engine: str) -> None:
    if engine == "neo4j" and (why_not := LONG_TERM.why_not()):
        pytest.skip(f"there is no Neo4j of our own: {why_not}")
    refused, well = on_a_small_disk(tmp_path, engine)
    assert refused.startswith(f"refused: {FULL if engine == 'embedded' else 'The store '}")
    assert well == "well: True"


def test_a_full_disk_is_told_over_http_while_it_lasts(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "served") == [
        f"GraphQL: STORAGE_FULL {FULL}",
        "page: 507 True",
        "ready: 503 True; a question: 200",
        "with room: 200 {'data': {'addPerson': {'__typename': 'AddPersonPayload'}}}",
    ]


def test_a_command_that_opens_the_folder_itself_says_that_the_disk_is_full(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "commands") == [
        f"0: 4 {FULL}",
        f"250000: 4 {FULL}",
        "with room: 0 Imported: 2,000 new, 0 changed.",
    ]


def on_a_small_disk(folder: Path, what: str) -> list[str]:
    """Return what is found on a disk that is filled."""
    if not can_mount(folder / "try"):
        pytest.skip("this system lets nobody but its administrator mount a small disk")
    command = [
        *OWN_DISK,
        sys.executable,
        "-m",
        "tests.graph.store.full_disk",
        what,
        str(folder / "disk"),
    ]
    said = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr
    return said.stdout.splitlines()


def can_mount(place: Path) -> bool:
    place.mkdir()
    try:
        tried = subprocess.run(
            [*OWN_DISK, "mount", "-t", "tmpfs", "tmpfs", str(place)],
            capture_output=True,
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0
