"""What is told when something fails: what the caller can do, and nothing of the inside."""

from __future__ import annotations

import asyncio
import logging
import threading
from pathlib import Path

import httpx
import pytest
from graphql import GraphQLError

from api.app import create_app
from api.context import Parts
from api.errors import told, told_of_request
from api.limits import Limits
from graph.errors import Ambiguous, NotFound, StoreError, StoreTimeout, StoreUnavailable
from graph.hub import Hub
from graph.model import Language
from graph.tables.writing import write
from graph.words import T
from tests.api.test_paths import PATHS
from tests.api.world import records

REQUEST = "0123456789abcdef"


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (NotFound(T("Nothing has this name.")), "BAD_USER_INPUT"),
        (StoreTimeout("The store took too long."), "TIMEOUT"),
        (StoreUnavailable("The store does not answer."), "UNAVAILABLE"),
    ],
)
def test_an_expected_failure_is_told_in_its_own_words(failure: Exception, code: str) -> None:
    assert told_of_request(failure, REQUEST, Language.EN) == {
        "message": str(failure),
        "extensions": {"code": code},
    }


def test_an_ambiguous_name_brings_its_candidates() -> None:
    error = told_of_request(
        Ambiguous(T("Two people fit."), [("bo", T("Bo Ellis")), ("cai", T("Cai Ellis"))]),
        REQUEST,
        Language.EN,
    )
    candidates = [{"id": "bo", "name": "Bo Ellis"}, {"id": "cai", "name": "Cai Ellis"}]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "candidates": candidates}


@pytest.mark.parametrize(
    "failure", [ValueError("password=hunter2"), StoreError("MATCH (n) in /home/ann/graph")]
)
def test_an_unexpected_failure_is_logged_and_only_its_request_is_told(
    failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="dolen.api"):
        (error,) = told(
            [GraphQLError(str(failure), path=["node"], original_error=failure)],
            REQUEST,
            Language.EN,
        )
    assert (error["extensions"], error["path"]) == (
        {"code": "INTERNAL", "requestId": REQUEST},
        ["node"],
    )
    assert str(failure) not in str(error)
    assert str(failure) in caplog.text
    assert REQUEST in caplog.text


async def test_a_refused_query_is_not_logged(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        caplog.at_level(logging.DEBUG, logger="strawberry"),
        caplog.at_level(logging.DEBUG, logger="dolen"),
    ):
        await client.post("/graphql", json={"query": '{ search(text: "Ann Secret") { nothing } }'})
        await client.post(
            "/graphql", json={"query": '{ tie(a: "Ann Secret", b: "x") { strength } }'}
        )
    assert "Secret" not in caplog.text


async def test_an_error_does_not_repeat_a_long_value(client: httpx.AsyncClient) -> None:
    response = await client.post(
        "/graphql", json={"query": "{ centres(first: " + "1" * 5_000 + ") { totalCount } }"}
    )
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert len(error["message"]) <= 500


async def test_a_search_that_is_out_of_time_gives_what_it_has(hub: Hub) -> None:
    app = create_app(hub, limits=Limits(path_seconds=-1.0))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost"
    ) as client:
        question = {"centre": "harbour", "target": {"person": "cai"}, "asOf": "2026-11-24"}
        answer = await client.post(
            "/graphql", json={"query": PATHS, "variables": {"input": question}}
        )
    assert answer.json()["data"]["introductionPaths"]["complete"] is False


async def test_a_long_search_keeps_nobody_waiting(hub: Hub, client: httpx.AsyncClient) -> None:
    ended = threading.Event()
    parts = Parts(hub)
    searches = [asyncio.create_task(parts.at_length(ended.wait, 5.0)) for _ in range(3)]
    await asyncio.sleep(0)
    assert (await client.get("/live")).json() == {"live": True}
    assert await parts.aside(lambda: "found") == "found"
    assert not any(search.done() for search in searches)
    ended.set()
    assert await asyncio.gather(*searches) == [True, True, True]


async def test_a_store_that_is_gone_is_told(tmp_path: Path) -> None:
    write(records(), tmp_path / "tables" / "d")
    async with Hub.open(tmp_path / "graph", tmp_path / "tables") as hub:
        app = create_app(hub, limits=Limits(ready_seconds=8.0))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost"
    ) as client:
        assert (await client.get("/live")).status_code == 200
        ready = await client.get("/ready")
        assert (ready.status_code, ready.json()["ready"], ready.headers["retry-after"]) == (
            503,
            False,
            "5",
        )
        health = await client.post(
            "/graphql", json={"query": "{ examine { ok checks { name ok } } }"}
        )
        assert health.json()["data"]["examine"] == {
            "ok": False,
            "checks": [{"name": "store", "ok": False}],
        }
        history = await client.post(
            "/graphql", json={"query": '{ node(id: "bo") { id history { nodes { id } } } }'}
        )
    (error,) = history.json()["errors"]
    assert error["extensions"].keys() == {"code", "requestId"}
