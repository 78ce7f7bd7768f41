"""Commands open the graph themselves where no server has it open;
which tables a data folder follows.
"""

from __future__ import annotations

import json
import shutil
import signal
from pathlib import Path

import pytest

from graph.store.locking import announce, locked
from tests.cli.conftest import LYONESSE, TODAY, dolen, serve, start


def test_a_command_without_a_server_fills_a_new_folder_and_answers(tmp_path: Path) -> None:
    first = dolen(tmp_path, "path", "harbour", "cy", "--as-of", TODAY, "--json")
    assert first.code == 0
    assert [
        actor["id"] for actor in json.loads(first.out)["introductionPaths"]["paths"][0]["actors"]
    ] == ["ann", "bo", "cy"]
    assert ": done" in first.error
    second = dolen(tmp_path, "path", "harbour", "cy", "--as-of", TODAY, "--json")
    assert second.out == first.out
    assert second.error == ""


def test_a_folder_filled_with_other_tables_keeps_them_when_they_are_not_named_again(
    tmp_path: Path,
) -> None:
    shutil.copytree(LYONESSE, tmp_path / "tables")
    assert dolen(tmp_path / "data", "search", "Bo Bevan", tables=tmp_path / "tables").code == 0
    again = dolen(tmp_path / "data", "search", "Bo Bevan", tables=None)
    assert again.out == "bo  Bo Bevan (person, Wales)\n"
    shutil.rmtree(tmp_path / "tables")
    without = dolen(tmp_path / "data", "search", "Bo Bevan", tables=None)
    assert without.out == "bo  Bo Bevan (person, Wales)\n"
    assert without.error == ""


def test_tables_that_changed_are_loaded_at_the_next_start(tmp_path: Path) -> None:
    tables = shutil.copytree(LYONESSE, tmp_path / "tables")
    assert dolen(tmp_path / "data", "search", "Gwen", tables=tables).out.startswith(
        "Nothing here is called"
    )
    with (tables / "people.csv").open("a") as people:
        people.write("gwen,Gwen Gough,,assembly:12\n")
    assert (
        dolen(tmp_path / "data", "search", "Gwen", tables=tables).out
        == "gwen  Gwen Gough (person, not in office)\n"
    )


def test_a_command_waits_for_a_server_that_has_only_begun(tmp_path: Path) -> None:
    with start(tmp_path, "serve", "--port", "0", tables=None) as server:
        assert server.stderr is not None
        # the bundled tables are being loaded: the folder is locked, and no address is known yet
        server.stderr.readline()
        asked = dolen(tmp_path, "search", "First Minister of Wales", tables=None)
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=30)
    assert asked.code == 0
    assert asked.out.startswith("welsh-ministers-first-minister-of-wales")
    # and nothing was loaded here
    assert asked.error == f"Waiting for the process that has just opened {tmp_path}.\n"
    assert server.returncode == 0


def test_a_first_load_that_was_killed_is_made_good_by_the_next_start(tmp_path: Path) -> None:
    with start(tmp_path, "serve", "--port", "0", tables=None) as process:
        assert process.stderr is not None
        process.stderr.readline()
        process.kill()
    assert process.returncode == -signal.SIGKILL
    server = serve(tmp_path, tables=None)
    answer = json.loads(dolen(tmp_path, "doctor", "--json", tables=None).out)
    server.process.send_signal(signal.SIGTERM)
    server.process.communicate(timeout=30)
    assert answer["examine"]["ok"] is True
    assert {count["table"].lower(): count["rows"] for count in answer["status"]["counts"]}[
        "memberships"
    ] > 5000
    assert server.process.returncode == 0


def test_the_bundled_tables_answer_the_question_that_the_server_prints(tmp_path: Path) -> None:
    ended = dolen(tmp_path, "path", "Youth Endowment Fund", "First Minister of Wales", tables=None)
    assert ended.code == 0
    assert ended.out.startswith("Youth Endowment Fund to First Minister of Wales (")
    assert "\n1. Youth Endowment Fund → " in ended.out
    assert "Source: " in ended.out


def test_a_store_that_does_not_open_ends_with_4_and_says_where_its_log_is(tmp_path: Path) -> None:
    (tmp_path / "databases").write_text("in the way of the engine")
    ended = dolen(tmp_path, "search", "Bo Bevan")
    assert ended.code == 4
    assert f"Its log is in {tmp_path / 'log'}" in ended.error


def test_a_server_that_does_not_answer_is_said_and_ends_with_4(tmp_path: Path) -> None:
    with locked(tmp_path), announce(tmp_path, "http://127.0.0.1:9"):
        ended = dolen(tmp_path, "search", "Bo Bevan")
    assert ended.code == 4
    assert "The server at http://127.0.0.1:9 does not answer" in ended.error
    assert "Start it again: dolen serve" in ended.error


def test_a_terminal_without_every_letter_shows_the_rest(tmp_path: Path) -> None:
    ended = dolen(
        tmp_path, "path", "harbour", "cy", "--as-of", TODAY, more={"PYTHONIOENCODING": "latin-1"}
    )
    assert ended.code == 0
    assert "1. Ann Archer ? Bo Bevan ? Cy Carew" in ended.out


@pytest.mark.parametrize("command", [("search", "Bo Bevan"), ("serve", "--port", "0")])
def test_a_neo4j_that_does_not_answer_is_said_and_ends_with_4(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    ended = dolen(
        tmp_path, *command, more={"NEO4J_URI": "bolt://127.0.0.1:9", "NEO4J_PASSWORD": "between us"}
    )
    assert ended.code == 4
    assert (
        "Nothing answers as Neo4j at bolt://127.0.0.1:9. Start the server, or correct NEO4J_URI"
        in ended.error
    )
    assert "between us" not in ended.error


def test_a_data_folder_that_is_named_is_asked_whatever_server_the_environment_names(
    tmp_path: Path,
) -> None:
    there = {"NEO4J_URI": "bolt://127.0.0.1:9", "NEO4J_PASSWORD": "between us"}
    ended = dolen(
        tmp_path / "other", "search", "Bo Bevan", "--data", str(tmp_path / "named"), more=there
    )
    assert ended.code == 0
    assert "Bo Bevan" in ended.out
