"""What was changed in a record, and how often the store is asked for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import httpx
import pytest

from api.app import create_app
from api.limits import LIMITS
from graph.hub import Hub
from graph.model import RecordId
from graph.privacy.audience import Audience
from graph.records.changes import Change
from tests.api.conftest import Ask
from tests.api.world import records

HISTORY = "history(first: 1) { nodes { id at by kind sentence undoneBy } pageInfo { hasNextPage } }"


async def test_the_histories_of_fifty_records_are_one_statement_in_each_turn(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    read = hub.store.history

    async def counted(
        ids: Sequence[RecordId], audiences: Sequence[Audience], first: int = 50
    ) -> Mapping[RecordId, Sequence[Change]]:
        asked.append(len(ids))
        return await read(ids, audiences, first)

    monkeypatch.setattr(hub.store, "history", counted)
    known = records()
    there = [*known.people, *known.organizations, *known.posts, *known.places, *known.interactions]
    ids = [*there, *(f"nobody-{i}" for i in range(50 - len(there)))]
    app = create_app(hub, limits=replace(LIMITS, turn_seconds=60))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost"
    ) as client:
        question = {
            "query": f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ {HISTORY} }} }}",
            "variables": {"ids": ids},
        }
        nodes = (await client.post("/graphql", json=question)).json()["data"]["nodes"]
    assert [len(node["history"]["nodes"]) for node in nodes if node] == [1] * len(there)
    # Bo and Castle answer each for themselves and for the record that they replaced
    assert asked == [len(there) - 2]


async def test_a_record_says_when_it_was_loaded_and_by_whom(ask: Ask) -> None:
    history = (await ask(f'{{ node(id: "bo") {{ {HISTORY} }} }}'))["data"]["node"]["history"]
    (change,) = history["nodes"]
    assert (change["by"], change["kind"], change["undoneBy"], history["pageInfo"]) == (
        "tables",
        "IMPORTED",
        None,
        {"hasNextPage": False},
    )
    assert re.fullmatch(r"Imported with the tables on \d{1,2} \w+ \d{4}\.", change["sentence"])
    assert change["at"].endswith("+00:00")
