"""The embedded engine: how it is started, locked and stopped, and what
survives when it is not stopped.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import IO

import httpx
import pytest

from graph.errors import FolderInUse, NewerSchema, SettingsError
from graph.privacy.audience import PUBLIC
from graph.store import embedded
from graph.store.engine_library import engine_name
from graph.store.locking import announce, who_serves
from tests.graph.store.world import world

ROOT = Path(__file__).parents[3]

LOADING = """
import asyncio, sys
from pathlib import Path
from graph.store.embedded import open_store
from tests.graph.store.world import many

async def main():
    async with open_store(Path(sys.argv[1])) as store:
        print("open", flush=True)
        await store.load(many(3000), by="tables", complete=True, progress=lambda step, done, \
total: print(done, flush=True))

asyncio.run(main())
"""


def process(folder: Path, code: str) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", code, str(folder)]
    return subprocess.Popen(
        arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def test_the_engine_is_the_one_that_was_tested() -> None:
    dependencies = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "dependencies"
    ]

    native = [one for one in dependencies if one.startswith("arcadedb==")]
    tested = {
        f"ArcadeDB {native[0].partition('==')[2]}, embedded",
        "ArcadeDB 26.10.2.post1, embedded with Java",
    }
    assert engine_name() in tested
    assert embedded.MODE == "production"


async def test_what_was_written_is_there_after_a_new_start(tmp_path: Path) -> None:
    async with embedded.open_store(tmp_path) as store:
        await store.load(world(), by="tables")
    async with embedded.open_store(tmp_path) as store:
        assert await store.everything([PUBLIC]) == world()
        assert store.engine == engine_name()


async def test_each_start_has_a_password_of_its_own_that_stands_in_no_file(tmp_path: Path) -> None:
    with embedded.running(tmp_path) as first:
        password = first.password
    with embedded.running(tmp_path) as second:
        assert second.password != password
        held = [
            path
            for path in tmp_path.rglob("*")
            if path.is_file() and second.password.encode() in path.read_bytes()
        ]
    assert held == []


def test_the_engines_tool_endpoint_is_off(tmp_path: Path) -> None:
    with embedded.running(tmp_path):
        assert json.loads((tmp_path / "config" / "mcp-config.json").read_text())["enabled"] is False


@pytest.mark.skipif(
    sys.platform != "linux", reason="the system's table of sockets is read from /proc"
)
def test_the_engine_listens_on_loopback_only_and_answers_nobody_without_its_password(
    tmp_path: Path,
) -> None:
    before = listening()
    with embedded.running(tmp_path) as engine:
        opened = listening() - before
        (http,) = (port for _, port in opened if port != engine.bolt)
        tools = f"http://127.0.0.1:{http}/api/v1/mcp"

        assert {address for address, _ in opened} == {"127.0.0.1"}
        assert (answer(tools, None), answer(tools, engine.password)) == (401, 503)


def answer(url: str, password: str | None) -> int:
    """The status of a call, with the engine's password or without."""
    auth = None if password is None else httpx.BasicAuth("root", password)
    return httpx.post(url, json={}, auth=auth).status_code


def listening() -> set[tuple[str, int]]:
    """Addresses and ports on which this process listens, from the system's table of sockets."""
    links = [os.readlink(path) for path in Path("/proc/self/fd").iterdir() if path.is_symlink()]
    inodes = {match[1] for link in links if (match := re.fullmatch(r"socket:\[(\d+)\]", link))}
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]:
            _, local, _, state, *others = line.split()
            if state == "0A" and others[5] in inodes:
                address, port = local.split(":")
                found.add(
                    (
                        ".".join(str(byte) for byte in reversed(bytes.fromhex(address)[-4:])),
                        int(port, 16),
                    )
                )
    return found


def test_a_second_opener_is_refused_with_the_address_of_the_first(tmp_path: Path) -> None:
    with embedded.running(tmp_path), announce(tmp_path, "http://127.0.0.1:8000"):
        with pytest.raises(FolderInUse) as same_process, embedded.running(tmp_path):
            pass
        other = process(tmp_path, LOADING)
        output, _ = other.communicate(timeout=30)

    assert same_process.value.url == "http://127.0.0.1:8000"
    assert (
        "is open in another process, which serves http://127.0.0.1:8000. Use that one, stop "
        "it, or choose another"
    ) in output
    assert other.returncode == 1
    with embedded.running(tmp_path):
        assert who_serves(tmp_path) is None


def test_a_port_that_another_program_takes_first_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ports = iter([taken.getsockname()[1], embedded._free_port()])
        monkeypatch.setattr(embedded, "_free_port", lambda: next(ports))
        with embedded.running(tmp_path) as engine:
            assert engine.bolt != taken.getsockname()[1]


def test_a_note_of_a_process_that_is_gone_says_nothing(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / "serving.json").write_text(f'{{"url": "http://127.0.0.1:8000", "pid": {gone.pid}}}')

    assert who_serves(tmp_path) is None


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"url": "x", "pid": "y"}'])
def test_a_broken_note_says_nothing(tmp_path: Path, note: str) -> None:
    (tmp_path / "serving.json").write_text(note)

    assert who_serves(tmp_path) is None


def test_a_folder_that_cannot_be_written_to_is_refused_with_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with (
        pytest.raises(
            SettingsError, match=r"file/data cannot be written to .*Choose another with --data"
        ),
        embedded.running(tmp_path / "file" / "data"),
    ):
        pass


async def test_a_graph_of_a_newer_schema_is_refused_and_the_folder_let_go(tmp_path: Path) -> None:
    with embedded.running(tmp_path) as engine:
        async with engine.driver() as driver:
            await driver.execute_query(
                "CREATE (state:State {id: 'state', schema_version: 99, seq: 0, fingerprint: ''})",
                database_=embedded.DATABASE,
            )
    for _ in range(2):
        with pytest.raises(NewerSchema):
            async with embedded.open_store(tmp_path):
                pass


def loading_process(folder: Path) -> tuple[subprocess.Popen[str], IO[str]]:
    """A process that has the folder open and loads into it, and what it says from then on."""
    loading = process(folder, LOADING)
    assert loading.stdout is not None
    while (line := loading.stdout.readline()) != "open\n":  # an engine with Java warns first
        assert line
    return loading, loading.stdout


async def test_a_load_that_is_killed_half_way_starts_over_cleanly(tmp_path: Path) -> None:
    loading, output = loading_process(tmp_path)
    assert int(output.readline()) > 0  # the first batch of several is in
    loading.send_signal(signal.SIGKILL)
    loading.wait(timeout=10)

    async with embedded.open_store(tmp_path) as store:
        assert (await store.everything([PUBLIC])).people == {}
        loaded = await store.load(world(), by="tables", complete=True)
    assert loaded.added == 39


def test_a_service_that_is_told_to_end_ends_cleanly_and_its_log_is_in_the_data_folder(
    tmp_path: Path,
) -> None:
    loading, _ = loading_process(tmp_path)
    begun = time.monotonic()
    loading.send_signal(signal.SIGINT)
    loading.communicate(timeout=20)

    assert time.monotonic() - begun < 10
    assert list(tmp_path.glob("log/arcadedb*.log*")) != []
    with embedded.running(tmp_path):
        pass
