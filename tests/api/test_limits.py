"""Operations that ask for too much are refused before they are run, and soon."""

from __future__ import annotations

import time

import httpx
import pytest
from graphql import OperationDefinitionNode, parse

from api.budget import Sizes
from api.limits import ALIASES, DEPTH, FIELDS, TOKENS
from api.schema.published import schema

PARENTS = "... on Place { parent { id "


def deep(levels: int) -> str:
    """`node`, places inside one another, and an id in the last."""
    levels -= 2
    return '{ node(id: "x") { ' + PARENTS * levels + "} }" * levels + " } }"


def fragment_bomb(links: int) -> str:
    """Each fragment spreads the next one twice: 2^links fields."""
    chain = " ".join(f"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}" for i in range(links))
    return f"{{ ...F0 }} {chain} fragment F{links} on Query {{ __typename }}"


TOO_LARGE = {
    "depth": deep(DEPTH + 1),
    "fragments that double": fragment_bomb(20),
    "aliases": "{" + " ".join(f"a{i}: __typename" for i in range(ALIASES + 1)) + "}",
    "aliases in a fragment": "{ ...F ...F } fragment F on Query {" + " ".join(f"a{i}: __typename" for i in range(ALIASES // 2 + 1)) + "}",
    "fields": "{" + " ".join(["__typename"] * (FIELDS + 1)) + "}",
    "tokens": "{" + " ".join(["__typename"] * 10_000) + "}",
    "tokens in directives": "{ __typename " + "@x " * TOKENS + "}",
    "answer": '{ node(id: "bo") { ... on Actor { ties(first: 100) { nodes { ends { ties(first: 100) { nodes { strength } } } } } } } }',
    "brackets": "{ nodes(ids: " + "[" * 1_900 + "]" * 1_900 + ") { id } }",
}


PAGE = (
    "query($n: Int) { centres(first: $n) { nodes { ties(first: $n) { nodes { strength band basis evidence { nodes { sentence } } } } } } }"
)


def answer_of(query: str, **variables: object) -> int:
    document = parse(query)
    sizes = Sizes(document, schema._schema, variables)
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    return sizes.of(operation.selection_set, schema._schema.query_type).answer


def test_the_answer_is_reckoned_from_the_rows_that_are_asked_for() -> None:
    assert answer_of('{ node(id: "x") { id name } }') == 3
    assert answer_of('{ nodes(ids: ["x", "y"]) { id } }') == 3
    assert answer_of("{ centres { nodes { id } } }") == 1 + 50 * 2
    assert answer_of("query($n: Int) { centres(first: $n) { nodes { id } pageInfo { endCursor } } }", n=7) == 1 + 7 * 4
    assert answer_of("{ centres(first: 9999) { nodes { id } } }") == 1 + 100 * 2


async def test_an_answer_that_would_be_too_long_is_refused(client: httpx.AsyncClient) -> None:
    """With evidence of 10 facts a tie has 1 + 3 + 1 + 10 * 2 = 25 fields; 100 ties of 100 Centres have 250,000, 20 of 20 have 10,000."""
    for n, refused in ((100, True), (20, False)):
        answer = (await client.post("/graphql", json={"query": PAGE, "variables": {"n": n}})).json()
        assert [error["extensions"]["code"] for error in answer.get("errors", ())] == ["OPERATION_TOO_LARGE"] * refused


@pytest.mark.parametrize("query", TOO_LARGE.values(), ids=TOO_LARGE.keys())
async def test_too_large_an_operation_is_refused(client: httpx.AsyncClient, query: str) -> None:
    began = time.perf_counter()
    response = await client.post("/graphql", json={"query": query})
    took = time.perf_counter() - began
    assert [error["extensions"]["code"] for error in response.json()["errors"]] == ["OPERATION_TOO_LARGE"]
    assert took < 0.5  # the doubling fragments take 8 s where each spread is walked anew


async def test_what_is_within_the_limits_is_answered(client: httpx.AsyncClient) -> None:
    query = "{" + " ".join(f"a{i}: __typename" for i in range(ALIASES)) + "}"
    assert len((await client.post("/graphql", json={"query": query})).json()["data"]) == ALIASES
    assert (await client.post("/graphql", json={"query": deep(DEPTH)})).json() == {"data": {"node": None}}


@pytest.mark.parametrize("query", ["{ ...A } fragment A on Query { ...A }", "{ ...Unknown }"])
async def test_fragments_that_go_round_or_are_missing_are_told_by_validation(client: httpx.AsyncClient, query: str) -> None:
    response = await client.post("/graphql", json={"query": query})
    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
