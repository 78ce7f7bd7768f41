"""What somebody may try at the edge: `docs/attacks.md` has each attack with its answer and the test
that holds it. Those that no other test holds are here, the checks of graphql-cop among them.
"""

from __future__ import annotations

import ast
import re
import time
from functools import cache
from pathlib import Path

import httpx
import pytest

from tests.documents import ROOT, read

DOCUMENT = "docs/attacks.md"
ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| (.+) \|$", re.MULTILINE)
HELD_BY = re.compile(r"`([\w/.]+\.py)::(\w+)`")
SOON = 1.0
"""Seconds on a busy machine: each of these took from half a second to minutes where nothing bounds
it."""


@cache
def names_in(path: Path) -> frozenset[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return frozenset(
        node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def test_every_attack_has_an_answer_and_a_test_that_is_there() -> None:
    rows = ROW.findall(read(DOCUMENT))
    assert [int(number) for number, *_ in rows] == list(range(1, 46))
    for number, _, answer, held in rows:
        assert answer.strip(), number
        named = HELD_BY.findall(held)
        assert named, number
        for file, test in named:
            assert test in names_in(ROOT / "tests" / file), (number, file, test)


async def refused(client: httpx.AsyncClient, query: str) -> list[str]:
    """Return the codes of the errors by which a query is refused, soon and with little."""
    began = time.perf_counter()
    answer = await client.post("/graphql", json={"query": query})
    assert time.perf_counter() - began < SOON
    assert len(answer.content) < 2_000
    return [error["extensions"]["code"] for error in answer.json()["errors"]]


@pytest.mark.parametrize(
    "query",
    [
        "{" + "a{" * 2_000 + "b" + "}" * 2_001,
        "{ nodes(ids: " + "[" * 5_000 + "]" * 5_000 + ") { id } }",
        "{" + " ".join(f'node(id: "{i}") {{ id }}' for i in range(3_000)) + "}",
        "{" + " ".join(f"a{i}: __typename" for i in range(1_000)) + "}",
        "{ __typename " + "@include(if: true) " * 1_000 + "}",
        "{ __typename " + "@unknown " * 5_000 + "}",
    ],
    ids=["nested fields", "brackets", "duplicates", "aliases", "directives", "unknown directives"],
)
async def test_a_document_out_of_all_proportion_is_refused_with_one_error_and_soon(
    client: httpx.AsyncClient, query: str
) -> None:
    assert await refused(client, query) == ["OPERATION_TOO_LARGE"]


async def test_the_name_of_an_operation_has_no_megabyte(client: httpx.AsyncClient) -> None:
    sent = {"query": "{ __typename }", "operationName": "a" * 1_000_000}
    assert (await client.post("/graphql", json=sent)).status_code == 413


@pytest.mark.parametrize("number", ["2147483648", "-2147483649", "9" * 1_500], ids=len)
async def test_a_number_beyond_what_int_holds_is_refused_without_repeating_it(
    client: httpx.AsyncClient, number: str
) -> None:
    query = f'{{ search(text: "bo", first: {number}) {{ totalCount }} }}'
    assert await refused(client, query) == ["BAD_USER_INPUT"]


async def test_an_id_is_no_object(client: httpx.AsyncClient) -> None:
    assert await refused(client, '{ node(id: {ne: "1"}) { id } }') == ["BAD_USER_INPUT"]
    sent = {"query": "query($id: ID!) { node(id: $id) { id } }", "variables": {"id": {"$ne": 1}}}
    (error,) = (await client.post("/graphql", json=sent)).json()["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize("text", ["bo'}) DETACH DELETE n //", "\\u0060", '" OR 1=1 --', "`Person`"])
async def test_cypher_in_an_id_or_a_name_is_a_text(client: httpx.AsyncClient, text: str) -> None:
    query = "query($t: String!, $id: ID!) { search(text: $t) { totalCount } node(id: $id) { id } }"
    sent = {"query": query, "variables": {"t": text, "id": text}}
    answer = (await client.post("/graphql", json=sent)).json()
    assert answer["data"]["node"] is None
    assert (await client.post("/graphql", json={"query": '{ node(id: "bo") { id } }'})).json() == {
        "data": {"node": {"id": "bo"}}
    }


async def test_no_address_speaks_another_protocol(client: httpx.AsyncClient) -> None:
    asking = {
        "connection": "Upgrade",
        "upgrade": "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
        "sec-websocket-protocol": "graphql-ws",
    }
    answer = await client.get("/graphql", headers=asking)
    assert (answer.status_code, "upgrade" in answer.headers) == (404, False)


async def test_letters_that_look_alike_or_turn_the_line_are_letters(
    client: httpx.AsyncClient,
) -> None:
    query = "query($t: String!) { search(text: $t) { edges { node { id } } } }"
    for text in ("Bo\u202e Bevan", "Bo\u200b Bevan", "bó bevan", "bo\u0301 bevan"):
        sent = {"query": query, "variables": {"t": text}}
        answer = (await client.post("/graphql", json=sent)).json()
        assert "errors" not in answer, text


COP = {
    "alias overloading": "{" + " ".join(f"a{i}: __typename" for i in range(101)) + "}",
    "directive overloading": "{ __typename " + "@aa" * 10 + "}",
    "circular introspection": "{ __schema { types { fields { type { fields { type { fields { type "
    "{ fields { type { name } } } } } } } } } } }",
    "field duplication": "{" + "__typename " * 500 + "}",
}


@pytest.mark.parametrize("query", COP.values(), ids=COP.keys())
async def test_what_graphql_cop_tries_gains_nothing(client: httpx.AsyncClient, query: str) -> None:
    """It takes ten errors for ten unknown directives as a finding, and so many answers to one
    query. Its other checks are batches, GET, forms, methods and pages to try queries in, which
    `test_http.py` has.
    """
    answer = (await client.post("/graphql", json={"query": query})).json()
    assert len(answer.get("errors", [])) <= 5
    assert len(answer.get("data") or {}) <= 1
