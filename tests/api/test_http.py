"""GraphQL over HTTP: what is accepted, in which form the answer comes, and what is refused."""

from __future__ import annotations

import doctest
import json
from collections.abc import AsyncIterator

import httpx
import pytest

from api import accept
from api.limits import LIMITS

TYPENAME = {"query": "{ __typename }"}
JSON_BODY = {"content-type": "application/json"}


def code(response: httpx.Response) -> str:
    return str(response.json()["errors"][0]["extensions"]["code"])


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("application/graphql-response+json", "application/graphql-response+json"),
        (
            "application/graphql-response+json, application/json;q=0.9",
            "application/graphql-response+json",
        ),
        ("application/json, application/graphql-response+json;q=0.5", "application/json"),
        ("text/html", "application/json"),
    ],
)
async def test_the_answer_has_the_media_type_that_is_preferred(
    client: httpx.AsyncClient, accept: str | None, media: str
) -> None:
    headers = {"accept": accept} if accept else {}
    response = await client.post("/graphql", json=TYPENAME, headers=headers)
    assert response.headers["content-type"] == f"{media}; charset=utf-8"
    assert response.json() == {"data": {"__typename": "Query"}}


async def test_a_query_may_come_by_get(client: httpx.AsyncClient) -> None:
    question = {
        "query": "query N($id: ID!) { node(id: $id) { id } }",
        "variables": '{"id": "bo"}',
        "operationName": "N",
    }
    response = await client.get("/graphql", params=question)
    assert response.json() == {"data": {"node": {"id": "bo"}}}


async def test_of_several_operations_one_is_named(client: httpx.AsyncClient) -> None:
    two = "query A { viewer { role } } query B { __typename }"
    assert (await client.post("/graphql", json={"query": two, "operationName": "B"})).json() == {
        "data": {"__typename": "Query"}
    }
    assert code(await client.post("/graphql", json={"query": two})) == "BAD_USER_INPUT"
    assert (
        code(await client.post("/graphql", json={"query": two, "operationName": "C"}))
        == "BAD_USER_INPUT"
    )


async def test_a_query_that_is_none_is_told_in_the_way_that_the_client_asked_for(
    client: httpx.AsyncClient,
) -> None:
    wrong = {"query": "{ nothingOfTheKind }"}
    plain = await client.post("/graphql", json=wrong)
    assert (plain.status_code, code(plain), "data" in plain.json()) == (
        200,
        "BAD_USER_INPUT",
        False,
    )
    strict = await client.post(
        "/graphql", json=wrong, headers={"accept": "application/graphql-response+json"}
    )
    assert (strict.status_code, code(strict)) == (400, "BAD_USER_INPUT")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"1",
        b'"x"',
        b"[]",
        b'[{"query": "{ __typename }"}]',
        b"{",
        b"{}",
        b'{"query": 1}',
        b'{"query": "{ __typename }", "variables": []}',
        b'{"query": "{ __typename }", "operationName": 1}',
        b'{"query": "\xff"}',
        '{"query": "{ __typename }"}'.encode("utf-16"),
        b'{"query": "{ __typename }", "variables": {"x": NaN}}',
        b'{"query": "{ __typename }", "variables": {"x": -Infinity}}',
        b'{"query": "{ __typename }", "variables": {"x": ' + b"1" * 5_000 + b"}}",
        b'{"query": ' + b"[" * 100_000,
        b'{"query": "{ __typename }", "variables": {"x": "\\ud800"}}',
        b'{"query": "{ __typename }", "variables": {"x": "\\u0000"}}',
        b'{"query": "{ __typename }", "variables": {"\\u0000": "x"}}',
    ],
    ids=lambda body: repr(body[:48]),
)
async def test_a_body_that_is_no_request_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    response = await client.post("/graphql", content=body, headers=JSON_BODY)
    assert (response.status_code, code(response)) == (400, "BAD_USER_INPUT")


@pytest.mark.parametrize(
    "media", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
async def test_only_json_is_read(client: httpx.AsyncClient, media: str) -> None:
    response = await client.post(
        "/graphql", content=json.dumps(TYPENAME), headers={"content-type": media}
    )
    assert (response.status_code, code(response)) == (400, "BAD_USER_INPUT")


async def test_a_nul_in_a_literal_of_the_query_is_refused(client: httpx.AsyncClient) -> None:
    response = await client.post(
        "/graphql", json={"query": '{ search(text: "a\\u0000") { totalCount } }'}
    )
    assert code(response) == "BAD_USER_INPUT"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods_are_refused(client: httpx.AsyncClient, method: str) -> None:
    response = await client.request(method, "/graphql", json=TYPENAME)
    assert (response.status_code, response.headers["allow"]) == (405, "GET, POST")


async def test_the_endpoint_without_a_query_shows_no_page(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", headers={"accept": "text/html"})
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/json"


async def test_a_body_of_ten_megabytes_is_refused_unread(client: httpx.AsyncClient) -> None:
    sent = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(160):
            sent += 65_536
            yield b" " * 65_536

    response = await client.post("/graphql", content=b" " * 10_485_760, headers=JSON_BODY)
    assert (response.status_code, code(response)) == (413, "OPERATION_TOO_LARGE")
    response = await client.post("/graphql", content=body(), headers=JSON_BODY)  # without a length
    assert (response.status_code, code(response)) == (413, "OPERATION_TOO_LARGE")
    assert sent <= LIMITS.body_bytes + 2 * 65_536


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost:8000", 200), ("127.0.0.1", 200), ("[::1]:8000", 200), ("evil.example", 400)],
)
async def test_only_loopback_names_reach_it(
    client: httpx.AsyncClient, host: str, status: int
) -> None:
    response = await client.get("/live", headers={"host": host})
    assert response.status_code == status


async def test_it_lives_and_is_ready(client: httpx.AsyncClient) -> None:
    assert (await client.get("/live")).json() == {"live": True}
    ready = await client.get("/ready")
    assert (ready.status_code, ready.json()["ready"]) == (200, True)
    # that a public source may have changed since does not make it less ready
    assert ready.json()["overdue"] == [
        {"source": "register", "readOn": "2025-01-01", "cadenceDays": 30}
    ]


async def test_the_front_leads_to_the_pages(client: httpx.AsyncClient) -> None:
    front = await client.get("/")
    assert (front.status_code, front.headers["location"]) == (302, "/en/")


def test_the_examples_of_accept_headers_hold() -> None:
    assert doctest.testmod(accept) == (0, 5)
