"""An archive of everything makes the same graph again, and an older graph is archived
before its schema changes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.hub import Hub, _upgrade
from graph.kept_settings import keep, read_kept, read_kept_server
from graph.settings import read_settings
from graph.store.bolt import BoltStore
from graph.store.shape import SCHEMA_VERSION

ROOT = Path(__file__).parent.parent.parent
TABLES = Path(__file__).parent / "lyonesse"
QUESTION = ("path", "Harbour Centre", "Cy Carew", "--as-of", "2026-11-24", "--json")


def dolen(
    *words: str, data: Path, tables: Path | None = TABLES
) -> subprocess.CompletedProcess[str]:
    more = {} if tables is None else {"DOLEN_TABLES": str(tables)}
    command = [sys.executable, "-m", "cli", *words, "--data", str(data)]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(data.parent), **more}
    return subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=120, check=False
    )


def test_a_graph_is_restored_from_its_backup_with_equal_answers_and_history(
    tmp_path: Path,
) -> None:
    was, now, archive = tmp_path / "was", tmp_path / "now", tmp_path / "backup.zip"
    answer = dolen(*QUESTION, data=was)
    assert answer.returncode == 0, answer.stderr
    taken = dolen("backup", str(archive), data=was)
    assert taken.returncode == 0, taken.stderr
    assert archive.stat().st_mode & 0o777 == 0o600
    assert "is there already" in dolen("backup", str(archive), data=was).stderr
    restored = dolen("restore", str(archive), data=now)
    assert restored.returncode == 0, restored.stderr
    again = dolen(*QUESTION, data=now)
    assert json.loads(again.stdout) == json.loads(answer.stdout)
    assert "well" in dolen("doctor", data=now).stdout
    refused = dolen("restore", str(archive), data=now)
    assert (refused.returncode, "Something is in the graph already" in refused.stderr) == (2, True)


def test_a_folder_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    missing = dolen("restore", str(tmp_path / "nowhere"), data=tmp_path / "data")
    assert (missing.returncode, "There is nothing at" in missing.stderr) == (2, True)


async def test_an_older_graph_is_archived_before_its_schema_is_upgraded(
    store: BoltStore, tmp_path: Path
) -> None:
    await store.upgrade(0)
    archive = await _upgrade(store, tmp_path / "archives")
    assert archive is not None
    assert (archive / "records").is_dir()
    assert (await store.state()).schema_version == SCHEMA_VERSION
    assert await _upgrade(store, tmp_path / "archives") is None
    assert isinstance(await Hub.over(store, None), Hub)


def test_a_kept_server_counts_where_the_environment_names_none(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("open sesame\n", encoding="utf-8")
    (tmp_path / "settings.toml").write_text(
        f'[neo4j]\nuri = "neo4j://graph:7687"\npassword_file = "{tmp_path / "secret"}"\n'
        'database = "dolen"\n',
        encoding="utf-8",
    )
    kept = read_settings({"DOLEN_DATA": str(tmp_path)}).server
    assert kept is not None
    assert (kept.uri, kept.user, kept.password, kept.database) == (
        "neo4j://graph:7687",
        "neo4j",
        "open sesame",
        "dolen",
    )
    named = read_settings(
        {"DOLEN_DATA": str(tmp_path), "NEO4J_URI": "bolt://other:7687", "NEO4J_PASSWORD": "x"}
    ).server
    assert named is not None
    assert (named.uri, named.password, named.database) == ("bolt://other:7687", "x", "neo4j"), (
        "no secret of one server goes to another"
    )
    keep(tmp_path, centre="yef")
    assert read_kept(tmp_path) == {"centre": "yef"}
    assert read_kept_server(tmp_path)["NEO4J_URI"] == "neo4j://graph:7687", (
        "choosing a Centre loses no server"
    )


@pytest.mark.parametrize(
    "text", ["[neo4j]\nurl = 'x'\n", "[neo4j]\nuri = 7\n", "neo4j = 'bolt://x'\n"]
)
def test_a_kept_server_that_says_something_else_is_refused_with_words(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Exception, match="may say uri, user, password_file, database only"):
        read_kept_server(tmp_path)
