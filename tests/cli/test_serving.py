"""Starting, serving and stopping, through real processes."""

from __future__ import annotations

import contextlib
import json
import signal
import socket
import time
from pathlib import Path

import httpx
import pytest

from tests.cli.conftest import Server, dolen, serve, start

COUNT = '{ search(text: "Bo Bevan") { edges { node { id } } } }'


def finish(server: Server, number: signal.Signals) -> tuple[int, str]:
    server.process.send_signal(number)
    _, error = server.process.communicate(timeout=20)
    return server.process.returncode, error


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_server_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    server = serve(tmp_path)
    assert json.loads((tmp_path / "serving.json").read_text()) == {
        "url": server.url,
        "pid": server.process.pid,
        "secret": "",
    }
    code, error = finish(server, number)
    assert code == 0
    assert "Traceback" not in error
    assert not (tmp_path / "serving.json").exists()


def test_the_server_answers_and_does_not_say_what_it_is_made_of(served: Server) -> None:
    response = httpx.post(f"{served.url}/graphql", json={"query": COUNT})
    assert response.json() == {"data": {"search": {"edges": [{"node": {"id": "bo"}}]}}}
    assert "server" not in response.headers


QUESTION = (
    b"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    b"Content-Length: 100\r\n\r\n{"
)


def test_callers_who_never_end_a_request_do_not_hold_the_stop_up(tmp_path: Path) -> None:
    server = serve(tmp_path)
    with contextlib.ExitStack() as opened:
        for begun in (b"", b"GET /live HTTP/1.1\r\nHost", QUESTION):
            opened.enter_context(_caller(server)).sendall(begun)
        time.sleep(0.2)
        began = time.monotonic()
        code, _ = finish(server, signal.SIGTERM)
    assert code == 0
    assert time.monotonic() - began < 6  # three seconds of grace, and the engine's own stop


def test_headers_without_end_are_refused(served: Server) -> None:
    with _caller(served) as caller:
        caller.sendall(b"GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nx: " + b"x" * 100_000)
        answer = b"".join(iter(lambda: caller.recv(4096), b""))
    assert answer.startswith(b"HTTP/1.1 431 ")
    assert b"65536 bytes" in answer


def _caller(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", int(server.url.rsplit(":", 1)[1])), timeout=10)


def test_a_taken_port_is_said_before_the_engine_starts(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ended = dolen(tmp_path, "serve", "--port", str(port))
    assert ended.code == 2
    assert ended.error == (
        f"Port {port} is in use. Stop the other program, or choose another port: --port "
        f"{port + 1}\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_second_server_on_the_folder_is_told_which_process_serves_it_and_where(
    served: Server,
) -> None:
    ended = dolen(served.data, "serve", "--port", "0")
    assert ended.code == 2
    assert served.url in ended.error
    assert str(served.process.pid) in ended.error


def test_the_same_server_started_twice_is_told_so_rather_than_that_the_port_is_taken(
    served: Server,
) -> None:
    ended = dolen(served.data, "serve", "--port", served.url.rsplit(":", 1)[1])
    assert ended.code == 2
    assert (
        ended.error
        == f"Dolen already serves {served.data} at {served.url} (process {served.process.pid}).\n"
    )


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ended = dolen(tmp_path / "file" / "data", "serve", "--port", "0")
    assert ended.code == 2
    assert "cannot be written" in ended.error
    assert "Choose another with --data" in ended.error


def test_an_address_that_others_reach_is_refused(tmp_path: Path) -> None:
    ended = dolen(tmp_path, "serve", "--host", "0.0.0.0")
    assert ended.code == 2
    assert ended.error.startswith("Dolen does not serve on 0.0.0.0")


def test_tables_that_cannot_be_used_are_reported_by_file_and_row_and_nothing_is_kept(
    tmp_path: Path,
) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "people.csv").write_text("id,name,died\nann,Ann Archer,yesterday\n")
    ended = dolen(tmp_path / "data", "serve", "--port", "0", tables=tmp_path / "tables")
    assert ended.code == 2
    assert "people.csv, row 2, column died" in ended.error
    repaired = serve(tmp_path / "data")
    assert httpx.post(f"{repaired.url}/graphql", json={"query": COUNT}).json()["data"]["search"][
        "edges"
    ] == [{"node": {"id": "bo"}}]
    assert finish(repaired, signal.SIGTERM)[0] == 0


def test_the_first_start_loads_and_says_so_and_the_second_finds_it_all_there(
    tmp_path: Path,
) -> None:
    first = serve(tmp_path)
    code, error = finish(first, signal.SIGTERM)
    assert code == 0
    assert ": done" in error
    second = serve(tmp_path)
    assert httpx.post(f"{second.url}/graphql", json={"query": COUNT}).json()["data"]["search"][
        "edges"
    ] == [{"node": {"id": "bo"}}]
    code, error = finish(second, signal.SIGTERM)
    assert code == 0
    assert ": done" not in error


def test_a_stop_during_the_first_load_ends_cleanly(tmp_path: Path) -> None:
    with start(tmp_path, "serve", "--port", "0", tables=None) as process:
        assert process.stderr is not None
        process.stderr.readline()  # the load has begun
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode == 0
