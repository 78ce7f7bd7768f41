"""Both engines hold the bundled tables alike, and give the same bytes as answers over GraphQL."""

from __future__ import annotations

import contextlib
import random
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

import seeds
from api.app import create_app
from cli import questions
from graph import tables
from graph.hub import Hub
from graph.model import OrganizationKind, Records
from graph.ontology import FAMILY, Family
from tests.engines.server import Server
from tests.test_first_answers import DODDS, FIRST_MINISTER, PATHS, SIONED

BUNDLED = Path(seeds.__file__).parent / "tables"
DAY = "2026-11-24"
Question = tuple[str, dict[str, Any]]

RECORD = """
query ($id: ID!) {
  node(id: $id) {
    __typename id name
    ... on Person { memberships(first: 20) { nodes { organization { id name } \
role validFrom validTo sources { url } } } ties(first: 20) {
      nodes { strength band basis ends { id } } } }
    ... on Organization { kind nation parent { id } }
    ... on Post { organization { id } }
  }
}
"""


@dataclass(frozen=True, slots=True)
class Both:
    """The bundled tables on both engines."""

    embedded: Hub
    neo4j: Hub


@pytest_asyncio.fixture(scope="module")
async def both(server: Server, bundled_hub: Hub) -> Both:
    await server.wipe()
    store = server.store()
    await store.prepare()
    return Both(bundled_hub, await Hub.over(store, BUNDLED))


@contextlib.asynccontextmanager
async def client_of(hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(hub)), base_url="http://localhost"
    ) as client:
        yield client


def first_questions() -> Iterator[Question]:
    """Those of `tests/test_first_answers.py`."""
    for centre, target, day in (
        ("yef", {"person": SIONED}, DAY),
        ("yef", {"person": FIRST_MINISTER}, DAY),
        ("yef", {"person": DODDS}, "2015-06-01"),
        ("foundations", {"body": "ni-executive-ministers"}, DAY),
        ("foundations", {"body": "welsh-ministers"}, DAY),
    ):
        yield PATHS, {"centre": centre, "target": target, "asOf": day}
    for text in (
        "First Minister of Wales",
        "Prif Weinidog Cymru",
        "williams sioned",
        "yef",
        "oneill",
        "isle of angelsey",
    ):
        yield questions.SEARCH, {"text": text, "first": 5}


def questions_by_chance(records: Records, seed: int = 20261124) -> Iterator[Question]:
    """Paths, ties, records and names drawn from the records."""
    chance = random.Random(seed)
    centres = sorted(
        o.id for o in records.organizations.values() if FAMILY[o.kind] is Family.CENTRE
    )
    bodies = sorted(
        o.id
        for o in records.organizations.values()
        if o.kind in (OrganizationKind.COMMITTEE, OrganizationKind.COUNCIL)
    )
    people, posts = sorted(records.people), sorted(records.posts)
    for _ in range(12):
        target = chance.choice(
            [
                {"person": chance.choice(people)},
                {"post": chance.choice(posts)},
                {"body": chance.choice(bodies)},
            ]
        )
        yield (
            PATHS,
            {
                "centre": chance.choice(centres),
                "target": target,
                "asOf": chance.choice([DAY, "2024-03-01"]),
            },
        )
    for _ in range(12):
        a, b = chance.sample(people, 2)
        yield questions.TIE, {"a": a, "b": b, "asOf": DAY}
        yield RECORD, {"id": chance.choice([*people, *posts, *bodies])}
        yield (
            questions.SEARCH,
            {"text": (records.people[chance.choice(people)].name or "")[1:], "first": 5},
        )


@pytest.mark.engine("neo4j")
async def test_both_hold_the_bundled_tables(both: Both) -> None:
    written = tables.read(BUNDLED)
    one, other = [
        await hub.store.snapshot(await hub.store.audiences()) for hub in (both.embedded, both.neo4j)
    ]
    assert one.records == other.records == written
    assert one.seq == other.seq
    assert await both.embedded.store.audiences() == await both.neo4j.store.audiences()


@pytest.mark.engine("neo4j")
async def test_both_give_the_same_bytes(both: Both) -> None:
    asked = [*first_questions(), *questions_by_chance(tables.read(BUNDLED))]
    assert len(asked) == 11 + 12 + 36
    answered = 0
    async with client_of(both.embedded) as embedded, client_of(both.neo4j) as neo4j:
        for query, variables in asked:
            one, other = [
                await client.post("/graphql", json={"query": query, "variables": variables})
                for client in (embedded, neo4j)
            ]
            assert one.content == other.content, variables
            assert "errors" not in one.json(), one.json()["errors"]
            answered += bool(one.json()["data"])
    assert answered == len(asked)


@pytest.mark.engine("neo4j")
async def test_both_are_well(both: Both) -> None:
    for hub in (both.embedded, both.neo4j):
        report = await hub.health()
        assert [check.detail for check in report.checks if not check.ok] == []
