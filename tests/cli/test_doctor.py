from __future__ import annotations

import asyncio
import json
from pathlib import Path

import httpx
import pytest

from cli import ask
from cli.questions import HEALTH
from graph.dates import PartialDate
from graph.errors import StoreTimeout
from graph.model import ActorId, Organization, OrganizationId, OrganizationKind, RecordId, Records
from graph.store.embedded import open_store
from tests.cli.conftest import Commands, dolen


def test_the_doctor_finds_the_invented_nation_well(ask: Commands) -> None:
    ended = ask("doctor")
    assert ended.exit_code == 0
    assert ended.stdout.splitlines()[0].endswith(": well")
    assert ended.stdout.splitlines()[-1] == "Dataset lyonesse: Lyonesse, an invented nation"
    assert json.loads(ask("doctor", "--json").stdout)["examine"]["ok"] is True


async def test_the_doctor_ends_with_1_where_something_is_wrong_and_says_what(
    tmp_path: Path,
) -> None:
    backwards = Organization(
        id=OrganizationId(ActorId(RecordId("backwards"))),
        kind=OrganizationKind.CHARITY,
        name="Backwards",
        valid_from=PartialDate("2026"),
        valid_to=PartialDate("2020"),
    )
    async with open_store(tmp_path) as store:
        await store.load(
            Records(organizations={backwards.id: backwards}),
            by="a program that does not check",
            fingerprint="none",
        )
    (tmp_path / "tables.txt").write_text("/nowhere")  # the graph stays as it is
    ended = dolen(tmp_path, "doctor", tables=None)
    assert ended.code == 1
    assert ended.out.splitlines()[0].endswith(": not well")
    assert (
        "WRONG  intervals: 1 end before they begin: backwards. Correct or remove these records."
        in ended.out.splitlines()
    )


async def test_a_server_that_is_busy_is_not_said_to_need_a_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ask, "LONG_ANSWER_WITHIN", 0.2)

    async def never_answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with await asyncio.start_server(never_answers, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with httpx.AsyncClient(base_url=url) as client:
            with pytest.raises(StoreTimeout) as refused:
                await ask.Answerer(client).patiently(HEALTH)
    assert str(refused.value) == (
        f"The server at {url} is busy and has not answered yet. It still runs: wait a little, and "
        "ask it again."
    )
