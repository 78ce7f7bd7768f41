"""Writes over HTTP: what a program waits for that records a meeting by a mutation with a key of its
own, beside bare Strawberry whose mutation writes one node in one transaction of the same engine
(`bench/bare.py`). They are asked in turns, so that other work on the machine meets both.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import json
import statistics
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.beside import Turns, bare_strawberry
from bench.server import Client, Failed, Server, data_of, serving
from graph import dates
from graph.model import ActorId, OrganizationId

TURNS = 5
OURS = """
mutation Record($input: RecordInteractionInput!) {
  recordInteraction(input: $input) {
    __typename
    ... on RecordInteractionPayload { interaction { id date } change { id } }
    ... on Refusal { message }
  }
}
"""
BARE = """
mutation Record($id: ID!, $date: String!, $actors: [ID!]!) {
  record(id: $id, date: $date, actors: $actors) { id name audience }
}
"""


def recorded(
    data: Path, tables: Path, centre: OrganizationId, people: Sequence[ActorId], *, beside: bool
) -> tuple[float, float | None]:
    """Return how many meetings a second one client has recorded by a server of this data folder,
    which was filled with the tables, and how many nodes bare Strawberry writes; None: that was not
    asked `beside`. The medians of the turns.

    Raises:
        Failed: a meeting was not recorded.
    """
    with tempfile.TemporaryDirectory(prefix="dolen-bench-") as folder, contextlib.ExitStack() as on:
        server = on.enter_context(serving(data, tables, centre))
        turns = [_turns(server, on, _meetings(centre, people))]
        if beside:
            bare = on.enter_context(bare_strawberry(Path(folder)))
            turns.append(_turns(bare, on, _nodes(people)))
        for each in turns:
            each.take(len(people))  # warm
            each.rates.clear()
        for _ in range(TURNS):
            for each in turns:
                each.take(len(people))
    ours, *others = (statistics.median(each.rates) for each in turns)
    return ours, next(iter(others), None)


def _turns(server: Server, on: contextlib.ExitStack, bodies: Iterator[bytes]) -> Turns:
    client = on.enter_context(Client(server.url))

    def ask() -> None:
        answer = data_of(client.post(next(bodies)))
        told = answer.get("recordInteraction")
        if told is not None and told["__typename"] == "Refusal":
            raise Failed(f"The server refuses a meeting: {told['message']}")

    return Turns(ask, server)


def _meetings(centre: OrganizationId, people: Sequence[ActorId]) -> Iterator[bytes]:
    for number, person in enumerate(itertools.cycle(people)):
        day = dates.today() - dt.timedelta(days=number // len(people))
        asked = {
            "kind": "MEETING",
            "date": day.isoformat(),
            "actors": [centre, person],
            "idempotencyKey": str(uuid.uuid4()),
        }
        yield json.dumps({"query": OURS, "variables": {"input": asked}}).encode()


def _nodes(people: Sequence[ActorId]) -> Iterator[bytes]:
    for person in itertools.cycle(people):
        asked = {
            "id": str(uuid.uuid4()),
            "date": dates.today().isoformat(),
            "actors": [person],
        }
        yield json.dumps({"query": BARE, "variables": asked}).encode()
