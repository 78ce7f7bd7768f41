"""`dolen serve --demo`: the invented nation, in a folder of its own, marked in every answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from cli.demonstration import TABLES, demonstration
from cli.hub import NOTE
from cli.welcome import welcome
from graph.settings import read_settings
from tests.cli.conftest import ROOT, Server, dolen, serve
from tests.cli.test_make import make

MARK = "This is a demonstration: every person, body and meeting in it is invented."


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = serve(tmp_path_factory.mktemp("folder") / "mine", "--demo")
    yield server
    server.process.terminate()
    server.process.communicate(timeout=30)


def test_it_never_touches_the_usual_folder_nor_a_server_of_a_graph(tmp_path: Path) -> None:
    environment = {
        "DOLEN_DATA": str(tmp_path / "mine"),
        "DOLEN_TABLES": "/nowhere",
        "DOLEN_PORT": "8010",
        "NEO4J_URI": "bolt://localhost",
    }
    settings = demonstration(environment)
    assert settings.data == tmp_path / "mine-demo"
    assert (settings.tables, settings.port, settings.server) == (TABLES, 8010, None)
    assert demonstration({}, data=str(tmp_path / "mine-demo")).data == tmp_path / "mine-demo"
    assert demonstration({}).data.name == "dolen-demo"


def test_tables_of_ones_own_are_no_demonstration(tmp_path: Path) -> None:
    ended = dolen(tmp_path, "serve", "--demo", "--tables", str(tmp_path), tables=None)
    assert ended.code == 2
    assert "Leave out --tables, or --demo." in ended.error


def test_make_demo_serves_it() -> None:
    ended = make(ROOT, "--dry-run", "demo", "ARGS=--port 8010")
    assert ended.stdout.splitlines()[-1] == ".venv/bin/dolen serve --demo --port 8010"


def test_the_first_question_is_one_of_the_demonstration(tmp_path: Path) -> None:
    lines = welcome(
        demonstration({}, data=str(tmp_path / "mine")), "http://127.0.0.1:8010"
    ).splitlines()
    assert lines[2] == MARK
    assert '"Lanternlight Centre for Childhood"' in lines[5].replace("'", '"')
    assert lines[5].endswith(f"--data {tmp_path / 'mine-demo'}")
    assert "demo-minister-for-childhood-and-learning" in lines[7]


def test_a_folder_keeps_the_demonstration_and_says_so(served: Server) -> None:
    folder = served.data.with_name("mine-demo")
    assert not served.data.exists()
    assert (folder / NOTE).read_text() == str(TABLES)
    assert MARK in welcome(read_settings({}, data=str(folder)), served.url)


@pytest.mark.parametrize(
    "query",
    [
        "{ centres { nodes { name } } }",
        '{ search(text: "minister") { nodes { id } } }',
        "{ nothing }",
    ],
)
def test_every_answer_over_http_is_marked(served: Server, query: str) -> None:
    answer = httpx.post(f"{served.url}/graphql", json={"query": query}, trust_env=False).json()
    assert answer["extensions"] == {"demonstration": MARK}


def test_the_datasets_say_it_too(served: Server) -> None:
    answer = httpx.post(
        f"{served.url}/graphql",
        json={"query": "{ status { datasets { folder invented } } }"},
        trust_env=False,
    ).json()
    assert answer["data"]["status"]["datasets"] == [{"folder": "lyonesse", "invented": True}]


def test_paths_are_marked_in_text_and_in_json(served: Server) -> None:
    folder = served.data.with_name("mine-demo")
    question = ("path", "Lanternlight Centre for Childhood", "Minister for Childhood and Learning")
    lines = dolen(folder, *question, tables=None).out.splitlines()
    assert lines[2] == "1. Rosamund Inkwell → Crispin Ledgerline → Élodie Brambleworth"
    assert lines[-1] == f"Note: {MARK}"
    assert json.loads(dolen(folder, *question, "--json", tables=None).out)["introductionPaths"][
        "notes"
    ] == [MARK]


def test_other_commands_are_marked_on_the_error_stream(served: Server) -> None:
    found = dolen(served.data.with_name("mine-demo"), "search", "brambleworth", tables=None)
    assert found.out.startswith("demo-elodie-brambleworth")
    assert found.error == f"{MARK}\n"
