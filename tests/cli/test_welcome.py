from __future__ import annotations

import json
import shlex
from pathlib import Path

from cli.welcome import CENTRE, TARGET, welcome
from graph.settings import read_settings
from tests.cli.conftest import LYONESSE


def test_the_first_question_names_a_folder_that_is_not_the_usual_one(tmp_path: Path) -> None:
    lines = welcome(
        read_settings({}, data=str(tmp_path / "my data")), "http://127.0.0.1:8010"
    ).splitlines()
    assert lines[0] == "Dolen serves http://127.0.0.1:8010"
    command, *words = shlex.split(lines[4])
    assert command.endswith("dolen")
    assert words == ["path", CENTRE, TARGET, "--data", str(tmp_path / "my data")]
    request = shlex.split(lines[6])
    assert request[:3] == ["curl", "-s", "http://127.0.0.1:8010/graphql"]
    assert "introductionPaths" in json.loads(request[-1])["query"]


def test_the_first_question_names_no_folder_where_the_environment_names_the_server(
    tmp_path: Path,
) -> None:
    environment = {
        "DOLEN_DATA": str(tmp_path),
        "NEO4J_URI": "bolt://localhost:7687",
        "NEO4J_PASSWORD": "between us",
    }
    assert "--data" not in welcome(read_settings(environment), "http://127.0.0.1:8010")
    (tmp_path / "settings.toml").write_text(
        '[neo4j]\nuri = "bolt://localhost:7687"\n', encoding="utf-8"
    )
    kept = read_settings({"NEO4J_PASSWORD": "between us"}, data=str(tmp_path))
    assert f"--data {tmp_path}" in welcome(kept, "http://127.0.0.1:8010")


def test_the_first_question_about_other_tables_names_nobody_of_the_bundled_ones(
    tmp_path: Path,
) -> None:
    text = welcome(
        read_settings({}, data=str(tmp_path), tables=str(LYONESSE)), "http://127.0.0.1:8010"
    )
    assert CENTRE not in text
    assert "doctor" in text
    assert "centres" in text


def test_who_is_to_invite_the_first_is_told_of_the_folder_too(tmp_path: Path) -> None:
    served = {"DOLEN_PUBLIC_URL": "http://localhost:8010", "DOLEN_CONTACT": "data@example.org"}
    told = welcome(read_settings(served, data=str(tmp_path)), "http://127.0.0.1:8010")
    command = told.rpartition("To invite the first: ")[2]
    assert shlex.split(command)[1:] == [
        *("account", "invite", "NAME", "--role", "operator"),
        *("--data", str(tmp_path)),
    ]
