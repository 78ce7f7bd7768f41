"""Newer tables by the command: what they would change is shown first, one word brings them, one
takes them back.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from seeds.release import release
from tests.cli.conftest import LYONESSE, Commands, Server


def newer_release(place: Path) -> Path:
    """A release of tomorrow's tables, in which Dai Daniel is First Minister."""
    dataset = shutil.copytree(LYONESSE, place / "newer" / "lyonesse")
    memberships = (dataset / "memberships.csv").read_text("utf-8")
    (dataset / "memberships.csv").write_text(
        memberships.replace("cy,ministers,first-minister", "dai,ministers,first-minister"), "utf-8"
    )
    into = place / "lyonesse.zip"
    release(["lyonesse"], place / "newer", into, dt.date(2026, 11, 21), since=LYONESSE)
    return into


def test_newer_tables_are_shown_brought_and_taken_back(tmp_path: Path) -> None:
    dolen = Commands(tmp_path / "data")
    into = newer_release(tmp_path)
    told = "1 minister changed: First Minister: Dai Daniel in the place of Cy Carew."

    looked = dolen("update", str(into), "--dry-run")
    assert (looked.exit_code, looked.stdout.splitlines()) == (
        0,
        ["Datasets: lyonesse", told, "Records: 1 added, 1 corrected, 1 removed."],
    )
    unsaid = dolen("update", str(into))
    assert (unsaid.exit_code, "add --yes to bring it" in unsaid.stderr) == (2, True)
    brought = dolen("update", str(into), "--yes")
    assert brought.exit_code == 0, brought.stderr
    assert "Brought: 1 added, 1 corrected, 1 removed," in brought.stdout
    assert brought.stdout.splitlines()[-1] == "To undo it: dolen update --undo"
    assert "Dai Daniel" in dolen("search", "First Minister of Lyonesse").stdout
    again = dolen("update", str(into), "--yes")
    assert "All of it is here already." in again.stdout
    undone = dolen("update", "--undo")
    assert undone.exit_code == 0, undone.stderr


def test_the_server_that_has_the_folder_brings_a_release_and_goes_on_answering(
    served: Server, tmp_path: Path
) -> None:
    dolen, into = Commands(served.data), newer_release(tmp_path)
    brought = dolen("update", str(into), "--yes")
    assert brought.exit_code == 0, brought.stderr
    assert (
        "1 minister changed: First Minister: Dai Daniel in the place of Cy Carew." in brought.stdout
    )
    assert "Dai Daniel" in dolen("search", "First Minister of Lyonesse").stdout
    undone = dolen("update", "--undo")
    assert (undone.exit_code, "records are as they were before" in undone.stdout) == (0, True)
    assert "Dai Daniel" not in dolen("search", "First Minister of Lyonesse").stdout


def test_what_is_neither_brought_nor_undone_is_asked_for(tmp_path: Path) -> None:
    refused = Commands(tmp_path / "data")("update")
    assert (refused.exit_code, "Name a file or a folder" in refused.stderr) == (2, True)
