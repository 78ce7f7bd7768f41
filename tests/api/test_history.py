"""What was changed in a record, and how often the store is asked for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import httpx

from api.app import create_app
from graph.hub import Hub
from graph.model import RecordId
from graph.store.changes import Change
from graph.view import Viewer
from tests.api.conftest import Ask
from tests.api.world import records

HISTORY = "{ history(first: 1) { nodes { id at by kind sentence undoneBy } pageInfo { hasNextPage } } }"


class CountingHub(Hub):
    """The same hub, which counts how often the store is asked for histories."""

    def __init__(self, hub: Hub) -> None:
        self.__dict__.update(hub.__dict__)
        self.asked: list[int] = []

    async def history(self, record_ids: Sequence[RecordId], viewer: Viewer, first: int = 50) -> Mapping[RecordId, Sequence[Change]]:
        self.asked.append(len(record_ids))
        return await super().history(record_ids, viewer, first)


async def test_the_histories_of_fifty_records_are_one_statement(hub: Hub) -> None:
    counting = CountingHub(hub)
    known = records()
    there = [*known.people, *known.organizations, *known.posts, *known.places, *known.interactions]
    ids = [*there, *(f"nobody-{i}" for i in range(50 - len(there)))]
    query = f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ id {HISTORY[2:]} }}"
    async with httpx.AsyncClient(transport=httpx.ASGITransport(create_app(counting)), base_url="http://localhost") as client:
        answer = (await client.post("/graphql", json={"query": query, "variables": {"ids": ids}})).json()
    assert [len(node["history"]["nodes"]) for node in answer["data"]["nodes"] if node] == [1] * len(there)
    assert counting.asked == [len(there) - 1]  # one place answers for itself and for the one that it replaced


async def test_a_record_says_when_it_was_loaded_and_by_whom(ask: Ask) -> None:
    (change,) = (await ask(f'{{ node(id: "bo") {HISTORY[:-1]} }} }}'))["data"]["node"]["history"]["nodes"]
    assert (change["by"], change["kind"], change["undoneBy"]) == ("tables", "IMPORTED", None)
    assert re.fullmatch(r"Imported with the tables on \d{1,2} \w+ \d{4}\.", change["sentence"])
    assert change["at"].endswith("+00:00")
